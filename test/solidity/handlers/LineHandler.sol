// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IBudgets} from "../../../contracts/interfaces/IBudgets.sol";
import {IPaymentLine} from "../../../contracts/interfaces/IPaymentLine.sol";
import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {draw, within} from "../setup/Checks.sol";
import {vm} from "../setup/Vm.sol";
import {Queue} from "../stores/Queue.sol";
import {Desk, OfficeHandler} from "./OfficeHandler.sol";

/// @notice Votes pay, lines are released, payees draw, and votes are cancelled.
contract LineHandler is OfficeHandler {
    IBudgets private immutable _budgets;

    constructor(Desk memory desk) OfficeHandler(desk) {
        _budgets = desk.office.budgets();
    }

    function pay(uint256 seed) external later(seed) {
        address asset = _asset(seed);
        _pay("pay", seed, asset, _payments(seed, asset));
    }

    /// @dev All that there is room for, one unit more, or half as much again.
    function payRoom(uint256 seed) external later(seed) {
        address asset = _asset(seed);
        uint256 room = rules.capacityAt(asset, vm.getBlockTimestamp());
        // With everything in the fund allowed, the line would be as long as all that was ever given.
        if (room > 100_000 * office.grain(asset)) room = 100_000 * office.grain(asset);
        uint256[3] memory amounts = [room, room + 1, room + room / 2];
        _pay("payRoom", seed, asset, _payment(seed, amounts[draw(seed, "amount") % 3] + (room == 0 ? 1 : 0)));
    }

    function release(uint256 seed) external later(seed) {
        address asset = _waitingAsset(seed);
        bytes memory data = abi.encodeCall(IPaymentLine.release, (asset));
        bytes memory rule = abi.encodeCall(Queue.release, (asset));
        _act("release", office.STRANGER(), address(_budgets), 0, data, address(queue), rule);
    }

    /// @dev A payee draws for itself.
    function drawOwn(uint256 seed) external later(seed) {
        (bool found, address asset, uint256 ticket) = _findUndrawn(seed);
        if (!found) return;
        Queue.Share[] memory shares = queue.waitingAt(asset, ticket).shares;
        uint256[] memory places = new uint256[](1);
        places[0] = draw(seed, "place") % shares.length;
        _draw("drawOwn", shares[places[0]].payee, asset, ticket, places);
    }

    /// @dev A stranger draws for some or all of them; now and then it names places that are not there, or in no order.
    function drawOthers(uint256 seed) external later(seed) {
        (bool found, address asset, uint256 ticket) = _findUndrawn(seed);
        if (!found) return;
        uint256 size = queue.waitingAt(asset, ticket).shares.length;
        uint256 chosen = draw(seed, "all") % 2 == 0 ? type(uint256).max : draw(seed, "places");
        uint256[] memory places = new uint256[](size);
        uint256 count;
        for (uint256 i = 0; i < size; ++i) if ((chosen >> i) & 1 == 1) places[count++] = i;
        uint256 mistake = draw(seed, "mistake") % 24;
        if (mistake == 0 && count > 0) places[count - 1] = size;
        if (mistake == 1 && count > 1) places[1] = places[0];
        assembly ("memory-safe") {
            mstore(places, count)
        }
        _draw("drawOthers", office.STRANGER(), asset, ticket, places);
    }

    function cancel(uint256 seed) external later(seed) {
        address asset = _waitingAsset(seed);
        (bool found, uint256 ticket) = _findLive(seed, asset);
        if (!found) return;
        address by = _mostly(office.STAKEHOLDERS(), seed);
        bytes memory data = abi.encodeCall(IPaymentLine.cancel, (queue.ticketAt(asset, ticket)));
        bytes memory rule = abi.encodeCall(Queue.cancel, (by, asset, ticket));
        _act("cancel", by, address(_budgets), 0, data, address(queue), rule);
    }

    // --------------------------------------------------------------------------------------------------- internals

    function _pay(string memory action, uint256 seed, address asset, ITreasury.Payment[] memory payments) private {
        uint256 credited = _credited(asset);
        address by = _mostly(office.STAKEHOLDERS(), seed);
        bytes memory data = abi.encodeCall(IBudgets.pay, (asset, payments, REF));
        bytes memory rule = abi.encodeCall(Queue.pay, (by, 0, asset, payments, REF));
        _act(action, by, address(_budgets), 0, data, address(queue), rule);
        _lookForOvertaking(asset, credited);
    }

    function _draw(string memory action, address by, address asset, uint256 ticket, uint256[] memory places) private {
        bytes memory data = abi.encodeCall(IPaymentLine.draw, (queue.ticketAt(asset, ticket), places));
        bytes memory rule = abi.encodeCall(Queue.draw, (asset, ticket, places));
        _act(action, by, address(_budgets), 0, data, address(queue), rule);
    }

    /// @dev Mostly an asset in which somebody waits.
    function _waitingAsset(uint256 seed) private view returns (address asset) {
        uint256 offset = draw(seed, "asset") % office.ASSETS();
        asset = office.asset(offset);
        for (uint256 i = 1; i < office.ASSETS() && queue.waitingOf(asset) == 0; ++i) asset = office.asset(offset + i);
    }

    /// @dev A ticket to which something may still happen.
    function _findLive(uint256 seed, address asset) private view returns (bool found, uint256 ticket) {
        uint256 count = queue.count(asset);
        for (uint256 i = 0; i < count; ++i) {
            ticket = ((draw(seed, "ticket") % count) + i) % count;
            if (!queue.isDone(asset, ticket)) return (true, ticket);
        }
        return (count > 0, ticket);
    }

    /// @dev Mostly a ticket of which something can be drawn.
    function _findUndrawn(uint256 seed) private view returns (bool found, address asset, uint256 ticket) {
        uint256 offset = draw(seed, "asset") % office.ASSETS();
        for (uint256 a = 0; a < office.ASSETS(); ++a) {
            asset = office.asset(offset + a);
            (found, ticket) = _findLive(seed, asset);
            if (found && !queue.isDone(asset, ticket)) return (true, asset, ticket);
        }
    }
}
