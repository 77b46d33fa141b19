// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice `actual` should have been `expected`; `what` says of what.
error Differs(string what, uint256 actual, uint256 expected);
/// @notice `actual` should have been at most `limit`.
error Exceeds(string what, uint256 actual, uint256 limit);
/// @notice `actual` should have been at least `limit`.
error FallsShort(string what, uint256 actual, uint256 limit);
/// @notice What `what` says should hold, and does not.
error DoesNotHold(string what);

/// @dev Fails unless `actual` is `expected`.
function requireEqual(uint256 actual, uint256 expected, string memory what) pure {
    if (actual != expected) revert Differs(what, actual, expected);
}

/// @dev Fails unless `actual` is at most `limit`.
function requireAtMost(uint256 actual, uint256 limit, string memory what) pure {
    if (actual > limit) revert Exceeds(what, actual, limit);
}

/// @dev Fails unless `actual` is at least `limit`.
function requireAtLeast(uint256 actual, uint256 limit, string memory what) pure {
    if (actual < limit) revert FallsShort(what, actual, limit);
}

/// @dev Fails unless `condition` holds.
function requireTrue(bool condition, string memory what) pure {
    if (!condition) revert DoesNotHold(what);
}

/// @dev Brings `x` into the range from `min` to `max`, both included.
function within(uint256 x, uint256 min, uint256 max) pure returns (uint256) {
    unchecked {
        // max - min + 1 wraps to zero for the whole range only, which needs no bound.
        uint256 size = max - min + 1;
        return size == 0 ? x : min + (x % size);
    }
}

/// @dev A number that looks unrelated to the others drawn from the same `seed`.
function draw(uint256 seed, string memory purpose) pure returns (uint256) {
    return uint256(keccak256(abi.encode(seed, purpose)));
}
