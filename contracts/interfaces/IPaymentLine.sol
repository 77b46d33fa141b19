// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ITreasury} from "./ITreasury.sol";

/// @title The line of approved payments
/// @notice An approved payment to up to 200 payees that finds room in the spending policy, while nobody waits, is credited at
/// once. Otherwise it waits in its asset's line: its ticket is a range [start, end) on a running total. As room comes, anyone releases it: one
/// counter advances, and the money goes to the line's account. A ticket's payees, in their order, have their own ranges within
/// it, and can be drawn as far as the counter has come. First come, first served: nothing starves, nothing fails, and whoever
/// comes later changes nothing for those before. Amounts are in base units.
interface IPaymentLine {
    // ------------------------------------------------------------------------------------------------------- types

    /// @notice A place in the line. Passed as calldata and bound by its hash, its id.
    /// @param asset the token, or the ERC-7528 address for ETH
    /// @param start where its range begins on the running total of its asset
    /// @param budget the budget that pays; zero: a vote does
    /// @param ref what it is for
    /// @param payments who gets how much, in this order
    struct Ticket {
        address asset;
        uint128 start;
        uint256 budget;
        bytes32 ref;
        ITreasury.Payment[] payments;
    }

    /// @notice The line of an asset.
    /// @param total where the next ticket begins
    /// @param released how far room has come
    struct Line {
        uint128 total;
        uint128 released;
    }

    // ------------------------------------------------------------------------------------------------------ events

    /// @notice A payment waits: `ticket` is its id. Paid at once are those without this event.
    event TicketIssued(bytes32 indexed id, address indexed asset, uint256 indexed budget, Ticket ticket);
    /// @notice `payee`, the `index`-th of the ticket, was credited `amount`.
    event TicketDrawn(bytes32 indexed id, uint256 indexed index, address indexed payee, uint256 amount);
    /// @notice Stakeholders cancelled what of a ticket had not been released; it ends at `end` on the running total.
    event TicketCancelled(bytes32 indexed id, uint128 end);
    /// @notice The line of `asset` has come to `released`, `amount` of which left the general fund now.
    event LineAdvanced(address indexed asset, uint128 released, uint256 amount);

    // ------------------------------------------------------------------------------------------------------ errors

    /// @notice A payment names at least one payee.
    error Line_EmptyList();
    /// @notice A payee is zero or the treasury, or its amount is zero.
    error Line_InvalidPayment(uint256 index, address payee, uint256 amount);
    /// @notice `asset` has no policy, or one that allows nothing: the payment would wait for ever.
    error Line_AssetNotEnabled(address asset);
    /// @notice The stakeholders have taken the right to spend from here: nothing new is paid, and what waits newly would for ever.
    error Line_Replaced();
    /// @notice No payment waits as this ticket.
    error Line_UnknownTicket(bytes32 id);
    /// @notice A payee's place is not in the ticket, or the list of places is empty or not ascending.
    error Line_InvalidPlaces(bytes32 id);
    /// @notice Nothing of the ticket can be drawn by those payees now.
    error Line_NothingToDraw(bytes32 id);
    /// @notice Nothing waits in the line of `asset`, or there is no room.
    error Line_NothingToRelease(address asset);
    /// @notice What a budget owes has been earned and cannot be cancelled.
    error Line_Earned(bytes32 id, uint256 budget);
    /// @notice A payment of `amount` base units in all is more than `most`.
    error Line_AmountTooHigh(uint256 amount, uint256 most);

    // ------------------------------------------------------------------------------------------------------- reads

    /// @notice The line of `asset`.
    function lineOf(address asset) external view returns (Line memory);

    /// @notice What waits in the line of `asset`, base units, without what was cancelled.
    function waitingOf(address asset) external view returns (uint256);

    /// @notice The id of `ticket`: keccak256 of its ABI encoding.
    function idOf(Ticket calldata ticket) external pure returns (bytes32);

    /// @notice What the `index`-th payee of `ticket` was credited so far, and can be credited as far as the line has come, base
    /// units; {draw} lets it advance first.
    /// @dev Requirements: the ticket was issued; the place is in it.
    /// @param ticket as it was issued
    /// @param index of its payees, from 0
    function drawnOf(Ticket calldata ticket, uint256 index) external view returns (uint256 drawn, uint256 ready);

    // ------------------------------------------------------------------------------------------------------ writes

    /// @notice Lets the line of `asset` advance as far as the spending policy has room. Anyone may call.
    /// @dev Emits {LineAdvanced}. Requirement: something waits and there is room, or what waits was cancelled.
    /// @param asset the token, or the ERC-7528 address for ETH
    /// @return amount base units that left the general fund
    function release(address asset) external returns (uint256 amount);

    /// @notice Credits what is ready to payees of a ticket, letting the line advance first. Anyone may call.
    /// @dev Emits {TicketDrawn} for each that gets something; may emit {LineAdvanced}. Requirements: the ticket was issued; the
    /// places are in it, ascending; somebody gets something.
    /// @param ticket as it was issued
    /// @param places of its payees, from 0
    function draw(Ticket calldata ticket, uint256[] calldata places) external;

    /// @notice Cancels what of a voted payment has not been released; what has stays its payees'. Nothing happens where all of it
    /// has been released or cancelled: anyone can release, and must not make a decision of several acts fail by it.
    /// @dev Emits {TicketCancelled} where something is cancelled. Requirements: the caller is the admin; the ticket was issued; a
    /// vote pays.
    /// @param ticket as it was issued
    function cancel(Ticket calldata ticket) external;
}
