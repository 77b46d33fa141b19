// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {House} from "../setup/House.sol";
import {vm} from "../setup/Vm.sol";

/// @title Judgements: who was cleared when, who said what, and every state that a review was seen in
/// @notice Says and clearances are written down by the handlers as they happen; what a review counts is never asked.
contract Judgements {
    enum Said {
        Nothing,
        Yes,
        No
    }

    struct Followed {
        bytes32 id;
        IReviews.Question question;
        IReviews.State last;
        bool settled;
    }

    struct Membership {
        uint256 since;
        uint256 until;
    }

    /// @notice Reviews that passed on fewer eligible endorsements than k; there must be none.
    uint256 public passedTooEasily;
    /// @notice Final states and settlements that were taken back; there must be none.
    uint256 public takenBack;
    /// @notice Clearances by a nomination that was opened before an earlier one ended; there must be none.
    uint256 public clearedAgainstRevocation;

    House private immutable _house;
    IReviews private immutable _reviews;
    Followed[] private _followed;
    mapping(bytes32 id => address[]) private _speakers;
    mapping(bytes32 id => mapping(address account => Said)) private _said;
    mapping(uint32 domain => mapping(address account => Membership)) private _memberships;

    constructor(House house) {
        _house = house;
        _reviews = house.reviews();
        for (uint32 domain = 1; domain <= house.DOMAINS(); ++domain) {
            for (uint256 i = 0; i < house.FOUNDERS(); ++i) {
                // The house was founded in an earlier second than any that follows.
                _memberships[domain][house.person(i)].since = vm.getBlockTimestamp() - 100;
            }
        }
    }

    // ------------------------------------------------------------------------------------------- written by handlers

    function opened(bytes32 id, IReviews.Question calldata question) external {
        Followed storage followed = _followed.push();
        followed.id = id;
        followed.question = question;
    }

    function said(bytes32 id, address account, Said what) external {
        if (_said[id][account] == Said.Nothing) _speakers[id].push(account);
        _said[id][account] = what;
    }

    function cleared(uint32 domain, address account) public {
        _memberships[domain][account] = Membership({since: vm.getBlockTimestamp(), until: 0});
    }

    /// @param openedAt when the nomination that cleared `account` was opened, seconds since 1970
    function clearedByNomination(uint32 domain, address account, uint256 openedAt) external {
        uint256 until = _memberships[domain][account].until;
        if (until != 0 && until >= openedAt) ++clearedAgainstRevocation;
        cleared(domain, account);
    }

    function ended(uint32 domain, address account) external {
        _memberships[domain][account].until = vm.getBlockTimestamp();
    }

    /// @notice Looks at every review after an action.
    function observe() external {
        for (uint256 i = 0; i < _followed.length; ++i) {
            Followed storage followed = _followed[i];
            IReviews.State state = _reviews.stateOf(followed.id);
            bool settled = _reviews.reviewOf(followed.id).settled;
            bool passes = state == IReviews.State.Passed && followed.last != IReviews.State.Passed;
            if (isFinal(followed.last) && state != followed.last) ++takenBack;
            if (followed.settled && !settled) ++takenBack;
            if (passes && endorsersOf(i) < _kOf(followed.question.domain)) ++passedTooEasily;
            (followed.last, followed.settled) = (state, settled);
        }
    }

    // -------------------------------------------------------------------------------------------------------- reads

    function reviewCount() external view returns (uint256) {
        return _followed.length;
    }

    function reviewAt(uint256 index) external view returns (Followed memory) {
        return _followed[index];
    }

    function saidOf(bytes32 id, address account) external view returns (Said) {
        return _said[id][account];
    }

    function isMember(uint32 domain, address account) public view returns (bool) {
        Membership memory membership = _memberships[domain][account];
        return membership.since != 0 && membership.until == 0;
    }

    /// @notice Whether `account` may endorse review `index` by what was written down.
    function mayEndorse(uint256 index, address account) public view returns (bool) {
        IReviews.Question memory question = _followed[index].question;
        for (uint256 i = 0; i < question.payees.length; ++i) if (question.payees[i] == account) return false;
        return account != question.subject && _isEligible(question, account);
    }

    /// @notice How many different accounts endorse review `index` and may do so.
    function endorsersOf(uint256 index) public view returns (uint256 endorsers) {
        bytes32 id = _followed[index].id;
        address[] memory speakers = _speakers[id];
        for (uint256 i = 0; i < speakers.length; ++i) {
            bool isRepeated = false;
            for (uint256 j = 0; j < i; ++j) isRepeated = isRepeated || speakers[j] == speakers[i];
            if (!isRepeated && _said[id][speakers[i]] == Said.Yes && mayEndorse(index, speakers[i])) ++endorsers;
        }
    }

    /// @notice The second from which review `index` must be final after one call by anyone.
    function endOf(uint256 index) external view returns (uint256) {
        IReviews.Question memory question = _followed[index].question;
        (uint256 challenge, uint256 period) = _clocksOf(question.domain);
        return question.openedAt + period + challenge;
    }

    function isFinal(IReviews.State state) public pure returns (bool) {
        return state == IReviews.State.Passed || state == IReviews.State.Contested || state == IReviews.State.Lapsed;
    }

    function _isEligible(IReviews.Question memory question, address account) private view returns (bool) {
        return isMember(question.domain, account) && _memberships[question.domain][account].since < question.openedAt;
    }

    function _kOf(uint32 domain) private view returns (uint256) {
        return _house.contractors().termsOf(domain).k;
    }

    function _clocksOf(uint32 domain) private view returns (uint256 challenge, uint256 period) {
        return (_house.contractors().termsOf(domain).challenge, _house.contractors().termsOf(domain).period);
    }
}
