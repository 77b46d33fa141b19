// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Profiles: what accounts say of themselves
/// @notice Claims, not facts: nothing here is checked, and nothing depends on it.
interface IProfiles {
    // ------------------------------------------------------------------------------------------------------- types

    /// @notice What an account says of itself.
    /// @param name at most 64 bytes
    /// @param portrait URI of a picture, at most 4096 bytes; may be empty
    /// @param content keccak256 of the URI of its links and words
    struct Profile {
        string name;
        string portrait;
        bytes32 content;
    }

    // ------------------------------------------------------------------------------------------------------ events

    /// @notice `account` says this of itself; `uri` is that of its links and words, perhaps empty.
    event ProfileSet(address indexed account, string name, string portrait, string uri);

    // ------------------------------------------------------------------------------------------------------ errors

    /// @notice A name has at most 64 bytes.
    error Profiles_NameTooLong(uint256 length, uint256 max);
    /// @notice The URI of a portrait has at most 4096 bytes.
    error Profiles_PortraitTooLong(uint256 length, uint256 max);

    // ------------------------------------------------------------------------------------------------------- reads

    /// @notice What `account` says of itself; all empty: nothing.
    function profileOf(address account) external view returns (Profile memory);

    // ------------------------------------------------------------------------------------------------------ writes

    /// @notice The caller says this of itself, in the place of what it said before.
    /// @dev Emits {ProfileSet}. Requirements: name and portrait not too long.
    /// @param name at most 64 bytes
    /// @param portrait URI of a picture, at most 4096 bytes; may be empty
    /// @param uri of links and words; may be empty
    function set(string calldata name, string calldata portrait, string calldata uri) external;
}
