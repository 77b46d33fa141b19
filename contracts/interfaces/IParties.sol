// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Parties: who somebody is, and with whom
/// @notice A party is an account or a company, known by a number that never changes. Its key, the address, can: what is
/// known of a party follows it to its new address. A company is an account through which others bill; joining one needs its
/// consent, and all who have joined it share one voice. Times are seconds since 1970.
interface IParties {
    // ------------------------------------------------------------------------------------------------------- types

    /// @notice The facts of a party, in one slot.
    /// @param account the address that speaks for it now
    /// @param company the number of the company through which it bills; zero: it is independent
    /// @param joinedAt when it last joined or left a company; zero: never
    /// @param clearances clearances that it holds, in all domains
    /// @param isCompany whether others have ever billed through it
    struct Party {
        address account;
        uint32 company;
        uint48 joinedAt;
        uint8 clearances;
        bool isCompany;
    }

    // ------------------------------------------------------------------------------------------------------ events

    /// @notice `account` got the number `party`.
    event PartyNumbered(uint32 indexed party, address indexed account);
    /// @notice `company` allows `account` to join it, or no longer.
    event InvitationSet(address indexed company, address indexed account, bool invited);
    /// @notice `account` bills through `company` from now on, and shares its voice.
    event CompanyJoined(address indexed account, address indexed company);
    /// @notice `account` is independent from now on.
    event CompanyLeft(address indexed account, address indexed company);
    /// @notice The party, with everything that is known of it, moved to another address.
    event PartyMoved(uint32 indexed party, address indexed from, address indexed to);

    // ------------------------------------------------------------------------------------------------------ errors

    /// @notice `company` has not invited `account`.
    error Contractors_NotInvited(address company, address account);
    /// @notice `account` has joined `company` already; it would have to leave that first.
    error Contractors_AlreadyJoined(address account, address company);
    /// @notice `account` has not joined `company`.
    error Contractors_NotJoined(address account, address company);
    /// @notice An account is a contractor, or a company through which contractors bill, and not both; `account` is the other.
    error Contractors_WrongParty(address account);
    /// @notice All domains in which the party holds a clearance have to be named, once and in ascending order: it holds
    /// `clearances`, and `named` were named.
    error Contractors_WrongDomains(uint8 clearances, uint256 named);
    /// @notice `account` is or was a party's address: it cannot become another's.
    error Contractors_KnownAccount(address account);
    /// @notice `account` speaks for no party.
    error Contractors_UnknownAccount(address account);

    // ------------------------------------------------------------------------------------------------------- reads

    /// @notice The number of the party that `account` is, or was until it moved; zero: none.
    function partyNumberOf(address account) external view returns (uint32);

    /// @notice The facts of a party.
    function partyOf(uint32 party) external view returns (Party memory);

    /// @notice Whether `company` has invited `account`.
    function isInvited(address company, address account) external view returns (bool);

    // ------------------------------------------------------------------------------------------------------ writes

    /// @notice The caller, a company, allows `account` to join it, or takes that back. Who has joined already stays.
    /// @dev Emits {InvitationSet}.
    /// @param account who may join
    /// @param invited whether it may
    function invite(address account, bool invited) external;

    /// @notice The caller joins a company that has invited it: from now on it shares its voice, and has none in reviews that
    /// are open.
    /// @dev Emits {CompanyJoined}, and {PartyNumbered} for each of the two that is new. Requirements: invited; independent so far and no company itself; the company holds no
    /// clearance; `domains` are all in which the caller holds one.
    /// @param company through which it bills
    /// @param domains all in which the caller holds a clearance, ascending
    function joinCompany(address company, uint32[] calldata domains) external;

    /// @notice The caller is independent from now on; it has no voice in reviews that are open.
    /// @dev Emits {CompanyLeft}. Requirements: the caller has joined one; `domains` as in {joinCompany}.
    /// @param domains all in which the caller holds a clearance, ascending
    function leaveCompany(uint32[] calldata domains) external;

    /// @notice The caller, a company, lets `account` go, which is independent from now on.
    /// @dev Emits {CompanyLeft}, and {InvitationSet} if it was invited still. Requirements: `account` has joined the caller;
    /// `domains` are all in which `account` holds a clearance.
    /// @param account who goes
    /// @param domains all in which it holds a clearance, ascending
    function release(address account, uint32[] calldata domains) external;
}
