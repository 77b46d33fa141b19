// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @notice How much of one asset may leave the general fund. Source of the rule: Decred's DCP-0013.
/// @param floor what a window always allows while there is money, base units: without it, months of silence would lock the fund
/// @param rate share that a window allows of the fund and what was spent in the window together, millionths, at most {Policies-WHOLE}
/// @param window seconds over which spending is counted
struct Policy {
    uint128 floor;
    uint32 rate;
    uint32 window;
}

using Policies for Policy global;

/// @notice The formula of the policy, and the stricter of two.
library Policies {
    /// @notice All, in the unit of a rate.
    uint32 internal constant WHOLE = 1_000_000;

    /// @notice What may still be spent: min(max(max(rate * (fund + spent), floor) - spent, 0), fund), rounding down.
    /// @param fund what the general fund holds, base units
    /// @param spent what left it within the window, base units
    function capacity(Policy memory policy, uint256 fund, uint256 spent) internal pure returns (uint256) {
        uint256 share = Math.mulDiv(Math.saturatingAdd(fund, spent), policy.rate, WHOLE);
        return Math.min(Math.saturatingSub(Math.max(share, policy.floor), spent), fund);
    }

    /// @notice What both allow: the lower rate, the lower floor and the longer window.
    function meet(Policy memory a, Policy memory b) internal pure returns (Policy memory) {
        return
            Policy({
                floor: uint128(Math.min(a.floor, b.floor)),
                rate: uint32(Math.min(a.rate, b.rate)),
                window: uint32(Math.max(a.window, b.window))
            });
    }

    /// @notice Whether it allows anything at all.
    function allows(Policy memory policy) internal pure returns (bool) {
        return policy.rate != 0 || policy.floor != 0;
    }
}
