// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

import {IStakeholderGovernor} from "../../../contracts/interfaces/IStakeholderGovernor.sol";
import {requireEqual, requireTrue, draw, within} from "../setup/Checks.sol";
import {ABSTAIN, AGAINST, cast, deployGovernor, Electorate, FOR, proposeNumber} from "../setup/Poll.sol";
import {vm} from "../setup/Vm.sol";

/// @title Early decisions: what is decided early is what the end decides, and it is decided as soon as it can be
/// @notice A tally is (for, against, abstain). The rest of the supply may still vote for, against, abstain or be silent. A decision is
/// early enough when every tally that is left undecided can still end both ways.
contract EarlyDecisionTest {
    uint256 private constant ACTIVE = uint256(IGovernor.ProposalState.Active);
    uint256 private constant DEFEATED = uint256(IGovernor.ProposalState.Defeated);
    uint256 private constant SUCCEEDED = uint256(IGovernor.ProposalState.Succeeded);
    uint256 private constant DELAY = 1 hours;
    uint256 private constant PERIOD = 1 days;
    uint256 private constant LARGEST_SUPPLY = 6;

    Electorate private immutable _electorate = new Electorate();

    /// @dev One tally, and what became of it: before the end, at the end, and at the end where nothing is decided early.
    struct Course {
        uint256 yes;
        uint256 no;
        uint256 abstain;
        uint256 early;
        uint256 last;
        uint256 plain;
    }

    /// @notice Every tally of every supply up to six, under every mix of rules, against every way the rest could vote.
    function test_smallSuppliesInFull() external {
        vm.warp(1_700_000_000);
        uint256[4] memory quorums = [uint256(1), 20, 51, 100];
        uint256[4] memory approvals = [uint256(50), 60, 75, 100];
        for (uint256 i = 0; i < 16; ++i) {
            (uint256 q, uint256 a) = (i / 4, i % 4);
            // A floor that never matters, one that matters for small supplies, and one that no supply reaches.
            uint256 floor = [uint256(1), 3, LARGEST_SUPPLY + 1][(q + a) % 3];
            uint256 undecided;
            for (uint256 supply = 1; supply <= LARGEST_SUPPLY; ++supply) {
                undecided += _everyTally(supply, _settings(quorums[q], approvals[a], floor));
            }
            requireTrue(undecided > 0 || floor > LARGEST_SUPPLY, "something is left open");
        }
    }

    /// @notice Any supply, any votes: the rest then votes in four ways.
    function testFuzz_whatIsDecidedStays(uint256 seed) external {
        vm.warp(1_700_000_000);
        uint256 rest = within(draw(seed, "supply"), 1, 2 ** (1 + (draw(seed, "size") % 151)) - 1);
        IGovernor governor = _drawGovernor(seed, rest);
        uint256[4] memory ids;
        for (uint256 i = 0; i < 4; ++i) ids[i] = proposeNumber(governor, i);
        vm.warp(vm.getBlockTimestamp() + DELAY + 1);

        uint256 before = ACTIVE;
        for (uint256 number = 0; number < 6; ++number) {
            before = uint256(governor.state(ids[0]));
            uint256 own = draw(seed, string(abi.encode(number)));
            uint256 weight = _share(own >> 8, rest);
            for (uint256 i = 0; i < 4; ++i) cast(governor, ids[i], uint8(own % 3), weight, number);
            rest -= weight;
            if (before != ACTIVE) requireEqual(uint256(governor.state(ids[0])), before, "after one vote more");
        }
        before = uint256(governor.state(ids[0]));

        cast(governor, ids[1], FOR, rest, 6);
        cast(governor, ids[2], AGAINST, rest, 6);
        _anyhow(governor, ids[3], rest, draw(seed, "rest"));
        vm.warp(vm.getBlockTimestamp() + 2 * PERIOD + 1);
        bool differ;
        for (uint256 i = 0; i < 4; ++i) {
            uint256 last = uint256(governor.state(ids[i]));
            requireTrue(last == DEFEATED || last == SUCCEEDED, "over");
            if (before != ACTIVE) requireEqual(last, before, "the end");
            differ = differ || last != uint256(governor.state(ids[0]));
        }
        if (before == ACTIVE) requireTrue(differ, "open, and yet it could end in one way only");
    }

    // ---------------------------------------------------------------------------------------------------- internals

    function _drawGovernor(uint256 seed, uint256 supply) private returns (IGovernor) {
        _electorate.setSupply(supply);
        IStakeholderGovernor.Settings memory settings = _settings(
            within(draw(seed, "quorum"), 1, 100),
            within(draw(seed, "approval"), 50, 100),
            within(draw(seed, "floor"), 1, supply / 2 + 1)
        );
        settings.lateQuorumExtension = uint48(draw(seed, "extension") % (PERIOD + 1));
        return deployGovernor(_electorate, settings);
    }

    function _settings(
        uint256 quorum,
        uint256 approval,
        uint256 floor
    ) private pure returns (IStakeholderGovernor.Settings memory) {
        return
            IStakeholderGovernor.Settings({
                votingDelay: uint48(DELAY),
                votingPeriod: uint32(PERIOD),
                proposalThreshold: 0,
                quorumPercent: quorum,
                approvalPercent: approval,
                quorumFloor: floor,
                lateQuorumExtension: 0,
                decidesEarly: true,
                daoURI: ""
            });
    }

    /// @dev Votes every tally of `supply`, with and without early decisions, and compares each with all that it can still become.
    function _everyTally(
        uint256 supply,
        IStakeholderGovernor.Settings memory settings
    ) private returns (uint256 undecided) {
        _electorate.setSupply(supply);
        IGovernor early = deployGovernor(_electorate, settings);
        settings.decidesEarly = false;
        IGovernor plain = deployGovernor(_electorate, settings);

        Course[] memory courses = _tallies(supply);
        uint256[] memory ids = new uint256[](courses.length);
        for (uint256 i = 0; i < ids.length; ++i) {
            ids[i] = proposeNumber(early, i);
            requireEqual(proposeNumber(plain, i), ids[i], "the same proposal");
        }
        vm.warp(vm.getBlockTimestamp() + DELAY + 1);
        for (uint256 i = 0; i < ids.length; ++i) {
            _vote(early, ids[i], courses[i]);
            _vote(plain, ids[i], courses[i]);
            courses[i].early = uint256(early.state(ids[i]));
            requireEqual(uint256(plain.state(ids[i])), ACTIVE, "not early");
        }
        vm.warp(vm.getBlockTimestamp() + PERIOD);
        for (uint256 i = 0; i < ids.length; ++i) {
            courses[i].last = uint256(early.state(ids[i]));
            courses[i].plain = uint256(plain.state(ids[i]));
        }
        return _compare(courses);
    }

    function _vote(IGovernor governor, uint256 id, Course memory course) private {
        cast(governor, id, FOR, course.yes, 1);
        cast(governor, id, AGAINST, course.no, 2);
        cast(governor, id, ABSTAIN, course.abstain, 3);
    }

    function _compare(Course[] memory courses) private pure returns (uint256 undecided) {
        for (uint256 i = 0; i < courses.length; ++i) {
            Course memory course = courses[i];
            requireEqual(course.last, course.plain, "the end with and without early decisions");
            requireTrue(course.last == SUCCEEDED || course.last == DEFEATED, "over");
            (bool succeeds, bool fails) = _futures(course, courses);
            uint256 expected =
                succeeds && fails
                    ? ACTIVE
                    : succeeds
                        ? SUCCEEDED
                        : DEFEATED;
            requireEqual(course.early, expected, "decided exactly when all futures agree");
            if (expected == ACTIVE) ++undecided;
        }
    }

    /// @dev Whether `course` can end in success, and in defeat: each of the rest votes on one of the sides or is silent.
    function _futures(Course memory course, Course[] memory courses) private pure returns (bool succeeds, bool fails) {
        for (uint256 i = 0; i < courses.length; ++i) {
            Course memory later = courses[i];
            if (later.yes < course.yes || later.no < course.no || later.abstain < course.abstain) continue;
            if (later.plain == SUCCEEDED) succeeds = true;
            else fails = true;
        }
    }

    /// @dev Every way in which a supply can be cast, in full or in part.
    function _tallies(uint256 supply) private pure returns (Course[] memory courses) {
        courses = new Course[](((supply + 1) * (supply + 2) * (supply + 3)) / 6);
        uint256 count;
        for (uint256 yes = 0; yes <= supply; ++yes) {
            for (uint256 no = 0; yes + no <= supply; ++no) {
                for (uint256 abstain = 0; yes + no + abstain <= supply; ++abstain) {
                    courses[count++] = Course(yes, no, abstain, 0, 0, 0);
                }
            }
        }
    }

    /// @dev Some of the `rest`: often a small part, seldom all of it.
    function _share(uint256 seed, uint256 rest) private pure returns (uint256) {
        if (seed % 8 == 0) return rest;
        return ((seed >> 8) % (rest / (1 + (seed % 5)) + 1));
    }

    /// @dev The rest votes in three parts and leaves a fourth.
    function _anyhow(IGovernor governor, uint256 id, uint256 rest, uint256 seed) private {
        for (uint256 i = 0; i < 3; ++i) {
            uint256 weight = _share(seed >> (i * 64), rest);
            cast(governor, id, uint8((seed >> (i * 8)) % 3), weight, 7 + i);
            rest -= weight;
        }
    }
}
