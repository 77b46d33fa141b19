// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IDomains} from "./IDomains.sol";
import {IParties} from "./IParties.sol";

/// @title Contractors: domains, parties and clearances
/// @notice Facts and eligibility, nothing else: which domains there are, who is cleared in them, since when and at what
/// terms. Times are seconds since 1970; rates are USD per hour with 6 decimals.
interface IContractors is IDomains, IParties {
    // ------------------------------------------------------------------------------------------------------- types

    /// @notice Names for combinations of what a clearance is:
    ///
    /// | kind          | judges | may be a supervisor | bills          | ends                |
    /// |---------------|--------|---------------------|----------------|---------------------|
    /// | Direct        | yes    |                     | itself         |                     |
    /// | Supervisor    | yes    | yes                 | itself         |                     |
    /// | Subcontractor |        |                     | by its supervisor |                  |
    /// | Temporary     |        |                     | itself, once   | with that use       |
    /// | Proposal      |        |                     | itself         | at a time set before |
    enum Kind {
        None,
        Direct,
        Supervisor,
        Subcontractor,
        Temporary,
        Proposal
    }

    /// @notice What is offered to a candidate.
    /// @param kind which
    /// @param rate USD per hour, 6 decimals
    /// @param until when it ends; a Proposal has one, no other kind has
    /// @param supervisor who bills for it; a Subcontractor has one, no other kind has
    struct Offer {
        Kind kind;
        uint64 rate;
        uint48 until;
        address supervisor;
    }

    /// @notice A party's right to bill in a domain, in one slot.
    /// @param since when it began; zero: never cleared
    /// @param until when it ends or ended; zero: open
    /// @param rate at which it began, USD per hour, 6 decimals; see {rateAt}
    /// @param supervisor number of the party that bills for it; zero: itself
    /// @param uses bills that are left; zero: no limit, unless it has ended
    /// @param kind which
    /// @param suspended whether a revocation has taken its rights for now
    /// @param ended whether it was brought to an end
    struct Clearance {
        uint48 since;
        uint48 until;
        uint64 rate;
        uint32 supervisor;
        uint8 uses;
        Kind kind;
        bool suspended;
        bool ended;
    }

    // ------------------------------------------------------------------------------------------------------ events

    /// @notice `account` was cleared in `domain` as `offer` says.
    event Cleared(uint32 indexed domain, address indexed account, Offer offer);
    /// @notice The clearance of `account` in `domain` ended.
    event ClearanceEnded(uint32 indexed domain, address indexed account);
    /// @notice The clearance of `account` in `domain` gives no rights until it is reinstated.
    event ClearanceSuspended(uint32 indexed domain, address indexed account);
    /// @notice The clearance of `account` in `domain` gives its rights again.
    event ClearanceReinstated(uint32 indexed domain, address indexed account);
    /// @notice `account` bills at `rate` (USD per hour, 6 decimals) in `domain` from the time `from` on.
    event RateSet(uint32 indexed domain, address indexed account, uint64 rate, uint48 from);
    /// @notice A bill used up one of the uses of the clearance of `account` in `domain`.
    event ClearanceUsed(uint32 indexed domain, address indexed account, uint8 left);

    // ------------------------------------------------------------------------------------------------------ errors

    /// @notice The account is zero.
    error Contractors_NoAccount();
    /// @notice A rate is not zero.
    error Contractors_ZeroRate(address account);
    /// @notice An offer of this kind has no such end: a Proposal ends after now, the others have none.
    error Contractors_InvalidEnd(Kind kind, uint48 until);
    /// @notice An offer of this kind has no such supervisor: a Subcontractor has one that is cleared as such in the domain,
    /// the others have none.
    error Contractors_InvalidSupervisor(Kind kind, address supervisor);
    /// @notice There is no clearance of this kind.
    error Contractors_InvalidKind(Kind kind);
    /// @notice `account` is cleared in `domain` already, or was until this very second.
    error Contractors_AlreadyCleared(uint32 domain, address account);
    /// @notice `account` holds no clearance in `domain`.
    error Contractors_NotCleared(uint32 domain, address account);
    /// @notice The clearance of `account` in `domain` is not suspended.
    error Contractors_NotSuspended(uint32 domain, address account);
    /// @notice The clearance of `account` in `domain` has not come to its end.
    error Contractors_NotOver(uint32 domain, address account, uint48 until);

    // ------------------------------------------------------------------------------------------------------- reads

    /// @notice The clearance of `account` in `domain`, the last one if there were several.
    function clearanceOf(uint32 domain, address account) external view returns (Clearance memory);

    /// @notice Whether `account` may bill in `domain` now.
    function isCleared(uint32 domain, address account) external view returns (bool);

    /// @notice At what rate `account` bills in `domain` for work at `time`, USD per hour, 6 decimals; zero: it was not cleared.
    function rateAt(uint32 domain, address account, uint48 time) external view returns (uint64);

    /// @notice The number of `account` as a judge of a review in `domain` that was opened at `openedAt`; zero: it may not judge.
    /// @dev Eligible is who carries a voice there, independent or with the same company, since strictly before `openedAt`
    /// and still so; where `seasoned`, in the domain for 30 days by then.
    function judgeOf(
        uint32 domain,
        address account,
        uint48 openedAt,
        bool seasoned
    ) external view returns (uint32 party, uint32 company);

    /// @notice Which of `parties` may still judge, as {judgeOf}, and through which companies they bill now.
    /// @return eligible bit i is set if the i-th may
    /// @return companies their numbers; zero: independent
    function eligibleOf(
        uint32 domain,
        uint32[] calldata parties,
        uint48 openedAt,
        bool seasoned
    ) external view returns (uint256 eligible, uint32[] memory companies);

    /// @notice What a review that opens in `domain` now, to judge `accounts`, is opened with.
    /// @dev Reverts with {Contractors_UnknownDomain} and {Contractors_RetiredDomain}.
    /// @return terms how the domain judges
    /// @return seasoned whether only those judge who have been in it for 30 days: so it is once the domain has had k judges
    /// for as long
    /// @return barred numbers of all who would judge themselves, and of their companies; the first account's comes first,
    /// zero if it has none; empty if nobody has one
    function openingOf(
        uint32 domain,
        address[] calldata accounts
    ) external view returns (Terms memory terms, bool seasoned, uint32[] memory barred);

    /// @notice Reverts unless `offer` is one that `account` can be cleared with in `domain` now.
    /// @dev With {Contractors_WrongParty}, {Contractors_KnownAccount}, {Contractors_InvalidKind}, {Contractors_ZeroRate},
    /// {Contractors_InvalidEnd}, {Contractors_InvalidSupervisor}.
    function requireValid(uint32 domain, address account, Offer calldata offer) external view;

    // ------------------------------------------------------------------------------------------------------ writes

    /// @notice Clears `account` in `domain` from now on.
    /// @dev Emits {Cleared}, and {PartyNumbered} for an account that is new. Requirements: the caller is a granted
    /// registrar; the domain exists and is not retired; an offer as its kind wants it; not cleared there already; no company;
    /// if `counted`, the domain's limit of admissions is not used up.
    /// @param domain in which
    /// @param account who is cleared
    /// @param offer at what terms
    /// @param counted whether it counts for the limit: by review, and not by the stakeholders
    function clear(uint32 domain, address account, Offer calldata offer, bool counted) external;

    /// @notice Ends the clearance of `account` in `domain` now.
    /// @dev Emits {ClearanceEnded}. Requirements: the caller is a granted registrar; the account holds a clearance.
    /// @param domain in which
    /// @param account whose clearance ends
    function end(uint32 domain, address account) external;

    /// @notice Writes down that a clearance whose time is over has ended. Anyone may call.
    /// @dev Emits {ClearanceEnded}. Requirements: the account holds a clearance whose time is over.
    /// @param domain in which
    /// @param account whose clearance is over
    function expire(uint32 domain, address account) external;

    /// @notice Takes all rights of a clearance for now.
    /// @dev Emits {ClearanceSuspended}. Requirements: the caller is a granted registrar; the account is cleared; the domain's
    /// limit of revocations is not used up.
    /// @param domain in which
    /// @param account whose clearance is suspended
    /// @param counted whether it counts for the limit: not again for the same revocation
    function suspend(uint32 domain, address account, bool counted) external;

    /// @notice Gives the rights of a suspended clearance back.
    /// @dev Emits {ClearanceReinstated}. Requirements: the caller is a granted registrar; the clearance is suspended.
    /// @param domain in which
    /// @param account whose clearance is reinstated
    function reinstate(uint32 domain, address account) external;

    /// @notice Sets the rate from the time `from` on.
    /// @dev Emits {RateSet}. Requirements: the caller is a granted registrar; the account holds a clearance; rate not zero;
    /// no rate is set from a later time on.
    /// @param domain in which
    /// @param account whose rate
    /// @param rate USD per hour, 6 decimals
    /// @param from when it begins
    function setRate(uint32 domain, address account, uint64 rate, uint48 from) external;

    /// @notice Moves a party to another address.
    /// @dev Emits {PartyMoved}. Requirements: the caller is a granted registrar; `from` speaks for a party; `to` is not zero
    /// and was never a party's; `domains` are all in which the party holds a clearance.
    /// @param from its address so far
    /// @param to its address from now on
    /// @param domains all in which it holds a clearance, ascending
    /// @param recoveredBy the domain that moves it without its key: it counts there as a revocation, and the party has no voice
    /// in reviews that are open; zero: its holder moves it
    function move(address from, address to, uint32[] calldata domains, uint32 recoveredBy) external;

    /// @notice A bill uses the clearance of `account` in `domain`; the last use ends it.
    /// @dev Emits {ClearanceUsed} and {ClearanceEnded} where uses are limited. Requirements: the caller is a granted biller; the
    /// account is cleared.
    /// @param domain in which
    /// @param account whose clearance
    function useClearance(uint32 domain, address account) external;
}
