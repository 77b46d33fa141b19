// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Requests for proposals, decided by a runoff
/// @notice Several proposals for the same need are put to the vote together. Each is an ordinary proposal; of those that meet quorum and
/// approval only the one with the most votes for it, less those against it, succeeds: the first of them on a tie. The others are defeated.
/// None is decided before all votes are over; a late quorum of one extends the vote on all.
interface IRunoff {
    /// @notice One of the proposals; as {IGovernor-propose}.
    struct Candidate {
        address[] targets;
        uint256[] values;
        bytes[] calldatas;
        string description;
    }

    /// @notice `proposer` put `candidates`, ids of proposals in their order, to the vote together; `uri` says for what need.
    event RunoffProposed(bytes32 indexed runoff, address indexed proposer, uint256[] candidates, string uri);

    /// @notice A runoff has 2 to `most` candidates, not `count`.
    error RunoffInvalidCount(uint256 count, uint256 most);
    /// @notice The description of candidate `index` does not end with `#proposer=` and the proposer's address. Without it somebody could
    /// draw a proposal of somebody else into a runoff, or keep a runoff from being by proposing one of its candidates first.
    error RunoffUnsigned(uint256 index);
    /// @notice No candidates were put to the vote together as `runoff`.
    error RunoffUnknown(bytes32 runoff);
    /// @notice There are `expected` candidates; `given` votes were cast.
    error RunoffInvalidVotes(bytes32 runoff, uint256 expected, uint256 given);

    /// @notice The runoff that a proposal is in; zero: none.
    function runoffOf(uint256 proposalId) external view returns (bytes32 runoff);

    /// @notice The proposals of a runoff, in their order.
    function candidatesOf(bytes32 runoff) external view returns (uint256[] memory);

    /// @notice Who wins if the vote ends as it stands; zero: nobody.
    function leaderOf(bytes32 runoff) external view returns (uint256 proposalId);

    /// @notice Proposes all candidates, with one snapshot and one deadline.
    /// @dev Emits {RunoffProposed} and OpenZeppelin's ProposalCreated for each. Requirements: 2 to 16 candidates; each
    /// description ends with `#proposer=` and the caller's address; for each as {IGovernor-propose}.
    /// @param candidates what is put to the vote
    /// @param uri for what need
    /// @return runoff its id: keccak256 of the ABI encoding of the candidates' ids
    function proposeRunoff(Candidate[] calldata candidates, string calldata uri) external returns (bytes32 runoff);

    /// @notice Votes on all candidates at once.
    /// @dev Emits OpenZeppelin's VoteCast for each. A vote on a candidate that was cancelled is passed over. Requirements: the runoff is known; a vote for each
    /// candidate; for each as {IGovernor-castVote}.
    /// @param runoff its id
    /// @param support 0 against, 1 for, 2 abstain, in the candidates' order
    /// @param reason why, for all of them; may be empty
    function castVotes(bytes32 runoff, uint8[] calldata support, string calldata reason) external;
}
