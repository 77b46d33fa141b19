// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IContractors} from "./IContractors.sol";
import {IReviews} from "./IReviews.sol";
import {IReviewTypes} from "./IReviewTypes.sol";

/// @title Clearances: how an account becomes a contractor, and how its terms change
/// @notice A sponsor of the domain, or the candidate, opens a nomination; the domain reviews it; the candidate accepts the
/// offer; the clearance is issued when the review has passed and the offer is accepted. A contractor who is cleared asks for
/// another rate in the same way. Stakeholders can admit and revoke directly; that is how a domain with fewer than k voices
/// starts. Rates are USD per hour with 6 decimals, times seconds since 1970.
///
/// A nomination is passed as calldata and bound by its review's id; the event carries it.
interface IClearances {
    // ------------------------------------------------------------------------------------------------------- types

    /// @notice The request that an account receive a clearance, or another rate. Its review's id is the nomination's id.
    /// @param domain in which
    /// @param candidate who would be cleared
    /// @param opener the sponsor, or the candidate
    /// @param offer at what terms; of a change of terms only the rate counts
    /// @param content keccak256 of the URI of its statement
    /// @param salt chosen by the opener: tells nominations apart that are otherwise the same
    /// @param changes whether it changes the rate of a clearance that the candidate holds
    /// @param barred the candidate's number and its company's at the opening; see {IReviewTypes-Question}
    struct Nomination {
        uint32 domain;
        address candidate;
        address opener;
        IContractors.Offer offer;
        bytes32 content;
        uint64 salt;
        bool changes;
        uint32[] barred;
    }

    /// @notice The candidate's acceptance, signed (EIP-712, ERC-1271).
    /// @param deadline until when it can be used (that second excluded)
    /// @param signature of 65 bytes, or what the candidate's contract takes; empty: none is given
    struct Acceptance {
        uint48 deadline;
        bytes signature;
    }

    // ------------------------------------------------------------------------------------------------------ events

    /// @notice A nomination was opened; `uri` is its statement.
    event Nominated(
        bytes32 indexed nomination,
        uint32 indexed domain,
        address indexed candidate,
        address opener,
        IContractors.Offer offer,
        bool changes,
        uint64 salt,
        string uri
    );
    /// @notice The candidate accepted the offer.
    event OfferAccepted(bytes32 indexed nomination);
    /// @notice The candidate declined the offer. Final.
    event OfferDeclined(bytes32 indexed nomination);
    /// @notice A nomination became a clearance, or a new rate.
    event ClearanceIssued(bytes32 indexed nomination, uint32 indexed domain, address indexed candidate);
    /// @notice Stakeholders ended the clearance of `account`, or confirmed that it has ended: what was approved before is void.
    event ClearanceRevoked(uint32 indexed domain, address indexed account);
    /// @notice `account` gave its clearance back.
    event Resigned(uint32 indexed domain, address indexed account);

    // ------------------------------------------------------------------------------------------------------ errors

    /// @notice A nomination says in a URI why.
    error Clearances_NoContent();
    /// @notice `candidate` holds a clearance in `domain` already.
    error Clearances_AlreadyCleared(uint32 domain, address candidate);
    /// @notice `candidate` holds no clearance in `domain` whose rate could change.
    error Clearances_NotCleared(uint32 domain, address candidate);
    /// @notice The last clearance of `candidate` ended at `endedAt`; it can be nominated again from `from` on.
    error Clearances_CoolingDown(uint32 domain, address candidate, uint48 endedAt, uint48 from);
    /// @notice `opener` has a nomination of the same candidate in the same domain open.
    error Clearances_AlreadyNominated(bytes32 nomination, address opener);
    /// @notice Only the opener opens a nomination, or submits it with the candidate's signature if the candidate is the opener.
    error Clearances_NotTheOpener(address opener, address caller);
    /// @notice What would open is nomination `opened`, not the one that was given: its statement, its candidate's company or
    /// whether the candidate is cleared is another.
    error Clearances_Differs(bytes32 nomination, bytes32 opened);
    /// @notice Only the candidate accepts.
    error Clearances_NotTheCandidate(address candidate, address caller);
    /// @notice The candidate has accepted already.
    error Clearances_AlreadyAccepted(bytes32 nomination);
    /// @notice The candidate has declined the offer.
    error Clearances_Declined(bytes32 nomination);
    /// @notice The nomination could be issued until `until`.
    error Clearances_Expired(bytes32 nomination, uint48 until);
    /// @notice The candidate has not accepted the offer.
    error Clearances_NotAccepted(bytes32 nomination);
    /// @notice The review is in `state`, in which there is nothing to accept.
    error Clearances_NotAcceptable(bytes32 nomination, IReviewTypes.State state);
    /// @notice The acceptance was to be used before `deadline`.
    error Clearances_AcceptanceExpired(bytes32 nomination, uint48 deadline);
    /// @notice This is not the signature of `candidate` over its acceptance.
    error Clearances_InvalidAcceptance(bytes32 nomination, address candidate);
    /// @notice The review did not pass.
    error Clearances_NotPassed(bytes32 nomination);
    /// @notice What was judged is no longer so: the clearance of the candidate began or ended at `changedAt`, after the
    /// nomination was opened. A new one is needed.
    error Clearances_Superseded(bytes32 nomination, uint48 changedAt);

    // ------------------------------------------------------------------------------------------------------- reads

    /// @notice The question that the review of `nomination` asks.
    function questionOf(Nomination calldata nomination) external view returns (IReviewTypes.Question memory);

    /// @notice The id of `nomination`, which is its review's.
    function idOf(Nomination calldata nomination) external view returns (bytes32);

    /// @notice When the candidate of nomination `id` accepted the offer; zero: not yet.
    function acceptedAt(bytes32 id) external view returns (uint48);

    /// @notice Whether the candidate of nomination `id` declined the offer.
    function isDeclined(bytes32 id) external view returns (bool);

    /// @notice The last nomination of `candidate` in `domain` by `opener`; zero: none.
    function lastNomination(uint32 domain, address candidate, address opener) external view returns (bytes32 id);

    // ------------------------------------------------------------------------------------------------------ writes

    /// @notice Opens a nomination. By a sponsor it counts as the sponsor's endorsement; by the candidate, as acceptance.
    /// @dev Emits {Nominated}, and {OfferAccepted} when the candidate opens. Requirements: the domain exists and is not
    /// retired; an offer as {IContractors-requireValid} wants it; `uri` not empty; to clear: the candidate holds no clearance there, and its cool-down is
    /// over; to change: it holds one; no nomination of the same candidate, domain and opener is open; the caller is the
    /// candidate or may endorse in the domain.
    /// @param domain in which
    /// @param candidate who would be cleared
    /// @param offer at what terms
    /// @param uri of the statement
    /// @param salt tells nominations apart that are otherwise the same
    /// @return id the nomination's id, which is its review's
    function nominate(
        uint32 domain,
        address candidate,
        IContractors.Offer calldata offer,
        string calldata uri,
        uint64 salt
    ) external returns (bytes32 id);

    /// @notice Does all of a nomination that can be done now, in one transaction: opens it if it is not open, submits what
    /// others signed, accepts for the candidate, and issues the clearance if that is due. Anyone may call.
    /// @dev Emits and requires what each of these does. A nomination that is not open is opened by its opener, or by anyone with
    /// the acceptance of a candidate who is the opener. The candidate accepts by calling.
    /// @param nomination as it was opened, or is to be
    /// @param uri of the statement, to open it; otherwise empty
    /// @param signed what its judges signed; see {IReviews-submit}
    /// @param acceptance what the candidate signed; without a signature, none
    function conduct(
        Nomination calldata nomination,
        string calldata uri,
        IReviewTypes.SignedSay[] calldata signed,
        Acceptance calldata acceptance
    ) external;

    /// @notice The candidate accepts the offer; if the review has passed, the clearance is issued.
    /// @dev Emits {OfferAccepted}, perhaps {ClearanceIssued}. Requirements: the caller is the candidate; not accepted
    /// before; the review is not rejected; to issue, as {issue}.
    /// @param nomination as it was opened
    function accept(Nomination calldata nomination) external;

    /// @notice The candidate declines the offer for ever, also after accepting it and whatever it signed.
    /// @dev Emits {OfferDeclined}. Requirements: the caller is the candidate; not declined before.
    /// @param nomination as it was opened
    function decline(Nomination calldata nomination) external;

    /// @notice Issues the clearance, concluding the review first where that is due; or sets the new rate, from the next month
    /// (UTC) on. Anyone may call.
    /// @dev Emits {ClearanceIssued}. Requirements: accepted; the review passed and is not settled; no clearance of the
    /// candidate there began, changed or ended since the nomination was opened, which was less than 270 days ago; to clear, the domain's limit of admissions is not used
    /// up ({IContractors-Contractors_Throttled}: later it can be issued).
    /// @param nomination as it was opened
    function issue(Nomination calldata nomination) external;

    /// @notice The caller gives its clearance back.
    /// @dev Emits {Resigned}. Requirements: the caller holds a clearance there that is not suspended.
    /// @param domain in which
    function resign(uint32 domain) external;

    /// @notice Stakeholders clear `account` in `domain` without a review, in the place of a clearance that it holds.
    /// @dev Requirements: the caller is the admin; otherwise as {IContractors-clear}.
    /// @param domain in which
    /// @param account who is cleared
    /// @param offer at what terms
    function admit(uint32 domain, address account, IContractors.Offer calldata offer) external;

    /// @notice Stakeholders end the clearance of `account` in `domain`; one that has ended stays so.
    /// @dev Emits {ClearanceRevoked}. Requirements: the caller is the admin; the account was cleared there once.
    /// @param domain in which
    /// @param account whose clearance ends
    function revoke(uint32 domain, address account) external;
}
