// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Base64} from "@openzeppelin/contracts/utils/Base64.sol";
import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";

import {IClearanceCards} from "./interfaces/IClearanceCards.sol";
import {IContractors} from "./interfaces/IContractors.sol";
import {IProfiles} from "./interfaces/IProfiles.sol";

/// @title ClearanceCards
/// @notice What other software shows of a clearance; see {IClearanceCards}.
contract ClearanceCards is IClearanceCards {
    using Strings for uint256;
    using Strings for string;

    /// @notice What contractors say of themselves.
    IProfiles public immutable PROFILES;

    /// @param profiles what contractors say of themselves
    constructor(IProfiles profiles) {
        PROFILES = profiles;
    }

    /// @inheritdoc IClearanceCards
    function uriOf(
        address owner,
        string calldata domain,
        IContractors.Clearance calldata clearance
    ) external view returns (string memory) {
        IProfiles.Profile memory profile = PROFILES.profileOf(owner);
        string memory who = bytes(profile.name).length == 0 ? Strings.toHexString(owner) : profile.name.escapeJSON();
        string memory image = bytes(profile.portrait).length == 0 ? _draw(owner) : profile.portrait.escapeJSON();
        string memory kind = _nameOf(clearance.kind);
        bytes memory json = bytes.concat(
            bytes(string.concat('{"name":"', who, ", ", domain.escapeJSON(), '","description":"', kind)),
            ' clearance in a domain of Exchequer. It cannot be transferred.","image":"',
            bytes(image),
            bytes(string.concat('","attributes":[', _text("Domain", domain.escapeJSON()), ",", _text("Kind", kind))),
            bytes(string.concat(",", _date("Since", clearance.since))),
            clearance.until == 0 ? bytes("") : bytes(string.concat(",", _date("Until", clearance.until))),
            clearance.suspended ? bytes(string.concat(",", _text("Status", "Suspended"))) : bytes(""),
            "]}"
        );
        return string.concat("data:application/json;base64,", Base64.encode(json));
    }

    function _nameOf(IContractors.Kind kind) private pure returns (string memory) {
        if (kind == IContractors.Kind.Direct) return "Direct";
        if (kind == IContractors.Kind.Supervisor) return "Supervisor";
        if (kind == IContractors.Kind.Subcontractor) return "Subcontractor";
        if (kind == IContractors.Kind.Temporary) return "Temporary";
        return "Proposal";
    }

    function _text(string memory trait, string memory value) private pure returns (string memory) {
        return string.concat('{"trait_type":"', trait, '","value":"', value, '"}');
    }

    function _date(string memory trait, uint48 time) private pure returns (string memory) {
        return
            string.concat('{"trait_type":"', trait, '","display_type":"date","value":', uint256(time).toString(), "}");
    }

    /// @dev A pattern of 5 by 5 fields, the same on both sides, in a colour taken from the address.
    function _draw(address owner) private pure returns (string memory) {
        uint256 seed = uint256(keccak256(abi.encodePacked(owner)));
        bytes memory fields;
        for (uint256 x = 0; x < 3; ++x) {
            for (uint256 y = 0; y < 5; ++y) {
                if ((seed >> (x * 5 + y)) & 1 == 0) continue;
                fields = bytes.concat(fields, _field(x, y));
                if (x < 2) fields = bytes.concat(fields, _field(4 - x, y));
            }
        }
        bytes memory svg = bytes.concat(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 7 7" shape-rendering="crispEdges"><rect width="7" height="7" fill="#f4f1ea"/><path fill="hsl(',
            bytes(((seed >> 16) % 360).toString()),
            ',45%,38%)" d="',
            fields,
            '"/></svg>'
        );
        return string.concat("data:image/svg+xml;base64,", Base64.encode(svg));
    }

    function _field(uint256 x, uint256 y) private pure returns (bytes memory) {
        return bytes.concat("M", bytes((x + 1).toString()), " ", bytes((y + 1).toString()), "h1v1h-1z");
    }
}
