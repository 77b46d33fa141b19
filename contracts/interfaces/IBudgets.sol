// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IPaymentLine} from "./IPaymentLine.sol";
import {ITreasury} from "./ITreasury.sol";

/// @title Budgets: what the stakeholders approved to be spent
/// @notice The treasury's only granted spender. A vote pays directly, to one payee or to many; or it opens a budget, out of which
/// its owner and granted workflows pay. A budget is a limit, not a pot: a payment takes from it at once, and gets its money from the
/// general fund as the spending policy allows, in the order of the line; see {IPaymentLine}. What comes back to the treasury does
/// not restore it.
///
/// A budget is in an asset, or in USD: then it pays in dollar tokens, each unit of which the stakeholders count as a dollar. Amounts
/// are in base units, of USD with 6 decimals; times in seconds since 1970.
interface IBudgets is IPaymentLine {
    // ------------------------------------------------------------------------------------------------------- types

    /// @notice What was approved.
    /// @param asset what it pays in; zero: USD, in any dollar token
    /// @param limit what can be paid, in each period where it recurs; base units, of USD 6 decimals
    /// @param start from when on
    /// @param end until when, that second excluded
    /// @param period seconds after which it begins anew; zero: once only
    /// @param domain the area of work it is for; zero: none
    /// @param owner who pays out of it
    struct Terms {
        address asset;
        uint128 limit;
        uint48 start;
        uint48 end;
        uint32 period;
        uint32 domain;
        address owner;
    }

    /// @notice A budget and what became of it.
    /// @param terms what was approved
    /// @param closed whether it was closed before its end
    /// @param billed what was paid out of it in `period`, whether it has come to its turn or not
    /// @param period the number of the period that `billed` is about, from 0
    struct Budget {
        Terms terms;
        bool closed;
        uint128 billed;
        uint32 period;
    }

    // ------------------------------------------------------------------------------------------------------ events

    /// @notice The stakeholders opened budget `budget`; `uri` says what for.
    event BudgetOpened(uint256 indexed budget, uint32 indexed domain, address indexed owner, Terms terms, string uri);
    /// @notice No more is paid out of `budget`; what waits in the line is.
    event BudgetClosed(uint256 indexed budget);
    /// @notice `amount` of `asset` is paid out of `budget`, which takes `counted` of its limit in period `period`; `uri` says what for.
    event BudgetBilled(
        uint256 indexed budget,
        address indexed asset,
        uint256 amount,
        uint128 counted,
        uint32 period,
        bytes32 indexed ref,
        string uri
    );
    /// @notice The stakeholders count each whole unit of `asset` as a dollar, or no longer.
    event DollarTokenSet(address indexed asset, bool isDollar, uint8 decimals);

    // ------------------------------------------------------------------------------------------------------ errors

    /// @notice A budget pays nothing, ends before it starts, has ended, has a period below a day or no owner.
    error Budgets_InvalidTerms(Terms terms);
    /// @notice No budget has this number.
    error Budgets_Unknown(uint256 budget);
    /// @notice `budget` pays from `start` until `end`, or was closed.
    error Budgets_NotRunning(uint256 budget, uint48 start, uint48 end, bool closed);
    /// @notice `caller` is neither the owner of `budget` nor a granted workflow.
    error Budgets_NotTheOwner(uint256 budget, address caller);
    /// @notice `budget` does not pay in `asset`.
    error Budgets_WrongAsset(uint256 budget, address asset);
    /// @notice `needed` is more than the `free` rest of `budget`.
    error Budgets_OverLimit(uint256 budget, uint256 free, uint256 needed);
    /// @notice A budget, and a payment out of it, says in a URI what it is for.
    error Budgets_NoContent();
    /// @notice `asset` says more than 18 decimals, or none at all.
    error Budgets_NotADollarToken(address asset);

    // ------------------------------------------------------------------------------------------------------- reads

    /// @notice How many budgets were opened; they are numbered from 1.
    function count() external view returns (uint256);

    /// @notice Budget `budget`, as it was left by its last payment.
    function budgetOf(uint256 budget) external view returns (Budget memory);

    /// @notice What can still be paid out of `budget` now, in its unit; zero where it is not running.
    function freeOf(uint256 budget) external view returns (uint256);

    /// @notice Decimals of a dollar token, plus one; zero: it is none.
    function dollarDecimals(address asset) external view returns (uint8);

    // ------------------------------------------------------------------------------------------------------ writes

    /// @notice Pays what a vote approved, now or in the line.
    /// @dev Releases first what there is room for, and may so emit {IPaymentLine-LineAdvanced}; then credits the payees, or emits
    /// {IPaymentLine-TicketIssued}. Requirements: the caller is the admin; at least one payee, none of them zero or the treasury, none with
    /// nothing; at most 2^112 - 1 in all; the right to spend is still here; for what has to wait, the asset has a policy that allows anything. What the
    /// treasury refuses for another reason than want of room reverts with that reason.
    /// @param asset the token, or the ERC-7528 address for ETH
    /// @param payments who gets how much
    /// @param ref what it is for: the hash of the proposal's description
    function pay(address asset, ITreasury.Payment[] calldata payments, bytes32 ref) external;

    /// @notice Pays out of a budget, now or in the line.
    /// @dev Emits {BudgetBilled}; else as {pay}. Requirements: those of {pay} for payees, amounts and asset; the caller is the
    /// budget's owner or a granted workflow; it runs; it pays in `asset`; what is free suffices, rounding up in USD; a URI.
    /// @param budget its number
    /// @param asset the token, or the ERC-7528 address for ETH
    /// @param payments who gets how much
    /// @param uri what it is for; its hash is the reference of the movements
    function bill(uint256 budget, address asset, ITreasury.Payment[] calldata payments, string calldata uri) external;

    /// @notice Opens a budget.
    /// @dev Emits {BudgetOpened}. Requirements: the caller is the admin; a limit, an owner, an end after the start and after now; a
    /// period of a day at least, or none; the domain exists, if one is named; a URI.
    /// @param terms what is approved
    /// @param uri what for
    /// @return budget its number
    function open(Terms calldata terms, string calldata uri) external returns (uint256 budget);

    /// @notice Closes a budget. Nothing happens where it was closed before: its owner can always do that, and must not make a
    /// decision of several acts fail by it.
    /// @dev Emits {BudgetClosed} where it is closed now. Requirements: the budget was opened; the caller is the admin or its owner.
    /// @param budget its number
    function close(uint256 budget) external;

    /// @notice Says whether each whole unit of `asset` counts as a dollar.
    /// @dev Emits {DollarTokenSet}. Requirements: the caller is the admin; `asset` tells at most 18 decimals, where it shall count.
    /// Of one that shall count no longer nothing is asked, so that a broken token can be dismissed.
    /// @param asset a token
    /// @param isDollar whether it does
    function setDollarToken(address asset, bool isDollar) external;
}
