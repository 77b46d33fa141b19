// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Policy} from "../types/Policy.sol";

/// @title How much may leave the general fund
/// @notice Each asset that the general fund spends has a policy: a floor, a rate and a rolling window (now - window, now].
/// What can be spent now, rounding down, is
///
///     capacity = min(max(max(rate * (fund + spent), floor) - spent, 0), fund)
///
/// - `fund` is what the general fund holds.
/// - `spent` is what left it within the window, gross: money that comes back never makes room.
/// - What tightens holds at once. What loosens waits until the longer of the two windows has passed; until then the
///   stricter of each number holds. So a vote that lifts the limit leaves a whole window in which another can answer.
/// - While the guardian has stopped spending, the capacity is zero.
///
/// Amounts are in base units, rates in millionths, times in seconds since 1970. Source of the formula: Decred's DCP-0013.
interface ISpendingPolicy {
    // ------------------------------------------------------------------------------------------------------ events

    /// @notice The stakeholders gave `asset` a policy, in force from `since` on; until then the stricter of each number is.
    event PolicySet(address indexed asset, Policy policy, uint48 since);
    /// @notice The stakeholders chose who may stop spending for a while; zero: nobody.
    event GuardianSet(address indexed guardian);
    /// @notice Until `until` nothing leaves the general fund.
    event SpendingStopped(address indexed guardian, uint48 until);
    /// @notice The guardian let spending go on before its stop was over.
    event SpendingResumed(address indexed guardian);

    // ------------------------------------------------------------------------------------------------------ errors

    /// @notice A policy for `asset` has a rate above 1,000,000, a window outside of 1 to 365 days, or a rate without a
    /// floor, which could lock itself shut.
    error Treasury_InvalidPolicy(address asset, Policy policy);
    /// @notice `amount` of `asset` is more than the policy allows now.
    error Treasury_OverCapacity(address asset, uint256 amount, uint256 capacity);
    /// @notice `time` is past: what could be spent then is not known any more.
    error Treasury_TimePast(uint48 time, uint48 now_);
    /// @notice `caller` is not the guardian.
    error Treasury_NotTheGuardian(address caller, address guardian);
    /// @notice Spending can be stopped again from `next` on.
    error Treasury_StoppedLately(uint48 next);
    /// @notice Spending is not stopped.
    error Treasury_NotStopped();

    // ------------------------------------------------------------------------------------------------------- reads

    /// @notice Whether what was decided last for `asset` allows anything, in force or not yet. What is enabled can wait in
    /// the line, and its stray units can be taken in.
    function isEnabled(address asset) external view returns (bool);

    /// @notice What may be spent of `asset` now, base units; zero while spending is stopped.
    function capacity(address asset) external view returns (uint256);

    /// @notice What could be spent of `asset` at `time` if nothing came in or left until then, base units; zero where spending
    /// is still stopped then.
    /// @dev Requirement: `time` is not past.
    function capacityAt(address asset, uint48 time) external view returns (uint256);

    /// @notice What left the general fund within `window` seconds up to now, base units.
    function spentWithin(address asset, uint32 window) external view returns (uint256);

    /// @notice The policy of `asset`.
    /// @return current what is in force now
    /// @return next what the stakeholders decided last
    /// @return since from when on that is in force
    function policyOf(address asset) external view returns (Policy memory current, Policy memory next, uint48 since);

    /// @notice Who may stop spending for a while; zero: nobody.
    function guardian() external view returns (address);

    /// @notice Until when spending is stopped; in the past: it is not.
    function stoppedUntil() external view returns (uint48);

    // ------------------------------------------------------------------------------------------------------ writes

    /// @notice Gives `asset` a policy. A first one is a loosening, and so waits for its window. One that allows nothing takes
    /// the asset out of use at once.
    /// @dev Emits {PolicySet}. Requirements: the caller is the admin; the rate is at most 1,000,000; the window is 1 to 365
    /// days; the floor is not zero, unless the rate is; `asset` is ETH or a token, unless the policy allows nothing.
    /// @param asset the token, or the ERC-7528 address for ETH
    /// @param policy its floor (base units), rate (millionths) and window (seconds)
    function setPolicy(address asset, Policy calldata policy) external;

    /// @notice Chooses who may stop spending for a while.
    /// @dev Emits {GuardianSet}. Requirement: the caller is the admin.
    /// @param chosen a Safe, say; zero: nobody
    function setGuardian(address chosen) external;

    /// @notice Stops what leaves the general fund for 7 days. Collecting, refunds, bounties and all other accounts go on.
    /// @dev Emits {SpendingStopped}. Requirements: the caller is the guardian; 30 days have passed since the last stop
    /// ended, whoever was the guardian then.
    function stopSpending() external;

    /// @notice Lets spending go on.
    /// @dev Emits {SpendingResumed}. Requirements: the caller is the guardian; spending is stopped.
    function resumeSpending() external;
}
