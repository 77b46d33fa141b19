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

    function count(string calldata action, bool success) external {
        ++tries;
        ++tried[action];
        if (!success) return;
        ++successes;
        ++succeeded[action];
    }
}
