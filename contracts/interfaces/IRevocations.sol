// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IReviewTypes} from "./IReviewTypes.sol";

/// @title Revocations: how the contractors of a domain take a clearance back
/// @notice One of them asks, the others endorse or object. The k-th endorsement that comes through here suspends the clearance at
/// once; where it was given to the reviews alone, {enforce} does. Then, for 7 days or the domain's longer challenge period, k
/// objections or the subject's appeal, which it can make as soon as it is accused, send the question to the arbiter; otherwise it is
/// final. Times are seconds since 1970.
///
/// A revocation is passed as calldata and bound by its review's id; the event carries it.
interface IRevocations {
    // ------------------------------------------------------------------------------------------------------- types

    /// @notice The request that a clearance be taken back. Its review's id is the revocation's id.
    /// @param domain in which
    /// @param account whose clearance
    /// @param opener who asks
    /// @param content keccak256 of the URI of the reasons
    /// @param salt chosen by the opener: tells revocations apart that are otherwise the same
    /// @param barred the account's number and its company's at the opening; see {IReviewTypes-Question}
    struct Revocation {
        uint32 domain;
        address account;
        address opener;
        bytes32 content;
        uint64 salt;
        uint32[] barred;
    }

    // ------------------------------------------------------------------------------------------------------ events

    /// @notice A revocation was opened; `uri` has the reasons.
    event RevocationOpened(
        bytes32 indexed revocation,
        uint32 indexed domain,
        address indexed account,
        address opener,
        uint64 salt,
        string uri
    );
    /// @notice The clearance is suspended until the revocation is decided.
    event RevocationSuspends(bytes32 indexed revocation);
    /// @notice The suspension is lifted: the revocation lost its endorsements, or was rejected.
    event RevocationLifted(bytes32 indexed revocation);
    /// @notice It was rejected: until `until` others of the same clearance newly suspend nobody before they pass.
    event RevocationSpares(bytes32 indexed revocation, uint48 until);
    /// @notice The clearance was taken back. Final.
    event Revoked(bytes32 indexed revocation);

    // ------------------------------------------------------------------------------------------------------ errors

    /// @notice A revocation says in a URI why.
    error Revocations_NoContent();
    /// @notice `account` holds no clearance in `domain`, or since this very second.
    error Revocations_NotCleared(uint32 domain, address account);
    /// @notice `opener` has a revocation of the same clearance open.
    error Revocations_AlreadyOpen(bytes32 revocation, address opener);
    /// @notice The review is in `state`, and the clearance is as it has to be then.
    error Revocations_NothingToDo(bytes32 revocation, IReviewTypes.State state);

    // ------------------------------------------------------------------------------------------------------- reads

    /// @notice The question that the review of `revocation` asks.
    function questionOf(Revocation calldata revocation) external view returns (IReviewTypes.Question memory);

    /// @notice Whether revocation `id` suspends the clearance that it is about, as far as {enforce} was told; where stakeholders have
    /// cleared its holder anew meanwhile, that clearance is not suspended.
    function suspends(bytes32 id) external view returns (bool);

    /// @notice Until when no other revocation newly suspends the clearance of `party` in `domain`, because one was rejected; it ends
    /// it, if it passes, and one that has suspended it already goes on. Zero: none was.
    function sparedUntil(uint32 domain, uint32 party) external view returns (uint48);

    /// @notice The last revocation of the clearance of `account` in `domain` that `opener` asked for; zero: none.
    function lastRevocation(uint32 domain, address account, address opener) external view returns (bytes32 id);

    // ------------------------------------------------------------------------------------------------------ writes

    /// @notice Asks that a clearance be taken back; that is the caller's endorsement.
    /// @dev Emits {RevocationOpened}, and with k of 1 {RevocationSuspends}. Requirements: `uri` not empty; the account holds a
    /// clearance there; no revocation of it by the caller is open; the caller may endorse.
    /// @param domain in which
    /// @param account whose clearance; an address that its party has left stands for its present one
    /// @param uri of the reasons
    /// @param salt tells revocations apart that are otherwise the same
    /// @return id the revocation's id, which is its review's
    function open(uint32 domain, address account, string calldata uri, uint64 salt) external returns (bytes32 id);

    /// @notice Endorses a revocation, as {IReviews-endorse}. The k-th suspends the clearance in the same transaction, unless
    /// the domain's limit is used up or the clearance is spared: then it waits for {enforce}, or for the review.
    /// @dev May emit {RevocationSuspends}, {RevocationLifted}. Requirements: as {IReviews-endorse}.
    /// @param revocation as it was opened
    /// @param reason why: text, or a URI of it; may be empty
    function endorse(Revocation calldata revocation, string calldata reason) external;

    /// @notice Submits what others signed, as {IReviews-submit}, and enforces what follows.
    /// @dev May emit what {enforce} does. Requirements: as {IReviews-submit}; to end what is not suspended, the domain's limit of
    /// revocations is not used up.
    /// @param revocation as it was opened
    /// @param signed what its judges signed
    function submit(Revocation calldata revocation, IReviewTypes.SignedSay[] calldata signed) external;

    /// @notice Brings the clearance where the review is: suspended while it is reached, or escalated with k endorsements, ended
    /// once it has passed, reinstated otherwise. Concludes the review where that is due. Anyone may call.
    /// @dev Emits {RevocationSuspends}, {RevocationLifted}, {RevocationSpares} or {Revoked}; lifting what was rejected, both
    /// {RevocationSpares} and {RevocationLifted}. Requirements: there is something to do; to end what is not suspended, the
    /// domain's limit of revocations is not used up.
    /// @param revocation as it was opened
    function enforce(Revocation calldata revocation) external;
}
