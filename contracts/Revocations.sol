// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IContractors} from "./interfaces/IContractors.sol";
import {IReviews} from "./interfaces/IReviews.sol";
import {IReviewTypes} from "./interfaces/IReviewTypes.sol";
import {IRevocations} from "./interfaces/IRevocations.sol";

/// @title Revocations
/// @notice How the contractors of a domain take a clearance back; see {IRevocations}.
contract Revocations is IRevocations {
    // -------------------------------------------------------------------------------------- constants and immutables

    /// @notice Seconds after the k-th endorsement in which the accused can still appeal, at least.
    uint24 public constant APPEAL = 7 days;
    /// @notice Seconds after a rejected revocation in which others of the same clearance newly suspend nobody before they pass.
    uint48 public constant SPARED = 180 days;

    /// @dev Seconds in which one revocation counts once for its domain's limit.
    uint48 private constant COUNTED_ONCE = 30 days;

    /// @notice Where clearances are written down.
    IContractors public immutable CONTRACTORS;
    /// @notice Who judges.
    IReviews public immutable REVIEWS;

    // ----------------------------------------------------------------------------------------------------- storage

    /// @dev What became of a revocation, in one slot.
    struct Effect {
        bool suspends;
        bool spared;
        uint48 countedAt;
    }

    mapping(bytes32 id => Effect) private _effects;
    /// @inheritdoc IRevocations
    mapping(uint32 domain => mapping(uint32 party => uint48)) public sparedUntil;
    /// @inheritdoc IRevocations
    mapping(uint32 domain => mapping(address account => mapping(address opener => bytes32 id))) public lastRevocation;

    /// @param contractors where clearances are written down
    /// @param reviews who judges
    constructor(IContractors contractors, IReviews reviews) {
        CONTRACTORS = contractors;
        REVIEWS = reviews;
    }

    // ------------------------------------------------------------------------------------------------------- reads

    /// @inheritdoc IRevocations
    function suspends(bytes32 id) external view returns (bool) {
        return _effects[id].suspends;
    }

    /// @inheritdoc IRevocations
    function questionOf(Revocation memory revocation) public view returns (IReviewTypes.Question memory) {
        return
            IReviewTypes.Question({
                workflow: address(this),
                domain: revocation.domain,
                content: keccak256(abi.encode(revocation.opener, revocation.content)),
                subject: revocation.account,
                salt: revocation.salt,
                payees: new address[](0),
                barred: revocation.barred
            });
    }

    // ------------------------------------------------------------------------------------------------------ writes

    /// @inheritdoc IRevocations
    function open(uint32 domain, address account, string calldata uri, uint64 salt) external returns (bytes32 id) {
        if (bytes(uri).length == 0) revert Revocations_NoContent();
        // Whoever has just moved is known by the old address too.
        uint32 party = CONTRACTORS.partyNumberOf(account);
        if (party != 0) account = CONTRACTORS.partyOf(party).account;
        IContractors.Clearance memory clearance = CONTRACTORS.clearanceOf(domain, account);
        bool stands = clearance.since != 0 && clearance.since < block.timestamp && !clearance.ended;
        if (!stands) revert Revocations_NotCleared(domain, account);
        bytes32 last = lastRevocation[domain][account][msg.sender];
        if (last != 0 && !_isFinal(REVIEWS.stateOf(last))) revert Revocations_AlreadyOpen(last, msg.sender);
        Revocation memory revocation = Revocation({
            domain: domain,
            account: account,
            opener: msg.sender,
            content: keccak256(bytes(uri)),
            salt: salt,
            barred: new uint32[](0)
        });
        IReviewTypes.Question memory question = questionOf(revocation);
        (id, question.barred) = REVIEWS.open(
            IReviewTypes.Opening({
                domain: domain,
                content: question.content,
                subject: account,
                salt: salt,
                minChallenge: APPEAL,
                appealable: true
            }),
            question.payees
        );
        lastRevocation[domain][account][msg.sender] = id;
        emit RevocationOpened({
            revocation: id,
            domain: domain,
            account: account,
            opener: msg.sender,
            salt: salt,
            uri: uri
        });
        REVIEWS.actFor(question, msg.sender, IReviewTypes.Act.Endorse, "");
        _enforce(id, question);
    }

    /// @inheritdoc IRevocations
    function endorse(Revocation calldata revocation, string calldata reason) external {
        IReviewTypes.Question memory question = questionOf(revocation);
        REVIEWS.actFor(question, msg.sender, IReviewTypes.Act.Endorse, reason);
        _enforce(_idOf(question), question);
    }

    /// @inheritdoc IRevocations
    function submit(Revocation calldata revocation, IReviewTypes.SignedSay[] calldata signed) external {
        IReviewTypes.Question memory question = questionOf(revocation);
        REVIEWS.submit(question, signed);
        _enforce(_idOf(question), question);
    }

    /// @inheritdoc IRevocations
    function enforce(Revocation calldata revocation) external {
        IReviewTypes.Question memory question = questionOf(revocation);
        bytes32 id = _idOf(question);
        if (!_enforce(id, question)) revert Revocations_NothingToDo(id, REVIEWS.stateOf(id));
    }

    // --------------------------------------------------------------------------------------------------- internals

    function _idOf(IReviewTypes.Question memory question) private pure returns (bytes32) {
        return keccak256(abi.encode(question));
    }

    function _isFinal(IReviewTypes.State state) private pure returns (bool) {
        return state == IReviewTypes.State.Passed || state == IReviewTypes.State.Rejected;
    }

    /// @dev Does what the state of the review asks for. Returns whether there was anything to do.
    function _enforce(bytes32 id, IReviewTypes.Question memory question) private returns (bool) {
        IReviewTypes.State state = REVIEWS.stateOf(id);
        if (state == IReviewTypes.State.Concludable) state = REVIEWS.conclude(question);
        if (state == IReviewTypes.State.Passed) return _revoke(id, question);
        bool shouldSuspend =
            state == IReviewTypes.State.Reached || (state == IReviewTypes.State.Escalated && _isEndorsed(id));
        if (shouldSuspend) return _suspend(id, question);
        return _lift(id, question, state == IReviewTypes.State.Rejected);
    }

    /// @dev Whether k endorsed it. Before that it can be escalated too, when k object or nobody judges: one voice must not
    /// suspend anybody by that.
    function _isEndorsed(bytes32 id) private view returns (bool) {
        IReviewTypes.Review memory review = REVIEWS.reviewOf(id);
        return review.endorsements >= review.k;
    }

    /// @dev Waits where the domain's limit is used up: the review goes on, and it is enforced later.
    function _suspend(bytes32 id, IReviewTypes.Question memory question) private returns (bool) {
        (address account, bool stands, bool suspended) = _clearanceIn(id, question);
        // Another revocation may have suspended it already.
        if (!stands || suspended || block.timestamp < sparedUntil[question.domain][question.barred[0]]) return false;
        if (!_counts(id) && CONTRACTORS.nextRevocation(question.domain) > block.timestamp) return false;
        _effects[id].suspends = true;
        emit RevocationSuspends(id);
        _suspendCounted(id, question.domain, account);
        return true;
    }

    /// @dev However often a revocation suspends within the span of the limit, as its endorsers come and go, it counts once.
    function _suspendCounted(bytes32 id, uint32 domain, address account) private {
        bool again = _counts(id);
        if (!again) _effects[id].countedAt = uint48(block.timestamp);
        CONTRACTORS.suspend(domain, account, !again);
    }

    function _counts(bytes32 id) private view returns (bool) {
        uint48 countedAt = _effects[id].countedAt;
        return countedAt != 0 && block.timestamp < countedAt + COUNTED_ONCE;
    }

    function _lift(bytes32 id, IReviewTypes.Question memory question, bool rejected) private returns (bool) {
        bool spares = rejected && _spare(id, question);
        if (!_effects[id].suspends) return spares;
        _effects[id].suspends = false;
        emit RevocationLifted(id);
        (address account, bool stands, ) = _clearanceIn(id, question);
        if (stands) CONTRACTORS.reinstate(question.domain, account);
        return true;
    }

    /// @dev Once for each that k endorsed and that was rejected all the same, whether it suspended anybody just then or not. What was
    /// cleared since then was never accused.
    function _spare(bytes32 id, IReviewTypes.Question memory question) private returns (bool) {
        Effect storage effect = _effects[id];
        if (effect.spared || (effect.countedAt == 0 && !_isEndorsed(id))) return false;
        (, bool stands, ) = _clearanceIn(id, question);
        if (!stands) return false;
        effect.spared = true;
        uint48 until = uint48(block.timestamp) + SPARED;
        sparedUntil[question.domain][question.barred[0]] = until;
        emit RevocationSpares({revocation: id, until: until});
        return true;
    }

    function _revoke(bytes32 id, IReviewTypes.Question memory question) private returns (bool) {
        REVIEWS.settle(question);
        _effects[id].suspends = false;
        emit Revoked(id);
        (address account, bool stands, bool suspended) = _clearanceIn(id, question);
        if (!stands) return true;
        // One that is not suspended counts for the limit now.
        if (!suspended) _suspendCounted(id, question.domain, account);
        CONTRACTORS.end(question.domain, account);
        return true;
    }

    /// @dev The clearance that the review is about, if it still stands and is no later one. Its holder is known by its
    /// number: a move does not escape a revocation.
    function _clearanceIn(
        bytes32 id,
        IReviewTypes.Question memory question
    ) private view returns (address account, bool stands, bool suspended) {
        account = CONTRACTORS.partyOf(question.barred[0]).account;
        IContractors.Clearance memory clearance = CONTRACTORS.clearanceOf(question.domain, account);
        bool isOver = clearance.until != 0 && clearance.until <= block.timestamp;
        stands = !clearance.ended && !isOver && clearance.since < REVIEWS.reviewOf(id).openedAt;
        suspended = clearance.suspended;
    }
}
