// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IReviewTypes} from "../../../contracts/interfaces/IReviewTypes.sol";
import {Account} from "../../../contracts/types/Account.sol";
import {draw, within} from "../setup/Checks.sol";
import {House} from "../setup/House.sol";
import {vm} from "../setup/Vm.sol";
import {Books} from "../stores/Books.sol";
import {Counts} from "../stores/Counts.sol";
import {Judgements} from "../stores/Judgements.sol";
import {Pots} from "../stores/Pots.sol";
import {Roster} from "../stores/Roster.sol";
import {Drawer} from "../stores/Drawer.sol";

/// @notice The contracts under test, and the stores that remember what was done to them.
struct Setting {
    House house;
    Books books;
    Roster roster;
    Judgements judgements;
    Drawer signatures;
    Pots pots;
    Counts counts;
}

/// @title Handler: acts for the cast on inputs that make sense, and lets the stores look after every act
/// @notice An act takes one seed and draws everything from it. It never asserts: a call that fails is counted as tried.
abstract contract Handler {
    House internal immutable house;
    Books internal immutable books;
    Roster internal immutable roster;
    Judgements internal immutable judgements;
    Drawer internal immutable signatures;
    Pots internal immutable pots;
    Counts internal immutable counts;

    /// @dev An act happens up to a quarter of an hour after the last, and one time in eight in the same second.
    modifier later(uint256 seed) {
        if (draw(seed, "same second") % 8 != 0) vm.warp(vm.getBlockTimestamp() + within(draw(seed, "time"), 1, 900));
        _;
    }

    constructor(Setting memory setting) {
        (house, books, roster) = (setting.house, setting.books, setting.roster);
        (judgements, signatures) = (setting.judgements, setting.signatures);
        (pots, counts) = (setting.pots, setting.counts);
    }

    function _call(
        address actor,
        address target,
        uint256 value,
        bytes memory data
    ) internal returns (bool success, bytes memory result) {
        vm.prank(actor);
        return target.call{value: value}(data);
    }

    /// @dev After an act that gave nobody the right to take from an account.
    function _observe(string memory action, bool success) internal {
        _observe(action, success, new Account[](0));
    }

    /// @dev After an act in which only `debitable` may have gone down.
    function _observe(string memory action, bool success, Account debitable) internal {
        Account[] memory accounts = new Account[](1);
        accounts[0] = debitable;
        _observe(action, success, accounts);
    }

    function _observe(string memory action, bool success, Account[] memory debitable) internal {
        books.observe(debitable, false);
        _count(action, success, false);
    }

    /// @dev After an act by which a review may have cleared somebody, or taken a clearance.
    function _observeReview(string memory action, bool success) internal {
        books.observe(new Account[](0), false);
        _count(action, success, true);
    }

    /// @dev After an act that brought money in behind the treasury's back.
    function _observeStray(string memory action) internal {
        books.observe(new Account[](0), true);
        _count(action, true, false);
    }

    function _count(string memory action, bool success, bool byReview) private {
        roster.observe(byReview);
        judgements.observe();
        pots.observe();
        counts.count(action, success);
    }

    function _domain(uint256 seed) internal view returns (uint32) {
        return uint32(1 + (draw(seed, "domain") % house.DOMAINS()));
    }

    /// @dev Somebody who holds a clearance in `domain`, or does not.
    function _person(uint256 seed, uint32 domain, bool isMember) internal view returns (bool found, address account) {
        uint256 offset = draw(seed, isMember ? "member" : "outsider") % 1_000;
        for (uint256 i = 0; i < house.PEOPLE(); ++i) {
            account = house.person(offset + i);
            if (roster.holds(domain, account) == isMember) return (true, account);
        }
    }

    /// @dev A review in a state between `first` and `last`.
    function _findReview(
        uint256 seed,
        IReviewTypes.State first,
        IReviewTypes.State last
    ) internal view returns (bool found, uint256 index) {
        uint256 count = judgements.reviewCount();
        for (uint256 i = 0; i < count; ++i) {
            index = ((draw(seed, "review") % count) + i) % count;
            IReviewTypes.State state = house.reviews().stateOf(judgements.reviewAt(index).id);
            if (state >= first && state <= last) return (true, index);
        }
    }

    /// @dev Numbers of those whom a review of `account` in `domain` would judge, as its question has to name them.
    function _barredWith(uint32 domain, address account) internal view returns (uint32[] memory barred) {
        address[] memory accounts = new address[](1);
        accounts[0] = account;
        (, , barred) = house.contractors().openingOf(domain, accounts);
    }
}
