// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IBudgets} from "../../../contracts/interfaces/IBudgets.sol";
import {IPaymentLine} from "../../../contracts/interfaces/IPaymentLine.sol";
import {ISpendingPolicy} from "../../../contracts/interfaces/ISpendingPolicy.sol";
import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {Accounts} from "../../../contracts/types/Account.sol";
import {Policy} from "../../../contracts/types/Policy.sol";
import {draw, requireEqual, requireTrue, within} from "../setup/Checks.sol";
import {Office} from "../setup/Office.sol";
import {deploy, vm} from "../setup/Vm.sol";

/// @title The line: any parts in any order add up to the unit, and nothing starves
contract LineTest {
    bytes32 private constant REF = "fuzz";
    uint256 private constant MAX_PAYMENT = type(uint112).max;

    Office private _office;
    ITreasury private _treasury;
    IBudgets private _budgets;
    address private _stakeholders;
    address private _asset;
    /// @dev Those of the ticket that is paid.
    ITreasury.Payment[] private _payments;
    uint256 private _sum;

    function setUp() public {
        _office = Office(deploy("Office.sol:Office", ""));
        (_treasury, _budgets) = (_office.treasury(), _office.budgets());
        (_stakeholders, _asset) = (_office.STAKEHOLDERS(), _office.asset(1));
    }

    /// @notice Any sizes, up to the most that a payment can be; money that comes in any parts; and draws of any places in between.
    function testFuzz_partialDrawsAddUpToTheUnit(uint256 seed) external {
        _decide(type(uint128).max, 1 days);
        _sizes(seed);
        IPaymentLine.Ticket memory ticket = _issue(0);
        uint256 given;
        for (uint256 round = 0; given < _sum; ++round) {
            uint256 own = uint256(keccak256(abi.encode(seed, round)));
            uint256 amount = round == 5 ? _sum - given : within(draw(own, "part"), 1, _sum - given);
            _give(amount);
            given += amount;
            _budgets.release(_asset);
            _drawSome(ticket, draw(own, "places"));
            _requireReached(ticket, given);
        }
        _drawSome(ticket, type(uint256).max);
        for (uint256 i = 0; i < _payments.length; ++i) {
            requireEqual(_credited(i), _payments[i].amount, "what a payee has in the end");
        }
        requireEqual(_treasury.balanceOf(_office.lineAccount(), _asset), 0, "the line's account");
        requireEqual(_office.fund(_asset), 0, "the fund");
    }

    /// @notice Together with all others of its payment a payee gets 2^112 - 1 at the most, and not one unit more.
    function testFuzz_aPaymentHasAMost(uint256 first, uint256 beyond) external {
        _decide(type(uint128).max, 1 days);
        first = within(first, 1, MAX_PAYMENT);
        beyond = within(beyond, 1, type(uint256).max - MAX_PAYMENT);
        _payments.push(ITreasury.Payment({payee: _payee(0), amount: first}));
        _payments.push(ITreasury.Payment({payee: _payee(1), amount: MAX_PAYMENT - first + beyond}));
        vm.expectRevert(
            abi.encodeWithSelector(IPaymentLine.Line_AmountTooHigh.selector, MAX_PAYMENT + beyond, MAX_PAYMENT)
        );
        vm.prank(_stakeholders);
        _budgets.pay(_asset, _payments, REF);
    }

    /// @notice With money and a floor, each window lets the floor leave: whoever waits is paid after as many windows as that takes, not
    /// a second or a window later; and what was cancelled takes none.
    function testFuzz_nothingStarves(uint256 seed, uint256 window, uint256 floor) external {
        window = within(window, 1 days, 365 days);
        IPaymentLine.Ticket[] memory tickets = new IPaymentLine.Ticket[](within(draw(seed, "tickets"), 2, 5));
        _decide(1, window);
        uint256 waits;
        for (uint256 i = 0; i < tickets.length; ++i) {
            delete _payments;
            _payments.push(
                ITreasury.Payment({payee: _payee(i), amount: _size(uint256(keccak256(abi.encode(seed, i))))})
            );
            tickets[i] = _issue(_budgets.lineOf(_asset).total);
            waits += _payments[0].amount;
        }
        uint256 cancelled = draw(seed, "cancelled") % tickets.length;
        vm.prank(_stakeholders);
        _budgets.cancel(tickets[cancelled]);
        waits -= tickets[cancelled].payments[0].amount;
        requireEqual(_budgets.waitingOf(_asset), waits, "what waits");

        floor = within(floor, (waits + 5) / 6, waits);
        _decide(uint128(floor), window);
        _give(waits);
        for (uint256 left = waits; left > 0; left -= left < floor ? left : floor) {
            requireEqual(_budgets.waitingOf(_asset), left, "what a window has left");
            _budgets.release(_asset);
            vm.warp(vm.getBlockTimestamp() + window - 1);
            if (left > floor) requireTrue(!_canRelease(), "a second before the window is over");
            vm.warp(vm.getBlockTimestamp() + 1);
        }
        requireEqual(_budgets.waitingOf(_asset), 0, "nobody waits");
        for (uint256 i = 0; i < tickets.length; ++i) {
            if (i != cancelled) _budgets.draw(tickets[i], new uint256[](1));
            requireEqual(
                _credited(i),
                i == cancelled ? 0 : tickets[i].payments[0].amount,
                "what a payee has in the end"
            );
        }
    }

    // --------------------------------------------------------------------------------------------------- internals

    /// @dev One to eight payees; one time in four as much as a payment can be.
    function _sizes(uint256 seed) private {
        uint256 count = within(draw(seed, "count"), 1, 8);
        for (uint256 i = 0; i < count; ++i) {
            uint256 amount = _size(uint256(keccak256(abi.encode(seed, i))));
            if (i + 1 == count && draw(seed, "most") % 4 == 0) amount = MAX_PAYMENT - _sum;
            _payments.push(ITreasury.Payment({payee: _payee(i), amount: amount}));
            _sum += amount;
        }
    }

    function _size(uint256 seed) private pure returns (uint256) {
        return within(draw(seed, "amount"), 1, 10 ** within(draw(seed, "size"), 0, 30));
    }

    function _payee(uint256 index) private pure returns (address) {
        return address(uint160(0xBEE00 + index));
    }

    function _decide(uint128 floor, uint256 window) private {
        ISpendingPolicy policies = _office.policies();
        vm.prank(_stakeholders);
        policies.setPolicy(_asset, Policy({floor: floor, rate: 0, window: uint32(window)}));
        vm.warp(vm.getBlockTimestamp() + 365 days);
    }

    function _give(uint256 amount) private {
        vm.startPrank(_office.DONOR());
        _treasury.deposit(_treasury.generalFund(), _asset, amount, REF);
        vm.stopPrank();
    }

    /// @dev A ticket for the payments, for which there is no money yet.
    function _issue(uint128 start) private returns (IPaymentLine.Ticket memory) {
        vm.prank(_stakeholders);
        _budgets.pay(_asset, _payments, REF);
        return IPaymentLine.Ticket({asset: _asset, start: start, budget: 0, ref: REF, payments: _payments});
    }

    /// @dev Draws for those of the chosen places that can draw something.
    function _drawSome(IPaymentLine.Ticket memory ticket, uint256 chosen) private {
        uint256[] memory places = new uint256[](ticket.payments.length);
        uint256 count;
        for (uint256 i = 0; i < places.length; ++i) {
            (, uint256 ready) = _budgets.drawnOf(ticket, i);
            if ((chosen >> i) & 1 == 1 && ready > 0) places[count++] = i;
        }
        assembly ("memory-safe") {
            mstore(places, count)
        }
        if (count > 0) _budgets.draw(ticket, places);
    }

    /// @dev The money goes to the first who is not paid in full, then to the next.
    function _requireReached(IPaymentLine.Ticket memory ticket, uint256 given) private view {
        for (uint256 i = 0; i < ticket.payments.length; ++i) {
            uint256 reached = given < ticket.payments[i].amount ? given : ticket.payments[i].amount;
            (uint256 drawn, uint256 ready) = _budgets.drawnOf(ticket, i);
            requireEqual(drawn + ready, reached, "what was released for a place");
            requireEqual(_credited(i), drawn, "what a payee has");
            given -= reached;
        }
    }

    function _credited(uint256 index) private view returns (uint256) {
        return _treasury.balanceOf(Accounts.personal(_payee(index)), _asset);
    }

    function _canRelease() private returns (bool success) {
        (success, ) = address(_budgets).call(abi.encodeCall(IPaymentLine.release, (_asset)));
    }
}
