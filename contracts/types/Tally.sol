// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice How often something happened lately: one count of 8 bits for each of four spans of ten days, the present span
/// lowest, and above them in 16 bits the number of the present span when it was last counted. Whatever happened within 30
/// days is in these four spans, so that no 30 days ever hold more than a limit on their sum.
type Tally is uint48;

using {Tallies.add, Tallies.next} for Tally global;

/// @notice Counts, and tells when one more is within a limit.
library Tallies {
    uint48 private constant SPAN = 10 days;
    uint256 private constant SPANS = 4;

    /// @notice One more, now. The caller has seen that {next} allows it.
    function add(Tally tally) internal view returns (Tally) {
        uint256 present = block.timestamp / SPAN;
        return Tally.wrap(uint48((present << 32) | (_countsIn(tally, present) + 1)));
    }

    /// @notice From when on one more is within `limit`; zero: it is already.
    function next(Tally tally, uint256 limit) internal view returns (uint48) {
        uint256 present = block.timestamp / SPAN;
        uint256 counts = _countsIn(tally, present);
        // A span counts to 255.
        if (counts & 0xff == 0xff) return uint48((present + 1) * SPAN);
        uint256 later;
        // Ends after four spans at the latest, when nothing is left: no limit is zero.
        while (_sum(counts) >= limit) {
            counts = (counts << 8) & 0xffffffff;
            ++later;
        }
        return later == 0 ? 0 : uint48((present + later) * SPAN);
    }

    function _sum(uint256 counts) private pure returns (uint256) {
        return (counts & 0xff) + ((counts >> 8) & 0xff) + ((counts >> 16) & 0xff) + (counts >> 24);
    }

    /// @dev The four counts as of span `present`.
    function _countsIn(Tally tally, uint256 present) private pure returns (uint256) {
        uint256 passed = present - (Tally.unwrap(tally) >> 32);
        return passed >= SPANS ? 0 : (uint256(Tally.unwrap(tally)) << (8 * passed)) & 0xffffffff;
    }
}
