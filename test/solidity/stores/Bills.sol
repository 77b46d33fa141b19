// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IBudgets} from "../../../contracts/interfaces/IBudgets.sol";
import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {Office} from "../setup/Office.sol";
import {vm} from "../setup/Vm.sol";
import {Queue} from "./Queue.sol";
import {Refused} from "./Rules.sol";

/// @title Bills: which budgets were opened and closed, and everything that was paid out of them
/// @notice Acts are written down by the handlers before they happen; a budget's rest is added up from its bills.
contract Bills {
    struct Bill {
        uint256 time;
        address asset;
        uint256 amount;
        /// @dev What it takes of the limit.
        uint256 counted;
    }

    struct Opened {
        IBudgets.Terms terms;
        bool isClosed;
        uint256 closedAt;
        Bill[] bills;
    }

    /// @notice Decimals of what counts as dollars, plus one.
    mapping(address asset => uint256) public dollarDecimals;

    Office private immutable _office;
    Queue private immutable _queue;
    Opened[] private _opened;

    constructor(Office office, Queue queue) {
        (_office, _queue) = (office, queue);
        (dollarDecimals[office.asset(1)], dollarDecimals[office.asset(2)]) = (19, 9);
    }

    // -------------------------------------------------------------------------------------------------- the rules' acts

    function open(address by, IBudgets.Terms calldata terms) external {
        bool isValid =
            terms.limit > 0 &&
                terms.owner != address(0) &&
                terms.start < terms.end &&
                terms.end > vm.getBlockTimestamp() &&
                (terms.period == 0 || terms.period >= 1 days);
        if (by != _office.STAKEHOLDERS() || !isValid) revert Refused();
        _opened.push().terms = terms;
    }

    function close(address by, uint256 budget) external {
        if (budget == 0 || budget > _opened.length) revert Refused();
        Opened storage opened = _opened[budget - 1];
        if (by != opened.terms.owner && by != _office.STAKEHOLDERS()) revert Refused();
        if (!opened.isClosed) opened.closedAt = vm.getBlockTimestamp();
        opened.isClosed = true;
    }

    function bill(
        address by,
        uint256 budget,
        address asset,
        ITreasury.Payment[] calldata payments,
        bytes32 ref
    ) external {
        if (budget == 0 || budget > _opened.length) revert Refused();
        Opened storage opened = _opened[budget - 1];
        address unit = opened.terms.asset;
        bool isRight = unit == address(0) ? dollarDecimals[asset] > 0 : unit == asset;
        if (by != opened.terms.owner || !isRight) revert Refused();
        uint256 amount = _queue.sumOf(payments);
        uint256 counted = countedAs(unit, asset, amount);
        if (counted > freeOf(budget)) revert Refused();
        opened.bills.push(Bill({time: vm.getBlockTimestamp(), asset: asset, amount: amount, counted: counted}));
        _queue.pay(by, budget, asset, payments, ref);
    }

    function setDollarToken(address by, address asset, uint256 decimals, bool isDollar) external {
        if (by != _office.STAKEHOLDERS()) revert Refused();
        dollarDecimals[asset] = isDollar ? decimals + 1 : 0;
    }

    // -------------------------------------------------------------------------------------------------------- reads

    /// @notice How many budgets were opened; they are numbered from 1.
    function count() external view returns (uint256) {
        return _opened.length;
    }

    function budgetAt(uint256 budget) external view returns (Opened memory) {
        return _opened[budget - 1];
    }

    /// @notice What an amount takes of a limit: itself, or millionths of a dollar, and a begun one whole.
    function countedAs(address unit, address asset, uint256 amount) public view returns (uint256) {
        if (unit != address(0)) return amount;
        uint256 dollar = 10 ** (dollarDecimals[asset] - 1);
        return (amount * 1e6 + dollar - 1) / dollar;
    }

    function isRunning(uint256 budget) public view returns (bool) {
        Opened storage opened = _opened[budget - 1];
        uint256 time = vm.getBlockTimestamp();
        return !opened.isClosed && opened.terms.start <= time && time < opened.terms.end;
    }

    /// @notice What is left of the limit in this period, or in all; zero where nothing may be paid.
    function freeOf(uint256 budget) public view returns (uint256) {
        if (!isRunning(budget)) return 0;
        IBudgets.Terms memory terms = _opened[budget - 1].terms;
        return terms.limit - billedIn(budget, _periodOf(terms, vm.getBlockTimestamp()));
    }

    /// @notice What was paid in a period, counted from zero.
    function billedIn(uint256 budget, uint256 period) public view returns (uint256 sum) {
        Opened storage opened = _opened[budget - 1];
        for (uint256 i = 0; i < opened.bills.length; ++i) {
            if (_periodOf(opened.terms, opened.bills[i].time) == period) sum += opened.bills[i].counted;
        }
    }

    /// @notice The period of the last bill, counted from zero.
    function lastPeriod(uint256 budget) external view returns (uint256) {
        Opened storage opened = _opened[budget - 1];
        uint256 bills = opened.bills.length;
        return bills == 0 ? 0 : _periodOf(opened.terms, opened.bills[bills - 1].time);
    }

    /// @notice What all bills in an asset are together, base units.
    function billedEver(address asset) external view returns (uint256 sum) {
        for (uint256 i = 0; i < _opened.length; ++i) {
            Bill[] storage bills = _opened[i].bills;
            for (uint256 j = 0; j < bills.length; ++j) if (bills[j].asset == asset) sum += bills[j].amount;
        }
    }

    /// @notice A second in which a budget begins, ends, or its next period begins.
    function edge(uint256 seed) external view returns (uint256) {
        if (_opened.length == 0) return 0;
        IBudgets.Terms memory terms = _opened[seed % _opened.length].terms;
        uint256 choice = (seed >> 8) % 4;
        if (choice == 0) return terms.start;
        if (choice == 1 || terms.period == 0 || vm.getBlockTimestamp() < terms.start) return terms.end;
        return terms.start + (_periodOf(terms, vm.getBlockTimestamp()) + 1) * terms.period;
    }

    function _periodOf(IBudgets.Terms memory terms, uint256 time) private pure returns (uint256) {
        return terms.period == 0 ? 0 : (time - terms.start) / terms.period;
    }
}
