// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Minimal soulbound tokens (ERC-5192)
/// @notice Tells other software which tokens can never be transferred.
interface IERC5192 {
    /// @notice The token cannot be transferred.
    event Locked(uint256 tokenId);
    /// @notice The token can be transferred.
    event Unlocked(uint256 tokenId);

    /// @notice Whether the token cannot be transferred. Reverts for a token that nobody holds.
    function locked(uint256 tokenId) external view returns (bool);
}
