// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClearances} from "../../../contracts/interfaces/IClearances.sol";
import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {draw} from "../setup/Checks.sol";
import {vm} from "../setup/Vm.sol";
import {Judgements} from "../stores/Judgements.sol";
import {Handler, Setting} from "./Handler.sol";

/// @notice People become contractors and stop being contractors.
contract ClearancesHandler is Handler {
    uint64 private constant RATE = 90e6;

    IClearances private immutable _clearances;
    IClearances.Nomination[] private _nominations;
    bytes32[] private _ids;

    constructor(Setting memory setting) Handler(setting) {
        _clearances = setting.house.clearances();
    }

    function nominate(uint256 seed) external later(seed) {
        uint32 domain = _domain(seed);
        (bool found, address candidate) = _person(seed, domain, false);
        if (!found) return;
        (, address sponsor) = _person(seed, domain, true);
        address opener = draw(seed, "by candidate") % 2 == 0 ? candidate : sponsor;
        (bool success, bytes memory result) = _call(
            opener,
            address(_clearances),
            0,
            abi.encodeCall(IClearances.nominate, (domain, candidate, RATE, "ipfs://statement"))
        );
        if (success) _follow(abi.decode(result, (bytes32)), domain, candidate, opener);
        _observe("nominate", success);
    }

    function accept(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _find(seed, false);
        if (!found) return;
        IClearances.Nomination memory nomination = _nominations[index];
        bytes memory data = abi.encodeCall(IClearances.accept, (nomination));
        _observe("accept", _callAndLook(nomination, nomination.candidate, data));
    }

    function issue(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _find(seed, true);
        if (!found) return;
        bytes memory data = abi.encodeCall(IClearances.issue, (_nominations[index]));
        _observe("issue", _callAndLook(_nominations[index], house.STRANGER(), data));
    }

    function admit(uint256 seed) external later(seed) {
        (bool found, uint32 domain, address account) = _subject(seed, false);
        if (!found) return;
        bytes memory data = abi.encodeCall(IClearances.admit, (domain, account, RATE));
        (bool success, ) = _call(house.STAKEHOLDERS(), address(_clearances), 0, data);
        if (success) judgements.cleared(domain, account);
        _observe("admit", success);
    }

    function revoke(uint256 seed) external later(seed) {
        (bool found, uint32 domain, address account) = _subject(seed, true);
        if (!found) return;
        bytes memory data = abi.encodeCall(IClearances.revoke, (domain, account));
        (bool success, ) = _call(house.STAKEHOLDERS(), address(_clearances), 0, data);
        if (success) judgements.ended(domain, account);
        _observe("revoke", success);
    }

    // --------------------------------------------------------------------------------------------------- internals

    function _follow(bytes32 id, uint32 domain, address candidate, address opener) private {
        IClearances.Nomination memory nomination = IClearances.Nomination({
            domain: domain,
            openedAt: uint48(vm.getBlockTimestamp()),
            candidate: candidate,
            opener: opener,
            rate: RATE,
            content: keccak256("ipfs://statement")
        });
        _nominations.push(nomination);
        _ids.push(id);
        judgements.opened(id, _clearances.questionOf(nomination));
        if (opener != candidate) judgements.said(id, opener, Judgements.Said.Yes);
    }

    /// @dev Both verbs may clear the candidate.
    function _callAndLook(
        IClearances.Nomination memory nomination,
        address actor,
        bytes memory data
    ) private returns (bool success) {
        (success, ) = _call(actor, address(_clearances), 0, data);
        bool isCleared = house.contractors().isCleared(nomination.domain, nomination.candidate);
        if (isCleared && !judgements.isMember(nomination.domain, nomination.candidate)) {
            judgements.clearedByNomination(nomination.domain, nomination.candidate, nomination.openedAt);
        }
    }

    function _domain(uint256 seed) private view returns (uint32) {
        return uint32(1 + (draw(seed, "domain") % house.DOMAINS()));
    }

    function _person(uint256 seed, uint32 domain, bool isMember) private view returns (bool found, address account) {
        uint256 offset = draw(seed, isMember ? "member" : "outsider") % 1_000;
        for (uint256 i = 0; i < house.PEOPLE(); ++i) {
            account = house.person(offset + i);
            if (judgements.isMember(domain, account) == isMember) return (true, account);
        }
    }

    /// @dev Whom stakeholders admit or revoke: half of the time a candidate who is in the middle of a nomination.
    function _subject(uint256 seed, bool isMember) private view returns (bool found, uint32 domain, address account) {
        uint256 count = draw(seed, "candidate") % 2 == 0 ? _ids.length : 0;
        for (uint256 i = 0; i < count; ++i) {
            IClearances.Nomination memory nomination = _nominations[((draw(seed, "nomination") % count) + i) % count];
            (domain, account) = (nomination.domain, nomination.candidate);
            if (judgements.isMember(domain, account) == isMember) return (true, domain, account);
        }
        domain = _domain(seed);
        (found, account) = _person(seed, domain, isMember);
    }

    /// @dev A nomination that its candidate has accepted, or has not.
    function _find(uint256 seed, bool isAccepted) private view returns (bool found, uint256 index) {
        for (uint256 i = 0; i < _ids.length; ++i) {
            uint256 candidate = ((draw(seed, "nomination") % _ids.length) + i) % _ids.length;
            if ((_clearances.acceptedAt(_ids[candidate]) != 0) != isAccepted) continue;
            (found, index) = (true, candidate);
            // Mostly one that can become a clearance.
            if (draw(seed, "careless") % 8 == 0 || _isPromising(candidate, isAccepted)) return (true, candidate);
        }
    }

    function _isPromising(uint256 index, bool mustHavePassed) private view returns (bool) {
        if (judgements.isMember(_nominations[index].domain, _nominations[index].candidate)) return false;
        IReviews.State state = house.reviews().stateOf(_ids[index]);
        bool isSettled = house.reviews().reviewOf(_ids[index]).settled;
        bool isYes = !isSettled && (state == IReviews.State.Passed || state == IReviews.State.Concludable);
        return mustHavePassed ? isYes : state != IReviews.State.Contested && state != IReviews.State.Lapsed;
    }
}
