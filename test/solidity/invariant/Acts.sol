// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {DoesNotHold, requireAtLeast} from "../setup/Checks.sol";
import {Counts} from "../stores/Counts.sol";

/// @title Acts: what the runner calls in random sequences, and how much of it has to succeed
abstract contract Acts {
    Counts internal counts;
    address[] internal handlers;
    /// @dev Everything that a handler can do.
    string[] internal acts;

    /// @notice What the runner calls: every act of every handler.
    function targetContracts() external view returns (address[] memory) {
        return handlers;
    }

    /// @dev A run did enough of everything: `kinds` different acts succeeded.
    function requireEnough(uint256 kinds) internal view {
        requireAtLeast(counts.successes() * 2, counts.tries(), "half of all acts succeed");
        requireAtLeast(counts.kinds(), kinds, "different acts succeed");
    }

    /// @dev Each act succeeded.
    function requireEach() internal view {
        for (uint256 i = 0; i < acts.length; ++i) requireAtLeast(counts.succeeded(acts[i]), 1, acts[i]);
    }

    /// @dev Does the `i`-th act, drawn from its place in a round.
    function actIn(uint256 round, uint256 i) internal {
        uint256 seed = uint256(keccak256(abi.encode(round, i)));
        bytes memory data = abi.encodeWithSignature(string.concat(acts[i], "(uint256)"), seed);
        for (uint256 h = 0; h < handlers.length; ++h) {
            // Only the handler that has this act answers.
            (bool success, ) = handlers[h].call(data);
            if (success) return;
        }
        revert DoesNotHold(acts[i]);
    }
}
