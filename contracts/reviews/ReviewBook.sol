// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IContractors} from "../interfaces/IContractors.sol";
import {IReviews} from "../interfaces/IReviews.sol";
import {Say} from "../types/Say.sol";

/// @title ReviewBook
/// @notice The part of Reviews that keeps the facts, derives the states from them and counts; see {IReviews}.
abstract contract ReviewBook is IReviews {
    // -------------------------------------------------------------------------------------- constants and immutables

    /// @notice Seconds in which a contested or lapsed review can be escalated.
    uint48 public constant ESCALATION = 14 days;
    /// @notice Seconds in which the arbiter answers.
    uint48 public constant ANSWER = 45 days;

    /// @notice Who is in which domain.
    IContractors public immutable CONTRACTORS;

    // ----------------------------------------------------------------------------------------------------- storage

    /// @dev What happened later, in one slot.
    struct Times {
        uint48 reachedAt;
        uint48 disputedAt;
    }

    mapping(bytes32 id => Review) internal _reviews;
    mapping(bytes32 id => Times) internal _times;
    /// @dev The says after the third, eight to a slot.
    mapping(bytes32 id => mapping(uint256 index => uint256)) private _moreSays;
    /// @dev Acts of those who have no say in the review now. Whoever has one has acted once more.
    mapping(bytes32 id => mapping(uint32 party => uint256)) internal _spent;

    /// @param contractors who is in which domain
    constructor(IContractors contractors) {
        CONTRACTORS = contractors;
    }

    // ------------------------------------------------------------------------------------------------------- reads

    /// @inheritdoc IReviews
    function idOf(Question calldata question) public pure returns (bytes32) {
        return keccak256(abi.encode(question));
    }

    /// @inheritdoc IReviews
    function stateOf(bytes32 id) external view returns (State) {
        return _stateOf(id, _reviews[id]);
    }

    /// @inheritdoc IReviews
    function reviewOf(bytes32 id) external view returns (Review memory) {
        return _reviews[id];
    }

    /// @inheritdoc IReviews
    function timesOf(bytes32 id) external view returns (uint48 reachedAt, uint48 disputedAt) {
        return (_times[id].reachedAt, _times[id].disputedAt);
    }

    /// @inheritdoc IReviews
    function saysOf(bytes32 id) external view returns (address[] memory endorsers, address[] memory objectors) {
        Review memory review = _reviews[id];
        endorsers = new address[](review.endorsements);
        objectors = new address[](review.objections);
        (uint256 yes, uint256 no) = (0, 0);
        for (uint256 i = 0; i < _count(review); ++i) {
            Say say = _sayAt(id, review, i);
            address account = CONTRACTORS.partyOf(say.party()).account;
            if (say.endorses()) endorsers[yes++] = account;
            else objectors[no++] = account;
        }
    }

    /// @inheritdoc IReviews
    function nonceOf(bytes32 id, address account) external view returns (uint256) {
        return _nonceOf(id, _reviews[id], CONTRACTORS.partyNumberOf(account));
    }

    // ------------------------------------------------------------------------------------------- internals: states

    /// @dev Terminal states first. Windows are half-open: a boundary second belongs to what comes after it.
    function _stateOf(bytes32 id, Review memory review) internal view returns (State) {
        if (review.openedAt == 0) return State.None;
        Stage stage = review.stage;
        if (stage == Stage.Passed) return State.Passed;
        if (stage == Stage.Rejected) return State.Rejected;
        if (stage == Stage.Escalated) {
            return block.timestamp < _times[id].disputedAt + ANSWER ? State.Escalated : State.Rejected;
        }
        if (stage == Stage.Contested) {
            return block.timestamp < _times[id].disputedAt + ESCALATION ? State.Contested : State.Rejected;
        }
        if (stage == Stage.Reached) {
            return block.timestamp < _times[id].reachedAt + review.challenge ? State.Reached : State.Concludable;
        }
        uint48 deadline = uint48(review.openedAt) + review.period;
        if (block.timestamp < deadline) return State.Open;
        return block.timestamp < deadline + ESCALATION ? State.Lapsed : State.Rejected;
    }

    function _bit(State state) internal pure returns (bytes32) {
        return bytes32(1 << uint8(state));
    }

    function _requireState(bytes32 id, Review memory review, bytes32 expected) internal view {
        State current = _stateOf(id, review);
        if (_bit(current) & expected == 0) revert Reviews_UnexpectedState(id, current, expected);
    }

    // ---------------------------------------------------------------------------------------------- internals: says

    function _count(Review memory review) internal pure returns (uint256) {
        return uint256(review.endorsements) + review.objections;
    }

    function _sayAt(bytes32 id, Review memory review, uint256 place) internal view returns (Say) {
        if (place < 3) return Say.wrap(uint32(review.says >> (32 * place)));
        return Say.wrap(uint32(_moreSays[id][(place - 3) / 8] >> (32 * ((place - 3) % 8))));
    }

    function _setSay(bytes32 id, Review memory review, uint256 place, Say say) private {
        if (place < 3) {
            uint256 shift = 32 * place;
            uint256 others = review.says & ~(uint256(type(uint32).max) << shift);
            review.says = uint96(others | (uint256(Say.unwrap(say)) << shift));
        } else {
            uint256 shift = 32 * ((place - 3) % 8);
            uint256 others = _moreSays[id][(place - 3) / 8] & ~(uint256(type(uint32).max) << shift);
            _moreSays[id][(place - 3) / 8] = others | (uint256(Say.unwrap(say)) << shift);
        }
    }

    /// @dev Who has spoken, in their places.
    function _partiesOf(bytes32 id, Review memory review) internal view returns (uint32[] memory parties) {
        parties = new uint32[](_count(review));
        for (uint256 i = 0; i < parties.length; ++i) parties[i] = _sayAt(id, review, i).party();
    }

    /// @dev The place of the say of `party`; the count when it has none.
    function _find(bytes32 id, Review memory review, uint32 party) internal view returns (uint256 place) {
        uint256 count = _count(review);
        while (place < count && _sayAt(id, review, place).party() != party) ++place;
    }

    function _add(bytes32 id, Review memory review, Say say) internal {
        _setSay(id, review, _count(review), say);
        if (say.endorses()) ++review.endorsements;
        else ++review.objections;
    }

    /// @dev Takes a say away; the last one takes its place. What its signer signed before is void, as one act more was seen.
    function _remove(bytes32 id, Review memory review, uint256 place) internal {
        Say say = _sayAt(id, review, place);
        review.spent = true;
        _spent[id][say.party()] += 2;
        uint256 last = _count(review) - 1;
        if (place != last) _setSay(id, review, place, _sayAt(id, review, last));
        if (say.endorses()) --review.endorsements;
        else --review.objections;
    }

    function _nonceOf(bytes32 id, Review memory review, uint32 party) internal view returns (uint256 nonce) {
        if (review.spent) nonce = _spent[id][party];
        if (_find(id, review, party) < _count(review)) ++nonce;
    }

    // -------------------------------------------------------------------------------------------- internals: counts

    /// @dev Drops the says that are no longer eligible, and the endorsements of those who are judged by now.
    function _recount(bytes32 id, uint32 domain, uint32[] memory judged, Review memory review) internal {
        uint32[] memory parties = _partiesOf(id, review);
        (uint256 eligible, uint32[] memory companies) = CONTRACTORS.eligibleOf(
            domain,
            parties,
            review.openedAt,
            review.seasoned
        );
        for (uint256 i = parties.length; i > 0; --i) {
            uint32 party = parties[i - 1];
            bool stays = eligible & (1 << (i - 1)) != 0;
            bool endorses = _sayAt(id, review, i - 1).endorses();
            if (stays && !(endorses && _isBarred(judged, party, companies[i - 1]))) continue;
            _remove(id, review, i - 1);
            emit SayDropped({id: id, party: party});
        }
        _reopenIfShort(id, review);
    }

    /// @dev Whom the question is about and who would be paid, with their companies: as it was at the opening and as it is now.
    /// Whoever gets a number, moves or joins a company later stays who it is. Zeros stand for nobody.
    function _judgedIn(Question calldata question) internal view returns (uint32[] memory judged) {
        (uint256 barred, uint256 payees) = (question.barred.length, question.payees.length);
        judged = new uint32[](barred + 2 * (payees + 1));
        for (uint256 i = 0; i < barred; ++i) judged[i] = question.barred[i];
        for (uint256 i = 0; i <= payees; ++i) {
            address account = i == 0 ? question.subject : question.payees[i - 1];
            // Who claims is mostly who would be paid.
            uint32 party = i > 0 && account == question.subject ? 0 : CONTRACTORS.partyNumberOf(account);
            if (party == 0) continue;
            judged[barred + 2 * i] = party;
            judged[barred + 2 * i + 1] = CONTRACTORS.partyOf(party).company;
        }
    }

    /// @dev Who is judged, or bills through a company that is, does not endorse.
    function _isBarred(uint32[] memory judged, uint32 party, uint32 company) internal pure returns (bool) {
        for (uint256 i = 0; i < judged.length; ++i) {
            if (judged[i] == party || (company != 0 && judged[i] == company)) return true;
        }
        return false;
    }

    /// @dev A reached review that lost its k-th endorsement is no longer reached. If its deadline is over by then, it lapses
    /// now, but not later than its challenge ended: so until when it can be escalated is known when it opens.
    function _reopenIfShort(bytes32 id, Review memory review) internal {
        if (review.stage != Stage.Reached || review.endorsements >= review.k) return;
        uint256 over = Math.min(block.timestamp, _times[id].reachedAt + review.challenge);
        // No overflow: a period and a challenge are at most 120 days.
        if (over > uint256(review.openedAt) + review.period) review.period = uint24(over - review.openedAt);
        review.stage = Stage.Opened;
        _times[id].reachedAt = 0;
        emit ReviewReopened(id);
    }

    /// @dev The review has k endorsements: it passes, its challenge period begins, or it goes to the arbiter where the subject has
    /// appealed. Says of people who have left do none of it.
    function _reach(bytes32 id, Question calldata question, uint32[] memory judged, Review memory review) internal {
        _recount(id, question.domain, judged, review);
        if (review.endorsements < review.k) return;
        if (review.challenge == 0) return _pass(id, review);
        review.stage = Stage.Reached;
        _times[id].reachedAt = uint48(block.timestamp);
        emit ReviewReached(id);
        if (review.appealed) _escalate(id, review, question.subject);
    }

    function _escalate(bytes32 id, Review memory review, address account) internal {
        review.stage = Stage.Escalated;
        _times[id].disputedAt = uint48(block.timestamp);
        emit ReviewEscalated({id: id, account: account});
    }

    /// @dev Passes a review whose challenge is over if enough of its endorsers are still eligible.
    function _conclude(bytes32 id, Question calldata question, Review memory review) internal {
        _recount(id, question.domain, _judgedIn(question), review);
        if (review.endorsements >= review.k) _pass(id, review);
    }

    function _pass(bytes32 id, Review memory review) private {
        review.stage = Stage.Passed;
        emit ReviewPassed(id);
    }
}
