// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IContractors} from "./interfaces/IContractors.sol";
import {IDomains} from "./interfaces/IDomains.sol";
import {IParties} from "./interfaces/IParties.sol";
import {IReviews} from "./interfaces/IReviews.sol";
import {ReviewBook} from "./reviews/ReviewBook.sol";
import {Says} from "./types/Say.sol";
import {Signatures} from "./types/Signatures.sol";

/// @title Reviews
/// @notice Who said yes to what, and what was concluded; see {IReviews}.
contract Reviews is ReviewBook, AccessControl, EIP712 {
    // -------------------------------------------------------------------------------------- constants and immutables

    /// @notice The right to open reviews; held by the workflows.
    bytes32 public constant WORKFLOW_ROLE = keccak256("WORKFLOW_ROLE");

    /// @notice What is signed (EIP-712): `act` is 0 to endorse, 1 to object, 2 to withdraw; `nonce` is {nonceOf}; `deadline` in
    /// seconds since 1970.
    bytes32 public constant SAY_TYPEHASH = keccak256(
        "Say(bytes32 review,bytes32 content,uint8 act,string reason,address signer,uint256 nonce,uint48 deadline)"
    );

    /// @inheritdoc IReviews
    address public immutable ARBITER;

    /// @param admin who grants rights; hands over to the stakeholders' timelock after deployment
    /// @param contractors who is in which domain
    /// @param arbiter who answers what is escalated: the stakeholders' timelock
    constructor(
        address admin,
        IContractors contractors,
        address arbiter
    ) ReviewBook(contractors) EIP712("Exchequer Reviews", "1") {
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        ARBITER = arbiter;
    }

    // --------------------------------------------------------------------------------------------- writes: workflows

    /// @inheritdoc IReviews
    function open(
        Opening calldata opening,
        address[] calldata payees
    ) external onlyRole(WORKFLOW_ROLE) returns (bytes32 id, uint32[] memory barred) {
        if (opening.subject == address(0)) revert Reviews_NoSubject();
        address[] memory judged = new address[](payees.length + 1);
        judged[0] = opening.subject;
        for (uint256 i = 0; i < payees.length; ++i) judged[i + 1] = payees[i];
        IDomains.Terms memory terms;
        Review memory review;
        (terms, review.seasoned, barred) = CONTRACTORS.openingOf(opening.domain, judged);
        Question memory question = Question({
            workflow: msg.sender,
            domain: opening.domain,
            content: opening.content,
            subject: opening.subject,
            salt: opening.salt,
            payees: payees,
            barred: barred
        });
        id = keccak256(abi.encode(question));
        if (_reviews[id].openedAt != 0) revert Reviews_AlreadyOpen(id);

        // Signatures may have been made void before the review opened.
        review.spent = _reviews[id].spent;
        review.openedAt = uint40(block.timestamp);
        // No overflow: both are at most 90 days.
        review.challenge = uint24(Math.max(terms.challenge, opening.minChallenge));
        review.period = uint24(terms.period);
        review.k = terms.k;
        review.appealable = opening.appealable;
        _reviews[id] = review;
        emit ReviewOpened({
            id: id,
            workflow: msg.sender,
            domain: opening.domain,
            question: question,
            panel: Panel({
                k: review.k,
                challenge: review.challenge,
                period: review.period,
                seasoned: review.seasoned,
                appealable: review.appealable
            })
        });
    }

    /// @inheritdoc IReviews
    function actFor(Question calldata question, address account, Act act, string calldata reason) external {
        bytes32 id = _idForWorkflow(question);
        Review memory review = _reviews[id];
        _act(id, question, review, account, act, reason);
        _reviews[id] = review;
    }

    /// @inheritdoc IReviews
    function settle(Question calldata question) external returns (bytes32 id, bool passed, uint48 openedAt) {
        id = _idForWorkflow(question);
        Review storage stored = _reviews[id];
        if (stored.settled) revert Reviews_AlreadySettled(id);
        if (stored.stage != Stage.Passed) {
            Review memory review = stored;
            if (_stateOf(id, review) == State.Concludable) _conclude(id, question, review);
            _requireState(id, review, _bit(State.Passed) | _bit(State.Rejected));
            _reviews[id] = review;
        }
        stored.settled = true;
        (passed, openedAt) = (stored.stage == Stage.Passed, stored.openedAt);
    }

    // ------------------------------------------------------------------------------------------------ writes: judges

    /// @inheritdoc IReviews
    function endorse(Question calldata question, string calldata reason) external {
        bytes32 id = idOf(question);
        Review memory review = _reviews[id];
        _endorse(id, question, review, msg.sender, reason);
        _reviews[id] = review;
    }

    /// @inheritdoc IReviews
    function object(Question calldata question, string calldata reason) external {
        bytes32 id = idOf(question);
        Review memory review = _reviews[id];
        _object(id, question, review, msg.sender, reason);
        _reviews[id] = review;
    }

    /// @inheritdoc IReviews
    function withdraw(Question calldata question) external {
        bytes32 id = idOf(question);
        Review memory review = _reviews[id];
        _withdraw(id, review, msg.sender);
        _reviews[id] = review;
    }

    /// @inheritdoc IReviews
    function submit(Question calldata question, SignedSay[] calldata signed) external returns (State) {
        bytes32 id = idOf(question);
        Review memory review = _reviews[id];
        for (uint256 i = 0; i < signed.length; ++i) {
            SignedSay calldata say = signed[i];
            uint32 party = CONTRACTORS.partyNumberOf(say.signer);
            if (_isNeedless(id, question, review, party, say.act)) continue;
            _requireSigned(id, question.content, _nonceOf(id, review, party), say);
            _act(id, question, review, say.signer, say.act, say.reason);
        }
        _reviews[id] = review;
        return _stateOf(id, review);
    }

    /// @inheritdoc IReviews
    function voidSignatures(bytes32 id) external {
        uint32 party = CONTRACTORS.partyNumberOf(msg.sender);
        if (CONTRACTORS.partyOf(party).account != msg.sender) revert IParties.Contractors_UnknownAccount(msg.sender);
        Review memory review = _reviews[id];
        if (_find(id, review, party) < _count(review)) revert Reviews_AlreadySaid(id, msg.sender);
        _reviews[id].spent = true;
        ++_spent[id][party];
        emit SignaturesVoided({id: id, account: msg.sender});
    }

    /// @inheritdoc IReviews
    function conclude(Question calldata question) external returns (State state) {
        bytes32 id = idOf(question);
        Review memory review = _reviews[id];
        _requireState(id, review, _bit(State.Concludable));
        _conclude(id, question, review);
        _reviews[id] = review;
        return _stateOf(id, review);
    }

    // ----------------------------------------------------------------------------------------------- writes: arbiter

    /// @inheritdoc IReviews
    function escalate(Question calldata question) external {
        bytes32 id = idOf(question);
        Review memory review = _reviews[id];
        _requireState(id, review, _bit(State.Contested) | _bit(State.Lapsed));
        if (!CONTRACTORS.isCleared(question.domain, msg.sender) && !_isSubject(question, msg.sender)) {
            revert Reviews_NotConcerned(id, msg.sender);
        }
        _escalate(id, review, msg.sender);
        _reviews[id] = review;
    }

    /// @inheritdoc IReviews
    function appeal(Question calldata question, string calldata reason) external {
        bytes32 id = idOf(question);
        Review memory review = _reviews[id];
        _requireState(id, review, _bit(State.Open) | _bit(State.Reached));
        if (!review.appealable || !_isSubject(question, msg.sender)) revert Reviews_NotAppealable(id, msg.sender);
        if (review.appealed) revert Reviews_AlreadyAppealed(id);
        // Without k endorsers that are still eligible there is nothing to appeal against yet: the appeal waits for them, so that
        // nobody escapes it by withdrawing in front of it.
        review.appealed = true;
        emit ReviewAppealed({id: id, account: msg.sender, reason: reason});
        _recount(id, question.domain, _judgedIn(question), review);
        if (review.stage == Stage.Reached) _escalate(id, review, msg.sender);
        _reviews[id] = review;
    }

    /// @inheritdoc IReviews
    function answer(Question calldata question, bool passed, string calldata reason) external {
        bytes32 id = idOf(question);
        if (msg.sender != ARBITER) revert Reviews_NotTheArbiter(id, ARBITER, msg.sender);
        _requireState(id, _reviews[id], _bit(State.Escalated));
        _reviews[id].stage = passed ? Stage.Passed : Stage.Rejected;
        emit ReviewAnswered({id: id, passed: passed, reason: reason});
    }

    // --------------------------------------------------------------------------------------------- internals: people

    function _idForWorkflow(Question calldata question) private view returns (bytes32 id) {
        id = idOf(question);
        if (msg.sender != question.workflow) revert Reviews_NotTheWorkflow(id, question.workflow, msg.sender);
    }

    /// @dev Whether `account` is whom the question is about. Who had a number then is known by it, whatever its address is now.
    function _isSubject(Question calldata question, address account) private view returns (bool) {
        if (question.barred.length == 0 || question.barred[0] == 0) return account == question.subject;
        return CONTRACTORS.partyOf(question.barred[0]).account == account;
    }

    /// @dev After the k-th, k more can endorse until the deadline: so that a k-th who withdraws at the last moment does not undo
    /// what others would have carried.
    function _requirePlace(bytes32 id, Question calldata question, Review memory review) private {
        // Those who left hold no places.
        if (_isFull(review)) _recount(id, question.domain, _judgedIn(question), review);
        uint48 deadline = uint48(review.openedAt) + review.period;
        if (_isFull(review) || block.timestamp >= deadline) {
            revert Reviews_NoPlace(id, review.endorsements, deadline);
        }
    }

    function _isFull(Review memory review) private pure returns (bool) {
        return uint256(review.endorsements) >= 2 * uint256(review.k);
    }

    /// @dev Who judges has a voice that is silent so far: its own and, where it has one, its company's.
    function _hear(
        bytes32 id,
        Question calldata question,
        Review memory review,
        address account
    ) private returns (uint32 party, uint32 company) {
        (party, company) = CONTRACTORS.judgeOf(question.domain, account, review.openedAt, review.seasoned);
        if (party == 0) revert Reviews_NotEligible(question.domain, account, review.openedAt);
        if (!_isHeard(id, review, party, company)) return (party, company);
        // Somebody who is no longer eligible may have lent it.
        _recount(id, question.domain, _judgedIn(question), review);
        if (_isHeard(id, review, party, company)) revert Reviews_AlreadySaid(id, account);
    }

    function _isHeard(bytes32 id, Review memory review, uint32 party, uint32 company) private view returns (bool) {
        uint256 count = _count(review);
        for (uint256 i = 0; i < count; ++i) {
            uint32 other = _sayAt(id, review, i).party();
            if (other == party || (company != 0 && CONTRACTORS.partyOf(other).company == company)) return true;
        }
        return false;
    }

    // ------------------------------------------------------------------------------------------------ internals: acts

    function _act(
        bytes32 id,
        Question calldata question,
        Review memory review,
        address account,
        Act act,
        string calldata reason
    ) private {
        if (act == Act.Endorse) _endorse(id, question, review, account, reason);
        else if (act == Act.Object) _object(id, question, review, account, reason);
        else _withdraw(id, review, account);
    }

    function _endorse(
        bytes32 id,
        Question calldata question,
        Review memory review,
        address account,
        string calldata reason
    ) private {
        _requireState(id, review, _bit(State.Open) | _bit(State.Reached));
        _requirePlace(id, question, review);
        (uint32 party, uint32 company) = _hear(id, question, review, account);
        uint32[] memory judged = _judgedIn(question);
        if (_isBarred(judged, party, company)) revert Reviews_Barred(id, account);
        _add(id, review, Says.from(party, true));
        emit Endorsed({id: id, account: account, reason: reason});
        if (review.stage == Stage.Opened && review.endorsements >= review.k) _reach(id, question, judged, review);
    }

    function _object(
        bytes32 id,
        Question calldata question,
        Review memory review,
        address account,
        string calldata reason
    ) private {
        _requireState(id, review, _bit(State.Open) | _bit(State.Reached));
        (uint32 party, ) = _hear(id, question, review, account);
        bool isSubject = account == question.subject || party == CONTRACTORS.partyNumberOf(question.subject);
        if (isSubject) revert Reviews_Barred(id, account);
        _add(id, review, Says.from(party, false));
        emit Objected({id: id, account: account, reason: reason});
        if (review.objections < review.k) return;
        _recount(id, question.domain, _judgedIn(question), review);
        if (review.objections < review.k) return;
        review.stage = Stage.Contested;
        _times[id].disputedAt = uint48(block.timestamp);
        emit ReviewContested(id);
        if (review.appealable) _escalate(id, review, account);
    }

    function _withdraw(bytes32 id, Review memory review, address account) private {
        _requireState(id, review, _bit(State.Open) | _bit(State.Reached) | _bit(State.Concludable));
        uint32 party = CONTRACTORS.partyNumberOf(account);
        uint256 place = _find(id, review, party);
        if (place == _count(review) || CONTRACTORS.partyOf(party).account != account) {
            revert Reviews_NothingSaid(id, account);
        }
        _remove(id, review, place);
        emit SayWithdrawn({id: id, account: account});
        _reopenIfShort(id, review);
    }

    // ------------------------------------------------------------------------------------------ internals: signatures

    /// @dev Whether submitting an act is needless: its signer or a colleague has spoken already, the review has passed, it is
    /// disputed already, or there is no place for another endorsement. Those who have left hold neither voices nor places.
    function _isNeedless(
        bytes32 id,
        Question calldata question,
        Review memory review,
        uint32 party,
        Act act
    ) private returns (bool) {
        if (act == Act.Withdraw) return false;
        if (act == Act.Object && (review.stage == Stage.Contested || review.stage == Stage.Escalated)) return true;
        bool counts = review.stage == Stage.Opened || review.stage == Stage.Reached;
        uint32 company = CONTRACTORS.partyOf(party).company;
        if (counts && (_isFull(review) || _isHeard(id, review, party, company)))
            _recount(id, question.domain, _judgedIn(question), review);
        if (act == Act.Endorse && review.openedAt != 0 && review.endorsements >= review.k) {
            bool isOver = block.timestamp >= uint48(review.openedAt) + review.period;
            if (isOver || _isFull(review) || _stateOf(id, review) != State.Reached) return true;
        }
        return _isHeard(id, review, party, company);
    }

    function _requireSigned(bytes32 id, bytes32 content, uint256 nonce, SignedSay calldata say) private view {
        if (block.timestamp >= say.deadline) revert Reviews_SignatureExpired(id, say.signer, say.deadline);
        bytes32 reason = keccak256(bytes(say.reason));
        bytes32 digest = _hashTypedDataV4(
            keccak256(abi.encode(SAY_TYPEHASH, id, content, say.act, reason, say.signer, nonce, say.deadline))
        );
        if (!Signatures.isFrom(say.signer, digest, say.signature)) {
            revert Reviews_InvalidSignature(id, say.signer, nonce);
        }
    }
}
