// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IPaymentLine} from "../../../contracts/interfaces/IPaymentLine.sol";
import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {Office} from "../setup/Office.sol";
import {vm} from "../setup/Vm.sol";
import {Refused, Rules} from "./Rules.sol";

/// @title Queue: who was paid at once, who waits, who was released and who drew
/// @notice The line once more, as a list of people who wait: no running totals but where tickets begin, no ranges, no gaps. Acts are
/// written down by the handlers before they happen.
contract Queue {
    struct Share {
        address payee;
        uint256 size;
        uint256 released;
        uint256 drawn;
    }

    struct Waiting {
        uint256 budget;
        /// @dev What all tickets before it are together.
        uint256 start;
        bytes32 ref;
        bool isCancelled;
        /// @dev Whether the line has passed over what was cancelled of it.
        bool isPassed;
        Share[] shares;
    }

    /// @notice What left the general fund by these rules, base units.
    mapping(address asset => uint256) public left;
    /// @notice What all tickets are together, base units.
    mapping(address asset => uint256) public issued;
    /// @notice What budgets paid, at once or with a ticket, base units.
    mapping(address asset => uint256) public paidByBudgets;
    /// @notice What a payee has, base units.
    mapping(address asset => mapping(address payee => uint256)) public creditOf;

    Office private immutable _office;
    Rules private immutable _rules;
    mapping(address asset => Waiting[]) private _waiting;

    constructor(Office office, Rules rules) {
        (_office, _rules) = (office, rules);
    }

    // -------------------------------------------------------------------------------------------------- the rules' acts

    /// @notice Pays what was approved: by a vote where `budget` is zero.
    function pay(
        address by,
        uint256 budget,
        address asset,
        ITreasury.Payment[] calldata payments,
        bytes32 ref
    ) external {
        if (budget == 0 && by != _office.STAKEHOLDERS()) revert Refused();
        uint256 amount = sumOf(payments);
        uint256 room = _rules.capacityAt(asset, vm.getBlockTimestamp());
        room -= _release(asset, room);
        if (budget != 0) paidByBudgets[asset] += amount;
        if (waitingOf(asset) == 0 && amount <= room) {
            left[asset] += amount;
            for (uint256 i = 0; i < payments.length; ++i) creditOf[asset][payments[i].payee] += payments[i].amount;
            return;
        }
        if (!_rules.isEnabled(asset)) revert Refused();
        Waiting storage waiting = _waiting[asset].push();
        (waiting.budget, waiting.start, waiting.ref) = (budget, issued[asset], ref);
        issued[asset] += amount;
        for (uint256 i = 0; i < payments.length; ++i) {
            waiting.shares.push(Share({payee: payments[i].payee, size: payments[i].amount, released: 0, drawn: 0}));
        }
    }

    /// @notice Another spender than the line spends.
    function spend(address by, address asset, address payee, uint256 amount) external {
        bool isAllowed = amount <= _rules.capacityAt(asset, vm.getBlockTimestamp());
        if (by != _office.SUCCESSOR() || amount == 0 || !isAllowed) revert Refused();
        left[asset] += amount;
        creditOf[asset][payee] += amount;
    }

    function release(address asset) external {
        uint256 passed = _passedCount(asset);
        uint256 released = _release(asset, _rules.capacityAt(asset, vm.getBlockTimestamp()));
        if (released == 0 && _passedCount(asset) == passed) revert Refused();
    }

    function draw(address asset, uint256 ticket, uint256[] calldata places) external {
        _release(asset, _rules.capacityAt(asset, vm.getBlockTimestamp()));
        Share[] storage shares = _waiting[asset][ticket].shares;
        uint256 drawn;
        for (uint256 i = 0; i < places.length; ++i) {
            bool isNext = i == 0 || places[i] > places[i - 1];
            if (!isNext || places[i] >= shares.length) revert Refused();
            Share storage share = shares[places[i]];
            drawn += share.released - share.drawn;
            creditOf[asset][share.payee] += share.released - share.drawn;
            share.drawn = share.released;
        }
        if (drawn == 0) revert Refused();
    }

    /// @notice Nothing happens where all of it was released.
    function cancel(address by, address asset, uint256 ticket) external {
        Waiting storage waiting = _waiting[asset][ticket];
        if (by != _office.STAKEHOLDERS() || waiting.budget != 0) revert Refused();
        if (_unreleased(waiting) > 0) waiting.isCancelled = true;
    }

    // -------------------------------------------------------------------------------------------------------- reads

    function count(address asset) external view returns (uint256) {
        return _waiting[asset].length;
    }

    function waitingAt(address asset, uint256 ticket) external view returns (Waiting memory) {
        return _waiting[asset][ticket];
    }

    /// @notice The ticket as it was issued.
    function ticketAt(address asset, uint256 ticket) external view returns (IPaymentLine.Ticket memory issued_) {
        Waiting storage waiting = _waiting[asset][ticket];
        ITreasury.Payment[] memory payments = new ITreasury.Payment[](waiting.shares.length);
        for (uint256 i = 0; i < payments.length; ++i) {
            payments[i] = ITreasury.Payment({payee: waiting.shares[i].payee, amount: waiting.shares[i].size});
        }
        issued_ = IPaymentLine.Ticket({
            asset: asset,
            start: uint128(waiting.start),
            budget: waiting.budget,
            ref: waiting.ref,
            payments: payments
        });
    }

    /// @notice Whether nothing will ever happen to a ticket any more.
    function isDone(address asset, uint256 ticket) external view returns (bool) {
        Waiting storage waiting = _waiting[asset][ticket];
        return _undrawn(waiting) == 0 && (waiting.isPassed || (!waiting.isCancelled && _unreleased(waiting) == 0));
    }

    /// @notice What waits, base units.
    function waitingOf(address asset) public view returns (uint256 sum) {
        for (uint256 i = 0; i < _waiting[asset].length; ++i) {
            if (!_waiting[asset][i].isCancelled) sum += _unreleased(_waiting[asset][i]);
        }
    }

    /// @notice What was cancelled before it was released, base units.
    function cancelledOf(address asset) external view returns (uint256 sum) {
        for (uint256 i = 0; i < _waiting[asset].length; ++i) {
            if (_waiting[asset][i].isCancelled) sum += _unreleased(_waiting[asset][i]);
        }
    }

    function sumOf(ITreasury.Payment[] calldata payments) public pure returns (uint256 sum) {
        for (uint256 i = 0; i < payments.length; ++i) sum += payments[i].amount;
    }

    // ---------------------------------------------------------------------------------------------------- internals

    /// @dev Lets those who wait have what there is `room` for, in their order, passing over what was cancelled.
    function _release(address asset, uint256 room) private returns (uint256 released) {
        for (uint256 i = 0; i < _waiting[asset].length; ++i) {
            Waiting storage waiting = _waiting[asset][i];
            if (waiting.isCancelled) {
                waiting.isPassed = true;
                continue;
            }
            for (uint256 j = 0; j < waiting.shares.length; ++j) {
                Share storage share = waiting.shares[j];
                uint256 amount = share.size - share.released;
                if (amount == 0) continue;
                if (amount > room - released) amount = room - released;
                share.released += amount;
                released += amount;
                if (share.released < share.size) {
                    left[asset] += released;
                    return released;
                }
            }
        }
        left[asset] += released;
    }

    function _passedCount(address asset) private view returns (uint256 passed) {
        for (uint256 i = 0; i < _waiting[asset].length; ++i) if (_waiting[asset][i].isPassed) ++passed;
    }

    function _unreleased(Waiting storage waiting) private view returns (uint256 sum) {
        for (uint256 i = 0; i < waiting.shares.length; ++i) sum += waiting.shares[i].size - waiting.shares[i].released;
    }

    function _undrawn(Waiting storage waiting) private view returns (uint256 sum) {
        for (uint256 i = 0; i < waiting.shares.length; ++i) sum += waiting.shares[i].released - waiting.shares[i].drawn;
    }
}
