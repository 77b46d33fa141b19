// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IBudgets} from "../../../contracts/interfaces/IBudgets.sol";
import {ISpendingPolicy} from "../../../contracts/interfaces/ISpendingPolicy.sol";
import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {Policy} from "../../../contracts/types/Policy.sol";
import {draw, requireAtLeast, requireAtMost, requireEqual, requireTrue, within} from "../setup/Checks.sol";
import {Office} from "../setup/Office.sol";
import {deploy, vm} from "../setup/Vm.sol";

/// @title Budgets: what an amount takes of a limit, and when the limit is there again
contract BudgetsTest {
    uint256 private constant BUDGET = 1;
    string private constant URI = "ipfs://fuzz";
    address private constant OWNER = address(0x0143);

    Office private _office;
    IBudgets private _budgets;
    address private _stakeholders;

    function setUp() public {
        _office = Office(deploy("Office.sol:Office", ""));
        (_budgets, _stakeholders) = (_office.budgets(), _office.STAKEHOLDERS());
    }

    /// @notice Tokens of any decimals: a begun millionth of a dollar counts whole, and what is beyond the limit is refused to the unit.
    function testFuzz_dollarsAreRoundedUp(uint256 seed, uint8 decimals) external {
        decimals %= 19;
        address token = deploy("DemoToken.sol:DemoToken", abi.encode("Dollar", "USD", decimals));
        _enable(token);
        vm.prank(_stakeholders);
        _budgets.setDollarToken(token, true);
        uint256 limit = within(draw(seed, "limit"), 1, 10 ** within(draw(seed, "size"), 1, 18));
        _open(address(0), limit, uint48(vm.getBlockTimestamp()), 0);
        for (uint256 i = 0; i < 6; ++i) {
            uint256 own = uint256(keccak256(abi.encode(seed, i)));
            uint256 free = _budgets.freeOf(BUDGET);
            // Mostly a part of the rest; now and then the rest, or one unit more than it pays.
            uint256 whole = (free * 10 ** decimals) / 1e6;
            uint256 amount = own % 4 == 0 ? whole + ((own >> 8) % 2) : within(draw(own, "amount"), 0, whole);
            if (amount == 0) continue;
            uint256 millionths = amount * 1e6;
            uint256 dollar = 10 ** decimals;
            bool fits = millionths <= free * dollar;
            requireTrue(_bill(token, amount) == fits, "what is refused");
            if (!fits) continue;
            uint256 counted = free - _budgets.freeOf(BUDGET);
            requireAtLeast(counted * dollar, millionths, "rounded down");
            requireAtMost((counted - 1) * dollar, millionths - 1, "a whole millionth too much");
        }
    }

    /// @notice At any times, the edges of periods among them: each period pays its limit once, and keeps nothing for the next.
    function testFuzz_aPeriodPaysItsLimitOnce(uint256 seed, uint256 length, uint256 limit) external {
        address asset = _office.asset(1);
        _enable(asset);
        length = within(length, 1 days, 60 days);
        limit = within(limit, 2, type(uint112).max);
        uint256 start = vm.getBlockTimestamp() + 1 days;
        IBudgets.Terms memory terms = _open(asset, limit, uint48(start), uint32(length));
        (uint256 period, uint256 billed) = (0, 0);
        requireTrue(!_bill(asset, 1), "before the start");
        for (uint256 i = 0; i < 12; ++i) {
            uint256 own = uint256(keccak256(abi.encode(seed, i)));
            // The last second of a period, the first of the next, or any other.
            uint256 time = start + (period + ((own >> 8) % 3)) * length - ((own >> 16) % 2);
            if (own % 4 == 0) time = vm.getBlockTimestamp() + ((own >> 8) % (2 * length));
            if (time < vm.getBlockTimestamp() || time < start) continue;
            vm.warp(time);
            while (time >= start + (period + 1) * length) (period, billed) = (period + 1, 0);
            uint256 amount = own % 3 == 0 ? limit - billed + 1 : within(draw(own, "amount"), 1, limit);
            bool fits = time < terms.end && amount <= limit - billed;
            requireTrue(_bill(asset, amount) == fits, "what is refused");
            if (fits) billed += amount;
            requireEqual(_budgets.freeOf(BUDGET), time < terms.end ? limit - billed : 0, "what is free");
        }
        vm.warp(terms.end);
        requireTrue(!_bill(asset, 1), "at the end");
    }

    function _enable(address asset) private {
        ISpendingPolicy policies = _office.policies();
        vm.prank(_stakeholders);
        policies.setPolicy(asset, Policy({floor: 1, rate: 0, window: 1 days}));
    }

    function _open(
        address asset,
        uint256 limit,
        uint48 start,
        uint32 period
    ) private returns (IBudgets.Terms memory terms) {
        terms = IBudgets.Terms({
            asset: asset,
            limit: uint128(limit),
            start: start,
            end: start + 400 days,
            period: period,
            domain: 0,
            owner: OWNER
        });
        vm.prank(_stakeholders);
        _budgets.open(terms, URI);
    }

    function _bill(address asset, uint256 amount) private returns (bool success) {
        ITreasury.Payment[] memory payments = new ITreasury.Payment[](1);
        payments[0] = ITreasury.Payment({payee: OWNER, amount: amount});
        vm.prank(OWNER);
        (success, ) = address(_budgets).call(abi.encodeCall(IBudgets.bill, (BUDGET, asset, payments, URI)));
    }
}
