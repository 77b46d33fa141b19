// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClearances} from "../../../contracts/interfaces/IClearances.sol";
import {IContractors} from "../../../contracts/interfaces/IContractors.sol";
import {draw} from "../setup/Checks.sol";
import {vm} from "../setup/Vm.sol";
import {Judgements} from "../stores/Judgements.sol";
import {Handler, Setting} from "./Handler.sol";
import {Offers} from "./Offers.sol";

/// @notice Clearances begin and end without a review: by stakeholders, by their holders, by time and by use.
contract MembersHandler is Offers {
    IClearances private immutable _clearances;

    constructor(Setting memory setting) Handler(setting) {
        _clearances = setting.house.clearances();
    }

    function admit(uint256 seed) external later(seed) {
        (bool found, uint32 domain, address account) = _subject(seed, false);
        if (!found) return;
        bytes memory data = abi.encodeCall(IClearances.admit, (domain, account, _offer(seed, domain)));
        (bool success, ) = _call(house.STAKEHOLDERS(), address(_clearances), 0, data);
        _observe("admit", success);
    }

    function revoke(uint256 seed) external later(seed) {
        if (draw(seed, "rarely") % 2 != 0) return;
        (bool found, uint32 domain, address account) = _subject(seed, true);
        if (!found) return;
        bytes memory data = abi.encodeCall(IClearances.revoke, (domain, account));
        (bool success, ) = _call(house.STAKEHOLDERS(), address(_clearances), 0, data);
        _observe("revoke", success);
    }

    function resign(uint256 seed) external later(seed) {
        if (draw(seed, "rarely") % 3 != 0) return;
        (bool found, uint32 domain, address account) = _subject(seed, true);
        if (!found) return;
        (bool success, ) = _call(account, address(_clearances), 0, abi.encodeCall(IClearances.resign, (domain)));
        _observe("resign", success);
    }

    /// @dev Of somebody whose time is over; failing that, of anybody.
    function expire(uint256 seed) external later(seed) {
        (uint32 domain, address account) = _ofKind(seed, IContractors.Kind.Proposal);
        bytes memory data = abi.encodeCall(IContractors.expire, (domain, account));
        (bool success, ) = _call(house.STRANGER(), address(house.contractors()), 0, data);
        _observe("expire", success);
    }

    function useClearance(uint256 seed) external later(seed) {
        (uint32 domain, address account) = _ofKind(seed, IContractors.Kind.Temporary);
        bytes memory data = abi.encodeCall(IContractors.useClearance, (domain, account));
        (bool success, ) = _call(house.STAKEHOLDERS(), address(house.contractors()), 0, data);
        _observe("useClearance", success);
    }

    // --------------------------------------------------------------------------------------------------- internals

    /// @dev Half of the time somebody who is in the middle of a nomination, or of another review.
    function _subject(uint256 seed, bool isMember) private view returns (bool found, uint32 domain, address account) {
        uint256 count = draw(seed, "judged") % 2 == 0 ? judgements.reviewCount() : 0;
        for (uint256 i = 0; i < count; ++i) {
            Judgements.Followed memory review = judgements.reviewAt(((draw(seed, "review") % count) + i) % count);
            (domain, account) = (review.question.domain, review.question.subject);
            if (judgements.isFinal(review.last) || house.seatOf(account) > house.PEOPLE()) continue;
            if (roster.holds(domain, account) == isMember) return (true, domain, account);
        }
        domain = _domain(seed);
        (found, account) = _person(seed, domain, isMember);
    }

    function _ofKind(uint256 seed, IContractors.Kind kind) private view returns (uint32 domain, address account) {
        for (uint256 i = 0; i < house.PEOPLE() * house.DOMAINS(); ++i) {
            uint256 place = (draw(seed, "holder") % 1_000) + i;
            (domain, account) = (uint32(1 + (place % house.DOMAINS())), house.person(place / house.DOMAINS()));
            IContractors.Clearance memory clearance = roster.clearanceOf(domain, house.seatOf(account));
            bool isOver = clearance.until == 0 || clearance.until <= vm.getBlockTimestamp();
            if (clearance.kind == kind && roster.isHeld(clearance) && isOver) break;
        }
    }
}
