// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice One endorsement or objection: the number of the party that spoke (upper 31 bits: numbers are given one by one, and
/// each costs its slots) and its side (lowest bit).
type Say is uint32;

using {Says.party, Says.endorses} for Say global;

/// @notice Builds says and takes them apart.
library Says {
    /// @notice What `speaker` said.
    function from(uint32 speaker, bool yes) internal pure returns (Say) {
        return Say.wrap((speaker << 1) | (yes ? 1 : 0));
    }

    /// @notice Who spoke.
    function party(Say say) internal pure returns (uint32) {
        return Say.unwrap(say) >> 1;
    }

    /// @notice Whether it is an endorsement.
    function endorses(Say say) internal pure returns (bool) {
        return Say.unwrap(say) & 1 == 1;
    }
}
