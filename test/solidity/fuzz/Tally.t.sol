// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Tally} from "../../../contracts/types/Tally.sol";
import {requireAtMost, requireEqual, requireTrue, within} from "../setup/Checks.sol";
import {vm} from "../setup/Vm.sol";

/// @title Tallies: no 30 days hold more than the limit, and the time of the next is exact
contract TallyTest {
    uint256 private constant SPAN = 10 days;

    uint256[] private _times;
    Tally private _tally;

    /// @notice Whoever counts whenever it is allowed never comes beyond the limit, in any 30 days.
    function testFuzz_no30DaysHoldMoreThanTheLimit(uint256 seed, uint256 limit) external {
        limit = within(limit, 1, 12);
        vm.warp(1_700_000_000 + (seed % SPAN));
        for (uint256 i = 0; i < 60; ++i) {
            uint256 own = uint256(keccak256(abi.encode(seed, i)));
            // Often in the same second, seldom after a long time.
            uint256 wait =
                own % 3 == 0
                    ? 0
                    : own % 16 == 1
                        ? (own >> 8) % 80 days
                        : (own >> 8) % 6 days;
            vm.warp(vm.getBlockTimestamp() + wait);
            uint256 next = _tally.next(limit);
            requireEqual(next, _nextOf(limit), "next");
            if (next != 0) continue;
            _tally = _tally.add();
            _times.push(vm.getBlockTimestamp());
        }
        for (uint256 i = 0; i < _times.length; ++i) {
            uint256 count;
            for (uint256 j = i; j < _times.length && _times[j] <= _times[i] + 30 days; ++j) ++count;
            requireAtMost(count, limit, "in 30 days");
        }
    }

    /// @notice At the time that was told one more is allowed, and a second before it is not.
    function testFuzz_nextIsTheFirstSecondInWhichOneMoreIsAllowed(uint256 seed, uint256 limit) external {
        limit = within(limit, 1, 8);
        vm.warp(1_700_000_000 + (seed % SPAN));
        while (_tally.next(limit) == 0) {
            _tally = _tally.add();
            seed = uint256(keccak256(abi.encode(seed)));
            vm.warp(vm.getBlockTimestamp() + (seed % 4 == 0 ? 0 : (seed >> 8) % (40 days / limit)));
            // Slower than the limit it goes on for ever.
            if (_times.length > 40) return;
            _times.push(0);
        }
        uint256 next = _tally.next(limit);
        vm.warp(next - 1);
        requireEqual(_tally.next(limit), next, "a second before");
        vm.warp(next);
        requireEqual(_tally.next(limit), 0, "then");
        // Nobody waits more than four spans.
        requireTrue(next % SPAN == 0, "when a span begins");
    }

    /// @notice A span counts to 255, whatever the limit is.
    function test_aSpanCountsTo255() external {
        vm.warp(1_700_000_000);
        for (uint256 i = 0; i < 255; ++i) {
            requireEqual(_tally.next(1_000), 0, "up to 255");
            _tally = _tally.add();
        }
        requireEqual(_tally.next(1_000), (1_700_000_000 / SPAN + 1) * SPAN, "then in the next span");
    }

    /// @dev Zero, or the first beginning of a span in which fewer than `limit` are in it and the three before.
    function _nextOf(uint256 limit) private view returns (uint256 next) {
        uint256 present = vm.getBlockTimestamp() / SPAN;
        uint256 count = limit;
        for (uint256 span = present; count >= limit; ++span) {
            count = 0;
            for (uint256 i = 0; i < _times.length; ++i) if (_times[i] / SPAN + 4 > span) ++count;
            next = span == present ? 0 : span * SPAN;
        }
    }
}
