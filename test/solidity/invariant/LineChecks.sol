// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IBudgets} from "../../../contracts/interfaces/IBudgets.sol";
import {IPaymentLine} from "../../../contracts/interfaces/IPaymentLine.sol";
import {ISpendingPolicy} from "../../../contracts/interfaces/ISpendingPolicy.sol";
import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {Policy} from "../../../contracts/types/Policy.sol";
import {requireAtMost, requireEqual, requireTrue} from "../setup/Checks.sol";
import {Office} from "../setup/Office.sol";
import {vm} from "../setup/Vm.sol";
import {Queue} from "../stores/Queue.sol";

/// @title LineChecks: who waits is paid in order and never too much; and in the end, with money and time, in full
abstract contract LineChecks {
    /// @dev In how many windows everybody is paid in the end.
    uint256 private constant WINDOWS = 3;

    Office internal office;
    Queue internal queue;

    /// @dev I20. What the contracts tell of every place, added up. Tickets to which nothing can happen any more are not asked again.
    function whoWaitsIsPaidInOrder(address asset) internal view {
        IBudgets budgets = office.budgets();
        (uint256 drawn, uint256 ready, bool isReached) = (0, 0, true);
        for (uint256 i = 0; i < queue.count(asset); ++i) {
            Queue.Waiting memory waiting = queue.waitingAt(asset, i);
            bool isDone = queue.isDone(asset, i);
            IPaymentLine.Ticket memory ticket = queue.ticketAt(asset, i);
            for (uint256 place = 0; place < waiting.shares.length; ++place) {
                Queue.Share memory share = waiting.shares[place];
                (uint256 drawnNow, uint256 readyNow) = (share.drawn, 0);
                if (!isDone) (drawnNow, readyNow) = budgets.drawnOf(ticket, place);
                requireAtMost(drawnNow + readyNow, share.size, "I20: a place is paid more than its amount");
                if (!waiting.isCancelled) {
                    requireTrue(isReached || drawnNow + readyNow == 0, "I20: released before who came earlier");
                    isReached = isReached && drawnNow + readyNow == share.size;
                }
                requireEqual(drawnNow, share.drawn, "I20: drawn");
                requireEqual(drawnNow + readyNow, share.released, "I20: released");
                drawn += drawnNow;
                ready += readyNow;
            }
        }
        uint256 waits = budgets.waitingOf(asset);
        requireEqual(waits, queue.waitingOf(asset), "I20: what waits");
        requireEqual(budgets.lineOf(asset).total, queue.issued(asset), "I20: where the next ticket begins");
        requireEqual(drawn + ready + waits + queue.cancelledOf(asset), queue.issued(asset), "I20: all tickets");
        requireEqual(office.treasury().balanceOf(office.lineAccount(), asset), ready, "I20: the line's account");
    }

    /// @dev With money for all, and a policy that lets a third of what waits leave in each day, everybody is paid in three days,
    /// whoever it is that releases and draws.
    function payEverybody(address asset) internal {
        IBudgets budgets = office.budgets();
        uint256 waits = budgets.waitingOf(asset);
        uint128 floor = uint128(waits / WINDOWS + 1);
        ISpendingPolicy policies = office.policies();
        vm.startPrank(office.STAKEHOLDERS());
        policies.setPolicy(asset, Policy({floor: floor, rate: 0, window: 1 days}));
        vm.stopPrank();
        (, , uint256 since) = policies.policyOf(asset);
        // What was spent until now has left the window as well.
        vm.warp(since + 1 days);
        _give(asset, waits + 1);
        for (uint256 window = 0; window < WINDOWS; ++window) {
            if (budgets.waitingOf(asset) > 0) budgets.release(asset);
            for (uint256 i = 0; i < queue.count(asset); ++i) _drawAll(queue.ticketAt(asset, i));
            vm.warp(vm.getBlockTimestamp() + 1 days);
        }
        _requireAllPaid(asset);
    }

    function _requireAllPaid(address asset) private view {
        for (uint256 i = 0; i < queue.count(asset); ++i) {
            Queue.Waiting memory waiting = queue.waitingAt(asset, i);
            IPaymentLine.Ticket memory ticket = queue.ticketAt(asset, i);
            for (uint256 place = 0; place < waiting.shares.length; ++place) {
                Queue.Share memory share = waiting.shares[place];
                (uint256 drawn, ) = office.budgets().drawnOf(ticket, place);
                requireEqual(drawn, waiting.isCancelled ? share.released : share.size, "closing: a place");
            }
        }
        requireEqual(office.budgets().waitingOf(asset), 0, "closing: what waits");
        requireEqual(office.treasury().balanceOf(office.lineAccount(), asset), 0, "closing: the line's account");
    }

    /// @dev Draws for everybody who can draw something.
    function _drawAll(IPaymentLine.Ticket memory ticket) private {
        uint256[] memory places = new uint256[](ticket.payments.length);
        uint256 count;
        for (uint256 place = 0; place < places.length; ++place) {
            (, uint256 ready) = office.budgets().drawnOf(ticket, place);
            if (ready > 0) places[count++] = place;
        }
        assembly ("memory-safe") {
            mstore(places, count)
        }
        if (count > 0) office.budgets().draw(ticket, places);
    }

    function _give(address asset, uint256 amount) private {
        ITreasury treasury = office.treasury();
        uint256 value = asset == office.ETH() ? amount : 0;
        (address donor, bytes memory data) = (
            office.DONOR(),
            abi.encodeCall(ITreasury.deposit, (treasury.generalFund(), asset, amount, "closing"))
        );
        vm.prank(donor);
        (bool success, ) = address(treasury).call{value: value}(data);
        requireTrue(success, "closing: a gift");
    }
}
