// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IBudgets} from "../../../contracts/interfaces/IBudgets.sol";
import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {draw, within} from "../setup/Checks.sol";
import {vm} from "../setup/Vm.sol";
import {Bills} from "../stores/Bills.sol";
import {Desk, OfficeHandler} from "./OfficeHandler.sol";

/// @notice Budgets are opened, billed and closed; dollar tokens are named.
contract BudgetsHandler is OfficeHandler {
    string private constant URI = "ipfs://bill";

    IBudgets private immutable _budgets;

    constructor(Desk memory desk) OfficeHandler(desk) {
        _budgets = desk.office.budgets();
    }

    function open(uint256 seed) external later(seed) {
        address by = _mostly(office.STAKEHOLDERS(), seed);
        IBudgets.Terms memory terms = _terms(seed);
        bytes memory data = abi.encodeCall(IBudgets.open, (terms, URI));
        _act("open", by, address(_budgets), 0, data, address(bills), abi.encodeCall(Bills.open, (by, terms)));
    }

    function bill(uint256 seed) external later(seed) {
        uint256 budget = _find(seed);
        if (budget == 0) return;
        address unit = bills.budgetAt(budget).terms.asset;
        address asset = unit == address(0) || draw(seed, "wrong asset") % 16 == 0 ? _asset(seed) : unit;
        // Dollars are mostly paid in dollars.
        if (unit == address(0) && asset == office.ETH()) asset = office.asset(1 + (draw(seed, "dollar") % 2));
        _bill("bill", seed, budget, asset, _payments(seed, asset));
    }

    /// @dev All that is free, or one unit more of the token: which a dollar budget counts as a whole millionth.
    function billRest(uint256 seed) external later(seed) {
        uint256 budget = _find(seed);
        if (budget == 0) return;
        address asset = bills.budgetAt(budget).terms.asset;
        uint256 amount = bills.freeOf(budget);
        if (asset == address(0)) {
            asset = office.asset(1 + (draw(seed, "dollar") % 2));
            amount *= office.grain(asset);
        }
        amount += draw(seed, "more") % 2;
        if (amount == 0) return;
        _bill("billRest", seed, budget, asset, _payment(seed, amount));
    }

    function close(uint256 seed) external later(seed) {
        uint256 budget = _find(seed);
        if (budget == 0 || draw(seed, "rarely") % 2 != 0) return;
        bool isByVote = draw(seed, "vote") % 2 == 0;
        address by = _mostly(isByVote ? office.STAKEHOLDERS() : bills.budgetAt(budget).terms.owner, seed);
        bytes memory data = abi.encodeCall(IBudgets.close, (budget));
        _act("close", by, address(_budgets), 0, data, address(bills), abi.encodeCall(Bills.close, (by, budget)));
    }

    function setDollarToken(uint256 seed) external later(seed) {
        address by = _mostly(office.STAKEHOLDERS(), seed);
        uint256 token = 1 + (draw(seed, "token") % 2);
        bool isDollar = draw(seed, "dollar") % 4 != 0;
        address asset = office.asset(token);
        bytes memory data = abi.encodeCall(IBudgets.setDollarToken, (asset, isDollar));
        uint256 decimals = token == 1 ? 18 : 8;
        bytes memory rule = abi.encodeCall(Bills.setDollarToken, (by, asset, decimals, isDollar));
        _act("setDollarToken", by, address(_budgets), 0, data, address(bills), rule);
    }

    // --------------------------------------------------------------------------------------------------- internals

    function _bill(
        string memory action,
        uint256 seed,
        uint256 budget,
        address asset,
        ITreasury.Payment[] memory payments
    ) private {
        uint256 credited = _credited(asset);
        address by = _mostly(bills.budgetAt(budget).terms.owner, seed);
        bytes memory data = abi.encodeCall(IBudgets.bill, (budget, asset, payments, URI));
        bytes memory rule = abi.encodeCall(Bills.bill, (by, budget, asset, payments, keccak256(bytes(URI))));
        _act(action, by, address(_budgets), 0, data, address(bills), rule);
        _lookForOvertaking(asset, credited);
    }

    /// @dev In one of the assets or in USD, once or in each period; now and then such as nobody can approve.
    function _terms(uint256 seed) private view returns (IBudgets.Terms memory terms) {
        bool isInDollars = draw(seed, "unit") % 2 == 0;
        if (!isInDollars) terms.asset = _asset(seed);
        uint256 grain = isInDollars ? 1 : office.grain(terms.asset);
        terms.limit = uint128(within(draw(seed, "limit"), draw(seed, "nothing") % 16 == 0 ? 0 : 1, 150_000 * grain));
        terms.start = uint48(vm.getBlockTimestamp() + within(draw(seed, "start"), 0, 10 days) - 5 days);
        terms.end = uint48(terms.start + within(draw(seed, "end"), 0, 150 days));
        terms.period = draw(seed, "once") % 2 == 0 ? 0 : uint32(within(draw(seed, "period"), 23 hours, 30 days));
        terms.owner = office.person(draw(seed, "owner"));
    }

    /// @dev Mostly a budget that runs; zero: there is none at all.
    function _find(uint256 seed) private view returns (uint256 budget) {
        uint256 count = bills.count();
        if (count == 0) return 0;
        uint256 offset = draw(seed, "budget") % count;
        bool isAny = draw(seed, "any") % 8 == 0;
        for (uint256 i = 0; i < count; ++i) {
            budget = 1 + ((offset + i) % count);
            if (isAny || bills.isRunning(budget)) return budget;
        }
    }
}
