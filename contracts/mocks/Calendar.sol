// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Months} from "../types/Months.sol";

/// @title Calendar: shows what Months works out, for tests
contract Calendar {
    /// @notice The first second of the month after that of each of `times`; seconds since 1970.
    function next(uint48[] calldata times) external pure returns (uint48[] memory months) {
        months = new uint48[](times.length);
        for (uint256 i = 0; i < times.length; ++i) months[i] = Months.next(times[i]);
    }
}
