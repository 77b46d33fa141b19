// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/**
 * @title IStakeholderGovernor
 * @notice What the stakeholders' governor adds to OpenZeppelin's IGovernor: how a vote is decided, and where the organisation describes
 * itself.
 *
 * After its deadline a proposal has succeeded when both of these hold, and is defeated otherwise:
 * - quorum: all votes cast (for, against and abstain) are at least `quorum(proposalSnapshot(id))`;
 * - approval: at least one vote is for it, and the votes for it are at least `approvalPercent()` percent of the votes
 *   for and against it. Abstentions help to reach the quorum and have no part in the approval.
 * Of the candidates of a runoff only one succeeds; see {IRunoff}.
 */
interface IStakeholderGovernor {
    /// @notice The rules that a governor starts with. A vote can change the delay, the period, the threshold, the quorum's share and the
    /// URI; the approval, the quorum's floor, the late extension and whether it decides early never change.
    /// @param votingDelay Seconds between a proposal and the snapshot of voting power, when voting opens.
    /// @param votingPeriod Seconds that voting is open.
    /// @param proposalThreshold Votes that a proposer needs, in base units of the stake token; zero: anyone proposes.
    /// @param quorumPercent The share of the supply at the snapshot, without the treasury's stake, that has to be cast, in percent, 1 to 100.
    /// @param approvalPercent The share of for in for plus against, in percent, 50 to 100.
    /// @param quorumFloor Votes that have to be cast whatever the supply, in base units of the stake token, not zero.
    /// @param lateQuorumExtension Seconds that are left to vote once the quorum is reached, at least; at most the period.
    /// @param decidesEarly Whether a vote is decided as soon as no remaining vote can change its outcome.
    /// @param daoURI Where the organisation describes itself (ERC-4824).
    struct Settings {
        uint48 votingDelay;
        uint32 votingPeriod;
        uint256 proposalThreshold;
        uint256 quorumPercent;
        uint256 approvalPercent;
        uint256 quorumFloor;
        uint48 lateQuorumExtension;
        bool decidesEarly;
        string daoURI;
    }

    /// @notice The approval is out of range: below 50 a minority would decide, above 100 nothing could ever pass.
    /// @param approvalPercent The value that was given, in percent.
    /// @param minimum The lowest value allowed, in percent.
    /// @param maximum The highest value allowed, in percent.
    error StakeholderGovernorInvalidApproval(uint256 approvalPercent, uint256 minimum, uint256 maximum);

    /// @notice The quorum has no floor: the first who holds stake would vote alone.
    error StakeholderGovernorNoQuorumFloor();

    /// @notice A late quorum would extend the vote by more than the whole period.
    /// @param extension The value that was given, in seconds.
    /// @param period The voting period, in seconds.
    error StakeholderGovernorInvalidExtension(uint48 extension, uint32 period);

    /// @notice The share of for in for plus against that a proposal needs, in percent. Never changes: a vote that is
    /// open or done is judged by the rule it was started under.
    function approvalPercent() external view returns (uint256);

    /// @notice The votes that have to be cast whatever the supply, in base units of the stake token. Never changes.
    function quorumFloor() external view returns (uint256);

    /// @notice Whether a vote is decided as soon as no remaining vote can change its outcome. Never changes.
    function decidesEarly() external view returns (bool);

    /// @notice Says where the organisation describes itself.
    /// @dev Emits {IERC4824-DAOURIUpdate}. Requirement: called by a vote.
    /// @param uri ERC-4824
    function setDaoURI(string calldata uri) external;
}
