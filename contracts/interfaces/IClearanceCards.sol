// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IContractors} from "./IContractors.sol";

/// @title Clearance cards: what other software shows of a clearance
interface IClearanceCards {
    /// @notice The metadata of a clearance as ERC-721 wants it: a data: URI of JSON, with the portrait that the contractor chose
    /// or one drawn from its address. Everything is on chain; what contractors wrote is escaped.
    /// @param owner whose clearance
    /// @param domain the name of the domain
    /// @param clearance its facts
    function uriOf(
        address owner,
        string calldata domain,
        IContractors.Clearance calldata clearance
    ) external view returns (string memory);
}
