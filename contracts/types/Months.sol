// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice Months of the Gregorian calendar, UTC.
library Months {
    /// @notice The first second of the month after that of `time`; seconds since 1970.
    /// @dev Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March, so that the leap day
    /// is a year's last, and eras have 146097 days.
    function next(uint48 time) internal pure returns (uint48) {
        uint256 day = time / 1 days + 719_468;
        uint256 era = day / 146_097;
        uint256 dayOfEra = day % 146_097;
        uint256 yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        uint256 dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        uint256 month = (5 * dayOfYear + 2) / 153;
        // The month after, whose year may be the next.
        if (++month == 12) {
            month = 0;
            ++yearOfEra;
            if (yearOfEra == 400) (yearOfEra, era) = (0, era + 1);
        }
        uint256 first = 365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100 + (153 * month + 2) / 5;
        return uint48((era * 146_097 + first - 719_468) * 1 days);
    }
}
