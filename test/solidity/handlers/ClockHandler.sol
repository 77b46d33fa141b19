// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {draw, within} from "../setup/Checks.sol";
import {vm} from "../setup/Vm.sol";
import {Handler, Setting} from "./Handler.sol";

/// @notice Lets time pass.
contract ClockHandler is Handler {
    constructor(Setting memory setting) Handler(setting) {}

    function pass(uint256 seed) external {
        vm.warp(vm.getBlockTimestamp() + within(draw(seed, "time"), 6 hours, 1 days));
        _observe("pass", true);
    }

    /// @dev So long that domains grow seasoned, limits are free again and everything that waits runs out.
    function leap(uint256 seed) external {
        if (draw(seed, "rarely") % 2 != 0) return;
        vm.warp(vm.getBlockTimestamp() + within(draw(seed, "time"), 2 days, 16 days));
        _observe("leap", true);
    }
}
