// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IReviews} from "./IReviews.sol";

/// @title Clearances: how an account becomes a contractor
/// @notice A sponsor of the domain, or the candidate, opens a nomination; the domain reviews it; the candidate accepts the
/// hourly rate; the clearance is issued when the review has passed and the rate is accepted. Stakeholders can admit and
/// revoke directly; that is how a domain with fewer than k members starts. Rates are USD per hour with 6 decimals.
///
/// A nomination is passed as calldata and bound by its review's id; the event carries it.
interface IClearances {
    // ------------------------------------------------------------------------------------------------------- types

    /// @notice The request that an account receive a clearance. Its review's id is the nomination's id.
    /// @param domain in which
    /// @param openedAt when it was opened, seconds since 1970
    /// @param candidate who would be cleared
    /// @param opener the sponsor, or the candidate
    /// @param rate USD per hour, 6 decimals
    /// @param content keccak256 of the URI of its statement
    struct Nomination {
        uint32 domain;
        uint48 openedAt;
        address candidate;
        address opener;
        uint64 rate;
        bytes32 content;
    }

    // ------------------------------------------------------------------------------------------------------ events

    /// @notice A nomination was opened; `uri` is its statement.
    event Nominated(
        bytes32 indexed nomination,
        uint32 indexed domain,
        address indexed candidate,
        address opener,
        uint64 rate,
        string uri
    );
    /// @notice The candidate accepted the rate.
    event RateAccepted(bytes32 indexed nomination);
    /// @notice A nomination became a clearance.
    event ClearanceIssued(bytes32 indexed nomination, uint32 indexed domain, address indexed candidate);

    // ------------------------------------------------------------------------------------------------------ errors

    /// @notice A nomination says in a URI why.
    error Clearances_NoContent();
    /// @notice The rate is zero.
    error Clearances_ZeroRate();
    /// @notice `candidate` is cleared in `domain` already.
    error Clearances_AlreadyCleared(uint32 domain, address candidate);
    /// @notice `opener` has a nomination of the same candidate in the same domain open.
    error Clearances_AlreadyNominated(bytes32 nomination, address opener);
    /// @notice Only the candidate accepts.
    error Clearances_NotTheCandidate(address candidate, address caller);
    /// @notice The candidate has accepted already.
    error Clearances_AlreadyAccepted(bytes32 nomination);
    /// @notice The candidate has not accepted the rate.
    error Clearances_NotAccepted(bytes32 nomination);
    /// @notice The review is in `state`, in which there is nothing to accept.
    error Clearances_NotAcceptable(bytes32 nomination, IReviews.State state);
    /// @notice The review did not pass.
    error Clearances_NotPassed(bytes32 nomination);
    /// @notice A clearance of the candidate ended at `endedAt`, after the nomination was opened: a new one is needed.
    error Clearances_Superseded(bytes32 nomination, uint48 endedAt);

    // ------------------------------------------------------------------------------------------------------- reads

    /// @notice The question that the review of `nomination` asks.
    function questionOf(Nomination calldata nomination) external view returns (IReviews.Question memory);

    /// @notice When the candidate of nomination `id` accepted the rate, seconds since 1970; zero: not yet.
    function acceptedAt(bytes32 id) external view returns (uint48);

    /// @notice The last nomination of `candidate` in `domain` by `opener`; zero: none.
    function lastNomination(uint32 domain, address candidate, address opener) external view returns (bytes32 id);

    // ------------------------------------------------------------------------------------------------------ writes

    /// @notice Opens a nomination. By a sponsor it counts as the sponsor's endorsement; by the candidate, as acceptance.
    /// @dev Emits {Nominated}, and {RateAccepted} when the candidate opens. Requirements: the domain exists; candidate and
    /// rate not zero; `uri` not empty; the candidate is not cleared there, nor has been
    /// until this very second; no nomination of the same candidate, domain and
    /// opener is open; the caller is the candidate or may endorse in the domain.
    /// @param domain in which
    /// @param candidate who would be cleared
    /// @param rate USD per hour, 6 decimals
    /// @param uri of the statement
    /// @return id the nomination's id, which is its review's
    function nominate(uint32 domain, address candidate, uint64 rate, string calldata uri) external returns (bytes32 id);

    /// @notice The candidate accepts the rate; if the review has passed, the clearance is issued.
    /// @dev Emits {RateAccepted}, perhaps {ClearanceIssued}. Requirements: the caller is the candidate; not accepted
    /// before; the review is not rejected; to issue, as {issue}.
    /// @param nomination as it was opened
    function accept(Nomination calldata nomination) external;

    /// @notice Issues the clearance, concluding the review first where that is due. Anyone may call.
    /// @dev Emits {ClearanceIssued}. Requirements: accepted; the review passed and is not settled; the candidate is not
    /// cleared there, and no clearance of the candidate there ended since the nomination was opened.
    /// @param nomination as it was opened
    function issue(Nomination calldata nomination) external;

    /// @notice Stakeholders clear `account` in `domain` without a review.
    /// @dev Requirements: the caller is the admin; otherwise as {IContractors-clear}.
    /// @param domain in which
    /// @param account who is cleared
    /// @param rate USD per hour, 6 decimals
    function admit(uint32 domain, address account, uint64 rate) external;

    /// @notice Stakeholders end the clearance of `account` in `domain`.
    /// @dev Requirements: the caller is the admin; otherwise as {IContractors-end}.
    /// @param domain in which
    /// @param account whose clearance ends
    function revoke(uint32 domain, address account) external;
}
