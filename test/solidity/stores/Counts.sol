// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @title Counts: how often each action was tried and how often it succeeded
contract Counts {
    mapping(string action => uint256) public tried;
    mapping(string action => uint256) public succeeded;
    /// @notice All tries.
    uint256 public tries;
    /// @notice All successes.
    uint256 public successes;
    /// @notice How many kinds of actions have succeeded.
    uint256 public kinds;

    function count(string calldata action, bool success) external {
        ++tries;
        ++tried[action];
        if (!success) return;
        ++successes;
        if (++succeeded[action] == 1) ++kinds;
    }
}
