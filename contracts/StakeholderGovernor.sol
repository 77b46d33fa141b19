// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {GovernorCountingSimple} from "@openzeppelin/contracts/governance/extensions/GovernorCountingSimple.sol";
import {GovernorSettings} from "@openzeppelin/contracts/governance/extensions/GovernorSettings.sol";
import {GovernorTimelockControl} from "@openzeppelin/contracts/governance/extensions/GovernorTimelockControl.sol";
import {GovernorVotes} from "@openzeppelin/contracts/governance/extensions/GovernorVotes.sol";
import {GovernorVotesQuorumFraction} from "@openzeppelin/contracts/governance/extensions/GovernorVotesQuorumFraction.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";

import {EarlyDecision} from "./governance/EarlyDecision.sol";
import {LateQuorum} from "./governance/LateQuorum.sol";
import {Runoff} from "./governance/Runoff.sol";
import {IERC4824} from "./interfaces/IERC4824.sol";
import {IStakeholderGovernor} from "./interfaces/IStakeholderGovernor.sol";

/**
 * @title StakeholderGovernor
 * @notice The stakeholders' vote: OpenZeppelin's Governor over {Stake}, acting through a timelock. Its functions
 * and events are OpenZeppelin's own, so that existing governance tools read it. What differs: the quorum counts every vote cast and
 * has an absolute floor, the approval is a share of for plus against, a late quorum extends the vote, what no remaining vote can
 * change is decided early, and proposals for the same need can be put to the vote together, of which at most one succeeds: a runoff.
 * Besides, it tells where the organisation describes itself (ERC-4824) and who owns it (ERC-5313).
 * @dev It trusts its token, fixed by whoever deploys it, and its timelock, which a vote can change (`updateTimelock`). The timelock
 * holds every right; the governor needs to be its only proposer and its canceller. A description that ends with `#proposer=0x...` can be
 * proposed by that account only, which keeps others from proposing it first and cancelling it.
 */
contract StakeholderGovernor is
    Governor,
    GovernorSettings,
    GovernorCountingSimple,
    GovernorVotes,
    GovernorVotesQuorumFraction,
    Runoff,
    GovernorTimelockControl,
    IStakeholderGovernor,
    IERC4824
{
    uint256 private constant MIN_APPROVAL_PERCENT = 50;
    uint256 private constant MAX_APPROVAL_PERCENT = 100;

    /// @inheritdoc IStakeholderGovernor
    uint256 public immutable override approvalPercent;
    /// @inheritdoc IStakeholderGovernor
    uint256 public immutable override quorumFloor;
    /// @inheritdoc IStakeholderGovernor
    bool public immutable override decidesEarly;

    /// @inheritdoc IERC4824
    string public daoURI;

    /**
     * @notice Sets the rules.
     * @dev Emits {VotingDelaySet}, {VotingPeriodSet}, {ProposalThresholdSet}, {QuorumNumeratorUpdated} and
     * {TimelockChange}.
     *
     * Requirements:
     * - the voting period is not zero (OpenZeppelin's GovernorInvalidVotingPeriod);
     * - the quorum is 1 to 100 percent (OpenZeppelin's GovernorInvalidQuorumFraction);
     * - the approval is 50 to 100 percent;
     * - the quorum's floor is not zero, so that no supply is so small that nobody has to vote;
     * - the late extension is at most the voting period.
     *
     * @param stake The token whose votes are counted, on a clock of seconds.
     * @param timelock_ The timelock that carries out what was decided.
     * @param settings The rules; Exchequer's are a day, seven days, 20 and 60 percent.
     */
    constructor(
        IVotes stake,
        TimelockController timelock_,
        Settings memory settings
    )
        Governor("StakeholderGovernor")
        GovernorSettings(settings.votingDelay, settings.votingPeriod, settings.proposalThreshold)
        GovernorVotes(stake)
        GovernorVotesQuorumFraction(settings.quorumPercent)
        LateQuorum(settings.lateQuorumExtension)
        GovernorTimelockControl(timelock_)
    {
        uint256 approval = settings.approvalPercent;
        if (approval < MIN_APPROVAL_PERCENT || approval > MAX_APPROVAL_PERCENT) {
            revert StakeholderGovernorInvalidApproval({
                approvalPercent: approval,
                minimum: MIN_APPROVAL_PERCENT,
                maximum: MAX_APPROVAL_PERCENT
            });
        }
        if (settings.quorumFloor == 0) revert StakeholderGovernorNoQuorumFloor();
        if (settings.lateQuorumExtension > settings.votingPeriod) {
            revert StakeholderGovernorInvalidExtension(settings.lateQuorumExtension, settings.votingPeriod);
        }
        approvalPercent = approval;
        quorumFloor = settings.quorumFloor;
        decidesEarly = settings.decidesEarly;
        _setDaoURI(settings.daoURI);
    }

    /// @notice Who owns the organisation: the timelock, through which every vote acts. Source: ERC-5313.
    function owner() external view returns (address) {
        return _executor();
    }

    /// @inheritdoc IStakeholderGovernor
    function setDaoURI(string calldata uri) external onlyGovernance {
        _setDaoURI(uri);
    }

    /// @inheritdoc IGovernor
    /// @dev Says that votes against count for the quorum too.
    function COUNTING_MODE() public pure override(IGovernor, GovernorCountingSimple) returns (string memory) {
        return "support=bravo&quorum=against,for,abstain";
    }

    /**
     * @notice The votes that have to be cast, all sides together, on a proposal with its snapshot at `timepoint`.
     * @dev Rounds up, where OpenZeppelin rounds down: one unit below the true share is not the share. Never below the floor, so that
     * whoever holds most of a small supply does not decide alone; while less than the floor exists, nothing passes.
     * @param timepoint Seconds since 1970, in the past.
     * @return Votes, in base units of the stake token.
     */
    function quorum(uint256 timepoint) public view override(Governor, GovernorVotesQuorumFraction) returns (uint256) {
        uint256 share = Math.mulDiv(
            token().getPastTotalSupply(timepoint),
            quorumNumerator(timepoint),
            quorumDenominator(),
            Math.Rounding.Ceil
        );
        return Math.max(share, quorumFloor);
    }

    /// @notice Seconds since 1970.
    /// @dev The clock of the token too, which is not asked: each question would cost a voter a thousand gas, and a vote has four. Under a
    /// token that counts blocks no vote could be cast, since every snapshot would lie in its future.
    function clock() public view override(Governor, GovernorVotes) returns (uint48) {
        return Time.timestamp();
    }

    /// @notice The description of {clock} that ERC-6372 asks for.
    function CLOCK_MODE() public pure override(Governor, GovernorVotes) returns (string memory) {
        return "mode=timestamp";
    }

    /// @inheritdoc Governor
    function votingDelay() public view override(Governor, GovernorSettings) returns (uint256) {
        return super.votingDelay();
    }

    /// @inheritdoc Governor
    function votingPeriod() public view override(Governor, GovernorSettings) returns (uint256) {
        return super.votingPeriod();
    }

    /// @inheritdoc Governor
    function proposalThreshold() public view override(Governor, GovernorSettings) returns (uint256) {
        return super.proposalThreshold();
    }

    /// @inheritdoc Governor
    function state(
        uint256 proposalId
    ) public view override(Governor, Runoff, GovernorTimelockControl) returns (ProposalState) {
        return super.state(proposalId);
    }

    /// @inheritdoc Governor
    function proposalDeadline(uint256 proposalId) public view override(Governor, Runoff) returns (uint256) {
        return super.proposalDeadline(proposalId);
    }

    /// @inheritdoc Governor
    function proposalNeedsQueuing(
        uint256 proposalId
    ) public view override(Governor, GovernorTimelockControl) returns (bool) {
        return super.proposalNeedsQueuing(proposalId);
    }

    /// @dev Quorum: every vote cast counts, whatever its side, as at Decred, so that a clear no does not look like a
    /// lack of interest. The price: votes against help to reach the quorum. A proposal that has 13 % for it fails by the
    /// quorum when nobody opposes it, and passes when 8 % do.
    function _quorumReached(
        uint256 proposalId
    ) internal view override(Governor, GovernorCountingSimple) returns (bool) {
        (uint256 cast, uint256 needed) = _turnout(proposalId);
        return cast >= needed;
    }

    /// @inheritdoc LateQuorum
    function _turnout(uint256 proposalId) internal view override returns (uint256 cast, uint256 needed) {
        (uint256 againstVotes, uint256 forVotes, uint256 abstainVotes) = proposalVotes(proposalId);
        return (againstVotes + forVotes + abstainVotes, quorum(proposalSnapshot(proposalId)));
    }

    function _voteSucceeded(
        uint256 proposalId
    ) internal view override(Governor, GovernorCountingSimple) returns (bool) {
        (uint256 againstVotes, uint256 forVotes, ) = proposalVotes(proposalId);
        return _isApproved(forVotes, againstVotes);
    }

    /// @dev Approval: for / (for + against) >= approvalPercent / 100, multiplied out so that nothing is rounded. No
    /// product can overflow: the votes on one proposal are at most the supply, which is below 2^208.
    function _isApproved(uint256 forVotes, uint256 againstVotes) private view returns (bool) {
        return forVotes > 0 && forVotes * 100 >= approvalPercent * (forVotes + againstVotes);
    }

    /// @dev It succeeds if it would with all the rest against it or silent, and fails if it would with all the rest for it. What nobody
    /// delegated cannot vote and counts as if it could: so this errs on the side of waiting. A runoff waits for all its candidates.
    function _decision(uint256 proposalId) internal view override returns (bool decided, bool succeeds) {
        if (!decidesEarly || runoffOf[proposalId] != 0) return (false, false);
        (uint256 againstVotes, uint256 forVotes, ) = proposalVotes(proposalId);
        (uint256 cast, uint256 needed) = _turnout(proposalId);
        uint256 supply = token().getPastTotalSupply(proposalSnapshot(proposalId));
        uint256 rest = Math.saturatingSub(supply, cast);
        succeeds = cast >= needed && _isApproved(forVotes, againstVotes + rest);
        bool fails = cast + rest < needed || !_isApproved(forVotes + rest, againstVotes);
        return (succeeds || fails, succeeds);
    }

    function _castVote(
        uint256 proposalId,
        address account,
        uint8 support,
        string memory reason,
        bytes memory params
    ) internal override(Governor, Runoff) returns (uint256) {
        return super._castVote(proposalId, account, support, reason, params);
    }

    function _countVote(
        uint256 proposalId,
        address account,
        uint8 support,
        uint256 totalWeight,
        bytes memory params
    ) internal override(Governor, GovernorCountingSimple, Runoff) returns (uint256) {
        return super._countVote(proposalId, account, support, totalWeight, params);
    }

    function _setDaoURI(string memory uri) private {
        daoURI = uri;
        emit DAOURIUpdate(address(this), uri);
    }

    /// @dev A quorum of nothing would let a single vote decide, so zero is refused here, for the deployment and for
    /// later votes alike; OpenZeppelin refuses more than 100.
    function _updateQuorumNumerator(uint256 newQuorumNumerator) internal override {
        if (newQuorumNumerator == 0) revert GovernorInvalidQuorumFraction(newQuorumNumerator, quorumDenominator());
        super._updateQuorumNumerator(newQuorumNumerator);
    }

    /// @inheritdoc GovernorTimelockControl
    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint48) {
        return super._queueOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    /// @inheritdoc GovernorTimelockControl
    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) {
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    /// @inheritdoc GovernorTimelockControl
    function _cancel(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint256) {
        return super._cancel(targets, values, calldatas, descriptionHash);
    }

    /// @inheritdoc GovernorTimelockControl
    function _executor() internal view override(Governor, GovernorTimelockControl) returns (address) {
        return super._executor();
    }
}
