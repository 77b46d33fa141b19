// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Account} from "../../../contracts/types/Account.sol";
import {draw, within} from "../setup/Checks.sol";
import {House} from "../setup/House.sol";
import {vm} from "../setup/Vm.sol";
import {Books} from "../stores/Books.sol";
import {Judgements} from "../stores/Judgements.sol";
import {Pots} from "../stores/Pots.sol";
import {Tally} from "../stores/Tally.sol";

/// @notice The contracts under test, and the stores that remember what was done to them.
struct Setting {
    House house;
    Books books;
    Judgements judgements;
    Pots pots;
    Tally tally;
}

/// @title Handler: acts for the cast on inputs that make sense, and lets the stores look after every act
/// @notice An act takes one seed and draws everything from it. It never asserts: a call that fails is counted as tried.
abstract contract Handler {
    House internal immutable house;
    Books internal immutable books;
    Judgements internal immutable judgements;
    Pots internal immutable pots;
    Tally internal immutable tally;

    /// @dev An act happens up to a quarter of an hour after the last, and one time in eight in the same second.
    modifier later(uint256 seed) {
        if (draw(seed, "same second") % 8 != 0) vm.warp(vm.getBlockTimestamp() + within(draw(seed, "time"), 1, 900));
        _;
    }

    constructor(Setting memory setting) {
        (house, books, judgements) = (setting.house, setting.books, setting.judgements);
        (pots, tally) = (setting.pots, setting.tally);
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
        _count(action, success);
    }

    /// @dev After an act that brought money in behind the treasury's back.
    function _observeStray(string memory action) internal {
        books.observe(new Account[](0), true);
        _count(action, true);
    }

    function _count(string memory action, bool success) private {
        judgements.observe();
        pots.observe();
        tally.count(action, success);
    }
}
