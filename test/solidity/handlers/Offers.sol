// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IContractors} from "../../../contracts/interfaces/IContractors.sol";
import {draw, within} from "../setup/Checks.sol";
import {vm} from "../setup/Vm.sol";
import {Handler} from "./Handler.sol";

/// @notice What candidates are offered: every kind, mostly as it has to be.
abstract contract Offers is Handler {
    function _offer(uint256 seed, uint32 domain) internal view returns (IContractors.Offer memory offer) {
        uint256 choice = draw(seed, "kind") % 10;
        offer.rate = uint64(within(draw(seed, "rate"), draw(seed, "careless rate") % 32 == 0 ? 0 : 1, 200e6));
        offer.kind = IContractors.Kind.Direct;
        if (choice == 0) offer.kind = IContractors.Kind.Supervisor;
        if (choice == 1) offer.kind = IContractors.Kind.Temporary;
        if (choice == 2) {
            offer.kind = IContractors.Kind.Proposal;
            offer.until = uint48(vm.getBlockTimestamp() + within(draw(seed, "until"), 0, 6 days));
        }
        if (choice == 3) {
            offer.kind = IContractors.Kind.Subcontractor;
            offer.supervisor = _supervisor(seed, domain);
        }
        if (draw(seed, "careless") % 32 == 0) offer.supervisor = house.person(draw(seed, "supervisor"));
    }

    function _supervisor(uint256 seed, uint32 domain) private view returns (address account) {
        for (uint256 i = 0; i < house.PEOPLE(); ++i) {
            account = house.person((draw(seed, "above") % house.PEOPLE()) + i);
            bool isOne =
                roster.clearanceOf(domain, house.seatOf(account)).kind == IContractors.Kind.Supervisor &&
                    roster.holds(domain, account);
            if (isOne) return account;
        }
    }
}
