// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

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
    /// @dev Indices 0 to endorsements + objections - 1 are live.
    mapping(bytes32 id => mapping(uint256 index => Say)) private _says;

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
    function saysOf(bytes32 id) external view returns (Say[] memory says) {
        says = new Say[](_countOf(_reviews[id]));
        for (uint256 i = 0; i < says.length; ++i) says[i] = _says[id][i];
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
        Question memory question = Question({
            workflow: msg.sender,
            domain: domain,
            openedAt: openedAt,
            content: content,
            subject: subject,
            payees: payees
        });
        id = keccak256(abi.encode(question));
        if (_reviews[id].deadline != 0) revert Reviews_AlreadyOpen(id);

        Review memory review;
        review.deadline = openedAt + terms.period;
        review.challenge = terms.challenge;
        review.k = terms.k;
        emit ReviewOpened({
            id: id,
            workflow: msg.sender,
            domain: domain,
            question: question,
            k: terms.k,
            challenge: terms.challenge,
            deadline: review.deadline
        });

        if (sponsor != address(0)) {
            _requireMayEndorse(id, sponsor, subject, payees);
            _endorse(id, review, domain, openedAt, sponsor, "");
        }
        _reviews[id] = review;
    }

    /// @inheritdoc IReviews
    function endorse(Question calldata question, string calldata reason) external {
        bytes32 id = idOf(question);
        Review memory review = _reviews[id];
        _requireState(id, review, _bit(State.Open));
        _requireMayEndorse(id, msg.sender, question.subject, question.payees);
        _endorse(id, review, question.domain, question.openedAt, msg.sender, reason);
        _reviews[id] = review;
    }

    /// @inheritdoc IReviews
    function object(Question calldata question, string calldata reason) external {
        bytes32 id = idOf(question);
        Review memory review = _reviews[id];
        _requireState(id, review, _bit(State.Open) | _bit(State.Reached));
        if (msg.sender == question.subject) revert Reviews_Barred(id, msg.sender);

        _say(id, review, question.domain, question.openedAt, msg.sender, false);
        emit Objected({id: id, account: msg.sender, reason: reason});
        if (review.objections == review.k) {
            _recount(id, review, question.domain, question.openedAt);
            if (review.objections == review.k) {
                review.contestedAt = uint48(block.timestamp);
                emit ReviewContested(id);
            }
        }
        _reviews[id] = review;
    }

    /// @inheritdoc IReviews
    function withdraw(Question calldata question) external {
        bytes32 id = idOf(question);
        Review memory review = _reviews[id];
        _requireState(id, review, _bit(State.Open) | _bit(State.Reached) | _bit(State.Concludable));
        uint256 index = _indexOf(id, review, msg.sender);
        if (index == _countOf(review)) revert Reviews_NothingSaid(id, msg.sender);

        _removeAt(id, review, index);
        emit SayWithdrawn({id: id, account: msg.sender});
        _reopenIfShort(id, review);
        _reviews[id] = review;
    }

    /// @inheritdoc IReviews
    function conclude(Question calldata question) external returns (State state) {
        bytes32 id = idOf(question);
        Review memory review = _reviews[id];
        _requireState(id, review, _bit(State.Concludable));
        _conclude(id, review, question.domain, question.openedAt);
        _reviews[id] = review;
        return _stateOf(review);
    }

    /// @inheritdoc IReviews
    function settle(Question calldata question) external returns (bool passed) {
        bytes32 id = idOf(question);
        if (msg.sender != question.workflow) revert Reviews_NotTheWorkflow(id, question.workflow, msg.sender);
        Review memory review = _reviews[id];
        if (review.settled) revert Reviews_AlreadySettled(id);
        if (_stateOf(review) == State.Concludable) _conclude(id, review, question.domain, question.openedAt);
        _requireState(id, review, _bit(State.Passed) | _bit(State.Contested) | _bit(State.Lapsed));

        review.settled = true;
        _reviews[id] = review;
        passed = review.passedAt != 0;
        emit ReviewSettled({id: id, passed: passed});
    }

    // --------------------------------------------------------------------------------------------------- internals

    /// @dev Terminal states first. Windows are half-open: a boundary second belongs to what comes after it.
    function _stateOf(Review memory review) private view returns (State) {
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

    function _requireState(bytes32 id, Review memory review, bytes32 expected) private view {
        State current = _stateOf(review);
        if (_bit(current) & expected == 0) revert Reviews_UnexpectedState(id, current, expected);
    }

    function _requireMayEndorse(
        bytes32 id,
        address account,
        address subject,
        address[] calldata payees
    ) private pure {
        if (account == subject) revert Reviews_Barred(id, account);
        for (uint256 i = 0; i < payees.length; ++i) {
            if (account == payees[i]) revert Reviews_Barred(id, account);
        }
    }

    function _countOf(Review memory review) private pure returns (uint256) {
        return uint256(review.endorsements) + review.objections;
    }

    /// @dev The index of what `account` said, or the number of says if it said nothing.
    function _indexOf(bytes32 id, Review memory review, address account) private view returns (uint256 index) {
        uint256 count = _countOf(review);
        while (index < count && _says[id][index].account != account) ++index;
    }

    /// @dev Adds a say to `review`, which the caller stores.
    function _say(
        bytes32 id,
        Review memory review,
        uint32 domain,
        uint48 openedAt,
        address account,
        bool endorses
    ) private {
        if (!CONTRACTORS.isEligible(domain, account, openedAt)) {
            revert Reviews_NotEligible(domain, account, openedAt);
        }
        uint256 count = _countOf(review);
        if (_indexOf(id, review, account) != count) revert Reviews_AlreadySaid(id, account);
        _says[id][count] = Say({account: account, saidAt: uint48(block.timestamp), endorses: endorses});
        if (endorses) ++review.endorsements;
        else ++review.objections;
    }

    function _endorse(
        bytes32 id,
        Review memory review,
        uint32 domain,
        uint48 openedAt,
        address account,
        string memory reason
    ) private {
        _say(id, review, domain, openedAt, account, true);
        emit Endorsed({id: id, account: account, reason: reason});
        if (review.endorsements < review.k) return;

        if (review.challenge == 0) {
            _conclude(id, review, domain, openedAt);
        } else {
            // Says of people who have left must not start the clock.
            _recount(id, review, domain, openedAt);
            if (review.endorsements == review.k) {
                review.reachedAt = uint48(block.timestamp);
                emit ReviewReached(id);
            }
        }
    }

    /// @dev Passes `review` if enough of its endorsers are still eligible.
    function _conclude(bytes32 id, Review memory review, uint32 domain, uint48 openedAt) private {
        _recount(id, review, domain, openedAt);
        if (review.endorsements < review.k) return;
        review.passedAt = uint48(block.timestamp);
        emit ReviewPassed(id);
    }

    /// @dev Drops the says that are no longer eligible. Reads at most 2k says.
    function _recount(bytes32 id, Review memory review, uint32 domain, uint48 openedAt) private {
        for (uint256 i = _countOf(review); i > 0; --i) {
            address account = _says[id][i - 1].account;
            if (CONTRACTORS.isEligible(domain, account, openedAt)) continue;
            _removeAt(id, review, i - 1);
            emit SayDropped({id: id, account: account});
        }
        _reopenIfShort(id, review);
    }

    /// @dev A reached review that lost its k-th endorsement is no longer reached.
    function _reopenIfShort(bytes32 id, Review memory review) private {
        if (review.reachedAt == 0 || review.endorsements >= review.k) return;
        review.reachedAt = 0;
        emit ReviewReopened(id);
    }

    /// @dev The last say takes the place of the one that goes.
    function _removeAt(bytes32 id, Review memory review, uint256 index) private {
        uint256 last = _countOf(review) - 1;
        if (_says[id][index].endorses) --review.endorsements;
        else --review.objections;
        if (index != last) _says[id][index] = _says[id][last];
        delete _says[id][last];
    }
}
