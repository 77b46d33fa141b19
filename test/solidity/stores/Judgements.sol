// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IContractors} from "../../../contracts/interfaces/IContractors.sol";
import {IDomains} from "../../../contracts/interfaces/IDomains.sol";
import {IReviewTypes} from "../../../contracts/interfaces/IReviewTypes.sol";
import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {House} from "../setup/House.sol";
import {vm} from "../setup/Vm.sol";
import {Roster} from "./Roster.sol";

/// @title Judgements: who said what, and every state that a review was seen in
/// @notice Says are written down by the handlers as they happen; what a review counts is never taken for granted.
contract Judgements {
    enum Said {
        Nothing,
        Yes,
        No
    }

    struct Followed {
        bytes32 id;
        IReviewTypes.Question question;
        uint256 openedAt;
        /// @dev The second from which it must be final after one call by anyone.
        uint256 end;
        uint8 k;
        bool seasoned;
        IReviewTypes.State last;
        bool settled;
        bool answered;
        bool appealed;
    }

    /// @notice Reviews that passed on fewer eligible voices than k; there must be none.
    uint256 public passedTooEasily;
    /// @notice Final states and settlements that were taken back; there must be none.
    uint256 public takenBack;
    /// @notice Says by somebody who is judged, or was not eligible; there must be none.
    uint256 public judgedWrongly;
    /// @notice Voices that were heard twice in one review; there must be none.
    uint256 public heardTwice;
    /// @notice Says that fell away though they counted, or that nobody said; there must be none.
    uint256 public misheard;
    /// @notice Reviews that passed without an answer though their subject had appealed; there must be none.
    uint256 public passedPastAppeal;

    /// @notice Reviews that were neither final nor one call away from it at their end; there must be none.
    uint256 public goingOn;
    /// @notice Nonces that were not the number of acts; there must be none.
    uint256 public miscounted;

    House private immutable _house;
    IReviews private immutable _reviews;
    Roster private immutable _roster;
    Followed[] private _followed;
    mapping(bytes32 id => mapping(uint256 seat => Said)) private _said;
    mapping(bytes32 id => mapping(uint256 seat => uint256)) private _acts;
    /// @dev Seats that are judged, as it was at the opening.
    mapping(bytes32 id => mapping(uint256 seat => bool)) private _isJudged;
    uint256 private _looks;

    constructor(House house, Roster roster) {
        (_house, _roster) = (house, roster);
        _reviews = house.reviews();
    }

    // ------------------------------------------------------------------------------------------- written by handlers

    /// @param minChallenge the challenge of its domain is at least this long, seconds
    function opened(bytes32 id, IReviewTypes.Question calldata question, uint256 minChallenge) external {
        IDomains.Terms memory terms = _house.contractors().domainOf(question.domain).terms;
        uint256 challenge = terms.challenge > minChallenge ? terms.challenge : minChallenge;
        Followed storage followed = _followed.push();
        (followed.id, followed.question, followed.k) = (id, question, terms.k);
        followed.openedAt = vm.getBlockTimestamp();
        followed.end = followed.openedAt + terms.period + challenge + 14 days + 45 days;
        followed.seasoned = _roster.isSeasoned(question.domain);
        _judges(id, question.subject);
        for (uint256 i = 0; i < question.payees.length; ++i) _judges(id, question.payees[i]);
    }

    /// @notice `account` has spoken in review `id`, or taken it back.
    function said(bytes32 id, address account, Said what) external {
        uint256 seat = _house.seatOf(account);
        Followed storage followed = _followed[_indexOf(id)];
        // Who speaks anew has had a say that fell away in the same act.
        if (what != Said.Nothing && _said[id][seat] != Said.Nothing) _fellAway(followed, seat);
        ++_acts[id][seat];
        _said[id][seat] = what;
        if (what == Said.Nothing) return;
        bool mayObject = isEligible(followed, seat) && _house.seatOf(followed.question.subject) != seat;
        if (!mayObject || (what == Said.Yes && isJudged(followed, seat))) ++judgedWrongly;
    }

    /// @notice `account` made void what it had signed for review `id`.
    function voided(bytes32 id, address account) external {
        ++_acts[id][_house.seatOf(account)];
    }

    function answered(uint256 index) external {
        _followed[index].answered = true;
    }

    /// @notice The subject has appealed.
    function appealed(uint256 index) external {
        _followed[index].appealed = true;
    }

    /// @notice Looks at every review after an act, once the roster has been looked at.
    function observe() external {
        for (uint256 i = 0; i < _followed.length; ++i) {
            Followed storage followed = _followed[i];
            // What is final is looked at in turns: a change would show the next time.
            if (followed.settled && isFinal(followed.last) && (i + _looks) % 8 != 0) continue;
            IReviewTypes.State state = _reviews.stateOf(followed.id);
            bool settled = _reviews.reviewOf(followed.id).settled;
            bool wasFinal = isFinal(followed.last);
            if (wasFinal && state != followed.last) ++takenBack;
            if (followed.settled && !settled) ++takenBack;
            if (!wasFinal) _listen(followed);
            bool passes = state == IReviewTypes.State.Passed && !wasFinal && !followed.answered;
            if (passes && _voicesFor(followed) < followed.k) ++passedTooEasily;
            if (passes && followed.appealed) ++passedPastAppeal;
            (followed.last, followed.settled) = (state, settled);
            bool isOver = isFinal(state) || state == IReviewTypes.State.Concludable;
            if (!isOver && vm.getBlockTimestamp() >= followed.end) ++goingOn;
        }
        ++_looks;
    }

    // -------------------------------------------------------------------------------------------------------- reads

    function reviewCount() external view returns (uint256) {
        return _followed.length;
    }

    function reviewAt(uint256 index) external view returns (Followed memory) {
        return _followed[index];
    }

    function saidOf(bytes32 id, address account) external view returns (Said) {
        return _said[id][_house.seatOf(account)];
    }

    /// @notice How often a seat has acted in review `id`.
    function actsOf(bytes32 id, uint256 seat) external view returns (uint256) {
        return _acts[id][seat];
    }

    /// @notice Whether `account` can speak for review `index` by what was written down, and its voice is silent.
    function mayEndorse(uint256 index, address account) external view returns (bool) {
        Followed storage followed = _followed[index];
        uint256 seat = _house.seatOf(account);
        if (isJudged(followed, seat) || !isEligible(followed, seat)) return false;
        for (uint256 other = 1; other <= _house.PEOPLE(); ++other) {
            bool isHeard = _said[followed.id][other] != Said.Nothing && isEligible(followed, other);
            if (isHeard && _roster.voiceOf(other) == _roster.voiceOf(seat)) return false;
        }
        return true;
    }

    function isFinal(IReviewTypes.State state) public pure returns (bool) {
        return state == IReviewTypes.State.Passed || state == IReviewTypes.State.Rejected;
    }

    // ---------------------------------------------------------------------------------------------------- internals

    function isEligible(Followed storage followed, uint256 seat) internal view returns (bool) {
        return _roster.isEligible(followed.question.domain, seat, followed.openedAt, followed.seasoned);
    }

    function _judges(bytes32 id, address account) private {
        uint256 seat = _house.seatOf(account);
        _isJudged[id][seat] = true;
        uint256 company = _roster.companyOf(seat);
        for (uint256 other = 1; other <= _house.PEOPLE(); ++other) {
            uint256 theirs = _roster.companyOf(other);
            // Who bills through the company that is judged, or through the one of somebody who is.
            if (theirs != 0 && (theirs == company || theirs == seat)) _isJudged[id][other] = true;
        }
    }

    /// @dev Whether a seat is judged: it was at the opening, or the question names an address that it has or had by now, or one
    /// of a colleague or the company of now.
    function isJudged(Followed storage followed, uint256 seat) internal view returns (bool) {
        IReviewTypes.Question storage question = followed.question;
        if (_isJudged[followed.id][seat] || _isOne(question.subject, seat)) return true;
        for (uint256 i = 0; i < question.payees.length; ++i) if (_isOne(question.payees[i], seat)) return true;
        return false;
    }

    function _isOne(address named, uint256 seat) private view returns (bool) {
        uint256 judged = _house.seatOf(named);
        uint256 company = _roster.companyOf(seat);
        return
            judged != 0 &&
            (judged == seat || (company != 0 && (company == judged || company == _roster.companyOf(judged))));
    }

    function _indexOf(bytes32 id) private view returns (uint256 index) {
        while (_followed[index].id != id) ++index;
    }

    /// @dev Compares the says with those that the review tells, and drops those that fell away with their speakers.
    function _listen(Followed storage followed) private {
        bytes32 id = followed.id;
        (address[] memory endorsers, address[] memory objectors) = _reviews.saysOf(id);
        uint256 matched;
        for (uint256 seat = 1; seat <= _house.PEOPLE(); ++seat) {
            Said what = _said[id][seat];
            if (what == Said.Nothing) continue;
            if (_contains(what == Said.Yes ? endorsers : objectors, _house.onSeat(seat))) {
                ++matched;
                continue;
            }
            _fellAway(followed, seat);
        }
        if (matched != endorsers.length + objectors.length) ++misheard;
        for (uint256 seat = 1; seat <= _house.PEOPLE(); ++seat) {
            uint256 acts = _acts[id][seat];
            if (acts != 0 && _reviews.nonceOf(id, _house.onSeat(seat)) != acts) ++miscounted;
        }
        _countTwice(followed);
    }

    /// @dev A say that is gone must not have counted any more: its speaker is no longer eligible, or endorsed and is judged by now.
    function _fellAway(Followed storage followed, uint256 seat) private {
        bytes32 id = followed.id;
        if (isEligible(followed, seat) && (_said[id][seat] == Said.No || !isJudged(followed, seat))) ++misheard;
        _said[id][seat] = Said.Nothing;
        ++_acts[id][seat];
    }

    function _countTwice(Followed storage followed) private {
        bytes32 id = followed.id;
        for (uint256 seat = 1; seat <= _house.PEOPLE(); ++seat) {
            if (_said[id][seat] == Said.Nothing || _roster.companyOf(seat) == 0 || !isEligible(followed, seat))
                continue;
            for (uint256 other = 1; other < seat; ++other) {
                if (_said[id][other] == Said.Nothing || _roster.voiceOf(other) != _roster.voiceOf(seat)) continue;
                if (isEligible(followed, other)) ++heardTwice;
            }
        }
    }

    /// @dev How many different voices endorse a review and may do so.
    function _voicesFor(Followed storage followed) private view returns (uint256 voices) {
        bytes32 id = followed.id;
        for (uint256 seat = 1; seat <= _house.PEOPLE(); ++seat) {
            bool isGood = _said[id][seat] == Said.Yes && !isJudged(followed, seat) && isEligible(followed, seat);
            for (uint256 other = 1; other < seat && isGood; ++other) {
                if (_said[id][other] == Said.Yes && _roster.voiceOf(other) == _roster.voiceOf(seat)) isGood = false;
            }
            if (isGood) ++voices;
        }
    }

    function _contains(address[] memory list, address account) private pure returns (bool) {
        for (uint256 i = 0; i < list.length; ++i) if (list[i] == account) return true;
        return false;
    }
}
