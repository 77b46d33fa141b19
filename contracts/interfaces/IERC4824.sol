// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Where an organisation describes itself (ERC-4824)
interface IERC4824 {
    /// @notice The description of `daoAddress` is at `daoURI` from now on.
    event DAOURIUpdate(address daoAddress, string daoURI);

    /// @notice The URI of a JSON document with the URIs of members, proposals, activity, contracts and governance.
    function daoURI() external view returns (string memory);
}
