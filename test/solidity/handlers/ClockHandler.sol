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
}
