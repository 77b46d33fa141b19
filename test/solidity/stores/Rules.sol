// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Policy} from "../../../contracts/types/Policy.sol";
import {Office} from "../setup/Office.sol";
import {vm} from "../setup/Vm.sol";

/// @notice The rules refuse this act.
error Refused();

/// @title Rules: what was decided about spending, what left the general fund when, and what may leave it
/// @notice The spending policy once more, from what its interface says of it: lists that are added up anew whenever something is
/// asked. Acts are written down by the handlers before they happen; what left the fund is looked up after each of them.
contract Rules {
    struct Decision {
        uint256 time;
        Policy policy;
        /// @dev What was in force at that moment, as the treasury told it.
        Policy before;
    }

    struct Spending {
        uint256 time;
        uint256 amount;
    }

    uint256 private constant STOP = 7 days;
    uint256 private constant STOP_PAUSE = 30 days;

    /// @notice Spendings beyond what was allowed at that moment; there must be none.
    uint256 public overspent;
    /// @notice Money that came to the general fund and that nobody gave; there must be none.
    uint256 public cameFromNowhere;
    /// @notice All that was given to the general fund, base units.
    mapping(address asset => uint256) public given;
    /// @notice All that left it, base units.
    mapping(address asset => uint256) public spent;
    /// @notice Until when nothing may leave it; seconds since 1970.
    uint256 public stoppedUntil;
    address public guardian;

    Office private immutable _office;
    mapping(address asset => Decision[]) private _decisions;
    mapping(address asset => Spending[]) private _spendings;

    constructor(Office office) {
        _office = office;
    }

    // -------------------------------------------------------------------------------------------------- the rules' acts

    function give(address asset, uint256 amount) external {
        if (amount == 0) revert Refused();
        given[asset] += amount;
    }

    /// @param before what the treasury says is in force
    function decide(address by, address asset, Policy calldata policy, Policy calldata before) external {
        bool isValid =
            policy.rate <= 1e6 &&
                policy.window >= 1 days &&
                policy.window <= 365 days &&
                (policy.floor > 0 || policy.rate == 0);
        if (by != _office.STAKEHOLDERS() || !isValid) revert Refused();
        _decisions[asset].push(Decision({time: vm.getBlockTimestamp(), policy: policy, before: before}));
    }

    function appoint(address by, address chosen) external {
        if (by != _office.STAKEHOLDERS()) revert Refused();
        guardian = chosen;
    }

    function stop(address by) external {
        uint256 time = vm.getBlockTimestamp();
        if (by != guardian || (stoppedUntil != 0 && time < nextStop())) revert Refused();
        stoppedUntil = time + STOP;
    }

    function resume(address by) external {
        if (by != guardian || vm.getBlockTimestamp() >= stoppedUntil) revert Refused();
        stoppedUntil = vm.getBlockTimestamp();
    }

    // ------------------------------------------------------------------------------------------- written after each act

    /// @notice Looks what left the general fund in an act. What was allowed is counted without it.
    function observe() external {
        for (uint256 a = 0; a < _office.ASSETS(); ++a) {
            address asset = _office.asset(a);
            (uint256 held, uint256 before) = (_office.fund(asset), fundOf(asset));
            if (held > before) ++cameFromNowhere;
            if (held >= before) continue;
            if (before - held > capacityAt(asset, vm.getBlockTimestamp())) ++overspent;
            _spendings[asset].push(Spending({time: vm.getBlockTimestamp(), amount: before - held}));
            spent[asset] += before - held;
        }
    }

    // -------------------------------------------------------------------------------------------------------- reads

    /// @notice What the general fund held after the last act, base units.
    function fundOf(address asset) public view returns (uint256) {
        return given[asset] - spent[asset];
    }

    /// @notice From when on there may be another stop, after the first; seconds since 1970.
    function nextStop() public view returns (uint256) {
        return stoppedUntil + STOP_PAUSE;
    }

    /// @notice What was decided last.
    function decided(address asset) public view returns (Policy memory policy) {
        uint256 count = _decisions[asset].length;
        if (count > 0) policy = _decisions[asset][count - 1].policy;
    }

    /// @notice Whether what was decided last allows anything.
    function isEnabled(address asset) external view returns (bool) {
        Policy memory last = decided(asset);
        return last.floor > 0 || last.rate > 0;
    }

    /// @notice What is in force at `time`, and since when what was decided last is, or will be.
    function policyAt(address asset, uint256 time) public view returns (Policy memory inForce, uint256 since) {
        Decision[] storage decisions = _decisions[asset];
        // The first that was decided since something was in force whole.
        uint256 first;
        for (uint256 i = 0; i < decisions.length; ++i) {
            Decision memory decision = decisions[i];
            if (i > 0 && decision.time >= since) first = i;
            Policy memory before = _strictest(decisions, first, i);
            inForce = _strictest(decisions, first, i + 1);
            since = decision.time;
            if (_isLooser(decision.policy, before)) since += inForce.window;
        }
        if (time >= since) inForce = decided(asset);
    }

    /// @notice What left the fund in the `window` seconds up to `time`, base units.
    function spentWithin(address asset, uint256 time, uint256 window) public view returns (uint256 sum) {
        Spending[] storage spendings = _spendings[asset];
        for (uint256 i = spendings.length; i > 0 && spendings[i - 1].time + window > time; --i) {
            sum += spendings[i - 1].amount;
        }
    }

    /// @notice What may leave the fund at `time` if nothing happens until then, base units.
    function capacityAt(address asset, uint256 time) public view returns (uint256) {
        if (time < stoppedUntil) return 0;
        (Policy memory policy, ) = policyAt(asset, time);
        uint256 already = spentWithin(asset, time, policy.window);
        uint256 allowed = ((fundOf(asset) + already) * policy.rate) / 1e6;
        if (allowed < policy.floor) allowed = policy.floor;
        if (allowed <= already) return 0;
        return allowed - already < fundOf(asset) ? allowed - already : fundOf(asset);
    }

    /// @notice Whether `policy` is looser in some number than what was in force when something was decided whose time has not come,
    /// or than everything whose time has come. It comes when the longer of the two windows is over.
    function isTooLoose(address asset, Policy calldata policy) external view returns (bool) {
        Decision[] storage decisions = _decisions[asset];
        Policy memory loosest;
        bool isAnyDue;
        for (uint256 i = 0; i < decisions.length; ++i) {
            Decision memory decision = decisions[i];
            (uint32 own, uint32 before) = (decision.policy.window, decision.before.window);
            if (vm.getBlockTimestamp() < decision.time + (own > before ? own : before)) {
                if (_isLooser(policy, decision.before)) return true;
                continue;
            }
            if (decision.policy.floor > loosest.floor) loosest.floor = decision.policy.floor;
            if (decision.policy.rate > loosest.rate) loosest.rate = decision.policy.rate;
            if (!isAnyDue || own < loosest.window) loosest.window = own;
            isAnyDue = true;
        }
        return _isLooser(policy, loosest);
    }

    /// @notice A second in which something changes by itself: a spending leaves the window, a decision comes into force, a stop or
    /// the pause after it ends.
    function edge(address asset, uint256 seed) external view returns (uint256) {
        uint256 count = _spendings[asset].length;
        uint256 choice = seed % 8;
        if (choice == 0) return stoppedUntil;
        if (choice == 1) return nextStop();
        (Policy memory policy, uint256 since) = policyAt(asset, vm.getBlockTimestamp());
        if (choice < 4 || count == 0) return since;
        uint256 recent = count < 8 ? count : 8;
        return _spendings[asset][count - 1 - ((seed >> 8) % recent)].time + policy.window;
    }

    // ---------------------------------------------------------------------------------------------------- internals

    /// @dev The strictest of each number, of what was in force before decision `first` and of those up to `end`.
    function _strictest(
        Decision[] storage decisions,
        uint256 first,
        uint256 end
    ) private view returns (Policy memory strictest) {
        if (first > 0) strictest = decisions[first - 1].policy;
        for (uint256 i = first; i < end; ++i) {
            Policy memory other = decisions[i].policy;
            if (other.floor < strictest.floor) strictest.floor = other.floor;
            if (other.rate < strictest.rate) strictest.rate = other.rate;
            if (other.window > strictest.window) strictest.window = other.window;
        }
    }

    function _isLooser(Policy memory one, Policy memory other) private pure returns (bool) {
        return one.floor > other.floor || one.rate > other.rate || one.window < other.window;
    }
}
