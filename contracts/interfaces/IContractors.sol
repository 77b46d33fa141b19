// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Contractors: domains and clearances
/// @notice Facts and eligibility, nothing else: which domains there are, who is cleared in them, since when and at what
/// rate. Times are seconds since 1970; rates are USD per hour with 6 decimals.
interface IContractors {
    // ------------------------------------------------------------------------------------------------------- types

    /// @notice How a domain judges.
    /// @param k endorsements that pass a review, and objections that stop it; 1 to 15
    /// @param challenge seconds in which a reached review can still be objected to; zero: concluded at once
    /// @param period seconds in which a review can be endorsed
    struct Terms {
        uint8 k;
        uint32 challenge;
        uint32 period;
    }

    /// @notice An account's right to bill in a domain.
    /// @param since when it began; zero: never cleared
    /// @param until when it ended; zero: it has not
    /// @param rate USD per hour, 6 decimals
    struct Clearance {
        uint48 since;
        uint48 until;
        uint64 rate;
    }

    // ------------------------------------------------------------------------------------------------------ events

    /// @notice The stakeholders founded a domain.
    event DomainCreated(uint32 indexed domain, string name, Terms terms);
    /// @notice `account` was cleared in `domain` at `rate` USD per hour (6 decimals).
    event Cleared(uint32 indexed domain, address indexed account, uint64 rate);
    /// @notice The clearance of `account` in `domain` ended.
    event ClearanceEnded(uint32 indexed domain, address indexed account);

    // ------------------------------------------------------------------------------------------------------ errors

    /// @notice There is no domain with this id.
    error Contractors_UnknownDomain(uint32 domain);
    /// @notice A name has 1 to 31 bytes.
    error Contractors_InvalidName(string name);
    /// @notice k is out of its range.
    error Contractors_InvalidK(uint8 k, uint8 min, uint8 max);
    /// @notice A clock is out of its range, in seconds.
    error Contractors_InvalidClock(uint32 value, uint32 min, uint32 max);
    /// @notice An account of zero or a rate of zero cannot be cleared.
    error Contractors_InvalidClearance(address account, uint64 rate);
    /// @notice `account` is cleared in `domain` already.
    error Contractors_AlreadyCleared(uint32 domain, address account);
    /// @notice `account` is not cleared in `domain`.
    error Contractors_NotCleared(uint32 domain, address account);

    // ------------------------------------------------------------------------------------------------------- reads

    /// @notice The number of domains; their ids are 1 to this number.
    function domainCount() external view returns (uint32);

    /// @notice How `domain` judges.
    /// @dev Reverts with {Contractors_UnknownDomain}.
    function termsOf(uint32 domain) external view returns (Terms memory);

    /// @notice The name of `domain`.
    /// @dev Reverts with {Contractors_UnknownDomain}.
    function nameOf(uint32 domain) external view returns (string memory);

    /// @notice The clearance of `account` in `domain`, the last one if there were several.
    function clearanceOf(uint32 domain, address account) external view returns (Clearance memory);

    /// @notice Whether `account` may bill in `domain` now.
    function isCleared(uint32 domain, address account) external view returns (bool);

    /// @notice Whether `account` may judge in `domain` a question opened at `openedAt`: cleared since strictly before
    /// then, and still so now.
    function isEligible(uint32 domain, address account, uint48 openedAt) external view returns (bool);

    // ------------------------------------------------------------------------------------------------------ writes

    /// @notice Founds a domain.
    /// @dev Emits {DomainCreated}. Requirements: the caller is the admin; name of 1 to 31 bytes; k 1 to 15; challenge at
    /// most 30 days; period 1 to 90 days.
    /// @param name 1 to 31 bytes
    /// @param terms k, and clocks in seconds
    /// @return domain its id
    function createDomain(string calldata name, Terms calldata terms) external returns (uint32 domain);

    /// @notice Clears `account` in `domain` from now on.
    /// @dev Emits {Cleared}. Requirements: the caller is a granted registrar; the domain exists; account and rate not
    /// zero; not cleared already.
    /// @param domain in which
    /// @param account who is cleared
    /// @param rate USD per hour, 6 decimals
    function clear(uint32 domain, address account, uint64 rate) external;

    /// @notice Ends the clearance of `account` in `domain` now.
    /// @dev Emits {ClearanceEnded}. Requirements: the caller is a granted registrar; the account is cleared.
    /// @param domain in which
    /// @param account whose clearance ends
    function end(uint32 domain, address account) external;
}
