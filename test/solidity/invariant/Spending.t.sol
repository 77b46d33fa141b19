// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {IBudgets} from "../../../contracts/interfaces/IBudgets.sol";
import {ISpendingPolicy} from "../../../contracts/interfaces/ISpendingPolicy.sol";
import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {Accounts} from "../../../contracts/types/Account.sol";
import {Policy} from "../../../contracts/types/Policy.sol";
import {Desk} from "../handlers/OfficeHandler.sol";
import {requireAtLeast, requireAtMost, requireEqual, requireTrue} from "../setup/Checks.sol";
import {Office} from "../setup/Office.sol";
import {deploy, vm} from "../setup/Vm.sol";
import {Answers} from "../stores/Answers.sol";
import {Bills} from "../stores/Bills.sol";
import {Counts} from "../stores/Counts.sol";
import {Queue} from "../stores/Queue.sol";
import {Rules} from "../stores/Rules.sol";
import {Acts} from "./Acts.sol";
import {LineChecks} from "./LineChecks.sol";

/// @title The invariants of README.md about policy, line and budgets, over random sequences of acts
/// @notice Handlers act, stores remember; here it is only asserted.
contract SpendingTest is Acts, LineChecks {
    /// @dev How many kinds of acts must succeed in a run, of {acts}.
    uint256 private constant KINDS = 16;

    Rules private _rules;
    Bills private _bills;
    Answers private _answers;

    function setUp() public {
        acts = [
            "gift",
            "sendEther",
            "decide",
            "appoint",
            "stop",
            "resume",
            "spend",
            "pay",
            "payRoom",
            "release",
            "drawOwn",
            "drawOthers",
            "cancel",
            "open",
            "bill",
            "billRest",
            "close",
            "setDollarToken",
            "pass",
            "leap",
            "reach"
        ];
        office = Office(deploy("Office.sol:Office", ""));
        _rules = Rules(deploy("Rules.sol:Rules", abi.encode(office)));
        queue = Queue(deploy("Queue.sol:Queue", abi.encode(office, _rules)));
        _bills = Bills(deploy("Bills.sol:Bills", abi.encode(office, queue)));
        _answers = Answers(deploy("Answers.sol:Answers", ""));
        counts = Counts(deploy("Counts.sol:Counts", ""));
        bytes memory desk = abi.encode(Desk(office, _rules, queue, _bills, _answers, counts));
        handlers = [
            deploy("PolicyHandler.sol:PolicyHandler", desk),
            deploy("LineHandler.sol:LineHandler", desk),
            deploy("BudgetsHandler.sol:BudgetsHandler", desk),
            deploy("TimeHandler.sol:TimeHandler", desk)
        ];
    }

    /// @notice I18 to I22.
    function invariant_spending() public view {
        for (uint256 a = 0; a < office.ASSETS(); ++a) {
            address asset = office.asset(a);
            _whatLeavesIsWhatThePolicyAllows(asset);
            _nothingLoosensBeforeItsTime(asset);
            whoWaitsIsPaidInOrder(asset);
            _everyUnitIsSomewhere(asset);
        }
        _noBudgetPaysMoreThanItMay();
        // Whatever happens, the contracts do and refuse what these rules do and refuse.
        requireEqual(_answers.overtaken(), 0, "I20: paid at once while somebody waited");
        requireTrue(bytes(_answers.wrong()).length == 0, _answers.wrong());
    }

    function _whatLeavesIsWhatThePolicyAllows(address asset) private view {
        ISpendingPolicy policies = office.policies();
        requireEqual(_rules.overspent(), 0, "I18: spent beyond the policy");
        uint256 time = vm.getBlockTimestamp();
        requireEqual(policies.capacity(asset), _rules.capacityAt(asset, time), "I18: capacity");
        // Some other time, and the last second before something changes by itself and that in which it does.
        uint256 seed = uint256(keccak256(abi.encode(time, asset)));
        _compareAt(asset, time + (seed % 400 days));
        uint256 edge = _rules.edge(asset, seed);
        if (edge <= time) return;
        _compareAt(asset, edge - 1);
        _compareAt(asset, edge);
        uint256 window = edge - time;
        uint256 within = policies.spentWithin(asset, uint32(window));
        requireEqual(within, _rules.spentWithin(asset, time, window), "I18: spent within a window");
    }

    function _compareAt(address asset, uint256 time) private view {
        uint256 capacity = office.policies().capacityAt(asset, uint48(time));
        requireEqual(capacity, _rules.capacityAt(asset, time), "I18: capacity at a later time");
    }

    function _nothingLoosensBeforeItsTime(address asset) private view {
        (Policy memory told, Policy memory next, uint48 since) = office.policies().policyOf(asset);
        requireTrue(!_rules.isTooLoose(asset, told), "I19: looser than what may be in force");
        (Policy memory inForce, uint256 from) = _rules.policyAt(asset, vm.getBlockTimestamp());
        requireTrue(_isSame(told, inForce), "I19: the policy in force");
        requireTrue(_isSame(next, _rules.decided(asset)), "I19: what was decided last");
        requireEqual(since, from, "I19: since when");
    }

    function _noBudgetPaysMoreThanItMay() private view {
        requireEqual(office.budgets().count(), _bills.count(), "I21: budgets");
        for (uint256 budget = 1; budget <= _bills.count(); ++budget) {
            Bills.Opened memory opened = _bills.budgetAt(budget);
            IBudgets.Budget memory found = office.budgets().budgetOf(budget);
            uint256 period = _bills.lastPeriod(budget);
            uint256 billed = _bills.billedIn(budget, period);
            requireAtMost(billed, opened.terms.limit, "I21: billed in a period");
            requireEqual(found.billed, billed, "I21: what a budget has counted");
            requireEqual(found.period, period, "I21: the period it is about");
            requireTrue(found.closed == opened.isClosed, "I21: closed");
            requireEqual(office.budgets().freeOf(budget), _bills.freeOf(budget), "I21: free");
            if (opened.bills.length == 0) continue;
            Bills.Bill memory last = opened.bills[opened.bills.length - 1];
            requireAtLeast(last.time, opened.terms.start, "I21: paid before the start");
            requireTrue(last.time < opened.terms.end, "I21: paid at the end or later");
            if (opened.isClosed) requireAtMost(last.time, opened.closedAt, "I21: paid after it was closed");
        }
    }

    function _everyUnitIsSomewhere(address asset) private view {
        ITreasury treasury = office.treasury();
        uint256 fund = office.fund(asset);
        requireEqual(_rules.cameFromNowhere(), 0, "I22: came from nowhere");
        requireEqual(_rules.given(asset) - fund, queue.left(asset), "I22: what left the fund");
        uint256 sum = fund + treasury.balanceOf(office.lineAccount(), asset);
        for (uint256 i = 0; i < office.PEOPLE(); ++i) {
            address person = office.person(i);
            uint256 credited = treasury.balanceOf(Accounts.personal(person), asset);
            requireEqual(credited, queue.creditOf(asset, person), "I22: what a payee has");
            sum += credited;
        }
        requireEqual(sum, treasury.totalOf(asset), "I22: totalOf");
        uint256 held = asset == office.ETH() ? address(treasury).balance : IERC20(asset).balanceOf(address(treasury));
        requireEqual(sum, held, "I22: what is held");
        requireEqual(sum, _rules.given(asset), "I22: what was given");
        requireEqual(queue.paidByBudgets(asset), _bills.billedEver(asset), "I22: what budgets have paid");
    }

    /// @notice Every run ends here: it did enough of everything, and with money and time everybody is paid.
    function afterInvariant() external {
        requireEnough(KINDS);
        _payEverybody();
    }

    /// @notice No act is there that can't succeed: one after the other, they all do.
    function test_everyActOfSpendingCanSucceed() external {
        for (uint256 round = 0; round < 20; ++round) {
            for (uint256 i = 0; i < acts.length; ++i) {
                actIn(round, i);
                invariant_spending();
            }
        }
        requireEach();
        _payEverybody();
    }

    /// @dev With money for all and a policy of a third of what waits in each day, everybody is paid within three of them.
    function _payEverybody() private {
        vm.warp(_rules.stoppedUntil() > vm.getBlockTimestamp() ? _rules.stoppedUntil() : vm.getBlockTimestamp());
        for (uint256 a = 0; a < office.ASSETS(); ++a) payEverybody(office.asset(a));
    }

    function _isSame(Policy memory one, Policy memory other) private pure returns (bool) {
        return one.floor == other.floor && one.rate == other.rate && one.window == other.window;
    }
}
