// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AccessControl} from "@openzeppelin/contracts/access/AccessControl.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {ISpendingPolicy} from "../interfaces/ISpendingPolicy.sol";
import {Policies, Policy} from "../types/Policy.sol";

/// @title SpendingPolicy
/// @notice The part of Treasury that limits what leaves the general fund; see {ISpendingPolicy}.
abstract contract SpendingPolicy is ISpendingPolicy, AccessControl {
    using Checkpoints for Checkpoints.Trace208;
    using SafeCast for uint256;

    // --------------------------------------------------------------------------------------------------- constants

    uint32 private constant MIN_WINDOW = 1 days;
    uint32 private constant MAX_WINDOW = 365 days;
    /// @notice Seconds that a stop lasts, at the most.
    uint48 public constant STOP = 7 days;
    /// @notice Seconds from the end of a stop in which there is no other.
    uint48 public constant STOP_PAUSE = 30 days;

    // ----------------------------------------------------------------------------------------------------- storage

    /// @dev What was decided last, number by number so that it shares one slot with `since`: of a policy in force nothing else is read.
    struct Rule {
        uint128 floor;
        uint32 rate;
        uint32 window;
        uint48 since;
        Policy meanwhile;
    }

    mapping(address asset => Rule) private _rules;
    /// @dev Everything that ever left the general fund, gross.
    mapping(address asset => Checkpoints.Trace208) private _spent;
    /// @inheritdoc ISpendingPolicy
    address public guardian;
    /// @inheritdoc ISpendingPolicy
    uint48 public stoppedUntil;

    // ------------------------------------------------------------------------------------------------------- reads

    /// @inheritdoc ISpendingPolicy
    function isEnabled(address asset) public view returns (bool) {
        return _decided(_rules[asset]).allows();
    }

    /// @inheritdoc ISpendingPolicy
    function capacity(address asset) public view returns (uint256) {
        return _capacityAt(asset, uint48(block.timestamp));
    }

    /// @inheritdoc ISpendingPolicy
    function capacityAt(address asset, uint48 time) external view returns (uint256) {
        if (time < block.timestamp) revert Treasury_TimePast(time, uint48(block.timestamp));
        return _capacityAt(asset, time);
    }

    /// @inheritdoc ISpendingPolicy
    function spentWithin(address asset, uint32 window) external view returns (uint256) {
        return _spentWithin(asset, uint48(block.timestamp), window);
    }

    /// @inheritdoc ISpendingPolicy
    function policyOf(address asset) external view returns (Policy memory current, Policy memory next, uint48 since) {
        Rule storage rule = _rules[asset];
        return (_policyAt(asset, uint48(block.timestamp)), _decided(rule), rule.since);
    }

    // ------------------------------------------------------------------------------------------------------ writes

    /// @inheritdoc ISpendingPolicy
    function setPolicy(address asset, Policy calldata policy) external onlyRole(DEFAULT_ADMIN_ROLE) {
        bool valid =
            policy.rate <= Policies.WHOLE &&
                policy.window >= MIN_WINDOW &&
                policy.window <= MAX_WINDOW &&
                (policy.floor != 0 || policy.rate == 0);
        if (!valid) revert Treasury_InvalidPolicy(asset, policy);
        // A token that does not answer any more can still be taken out of use.
        if (policy.allows()) _requireToken(asset);
        // Decided again before the last decision is in force: what holds meanwhile is stricter than all of them.
        Policy memory current = _policyAt(asset, uint48(block.timestamp));
        Policy memory meanwhile = Policies.meet(current, policy);
        // What loosens nothing need not wait.
        bool tightens = policy.rate <= current.rate && policy.floor <= current.floor && policy.window >= current.window;
        uint48 since = uint48(block.timestamp) + (tightens ? 0 : meanwhile.window);
        _rules[asset] = Rule({
            floor: policy.floor,
            rate: policy.rate,
            window: policy.window,
            since: since,
            meanwhile: meanwhile
        });
        emit PolicySet({asset: asset, policy: policy, since: since});
    }

    /// @inheritdoc ISpendingPolicy
    function setGuardian(address chosen) external onlyRole(DEFAULT_ADMIN_ROLE) {
        guardian = chosen;
        emit GuardianSet(chosen);
    }

    /// @inheritdoc ISpendingPolicy
    function stopSpending() external {
        _requireGuardian();
        // Before the first stop there is nothing to pause after.
        if (stoppedUntil != 0 && block.timestamp < stoppedUntil + STOP_PAUSE) {
            revert Treasury_StoppedLately(stoppedUntil + STOP_PAUSE);
        }
        stoppedUntil = uint48(block.timestamp) + STOP;
        emit SpendingStopped({guardian: msg.sender, until: stoppedUntil});
    }

    /// @inheritdoc ISpendingPolicy
    function resumeSpending() external {
        _requireGuardian();
        if (block.timestamp >= stoppedUntil) revert Treasury_NotStopped();
        stoppedUntil = uint48(block.timestamp);
        emit SpendingResumed(msg.sender);
    }

    // --------------------------------------------------------------------------------------------------- internals

    /// @dev What the general fund holds of `asset`.
    function _fundOf(address asset) internal view virtual returns (uint256);

    /// @dev Reverts unless `asset` is ETH or answers as a token does.
    function _requireToken(address asset) internal view virtual;

    /// @dev The one place that every spending from the general fund passes through, before the fund is debited.
    function _countSpending(address asset, uint256 amount) internal {
        uint256 room = capacity(asset);
        if (amount > room) revert Treasury_OverCapacity(asset, amount, room);
        Checkpoints.Trace208 storage spent = _spent[asset];
        spent.push(uint48(block.timestamp), (spent.latest() + amount).toUint208());
    }

    function _capacityAt(address asset, uint48 time) private view returns (uint256) {
        if (time < stoppedUntil) return 0;
        Policy memory policy = _policyAt(asset, time);
        return policy.capacity(_fundOf(asset), _spentWithin(asset, time, policy.window));
    }

    function _policyAt(address asset, uint48 time) private view returns (Policy memory) {
        Rule storage rule = _rules[asset];
        return time < rule.since ? rule.meanwhile : _decided(rule);
    }

    function _decided(Rule storage rule) private view returns (Policy memory) {
        return Policy({floor: rule.floor, rate: rule.rate, window: rule.window});
    }

    /// @dev In (time - window, time]. Time is not past, so all that was ever spent was spent by then.
    function _spentWithin(address asset, uint48 time, uint32 window) private view returns (uint256) {
        (, uint48 last, uint208 total) = _spent[asset].latestCheckpoint();
        if (window > time) return total;
        // Nothing left within the window: there is no need to look further back.
        if (last <= time - window) return 0;
        return total - _spent[asset].upperLookupRecent(time - window);
    }

    function _requireGuardian() private view {
        if (msg.sender != guardian) revert Treasury_NotTheGuardian(msg.sender, guardian);
    }
}
