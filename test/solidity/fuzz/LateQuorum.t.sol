// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {GovernorCountingSimple} from "@openzeppelin/contracts/governance/extensions/GovernorCountingSimple.sol";
import {GovernorPreventLateQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorPreventLateQuorum.sol";
import {GovernorVotes} from "@openzeppelin/contracts/governance/extensions/GovernorVotes.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";

import {IStakeholderGovernor} from "../../../contracts/interfaces/IStakeholderGovernor.sol";
import {draw, requireEqual, requireTrue, within} from "../setup/Checks.sol";
import {deployGovernor, Electorate, proposeNumber, voterWith} from "../setup/Poll.sol";
import {vm} from "../setup/Vm.sol";

uint256 constant DELAY = 1 hours;
uint256 constant PERIOD = 1 days;

/// @title OpenZeppelin's rule on late quorums, over the quorum of another governor
contract OpenZeppelinLateQuorum is Governor, GovernorCountingSimple, GovernorVotes, GovernorPreventLateQuorum {
    IGovernor private immutable _other;

    constructor(
        IVotes stake,
        IGovernor other,
        uint48 extension
    ) Governor("OpenZeppelin") GovernorVotes(stake) GovernorPreventLateQuorum(extension) {
        _other = other;
    }

    function votingDelay() public pure override returns (uint256) {
        return DELAY;
    }

    function votingPeriod() public pure override returns (uint256) {
        return PERIOD;
    }

    function quorum(uint256 timepoint) public view override returns (uint256) {
        return _other.quorum(timepoint);
    }

    function proposalDeadline(
        uint256 proposalId
    ) public view override(Governor, GovernorPreventLateQuorum) returns (uint256) {
        return super.proposalDeadline(proposalId);
    }

    function _tallyUpdated(uint256 proposalId) internal override(Governor, GovernorPreventLateQuorum) {
        super._tallyUpdated(proposalId);
    }

    /// @dev Votes on all sides count, as with the other governor.
    function _quorumReached(
        uint256 proposalId
    ) internal view override(Governor, GovernorCountingSimple) returns (bool) {
        (uint256 againstVotes, uint256 forVotes, uint256 abstainVotes) = proposalVotes(proposalId);
        return againstVotes + forVotes + abstainVotes >= quorum(proposalSnapshot(proposalId));
    }
}

/// @title Late quorums: the same deadlines as under OpenZeppelin's GovernorPreventLateQuorum
contract LateQuorumTest {
    uint256 private constant VOTES = 14;

    IGovernor private _own;
    IGovernor private _yardstick;
    uint256 private _id;

    /// @notice The same votes at the same times, through both: each is taken by both or by none, and the deadlines are one.
    function testFuzz_sameDeadlinesAsOpenZeppelin(uint256 seed) external {
        vm.warp(1_700_000_000);
        uint256 supply = within(draw(seed, "supply"), 1, 1000);
        uint256 extension = _edge(draw(seed, "extension"), 0, PERIOD);
        _propose(seed, supply, uint48(extension));

        uint256 end = _own.proposalDeadline(_id);
        uint256 deadline = end;
        vm.warp(vm.getBlockTimestamp() + DELAY + 1);
        for (uint256 number = 0; number < VOTES; ++number) {
            uint256 vote = draw(seed, string(abi.encode(number)));
            vm.warp(_time(vote, end, extension));
            _castInBoth(vote, voterWith(within(vote >> 32, 0, supply / 4), number));
            uint256 current = _own.proposalDeadline(_id);
            requireEqual(current, _yardstick.proposalDeadline(_id), "deadline");
            if (current == deadline) continue;
            requireEqual(deadline, end, "once only");
            requireTrue(current > end, "never shorter");
            requireEqual(current, vm.getBlockTimestamp() + extension, "so much is left");
            deadline = current;
        }
        vm.warp(deadline + PERIOD);
        requireEqual(_own.proposalDeadline(_id), _yardstick.proposalDeadline(_id), "deadline, long after");
    }

    function _propose(uint256 seed, uint256 supply, uint48 extension) private {
        Electorate electorate = new Electorate();
        electorate.setSupply(supply);
        _own = deployGovernor(electorate, _settings(seed, supply, extension));
        _yardstick = new OpenZeppelinLateQuorum(IVotes(address(electorate)), _own, extension);
        _id = proposeNumber(_own, 1);
        requireEqual(proposeNumber(_yardstick, 1), _id, "the same proposal");
    }

    function _settings(
        uint256 seed,
        uint256 supply,
        uint48 extension
    ) private pure returns (IStakeholderGovernor.Settings memory) {
        return
            IStakeholderGovernor.Settings({
                votingDelay: uint48(DELAY),
                votingPeriod: uint32(PERIOD),
                proposalThreshold: 0,
                quorumPercent: within(draw(seed, "quorum"), 1, 100),
                approvalPercent: within(draw(seed, "approval"), 50, 100),
                quorumFloor: within(draw(seed, "floor"), 1, supply),
                lateQuorumExtension: extension,
                decidesEarly: draw(seed, "early") % 2 == 0,
                daoURI: ""
            });
    }

    /// @dev A time from now on: mostly soon, often at an edge of the last stretch or of the period, sometimes too late.
    function _time(uint256 seed, uint256 end, uint256 extension) private view returns (uint256 time) {
        uint256 present = vm.getBlockTimestamp();
        uint256[5] memory edges = [end - extension, end - extension + 1, end, end + 1, end + extension];
        time = seed % 4 == 0 ? edges[(seed >> 8) % 5] : present + ((seed >> 8) % (PERIOD / VOTES));
        return time < present ? present : time;
    }

    /// @dev Both ends of the range often, anything in between otherwise.
    function _edge(uint256 seed, uint256 min, uint256 max) private pure returns (uint256) {
        if (seed % 6 == 0) return min;
        if (seed % 6 == 1) return max;
        return within(seed >> 8, min, max);
    }

    function _castInBoth(uint256 vote, address voter) private {
        (bool[2] memory taken, IGovernor[2] memory both) = ([false, false], [_own, _yardstick]);
        for (uint256 i = 0; i < 2; ++i) {
            vm.prank(voter);
            try both[i].castVote(_id, uint8(vote % 3)) {
                taken[i] = true;
            } catch {}
        }
        requireTrue(taken[0] == taken[1], "taken by both or by none");
    }
}
