// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Policies, Policy} from "../../../contracts/types/Policy.sol";
import {requireAtLeast, requireAtMost, requireEqual, requireTrue, within} from "../setup/Checks.sol";

/// @title Policies: the formula of the capacity, also where its numbers are nothing or as large as they can be
contract PoliciesTest {
    uint256 private constant MOST = type(uint112).max;

    /// @notice Case by case, what the formula says in one line.
    function testFuzz_capacityIsTheFormula(Policy memory policy, uint256 fund, uint256 spent) external pure {
        policy.rate %= Policies.WHOLE + 1;
        (fund, spent) = (_size(fund), _size(spent));
        uint256 capacity = policy.capacity(fund, spent);
        requireAtMost(capacity, fund, "more than there is");
        // Multiplied instead of divided: nothing is rounded here.
        uint256 parts = (fund + spent) * policy.rate;
        bool isWithinShare = (spent + capacity) * Policies.WHOLE <= parts;
        if (capacity > 0) requireTrue(isWithinShare || spent + capacity <= policy.floor, "more than both allow");
        if (capacity == fund) return;
        bool isOneMoreWithinShare = (spent + capacity + 1) * Policies.WHOLE <= parts;
        bool isOneMoreAllowed = isOneMoreWithinShare || spent + capacity + 1 <= policy.floor;
        requireTrue(!isOneMoreAllowed, "less than the larger of both allows");
    }

    /// @notice Nothing is gained by spending in parts: what one takes is exactly what is left less for the next.
    function testFuzz_spendingInPartsGainsNothing(
        Policy memory policy,
        uint256 fund,
        uint256 spent,
        uint256 part
    ) external pure {
        policy.rate %= Policies.WHOLE + 1;
        (fund, spent) = (_size(fund), _size(spent));
        uint256 capacity = policy.capacity(fund, spent);
        part = within(part, 0, capacity);
        requireEqual(policy.capacity(fund - part, spent + part), capacity - part, "what is left");
    }

    /// @notice A gift raises the capacity by no more than itself, and never lowers it.
    function testFuzz_aGiftRaisesByNoMoreThanItself(
        Policy memory policy,
        uint256 fund,
        uint256 spent,
        uint256 gift
    ) external pure {
        policy.rate %= Policies.WHOLE + 1;
        (fund, spent, gift) = (_size(fund), _size(spent), _size(gift));
        uint256 before = policy.capacity(fund, spent);
        uint256 afterwards = policy.capacity(fund + gift, spent);
        requireAtLeast(afterwards, before, "lowered");
        requireAtMost(afterwards - before, gift, "raised");
    }

    /// @notice All, nothing, an empty fund, and numbers that no sum can hold.
    function testFuzz_theEdges(uint128 floor, uint32 rate, uint32 window, uint256 fund, uint256 spent) external pure {
        rate %= Policies.WHOLE + 1;
        Policy memory policy = Policy({floor: floor, rate: rate, window: window});
        requireEqual(policy.capacity(0, spent), 0, "an empty fund");
        // Whatever the sum of both is, it neither fails nor is more than there is.
        requireAtMost(policy.capacity(fund, spent), fund, "more than there is");
        requireEqual(policy.capacity(fund, type(uint256).max), 0, "everything was spent");

        Policy memory nothing = Policy({floor: 0, rate: 0, window: window});
        requireEqual(nothing.capacity(fund, spent), 0, "nothing is allowed");
        requireTrue(!nothing.allows(), "it allows nothing");
        requireTrue(policy.allows() == (floor != 0 || rate != 0), "it allows something");

        Policy memory onlyFloor = Policy({floor: floor, rate: 0, window: window});
        uint256 rest = spent >= floor ? 0 : floor - spent;
        requireEqual(onlyFloor.capacity(fund, spent), rest < fund ? rest : fund, "a floor alone");

        Policy memory all = Policy({floor: floor, rate: Policies.WHOLE, window: window});
        (fund, spent) = (_size(fund), _size(spent));
        requireEqual(all.capacity(fund, spent), fund, "all is allowed");
    }

    /// @notice The stricter of two is as strict as each in each number, whatever the order, and allows no more than either, also
    /// where its longer window counts more.
    function testFuzz_theStricterOfTwo(
        Policy memory one,
        Policy memory other,
        uint256 fund,
        uint256 spent,
        uint256 more
    ) external pure {
        (one.rate, other.rate) = (one.rate % (Policies.WHOLE + 1), other.rate % (Policies.WHOLE + 1));
        Policy memory both = one.meet(other);
        Policy memory reversed = other.meet(one);
        requireTrue(keccak256(abi.encode(both)) == keccak256(abi.encode(reversed)), "the order");
        requireEqual(both.floor, one.floor < other.floor ? one.floor : other.floor, "the floor");
        requireEqual(both.rate, one.rate < other.rate ? one.rate : other.rate, "the rate");
        requireEqual(both.window, one.window > other.window ? one.window : other.window, "the window");

        (fund, spent, more) = (_size(fund), _size(spent), _size(more));
        uint256 capacity = both.capacity(fund, spent + more);
        requireAtMost(capacity, one.capacity(fund, spent), "more than the first");
        requireAtMost(capacity, other.capacity(fund, spent), "more than the second");
    }

    /// @dev From nothing to the most that a payment can be, often near either end.
    function _size(uint256 seed) private pure returns (uint256) {
        if (seed % 8 == 0) return (seed >> 8) % 3;
        if (seed % 8 == 1) return MOST - ((seed >> 8) % 3);
        return (seed >> 8) % (2 ** ((seed >> 3) % 112) + 1);
    }
}
