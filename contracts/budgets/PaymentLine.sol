// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {Heap} from "@openzeppelin/contracts/utils/structs/Heap.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {IPaymentLine} from "../interfaces/IPaymentLine.sol";
import {ISpendingPolicy} from "../interfaces/ISpendingPolicy.sol";
import {ITreasury} from "../interfaces/ITreasury.sol";
import {Account, Accounts} from "../types/Account.sol";

/// @title PaymentLine
/// @notice The part of Budgets in which approved payments wait for room; see {IPaymentLine}.
abstract contract PaymentLine is IPaymentLine, AccessControl {
    using Heap for Heap.Uint256Heap;
    using Math for uint256;
    using SafeCast for uint256;

    // -------------------------------------------------------------------------------------- constants and immutables

    bytes32 private constant RELEASE = "line";
    bytes32 private constant SPENDER_ROLE = keccak256("SPENDER_ROLE");

    /// @notice What a payment is at the most, base units. So a line's running total, beyond whose end nothing more could wait, has room
    /// for 65,536 payments of that size.
    uint256 public constant MAX_PAYMENT = type(uint112).max;
    /// @notice How many payees are credited at once, at the most: all of them have to fit into one transaction. More wait in
    /// the line, from where they are drawn in parts.
    uint256 public constant MAX_PAYEES_AT_ONCE = 200;

    /// @notice How many cancelled payments are passed over at once, at the most, so that any number of them is, in several transactions.
    uint256 public constant MAX_GAPS_AT_ONCE = 100;

    /// @notice Whose general fund pays.
    ITreasury public immutable TREASURY;
    /// @notice The account in which released money waits to be drawn.
    Account public immutable ACCOUNT;

    // ----------------------------------------------------------------------------------------------------- storage

    mapping(address asset => Line) private _lines;
    /// @dev Ranges that were cancelled and that the line has not come to: the start in the upper half, the end in the lower.
    mapping(address asset => Heap.Uint256Heap) private _gaps;
    /// @dev How much the gaps of an asset are together.
    mapping(address asset => uint256) private _cancelled;
    /// @dev Where a waiting ticket ends, plus one: on the running total, cut when it is cancelled. Zero: no such ticket.
    mapping(bytes32 id => uint256) private _ends;
    mapping(bytes32 id => mapping(uint256 index => uint256)) private _drawn;

    /// @param treasury whose general fund pays
    constructor(ITreasury treasury) {
        TREASURY = treasury;
        ACCOUNT = Accounts.numbered(address(this), 1);
    }

    // ------------------------------------------------------------------------------------------------------- reads

    /// @inheritdoc IPaymentLine
    function lineOf(address asset) external view returns (Line memory) {
        return _lines[asset];
    }

    /// @inheritdoc IPaymentLine
    function waitingOf(address asset) external view returns (uint256) {
        return uint256(_lines[asset].total) - _lines[asset].released - _cancelled[asset];
    }

    /// @inheritdoc IPaymentLine
    function idOf(Ticket calldata ticket) public pure returns (bytes32) {
        return keccak256(abi.encode(ticket));
    }

    /// @inheritdoc IPaymentLine
    function drawnOf(Ticket calldata ticket, uint256 index) external view returns (uint256 drawn, uint256 ready) {
        bytes32 id = idOf(ticket);
        uint256 end = _endOf(id);
        if (index >= ticket.payments.length) revert Line_InvalidPlaces(id);
        uint256 before;
        for (uint256 i = 0; i < index; ++i) before += ticket.payments[i].amount;
        drawn = _drawn[id][index];
        ready = _reached(ticket.asset, ticket.start + before, ticket.payments[index].amount, end) - drawn;
    }

    // ------------------------------------------------------------------------------------------------------ writes

    /// @inheritdoc IPaymentLine
    function release(address asset) external returns (uint256 amount) {
        uint128 before = _lines[asset].released;
        amount = _release(asset);
        if (_lines[asset].released == before) revert Line_NothingToRelease(asset);
    }

    /// @inheritdoc IPaymentLine
    function draw(Ticket calldata ticket, uint256[] calldata places) external {
        bytes32 id = idOf(ticket);
        uint256 end = _endOf(id);
        _release(ticket.asset);
        _draw(id, ticket, places, end);
    }

    /// @inheritdoc IPaymentLine
    function cancel(Ticket calldata ticket) external onlyRole(DEFAULT_ADMIN_ROLE) {
        bytes32 id = idOf(ticket);
        uint256 end = _endOf(id);
        if (ticket.budget != 0) revert Line_Earned(id, ticket.budget);
        uint256 cut = Math.max(ticket.start, _lines[ticket.asset].released);
        // Anyone can release the rest in front of it, which must not undo what else was decided with it.
        if (cut >= end) return;
        _ends[id] = cut + 1;
        _gaps[ticket.asset].insert((cut << 128) | end);
        _cancelled[ticket.asset] += end - cut;
        emit TicketCancelled({id: id, end: uint128(cut)});
    }

    // --------------------------------------------------------------------------------------------------- internals

    /// @dev Pays now where nobody waits and there is room, otherwise in the line.
    function _pay(uint256 budget, address asset, ITreasury.Payment[] calldata payments, bytes32 ref) internal {
        uint256 amount = _sum(payments);
        Line memory line = _lines[asset];
        // Who could have left the line by now, or was cancelled, keeps nobody waiting, as far as one release passes over.
        if (line.released != line.total) {
            _release(asset);
            line = _lines[asset];
        }
        bool isFirst = line.released == line.total && payments.length <= MAX_PAYEES_AT_ONCE;
        if (isFirst && _spendNow(asset, payments, ref)) return;
        if (!ISpendingPolicy(address(TREASURY)).isEnabled(asset)) revert Line_AssetNotEnabled(asset);
        if (!_maySpend()) revert Line_Replaced();
        Ticket memory ticket = Ticket({asset: asset, start: line.total, budget: budget, ref: ref, payments: payments});
        bytes32 id = keccak256(abi.encode(ticket));
        line.total = (line.total + amount).toUint128();
        _lines[asset] = line;
        _ends[id] = uint256(line.total) + 1;
        emit TicketIssued({id: id, asset: asset, budget: budget, ticket: ticket});
    }

    /// @dev Credits the payees if there is room. To ask first would read everything twice; and whatever else the treasury says, or too
    /// little gas, must not make a payment wait.
    function _spendNow(address asset, ITreasury.Payment[] calldata payments, bytes32 ref) private returns (bool) {
        ITreasury.Credit[] memory credits = new ITreasury.Credit[](payments.length);
        for (uint256 i = 0; i < payments.length; ++i) {
            credits[i] = ITreasury.Credit(Accounts.personal(payments[i].payee), payments[i].amount);
        }
        try TREASURY.spend(asset, credits, ref) {
            return true;
        } catch (bytes memory reason) {
            if (bytes4(reason) == ISpendingPolicy.Treasury_OverCapacity.selector) return false;
            if (!_maySpend()) revert Line_Replaced();
            LowLevelCall.bubbleRevert(reason);
        }
    }

    function _sum(ITreasury.Payment[] calldata payments) internal view returns (uint256 sum) {
        if (payments.length == 0) revert Line_EmptyList();
        for (uint256 i = 0; i < payments.length; ++i) {
            (address payee, uint256 amount) = (payments[i].payee, payments[i].amount);
            if (payee == address(0) || payee == address(TREASURY) || amount == 0) {
                revert Line_InvalidPayment(i, payee, amount);
            }
            if (amount > MAX_PAYMENT - sum) revert Line_AmountTooHigh(sum.saturatingAdd(amount), MAX_PAYMENT);
            sum += amount;
        }
    }

    /// @dev Advances the line by what there is room for. What was cancelled is passed over and takes none.
    function _release(address asset) private returns (uint256 amount) {
        Line memory line = _lines[asset];
        if (line.released == line.total) return 0;
        uint256 room = _room(asset);
        Heap.Uint256Heap storage gaps = _gaps[asset];
        uint256 reached = line.released;
        for (uint256 passed = 0; reached < line.total && passed < MAX_GAPS_AT_ONCE; ++passed) {
            uint256 gap = gaps.length() == 0 ? 0 : gaps.peek();
            uint256 next = gap == 0 ? line.total : gap >> 128;
            uint256 step = Math.min(room - amount, next - reached);
            amount += step;
            reached += step;
            if (gap == 0 || reached < next) break;
            reached = uint128(gap);
            _cancelled[asset] -= reached - next;
            gaps.pop();
        }
        if (reached == line.released) return 0;
        _lines[asset].released = uint128(reached);
        emit LineAdvanced({asset: asset, released: uint128(reached), amount: amount});
        if (amount == 0) return 0;
        ITreasury.Credit[] memory credits = new ITreasury.Credit[](1);
        credits[0] = ITreasury.Credit(ACCOUNT, amount);
        TREASURY.spend(asset, credits, RELEASE);
    }

    /// @dev Nothing once the stakeholders have taken the right to spend from here: what was released before can still be drawn.
    function _room(address asset) private view returns (uint256) {
        return _maySpend() ? ISpendingPolicy(address(TREASURY)).capacity(asset) : 0;
    }

    function _maySpend() private view returns (bool) {
        return IAccessControl(address(TREASURY)).hasRole(SPENDER_ROLE, address(this));
    }

    function _draw(bytes32 id, Ticket calldata ticket, uint256[] calldata places, uint256 end) private {
        if (places.length == 0) revert Line_InvalidPlaces(id);
        ITreasury.Credit[] memory credits = new ITreasury.Credit[](places.length);
        uint256 found;
        uint256 from = ticket.start;
        uint256 index;
        for (uint256 i = 0; i < places.length; ++i) {
            uint256 place = places[i];
            if (place >= ticket.payments.length || (i > 0 && place <= places[i - 1])) revert Line_InvalidPlaces(id);
            for (; index < place; ++index) from += ticket.payments[index].amount;
            (address payee, uint256 size) = (ticket.payments[place].payee, ticket.payments[place].amount);
            uint256 amount = _reached(ticket.asset, from, size, end) - _drawn[id][place];
            if (amount == 0) continue;
            _drawn[id][place] += amount;
            credits[found++] = ITreasury.Credit(Accounts.personal(payee), amount);
            emit TicketDrawn({id: id, index: place, payee: payee, amount: amount});
        }
        if (found == 0) revert Line_NothingToDraw(id);
        // The list was as long as it could become.
        assembly ("memory-safe") {
            mstore(credits, found)
        }
        TREASURY.move(ACCOUNT, ticket.asset, credits, ticket.ref);
    }

    function _endOf(bytes32 id) private view returns (uint256) {
        if (_ends[id] == 0) revert Line_UnknownTicket(id);
        return _ends[id] - 1;
    }

    /// @dev How much of the range [from, from + size), cut at `end`, the line has come past.
    function _reached(address asset, uint256 from, uint256 size, uint256 end) private view returns (uint256) {
        uint256 until = Math.min(_lines[asset].released, end);
        return Math.min(Math.saturatingSub(until, from), size);
    }
}
