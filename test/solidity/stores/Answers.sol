// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @title Answers: whether the contracts did and refused what the rules do and refuse
contract Answers {
    /// @notice The first act that was answered otherwise; empty: none.
    string public wrong;
    /// @notice Payments that were credited at once while somebody waited; there must be none.
    uint256 public overtaken;

    function told(string calldata action, bool expected, bool actual) external {
        if (expected == actual || bytes(wrong).length > 0) return;
        wrong = string.concat(action, expected ? " was refused" : " was not refused");
    }

    function overtook() external {
        ++overtaken;
    }
}
