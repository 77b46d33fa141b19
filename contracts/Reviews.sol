// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";

import {IContractors} from "./interfaces/IContractors.sol";
import {IReviews} from "./interfaces/IReviews.sol";

/// @title Reviews
/// @notice Who said yes to what, and what was concluded; see {IReviews}.
contract Reviews is IReviews, AccessControl {
    // -------------------------------------------------------------------------------------- constants and immutables

    /// @notice The right to open reviews; held by the workflows.
    bytes32 public constant WORKFLOW_ROLE = keccak256("WORKFLOW_ROLE");

    /// @notice Who is in which domain.
    IContractors public immutable CONTRACTORS;

    // ----------------------------------------------------------------------------------------------------- storage

    mapping(bytes32 id => Review) private _reviews;
    /// @dev Who endorsed and who objected; the indices below the review's counts are live.
    mapping(bytes32 id => mapping(uint256 index => address)) private _endorsers;
    mapping(bytes32 id => mapping(uint256 index => address)) private _objectors;

    /// @param admin who grants rights; hands over to the stakeholders' timelock after deployment
    /// @param contractors who is in which domain
    constructor(address admin, IContractors contractors) {
        _grantRole(DEFAULT_ADMIN_ROLE, admin);
        CONTRACTORS = contractors;
    }

    // ------------------------------------------------------------------------------------------------------- reads

    /// @inheritdoc IReviews
    function idOf(Question calldata question) public pure returns (bytes32) {
        return keccak256(abi.encode(question));
    }

    /// @inheritdoc IReviews
    function stateOf(bytes32 id) external view returns (State) {
        return _stateOf(_reviews[id]);
    }

    /// @inheritdoc IReviews
    function reviewOf(bytes32 id) external view returns (Review memory) {
        return _reviews[id];
    }

    /// @inheritdoc IReviews
    function saysOf(bytes32 id) external view returns (address[] memory endorsers, address[] memory objectors) {
        endorsers = new address[](_reviews[id].endorsements);
        for (uint256 i = 0; i < endorsers.length; ++i) endorsers[i] = _endorsers[id][i];
        objectors = new address[](_reviews[id].objections);
        for (uint256 i = 0; i < objectors.length; ++i) objectors[i] = _objectors[id][i];
    }

    // ------------------------------------------------------------------------------------------------------ writes

    /// @inheritdoc IReviews
    function open(
        uint32 domain,
        bytes32 content,
        address subject,
        address[] calldata payees,
        address sponsor
    ) external onlyRole(WORKFLOW_ROLE) returns (bytes32 id) {
        if (subject == address(0)) revert Reviews_NoSubject();
        IContractors.Terms memory terms = CONTRACTORS.termsOf(domain);
        uint48 openedAt = uint48(block.timestamp);
        uint48 deadline = openedAt + terms.period;
        Question memory question = Question({
            workflow: msg.sender,
            domain: domain,
            openedAt: openedAt,
            content: content,
            subject: subject,
            payees: payees
        });
        id = keccak256(abi.encode(question));
        Review storage review = _reviews[id];
        if (review.deadline != 0) revert Reviews_AlreadyOpen(id);

        review.deadline = deadline;
        review.challenge = terms.challenge;
        review.k = terms.k;
        emit ReviewOpened({
            id: id,
            workflow: msg.sender,
            domain: domain,
            question: question,
            k: terms.k,
            challenge: terms.challenge,
            deadline: deadline
        });
        if (sponsor != address(0)) {
            _requireMayEndorse(id, sponsor, subject, payees);
            bool hasK = _say(id, review, domain, openedAt, sponsor, true);
            emit Endorsed({id: id, account: sponsor, reason: ""});
            if (hasK) _reach(id, review, domain, openedAt);
        }
    }

    /// @inheritdoc IReviews
    function endorse(Question calldata question, string calldata reason) external {
        bytes32 id = idOf(question);
        Review storage review = _reviews[id];
        _requireState(id, review, _bit(State.Open));
        _requireMayEndorse(id, msg.sender, question.subject, question.payees);
        bool hasK = _say(id, review, question.domain, question.openedAt, msg.sender, true);
        emit Endorsed({id: id, account: msg.sender, reason: reason});
        if (hasK) _reach(id, review, question.domain, question.openedAt);
    }

    /// @inheritdoc IReviews
    function object(Question calldata question, string calldata reason) external {
        bytes32 id = idOf(question);
        Review storage review = _reviews[id];
        _requireState(id, review, _bit(State.Open) | _bit(State.Reached));
        if (msg.sender == question.subject) revert Reviews_Barred(id, msg.sender);

        bool hasK = _say(id, review, question.domain, question.openedAt, msg.sender, false);
        emit Objected({id: id, account: msg.sender, reason: reason});
        if (!hasK) return;
        _recount(id, review, question.domain, question.openedAt);
        if (review.objections < review.k) return;
        review.contestedAt = uint48(block.timestamp);
        emit ReviewContested(id);
    }

    /// @inheritdoc IReviews
    function withdraw(Question calldata question) external {
        bytes32 id = idOf(question);
        Review storage review = _reviews[id];
        _requireState(id, review, _bit(State.Open) | _bit(State.Reached) | _bit(State.Concludable));
        uint8 endorsements = review.endorsements;
        uint8 objections = review.objections;
        uint256 index = _find(_endorsers[id], endorsements, msg.sender);
        if (index < endorsements) {
            review.endorsements = _removeAt(_endorsers[id], endorsements, index);
        } else {
            index = _find(_objectors[id], objections, msg.sender);
            if (index == objections) revert Reviews_NothingSaid(id, msg.sender);
            review.objections = _removeAt(_objectors[id], objections, index);
        }
        emit SayWithdrawn({id: id, account: msg.sender});
        _reopenIfShort(id, review);
    }

    /// @inheritdoc IReviews
    function conclude(Question calldata question) external returns (State state) {
        bytes32 id = idOf(question);
        Review storage review = _reviews[id];
        _requireState(id, review, _bit(State.Concludable));
        _conclude(id, review, question.domain, question.openedAt);
        return _stateOf(review);
    }

    /// @inheritdoc IReviews
    function settle(Question calldata question) external returns (bytes32 id, bool passed) {
        id = idOf(question);
        if (msg.sender != question.workflow) revert Reviews_NotTheWorkflow(id, question.workflow, msg.sender);
        Review storage review = _reviews[id];
        if (review.settled) revert Reviews_AlreadySettled(id);
        if (_stateOf(review) == State.Concludable) _conclude(id, review, question.domain, question.openedAt);
        _requireState(id, review, _bit(State.Passed) | _bit(State.Contested) | _bit(State.Lapsed));

        review.settled = true;
        passed = review.passedAt != 0;
    }

    // --------------------------------------------------------------------------------------------------- internals

    /// @dev Terminal states first. Windows are half-open: a boundary second belongs to what comes after it.
    function _stateOf(Review storage review) private view returns (State) {
        if (review.deadline == 0) return State.None;
        if (review.passedAt != 0) return State.Passed;
        if (review.contestedAt != 0) return State.Contested;
        if (review.reachedAt != 0) {
            bool challengeable = block.timestamp < uint256(review.reachedAt) + review.challenge;
            return challengeable ? State.Reached : State.Concludable;
        }
        return block.timestamp < review.deadline ? State.Open : State.Lapsed;
    }

    function _bit(State state) private pure returns (bytes32) {
        return bytes32(1 << uint8(state));
    }

    function _requireState(bytes32 id, Review storage review, bytes32 expected) private view {
        State current = _stateOf(review);
        if (_bit(current) & expected == 0) revert Reviews_UnexpectedState(id, current, expected);
    }

    function _requireMayEndorse(bytes32 id, address account, address subject, address[] calldata payees) private pure {
        if (account == subject) revert Reviews_Barred(id, account);
        for (uint256 i = 0; i < payees.length; ++i) {
            if (account == payees[i]) revert Reviews_Barred(id, account);
        }
    }

    /// @dev The index of `account` among the first `count` of `list`, or `count` if it is not there.
    function _find(
        mapping(uint256 index => address) storage list,
        uint256 count,
        address account
    ) private view returns (uint256 index) {
        while (index < count && list[index] != account) ++index;
    }

    /// @dev Writes a say down. Returns whether its side now has k.
    function _say(
        bytes32 id,
        Review storage review,
        uint32 domain,
        uint48 openedAt,
        address account,
        bool endorses
    ) private returns (bool hasK) {
        if (!CONTRACTORS.isEligible(domain, account, openedAt)) {
            revert Reviews_NotEligible(domain, account, openedAt);
        }
        uint8 endorsements = review.endorsements;
        uint8 objections = review.objections;
        bool silent =
            _find(_endorsers[id], endorsements, account) == endorsements &&
                _find(_objectors[id], objections, account) == objections;
        if (!silent) revert Reviews_AlreadySaid(id, account);
        if (endorses) {
            hasK = endorsements + 1 == review.k;
            review.endorsements = endorsements + 1;
            _endorsers[id][endorsements] = account;
        } else {
            hasK = objections + 1 == review.k;
            review.objections = objections + 1;
            _objectors[id][objections] = account;
        }
    }

    /// @dev The review has k endorsements: it passes, or its challenge period begins.
    function _reach(bytes32 id, Review storage review, uint32 domain, uint48 openedAt) private {
        if (review.challenge == 0) {
            _conclude(id, review, domain, openedAt);
        } else {
            // Says of people who have left must not start the clock.
            _recount(id, review, domain, openedAt);
            if (review.endorsements < review.k) return;
            review.reachedAt = uint48(block.timestamp);
            emit ReviewReached(id);
        }
    }

    /// @dev Passes the review if enough of its endorsers are still eligible.
    function _conclude(bytes32 id, Review storage review, uint32 domain, uint48 openedAt) private {
        _recount(id, review, domain, openedAt);
        if (review.endorsements < review.k) return;
        review.passedAt = uint48(block.timestamp);
        emit ReviewPassed(id);
    }

    /// @dev Drops the says that are no longer eligible.
    function _recount(bytes32 id, Review storage review, uint32 domain, uint48 openedAt) private {
        review.endorsements = _dropIneligible(id, _endorsers[id], review.endorsements, domain, openedAt);
        review.objections = _dropIneligible(id, _objectors[id], review.objections, domain, openedAt);
        _reopenIfShort(id, review);
    }

    /// @dev Reads at most k accounts. Returns how many are left.
    function _dropIneligible(
        bytes32 id,
        mapping(uint256 index => address) storage list,
        uint8 count,
        uint32 domain,
        uint48 openedAt
    ) private returns (uint8 left) {
        left = count;
        for (uint256 i = count; i > 0; --i) {
            address account = list[i - 1];
            if (CONTRACTORS.isEligible(domain, account, openedAt)) continue;
            left = _removeAt(list, left, i - 1);
            emit SayDropped({id: id, account: account});
        }
    }

    /// @dev A reached review that lost its k-th endorsement is no longer reached.
    function _reopenIfShort(bytes32 id, Review storage review) private {
        if (review.reachedAt == 0 || review.endorsements >= review.k) return;
        review.reachedAt = 0;
        emit ReviewReopened(id);
    }

    /// @dev The last of the `count` takes the place of the one that goes. Returns how many are left.
    function _removeAt(
        mapping(uint256 index => address) storage list,
        uint8 count,
        uint256 index
    ) private returns (uint8 left) {
        left = count - 1;
        if (index != left) list[index] = list[left];
        delete list[left];
    }
}
