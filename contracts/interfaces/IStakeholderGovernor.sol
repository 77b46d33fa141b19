// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/**
 * @title IStakeholderGovernor
 * @notice What the stakeholders' governor adds to OpenZeppelin's IGovernor: how a vote is decided.
 *
 * After its deadline a proposal has succeeded when both of these hold, and is defeated otherwise:
 * - quorum: all votes cast (for, against and abstain) are at least `quorum(proposalSnapshot(id))`;
 * - approval: at least one vote is for it, and the votes for it are at least `approvalPercent()` percent of the votes
 *   for and against it. Abstentions help to reach the quorum and have no part in the approval.
 */
interface IStakeholderGovernor {
    /// @notice The rules of a governor, fixed at deployment. All but the approval can later be changed by a vote.
    /// @param votingDelay Seconds between a proposal and the snapshot of voting power, when voting opens.
    /// @param votingPeriod Seconds that voting is open.
    /// @param proposalThreshold Votes that a proposer needs, in base units of the stake token; zero: anyone proposes.
    /// @param quorumPercent The share of the total supply that has to be cast, in percent, 1 to 100.
    /// @param approvalPercent The share of for in for plus against, in percent, 50 to 100.
    struct Settings {
        uint48 votingDelay;
        uint32 votingPeriod;
        uint256 proposalThreshold;
        uint256 quorumPercent;
        uint256 approvalPercent;
    }

    /// @notice The approval is out of range: below 50 a minority would decide, above 100 nothing could ever pass.
    /// @param approvalPercent The value that was given, in percent.
    /// @param minimum The lowest value allowed, in percent.
    /// @param maximum The highest value allowed, in percent.
    error StakeholderGovernorInvalidApproval(uint256 approvalPercent, uint256 minimum, uint256 maximum);

    /// @notice The share of for in for plus against that a proposal needs, in percent. Never changes: a vote that is
    /// open or done is judged by the rule it was started under.
    function approvalPercent() external view returns (uint256);
}
