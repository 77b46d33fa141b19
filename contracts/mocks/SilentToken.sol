// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title SilentToken: a token in the manner of the oldest dollar token, for tests
/// @notice Its functions return nothing.
contract SilentToken {
    /// @notice What each account holds.
    mapping(address account => uint256) public balanceOf;
    /// @notice What each owner allows each spender.
    mapping(address owner => mapping(address spender => uint256)) public allowance;

    /// @notice Makes `amount` base units for `to`.
    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
    }

    /// @notice Allows `spender` to take `amount` from the caller.
    function approve(address spender, uint256 amount) external {
        allowance[msg.sender][spender] = amount;
    }

    /// @notice Moves `amount` from the caller to `to`.
    function transfer(address to, uint256 amount) external {
        balanceOf[msg.sender] -= amount;
        balanceOf[to] += amount;
    }

    /// @notice Moves `amount` from `from` to `to` within the caller's allowance.
    function transferFrom(address from, address to, uint256 amount) external {
        allowance[from][msg.sender] -= amount;
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
    }
}
