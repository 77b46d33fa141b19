// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IContractors} from "../../../contracts/interfaces/IContractors.sol";
import {IReviewTypes} from "../../../contracts/interfaces/IReviewTypes.sol";
import {IRevocations} from "../../../contracts/interfaces/IRevocations.sol";
import {draw} from "../setup/Checks.sol";
import {Judgements} from "../stores/Judgements.sol";
import {Handler, Setting} from "./Handler.sol";

/// @notice Contractors take clearances back.
contract RevocationsHandler is Handler {
    uint256 private constant APPEAL = 7 days;
    string private constant URI = "ipfs://reasons";

    IRevocations private immutable _revocations;
    IRevocations.Revocation[] private _opened;
    bytes32[] private _ids;
    uint64 private _serial;
    /// @dev Whether it has ever suspended somebody, and whether it has spared somebody.
    mapping(bytes32 revocation => bool) private _hasSuspended;
    mapping(bytes32 revocation => bool) private _hasSpared;

    constructor(Setting memory setting) Handler(setting) {
        _revocations = setting.house.revocations();
    }

    function charge(uint256 seed) external later(seed) {
        uint32 domain = _domain(seed);
        (bool found, address account) = _person(seed, domain, true);
        (, address opener) = _person(draw(seed, "opener"), domain, true);
        if (!found) return;
        IRevocations.Revocation memory revocation = IRevocations.Revocation({
            domain: domain,
            account: account,
            opener: opener,
            content: keccak256(bytes(URI)),
            salt: ++_serial,
            barred: _barredWith(domain, account)
        });
        bytes memory data = abi.encodeCall(IRevocations.open, (domain, account, URI, _serial));
        (bool success, bytes memory result) = _call(opener, address(_revocations), 0, data);
        if (success) {
            bytes32 id = abi.decode(result, (bytes32));
            _opened.push(revocation);
            _ids.push(id);
            judgements.opened(id, _revocations.questionOf(revocation), APPEAL);
            judgements.said(id, opener, Judgements.Said.Yes);
            roster.revokedBy(id);
            _noteSuspension(id);
        }
        _observeReview("charge", success);
    }

    /// @dev All who may endorse, one after the other: the k-th suspends.
    function backCharge(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _find(seed, IReviewTypes.State.Open, IReviewTypes.State.Open);
        if (!found) return;
        bool success;
        uint256 offset = draw(seed, "actor") % 1_000;
        for (uint256 i = 0; i < house.PEOPLE(); ++i) {
            address actor = house.person(offset + i);
            bytes memory data = abi.encodeCall(IRevocations.endorse, (_opened[index], ""));
            (bool done, ) = _call(actor, address(_revocations), 0, data);
            if (done) judgements.said(_ids[index], actor, Judgements.Said.Yes);
            success = success || done;
        }
        roster.revokedBy(_ids[index]);
        _noteSuspension(_ids[index]);
        _observeReview("backCharge", success);
    }

    /// @dev One for which there is something to do; one time in four any.
    function enforce(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _find(seed, IReviewTypes.State.Open, IReviewTypes.State.Rejected);
        if (!found) return;
        for (uint256 i = 0; i < _ids.length && draw(seed, "careless") % 4 != 0; ++i) {
            uint256 candidate = ((draw(seed, "due") % _ids.length) + i) % _ids.length;
            if (_isDue(candidate)) {
                index = candidate;
                break;
            }
        }
        bool spares = _spares(index);
        bytes memory data = abi.encodeCall(IRevocations.enforce, (_opened[index]));
        (bool success, ) = _call(house.STRANGER(), address(_revocations), 0, data);
        if (success && spares) {
            _hasSpared[_ids[index]] = true;
            roster.spared(_opened[index].domain, _opened[index].account);
        }
        roster.revokedBy(_ids[index]);
        _noteSuspension(_ids[index]);
        _observeReview("enforce", success);
    }

    // --------------------------------------------------------------------------------------------------- internals

    function _find(
        uint256 seed,
        IReviewTypes.State first,
        IReviewTypes.State last
    ) private view returns (bool found, uint256 index) {
        for (uint256 i = 0; i < _ids.length; ++i) {
            index = ((draw(seed, "revocation") % _ids.length) + i) % _ids.length;
            IReviewTypes.State state = house.reviews().stateOf(_ids[index]);
            if (state >= first && state <= last) return (true, index);
        }
    }

    function _isDue(uint256 index) private view returns (bool) {
        IReviewTypes.State state = house.reviews().stateOf(_ids[index]);
        bool suspends = _revocations.suspends(_ids[index]);
        if (state == IReviewTypes.State.Passed) return !house.reviews().reviewOf(_ids[index]).settled;
        if (state == IReviewTypes.State.Concludable) return true;
        if (_spares(index)) return true;
        return suspends != (state == IReviewTypes.State.Reached || state == IReviewTypes.State.Escalated);
    }

    function _noteSuspension(bytes32 id) private {
        if (_revocations.suspends(id)) _hasSuspended[id] = true;
    }

    /// @dev Whether enforcing it spares its subject: k endorsed it, now or when it suspended, and it was rejected all the same; and the
    /// clearance that was judged still stands.
    function _spares(uint256 index) private view returns (bool) {
        bytes32 id = _ids[index];
        if (house.reviews().stateOf(id) != IReviewTypes.State.Rejected || _hasSpared[id]) return false;
        IReviewTypes.Review memory review = house.reviews().reviewOf(id);
        return (_hasSuspended[id] || review.endorsements >= review.k) && _stands(_opened[index], review.openedAt);
    }

    function _stands(IRevocations.Revocation memory revocation, uint256 openedAt) private view returns (bool) {
        IContractors contractors = house.contractors();
        address account = contractors.partyOf(revocation.barred[0]).account;
        IContractors.Clearance memory clearance = contractors.clearanceOf(revocation.domain, account);
        bool isOver = clearance.until != 0 && clearance.until <= block.timestamp;
        return clearance.since != 0 && clearance.since < openedAt && !clearance.ended && !isOver;
    }
}
