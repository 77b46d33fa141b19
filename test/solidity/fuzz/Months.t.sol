// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Months} from "../../../contracts/types/Months.sol";
import {requireEqual, within} from "../setup/Checks.sol";

/// @title Months: what begins next is what a calendar says that is counted month by month
contract MonthsTest {
    /// @notice Every month of four centuries and a few years more: from its first second and from its last.
    function test_everyMonthOfFourCenturies() external pure {
        uint256 start = 0;
        for (uint256 year = 1970; year < 2375; ++year) {
            for (uint256 month = 1; month <= 12; ++month) {
                uint256 end = start + _daysIn(year, month) * 1 days;
                requireEqual(Months.next(uint48(start)), end, "from the first second");
                requireEqual(Months.next(uint48(end - 1)), end, "from the last second");
                start = end;
            }
        }
    }

    /// @notice Any second of these centuries.
    function testFuzz_anySecondOfFourCenturies(uint256 time) external pure {
        time = within(time, 0, 400 * 365 days);
        (uint256 year, uint256 month, uint256 end) = (1970, 1, 0);
        while (end <= time) {
            // Whole years first.
            uint256 inYear = _daysIn(year, 2) + 337;
            bool isYear = month == 1 && end + inYear * 1 days <= time;
            end += (isYear ? inYear : _daysIn(year, month)) * 1 days;
            if (isYear) ++year;
            else ++month;
        }
        requireEqual(Months.next(uint48(time)), end, "the month after");
    }

    function _daysIn(uint256 year, uint256 month) private pure returns (uint256) {
        if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }
}
