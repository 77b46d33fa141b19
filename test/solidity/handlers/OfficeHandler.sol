// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {Accounts} from "../../../contracts/types/Account.sol";
import {draw, within} from "../setup/Checks.sol";
import {Office} from "../setup/Office.sol";
import {vm} from "../setup/Vm.sol";
import {Answers} from "../stores/Answers.sol";
import {Bills} from "../stores/Bills.sol";
import {Counts} from "../stores/Counts.sol";
import {Queue} from "../stores/Queue.sol";
import {Refused, Rules} from "../stores/Rules.sol";

/// @notice The contracts under test, and the stores that remember what was done to them.
struct Desk {
    Office office;
    Rules rules;
    Queue queue;
    Bills bills;
    Answers answers;
    Counts counts;
}

/// @title OfficeHandler: lets each act happen in the contracts and by the rules of the stores
/// @notice An act takes one seed and draws everything from it. It never asserts: what both answer is written down.
abstract contract OfficeHandler {
    bytes32 internal constant REF = "test";

    Office internal immutable office;
    Rules internal immutable rules;
    Queue internal immutable queue;
    Bills internal immutable bills;
    Answers internal immutable answers;
    Counts internal immutable counts;

    /// @dev An act happens up to six hours after the last, and one time in eight in the same second.
    modifier later(uint256 seed) {
        if (draw(seed, "same second") % 8 != 0)
            vm.warp(vm.getBlockTimestamp() + within(draw(seed, "time"), 1, 6 hours));
        _;
    }

    constructor(Desk memory desk) {
        (office, rules, queue) = (desk.office, desk.rules, desk.queue);
        (bills, answers, counts) = (desk.bills, desk.answers, desk.counts);
    }

    /// @dev Lets `actor` make the call `data` to `target`, after the act `rule` of `store`, which says whether it may.
    function _act(
        string memory action,
        address actor,
        address target,
        uint256 value,
        bytes memory data,
        address store,
        bytes memory rule
    ) internal returns (bool success) {
        (bool expected, bytes memory refusal) = store.call(rule);
        // Anything else is a mistake in a store.
        if (!expected && bytes4(refusal) != Refused.selector) revert(string.concat("the rules fail at ", action));
        vm.prank(actor);
        (success, ) = target.call{value: value}(data);
        rules.observe();
        answers.told(action, expected, success);
        counts.count(action, success);
    }

    /// @dev Mostly `right`; now and then somebody who may not.
    function _mostly(address right, uint256 seed) internal view returns (address) {
        return draw(seed, "careless") % 12 == 0 ? office.STRANGER() : right;
    }

    function _asset(uint256 seed) internal view returns (address) {
        return office.asset(draw(seed, "asset"));
    }

    /// @dev An amount of any size, mostly far below what was given at first.
    function _amount(uint256 seed, address asset) internal view returns (uint256) {
        uint256 size = office.grain(asset) * 10 ** within(draw(seed, "size"), 0, 5);
        return within(draw(seed, "amount"), 1, size);
    }

    /// @dev One to four payments, to anybody, also to the same twice.
    function _payments(uint256 seed, address asset) internal view returns (ITreasury.Payment[] memory payments) {
        payments = new ITreasury.Payment[](within(draw(seed, "payees"), 1, 4));
        for (uint256 i = 0; i < payments.length; ++i) {
            uint256 own = uint256(keccak256(abi.encode(seed, i)));
            payments[i] = ITreasury.Payment({payee: office.person(own), amount: _amount(own, asset)});
        }
    }

    /// @dev One payment.
    function _payment(uint256 seed, uint256 amount) internal view returns (ITreasury.Payment[] memory payments) {
        payments = new ITreasury.Payment[](1);
        payments[0] = ITreasury.Payment({payee: office.person(draw(seed, "payee")), amount: amount});
    }

    /// @dev What all people have been credited, base units.
    function _credited(address asset) internal view returns (uint256 sum) {
        for (uint256 i = 0; i < office.PEOPLE(); ++i) {
            sum += office.treasury().balanceOf(Accounts.personal(office.person(i)), asset);
        }
    }

    /// @dev After a payment: who was credited at once overtook nobody.
    function _lookForOvertaking(address asset, uint256 creditedBefore) internal {
        bool isAtOnce = _credited(asset) > creditedBefore;
        if (isAtOnce && office.budgets().waitingOf(asset) > 0) answers.overtook();
    }
}
