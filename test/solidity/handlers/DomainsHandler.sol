// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IDomains} from "../../../contracts/interfaces/IDomains.sol";
import {draw, within} from "../setup/Checks.sol";
import {Handler, Setting} from "./Handler.sol";

/// @notice Stakeholders change how domains judge.
contract DomainsHandler is Handler {
    constructor(Setting memory setting) Handler(setting) {}

    function changeDomain(uint256 seed) external later(seed) {
        if (draw(seed, "rarely") % 3 != 0) return;
        IDomains.Terms memory terms = IDomains.Terms({
            k: uint8(within(draw(seed, "k"), 1, 3)),
            challenge: draw(seed, "challenge") % 2 == 0 ? 0 : uint32(within(draw(seed, "for"), 1 hours, 2 days)),
            period: uint32(within(draw(seed, "period"), 1 days, 5 days)),
            cooldown: draw(seed, "cooldown") % 2 == 0 ? 0 : 2 days,
            admissionPercent: uint8(draw(seed, "admissions") % 101),
            revocationPercent: uint8(draw(seed, "revocations") % 101)
        });
        uint32 domain = _domain(seed);
        bytes memory data = abi.encodeCall(IDomains.changeDomain, (domain, terms));
        (bool success, ) = _call(house.STAKEHOLDERS(), address(house.contractors()), 0, data);
        _observe("changeDomain", success);
    }
}
