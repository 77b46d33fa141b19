// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IReviewTypes} from "./IReviewTypes.sol";

/// @title Moves: how a contractor comes to a new address
/// @notice With all clearances and their history. By the holder, if the new address takes it; or, when the key is lost, by k
/// voices of a domain and a delay in which the holder can appeal. Times are seconds since 1970.
///
/// A recovery is passed as calldata and bound by its review's id; the event carries it.
interface IMoves {
    // ------------------------------------------------------------------------------------------------------- types

    /// @notice The request that a party be moved, by others than its key. Its review's id is the recovery's id.
    /// @param domain whose contractors judge
    /// @param from the party's address
    /// @param to the new one
    /// @param opener who asks
    /// @param content keccak256 of the URI of the reasons
    /// @param salt chosen by the opener: tells recoveries apart that are otherwise the same
    /// @param barred numbers at the opening; see {IReviewTypes-Question}
    struct Recovery {
        uint32 domain;
        address from;
        address to;
        address opener;
        bytes32 content;
        uint64 salt;
        uint32[] barred;
    }

    // ------------------------------------------------------------------------------------------------------ events

    /// @notice `from` offers its party to `to`; zero: to nobody any more.
    event MoveOffered(address indexed from, address indexed to);
    /// @notice A recovery was opened; `uri` has the reasons.
    event RecoveryOpened(
        bytes32 indexed recovery,
        uint32 indexed domain,
        address indexed from,
        address to,
        address opener,
        uint64 salt,
        string uri
    );
    /// @notice The party was moved.
    event Recovered(bytes32 indexed recovery);

    // ------------------------------------------------------------------------------------------------------ errors

    /// @notice `from` has not offered its party to `caller`.
    error Moves_NotOffered(address from, address caller);
    /// @notice A recovery says in a URI why.
    error Moves_NoContent();
    /// @notice `from` is not cleared in `domain`, so that its contractors do not decide.
    error Moves_NotTheirs(uint32 domain, address from);
    /// @notice `from` is cleared in `stricter` too, which is not retired and asks for more voices than `domain`.
    error Moves_NotTheStrictest(uint32 domain, uint32 stricter);
    /// @notice The review did not pass.
    error Moves_NotPassed(bytes32 recovery);
    /// @notice The recovery was approved and not completed until `until`.
    error Moves_Expired(bytes32 recovery, uint48 until);

    // ------------------------------------------------------------------------------------------------------- reads

    /// @notice To whom `from` offers its party; zero: nobody.
    function offeredTo(address from) external view returns (address);

    /// @notice The question that the review of `recovery` asks.
    function questionOf(Recovery calldata recovery) external view returns (IReviewTypes.Question memory);

    // ------------------------------------------------------------------------------------------------------ writes

    /// @notice The caller offers its party, with all its clearances, to another address.
    /// @dev Emits {MoveOffered}.
    /// @param to the new address; zero takes an offer back
    function offer(address to) external;

    /// @notice The caller takes the party that `from` offers.
    /// @dev Requirements: offered to the caller; as {IContractors-move}.
    /// @param from the address so far
    /// @param domains all in which the party holds a clearance, ascending
    function take(address from, uint32[] calldata domains) external;

    /// @notice Asks that a party be moved because its key is lost; that is the caller's endorsement.
    /// @dev Emits {RecoveryOpened}. Requirements: `uri` not empty; `domains` are all in which the party holds a clearance, with
    /// `domain` among them, and none has a larger k; the caller may endorse.
    /// @param domain whose contractors judge
    /// @param from the party's address
    /// @param to the new one
    /// @param uri of the reasons
    /// @param salt tells recoveries apart that are otherwise the same
    /// @param domains all in which the party holds a clearance, ascending
    /// @return id the recovery's id, which is its review's
    function recover(
        uint32 domain,
        address from,
        address to,
        string calldata uri,
        uint64 salt,
        uint32[] calldata domains
    ) external returns (bytes32 id);

    /// @notice Moves the party after the review has passed, concluding it first where that is due. Anyone may call.
    /// @dev Emits {Recovered}. Requirements: the review passed and is not settled; `domains` as in {recover}, as they are now; as
    /// {IContractors-move}, where it counts as a revocation in the domain that judged; no domain of the party's that is not
    /// retired asks for more voices than judged, and the domain that judged is among them; less than 270 days since its opening.
    /// @param recovery as it was opened
    /// @param domains all in which the party holds a clearance, ascending
    function complete(Recovery calldata recovery, uint32[] calldata domains) external;
}
