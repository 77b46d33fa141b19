// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClearances} from "../../../contracts/interfaces/IClearances.sol";
import {IContractors} from "../../../contracts/interfaces/IContractors.sol";
import {IReviewTypes} from "../../../contracts/interfaces/IReviewTypes.sol";
import {draw} from "../setup/Checks.sol";
import {signAcceptance, signSay, Statement} from "../setup/Signing.sol";
import {vm} from "../setup/Vm.sol";
import {Judgements} from "../stores/Judgements.sol";
import {Setting, Handler} from "./Handler.sol";
import {Offers} from "./Offers.sol";

/// @notice People become contractors and stop being contractors, or ask for other terms.
contract ClearancesHandler is Offers {
    string private constant URI = "ipfs://statement";

    IClearances private immutable _clearances;
    IClearances.Nomination[] private _nominations;
    uint256[] private _openedAt;
    bytes32[] private _ids;
    uint64 private _serial;
    mapping(bytes32 id => bool) private _isDeclined;

    constructor(Setting memory setting) Handler(setting) {
        _clearances = setting.house.clearances();
    }

    // ------------------------------------------------------------------------------------------------- nominations

    function nominate(uint256 seed) external later(seed) {
        (bool found, IClearances.Nomination memory nomination) = _draft(seed);
        if (!found) return;
        bytes memory data = abi.encodeCall(
            IClearances.nominate,
            (nomination.domain, nomination.candidate, nomination.offer, URI, nomination.salt)
        );
        (bool success, ) = _call(nomination.opener, address(_clearances), 0, data);
        if (success) _follow(nomination);
        _observe("nominate", success);
    }

    /// @dev A whole nomination in one transaction: its judges and its candidate have signed before.
    function conduct(uint256 seed) external later(seed) {
        (bool found, IClearances.Nomination memory nomination) = _draft(seed);
        if (!found || house.keyOf(nomination.candidate) == 0) return;
        bytes32 id = _clearances.idOf(nomination);
        uint48 deadline = uint48(vm.getBlockTimestamp() + 1);
        IReviewTypes.SignedSay[] memory signed = _signedSays(nomination, id, deadline);
        bytes memory data = abi.encodeCall(
            IClearances.conduct,
            (nomination, URI, signed, signAcceptance(house, nomination.candidate, id, deadline))
        );
        (bool success, ) = _call(nomination.opener, address(_clearances), 0, data);
        if (success) {
            _follow(nomination);
            for (uint256 i = 0; i < signed.length; ++i) judgements.said(id, signed[i].signer, Judgements.Said.Yes);
        }
        _observeReview("conduct", success);
    }

    function accept(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _find(seed, false);
        if (!found) return;
        bytes memory data = abi.encodeCall(IClearances.accept, (_nominations[index]));
        _observeReview("accept", _callAndLook(index, _nominations[index].candidate, data));
    }

    /// @dev After accepting, too; one time in eight for somebody else.
    function decline(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _find(seed, draw(seed, "accepted") % 2 == 0);
        if (!found || draw(seed, "rarely") % 4 != 0) return;
        address candidate = _nominations[index].candidate;
        address actor = draw(seed, "careless") % 8 == 0 ? house.person(seed) : candidate;
        bytes memory data = abi.encodeCall(IClearances.decline, (_nominations[index]));
        (bool success, ) = _call(actor, address(_clearances), 0, data);
        if (success) _isDeclined[_ids[index]] = true;
        _observe("decline", success);
    }

    function issue(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _find(seed, true);
        if (!found) return;
        bytes memory data = abi.encodeCall(IClearances.issue, (_nominations[index]));
        _observeReview("issue", _callAndLook(index, house.STRANGER(), data));
    }

    // --------------------------------------------------------------------------------------------------- internals

    /// @dev Of an outsider, one time in four of somebody who asks for other terms.
    function _draft(uint256 seed) private returns (bool found, IClearances.Nomination memory nomination) {
        uint32 domain = _domain(seed);
        (found, nomination.candidate) = _person(seed, domain, draw(seed, "change") % 4 == 0);
        (, address sponsor) = _person(seed, domain, true);
        nomination.opener = draw(seed, "by candidate") % 2 == 0 ? nomination.candidate : sponsor;
        (nomination.domain, nomination.offer) = (domain, _offer(seed, domain));
        (nomination.content, nomination.salt) = (keccak256(bytes(URI)), ++_serial);
        IContractors.Clearance memory last = roster.clearanceOf(domain, house.seatOf(nomination.candidate));
        bool isOver = last.until != 0 && last.until <= vm.getBlockTimestamp();
        nomination.changes = roster.isHeld(last) && !isOver;
        nomination.barred = _barredWith(domain, nomination.candidate);
    }

    function _follow(IClearances.Nomination memory nomination) private {
        bytes32 id = _clearances.idOf(nomination);
        _nominations.push(nomination);
        _openedAt.push(vm.getBlockTimestamp());
        _ids.push(id);
        judgements.opened(id, _clearances.questionOf(nomination), 0);
        address opener = nomination.opener;
        if (opener != nomination.candidate) judgements.said(id, opener, Judgements.Said.Yes);
    }

    /// @dev Of as many as are needed, and mostly may.
    function _signedSays(
        IClearances.Nomination memory nomination,
        bytes32 id,
        uint48 deadline
    ) private view returns (IReviewTypes.SignedSay[] memory signed) {
        (uint32 domain, address opener) = (nomination.domain, nomination.opener);
        uint256 needed = house.contractors().domainOf(domain).terms.k;
        if (opener != nomination.candidate) --needed;
        signed = new IReviewTypes.SignedSay[](needed);
        uint256 count;
        for (uint256 seat = 1; seat < house.PEOPLE() && count < needed; ++seat) {
            address signer = house.onSeat(seat);
            bool isOther = signer != opener && signer != nomination.candidate;
            bool seasoned = roster.isSeasoned(domain);
            if (!isOther || !roster.isEligible(domain, seat, vm.getBlockTimestamp(), seasoned)) continue;
            if (roster.companyOf(seat) != 0) continue;
            signed[count++] = signSay(house.keyOf(signer), _statement(nomination, id, signer, deadline));
        }
        assembly ("memory-safe") {
            mstore(signed, count)
        }
    }

    function _statement(
        IClearances.Nomination memory nomination,
        bytes32 id,
        address signer,
        uint48 deadline
    ) private view returns (Statement memory statement) {
        statement.verifier = address(house.reviews());
        statement.review = id;
        statement.content = _clearances.questionOf(nomination).content;
        (statement.act, statement.signer, statement.deadline) = (IReviewTypes.Act.Endorse, signer, deadline);
    }

    /// @dev Both verbs may clear the candidate.
    function _callAndLook(uint256 index, address actor, bytes memory data) private returns (bool success) {
        (uint32 domain, address candidate) = (_nominations[index].domain, _nominations[index].candidate);
        bool wasHeld = roster.holds(domain, candidate);
        (success, ) = _call(actor, address(_clearances), 0, data);
        IContractors.Clearance memory clearance = house.contractors().clearanceOf(domain, candidate);
        if (wasHeld || !roster.isHeld(clearance)) return success;
        roster.clearedByNomination(domain, candidate, _openedAt[index], _isDeclined[_ids[index]]);
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
        IClearances.Nomination storage nomination = _nominations[index];
        if (roster.holds(nomination.domain, nomination.candidate) != nomination.changes) return false;
        IReviewTypes.State state = house.reviews().stateOf(_ids[index]);
        bool isSettled = house.reviews().reviewOf(_ids[index]).settled;
        bool isYes = !isSettled && (state == IReviewTypes.State.Passed || state == IReviewTypes.State.Concludable);
        return mustHavePassed ? isYes : state != IReviewTypes.State.Rejected && !isSettled;
    }
}
