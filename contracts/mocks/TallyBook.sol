// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Tally} from "../types/Tally.sol";

/// @title TallyBook: keeps a tally, for tests
contract TallyBook {
    Tally private _tally;

    /// @notice From when on one more is within `limit`; not after now: it is.
    function next(uint256 limit) external view returns (uint48) {
        return _tally.next(limit);
    }

    /// @notice Counts `count` more now, whatever the limit.
    function add(uint256 count) external {
        for (uint256 i = 0; i < count; ++i) _tally = _tally.add();
    }
}
