// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {draw, within} from "../setup/Checks.sol";
import {vm} from "../setup/Vm.sol";
import {Desk, OfficeHandler} from "./OfficeHandler.sol";

/// @notice Lets time pass where policies count it in windows.
contract TimeHandler is OfficeHandler {
    constructor(Desk memory desk) OfficeHandler(desk) {}

    function pass(uint256 seed) external {
        _warp("pass", vm.getBlockTimestamp() + within(draw(seed, "time"), 12 hours, 4 days));
    }

    function leap(uint256 seed) external {
        if (draw(seed, "rarely") % 3 != 0) return;
        _warp("leap", vm.getBlockTimestamp() + within(draw(seed, "time"), 20 days, 90 days));
    }

    /// @dev To a second in which something ends or begins by itself, or to the one before.
    function reach(uint256 seed) external {
        uint256 time = vm.getBlockTimestamp();
        for (uint256 i = 0; i < 8; ++i) {
            uint256 choice = uint256(keccak256(abi.encode(seed, i)));
            address asset = office.asset(choice >> 8);
            uint256 edge = choice % 4 == 0 ? bills.edge(choice >> 16) : rules.edge(asset, choice >> 16);
            if (edge <= time + 1 || edge > time + 40 days) continue;
            return _warp("reach", edge - (draw(seed, "before") % 2));
        }
    }

    function _warp(string memory action, uint256 time) private {
        vm.warp(time);
        rules.observe();
        counts.count(action, true);
    }
}
