// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Account} from "../types/Account.sol";

/// @title Treasury: the one custody and its double-entry ledger
/// @notice Holds ETH (under its ERC-7528 address) and any ERC-20. Every unit of every asset is in exactly one account,
/// and for every asset whose balance changes only by transfers the balance held covers the sum of all accounts.
/// Amounts are integers in the asset's base units throughout.
///
/// Tokens: what is credited is what arrived, so fee-on-transfer tokens are credited short of what was sent. Tokens that
/// rebase downwards or move balances on their own are not supported; they can harm only accounts in that same token.
interface ITreasury {
    // ------------------------------------------------------------------------------------------------------- types

    /// @notice An amount of an asset.
    /// @param asset the token, or the ERC-7528 address for ETH
    /// @param amount base units
    struct AssetAmount {
        address asset;
        uint256 amount;
    }

    /// @notice Money for an account.
    /// @param to the account that is credited
    /// @param amount base units
    struct Credit {
        Account to;
        uint256 amount;
    }

    /// @notice Money for a person.
    /// @param payee whose personal account or wallet is credited
    /// @param amount base units
    struct Payment {
        address payee;
        uint256 amount;
    }

    /// @notice An ERC-2612 signature over an allowance for the contract that is called.
    /// @param value the allowance that was signed, base units
    /// @param deadline until when the signature may be used, seconds since 1970
    /// @param v the signature's recovery byte
    /// @param r the signature's first half
    /// @param s the signature's second half
    struct Permit {
        uint256 value;
        uint256 deadline;
        uint8 v;
        bytes32 r;
        bytes32 s;
    }

    // ------------------------------------------------------------------------------------------------------ events

    /// @notice Money moved. The only event about money: with it alone the books can be rebuilt.
    /// @param from the account that was debited; zero: the money came from outside
    /// @param to the account that was credited; zero: the money went outside
    /// @param asset the token, or the ERC-7528 address for ETH
    /// @param amount base units, never zero
    /// @param party who brought it in or where it was sent; zero when both sides are accounts
    /// @param ref what the movement is for: the id of a bounty, the description hash of a proposal, or a short
    /// text of up to 31 ASCII characters
    event Movement(
        Account indexed from,
        Account indexed to,
        address indexed asset,
        uint256 amount,
        address party,
        bytes32 ref
    );

    /// @notice `payee` could not take `amount` of `asset`; it stays in the payee's personal account.
    event PayoutFailed(address indexed payee, address indexed asset, uint256 amount);

    /// @notice `payee` decided whether money may be sent to it unasked.
    event PayoutsRefused(address indexed payee, bool refused);

    // ------------------------------------------------------------------------------------------------------ errors

    /// @notice Moving nothing is a mistake.
    error Treasury_ZeroAmount();
    /// @notice A list that must name at least one entry is empty.
    error Treasury_EmptyList();
    /// @notice `asset` does not tell what the treasury holds of it, so it cannot be a token.
    error Treasury_NotAToken(address asset);
    /// @notice The ETH sent with the call differs from the amount that it names.
    error Treasury_ValueMismatch(uint256 expected, uint256 sent);
    /// @notice A transfer of `asset` was announced and done, and nothing arrived.
    error Treasury_NothingArrived(address asset);
    /// @notice Where `amount` of `asset` was to be sent, `taken` left the treasury: nothing, or too much.
    error Treasury_WrongAmountTaken(address asset, uint256 amount, uint256 taken);
    /// @notice `to` has no holder, or is a numbered account of somebody else.
    error Treasury_AccountClosedTo(Account to, address caller);
    /// @notice Only the holder moves money out of `account`.
    error Treasury_NotTheHolder(Account account, address caller);
    /// @notice `account` holds `balance` of `asset`, less than `needed`.
    error Treasury_BalanceTooLow(Account account, address asset, uint256 balance, uint256 needed);
    /// @notice `recipient` cannot be sent money: it is zero or the treasury itself.
    error Treasury_InvalidRecipient(address recipient);
    /// @notice `asset` has no policy, or one that allows nothing.
    error Treasury_AssetNotEnabled(address asset);
    /// @notice Nothing of `asset` is outside the books.
    error Treasury_NothingStray(address asset);
    /// @notice `funder` announced `asset` and has not settled it; until then every other entry is locked.
    error Treasury_FundingInProgress(address funder, address asset);
    /// @notice `caller` settles without having announced an asset.
    error Treasury_NothingAnnounced(address caller);
    /// @notice `available` gas is not enough to give each payee a fair try.
    error Treasury_TooLittleGas(uint256 available, uint256 needed);
    /// @notice Only the treasury calls this on itself.
    error Treasury_NotTheTreasury(address caller);
    /// @notice ETH was refused by `recipient`.
    error Treasury_EtherRefused(address recipient, uint256 amount);

    // ------------------------------------------------------------------------------------------------------- reads

    /// @notice What `account` holds of `asset`, base units.
    function balanceOf(Account account, address asset) external view returns (uint256);

    /// @notice The sum of all accounts in `asset`, base units. What the treasury holds beyond it is stray.
    function totalOf(address asset) external view returns (uint256);

    /// @notice The account of the stakeholders' own money.
    function generalFund() external view returns (Account);

    /// @notice Whether `payee` wants to collect for itself only.
    function refusesPayouts(address payee) external view returns (bool);

    // ---------------------------------------------------------------------------------------------------------- in

    /// @notice Takes `amount` of `asset` from the caller and credits to `to` what arrives of it.
    /// @dev Emits {Movement}. Pulls from the caller only.
    ///
    /// Requirements: `amount` not zero; `to` personal, or numbered and held by the caller; ETH sent equals `amount` for
    /// ETH and is zero for a token; something arrives.
    /// @param to the account to credit
    /// @param asset the token, or the ERC-7528 address for ETH
    /// @param amount base units
    /// @param ref what it is for
    /// @return credited base units that arrived
    function deposit(
        Account to,
        address asset,
        uint256 amount,
        bytes32 ref
    ) external payable returns (uint256 credited);

    /// @notice As {deposit}, with an ERC-2612 permit used first. A permit that fails is ignored: somebody may have used
    /// it already, and the transfer decides.
    /// @param to the account to credit
    /// @param asset a token with ERC-2612
    /// @param amount base units
    /// @param ref what it is for
    /// @param permit the caller's signature over an allowance for the treasury
    /// @return credited base units that arrived
    function depositWithPermit(
        Account to,
        address asset,
        uint256 amount,
        bytes32 ref,
        Permit calldata permit
    ) external returns (uint256 credited);

    /// @notice Begins funding by a workflow: remembers what the treasury holds of `asset`, and locks every other entry
    /// that moves money until the same caller settles. The workflow then moves its user's tokens straight into the treasury.
    /// @dev Requirements: the caller is a granted workflow; nothing else is announced; `asset` is ETH or a token.
    /// @param asset the token, or the ERC-7528 address for ETH
    function announce(address asset) external;

    /// @notice Ends funding by a workflow: credits what arrived since {announce}, ETH sent with this call included, but no
    /// more than `amount`. What arrived beyond it is stray.
    /// @dev Emits {Movement}. Requirements: the caller announced; no ETH is sent with the call, unless ETH was announced;
    /// `to` personal or held by the caller; `amount` not zero; something arrived.
    /// @param to the account to credit
    /// @param payer whose money it was, for the books only
    /// @param amount what the workflow was to bring in, base units
    /// @param ref what it is for
    /// @return credited base units
    function settle(Account to, address payer, uint256 amount, bytes32 ref) external payable returns (uint256 credited);

    /// @notice Credits to the general fund what the treasury holds of `asset` outside the books.
    /// @dev Emits {Movement}. Anyone may call. Requirements: `asset` enabled; something is stray.
    ///
    /// A token that keeps one balance under two addresses would be counted twice: money booked under one address is stray
    /// under the other. No code can tell; the stakeholders never enable such a token, under either address.
    /// @param asset the token, or the ERC-7528 address for ETH
    /// @return credited base units
    function sync(address asset) external returns (uint256 credited);

    // -------------------------------------------------------------------------------------------- between accounts

    /// @notice Moves money from an account of the caller to other accounts.
    /// @dev Emits {Movement} for each. Requirements: the caller holds `from`; at least one credit; no amount zero; each
    /// target personal or held by the caller; the balance suffices.
    /// @param from an account of the caller
    /// @param asset the token, or the ERC-7528 address for ETH
    /// @param credits which accounts get how much
    /// @param ref what it is for
    function move(Account from, address asset, Credit[] calldata credits, bytes32 ref) external;

    /// @notice Moves money out of the general fund, within the spending policy; see {ISpendingPolicy}.
    /// @dev Emits {Movement} for each. Requirements: the caller is a granted spender; at least one credit; no amount zero; each
    /// target personal or held by the caller; the sum is within the capacity of `asset`.
    /// @param asset the token, or the ERC-7528 address for ETH
    /// @param credits which accounts get how much
    /// @param ref what it is for; a proposal names the hash of its description
    function spend(address asset, Credit[] calldata credits, bytes32 ref) external;

    // --------------------------------------------------------------------------------------------------------- out

    /// @notice Sends money from an account of the caller to any address, many assets at once.
    /// @dev Emits {Movement} for each. Requirements: the caller holds `from`; `to` neither zero nor the treasury; at
    /// least one amount, none zero; the balances suffice; each transfer succeeds, and takes something but no more than its amount.
    /// @param from an account of the caller
    /// @param to who gets the money
    /// @param amounts how much of which asset
    /// @param ref what it is for
    function withdraw(Account from, address to, AssetAmount[] calldata amounts, bytes32 ref) external;

    /// @notice Sends to the caller all of `asset` in its personal account.
    /// @dev Emits {Movement}. Requirements: the account is not empty; the transfer succeeds, as in {withdraw}.
    /// @param asset the token, or the ERC-7528 address for ETH
    /// @return amount base units that were sent
    function collect(address asset) external returns (uint256 amount);

    /// @notice Pays from an account of the caller: credits each payee's personal account or, at once, sends the money.
    /// What a payee cannot take, or has said not to send unasked, is credited all the same.
    /// @dev Emits {Movement} for each, and {PayoutFailed} where a transfer failed. Requirements: the caller holds `from`;
    /// at least one payment; no amount zero; no payee zero; the balance suffices; at once: gas for a fair try of each.
    /// @param from an account of the caller
    /// @param asset the token, or the ERC-7528 address for ETH
    /// @param payments who gets how much
    /// @param ref what it is for
    /// @param atOnce whether to send the money
    function pay(Account from, address asset, Payment[] calldata payments, bytes32 ref, bool atOnce) external;

    /// @notice Sends to each of `payees` all of `asset` in its personal account. Anyone may call. Payees with an empty
    /// account, or who refuse payouts, are passed over; one that fails keeps its credit.
    /// @dev Emits {Movement} or {PayoutFailed} for each. Requirements: at least one payee; gas for a fair try of each; the
    /// general fund is not a payee.
    /// @param asset the token, or the ERC-7528 address for ETH
    /// @param payees whose personal accounts are sent out
    function payOut(address asset, address[] calldata payees) external;

    /// @notice Says whether money may be sent to the caller unasked.
    /// @dev Emits {PayoutsRefused}.
    /// @param refused true: only the caller takes its money out
    function refusePayouts(bool refused) external;
}
