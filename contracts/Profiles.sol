// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IProfiles} from "./interfaces/IProfiles.sol";

/// @title Profiles
/// @notice What accounts say of themselves; see {IProfiles}.
contract Profiles is IProfiles {
    /// @notice Bytes that a name may have.
    uint256 public constant MAX_NAME = 64;
    /// @notice Bytes that the URI of a portrait may have: it is stored, so that other software finds it on chain.
    uint256 public constant MAX_PORTRAIT = 4096;

    mapping(address account => Profile) private _profiles;

    /// @inheritdoc IProfiles
    function profileOf(address account) external view returns (Profile memory) {
        return _profiles[account];
    }

    /// @inheritdoc IProfiles
    function set(string calldata name, string calldata portrait, string calldata uri) external {
        if (bytes(name).length > MAX_NAME) revert Profiles_NameTooLong(bytes(name).length, MAX_NAME);
        if (bytes(portrait).length > MAX_PORTRAIT) {
            revert Profiles_PortraitTooLong(bytes(portrait).length, MAX_PORTRAIT);
        }
        _profiles[msg.sender] = Profile({
            name: name,
            portrait: portrait,
            content: bytes(uri).length == 0 ? bytes32(0) : keccak256(bytes(uri))
        });
        emit ProfileSet({account: msg.sender, name: name, portrait: portrait, uri: uri});
    }
}
