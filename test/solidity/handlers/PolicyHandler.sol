// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ISpendingPolicy} from "../../../contracts/interfaces/ISpendingPolicy.sol";
import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {Accounts} from "../../../contracts/types/Account.sol";
import {Policy} from "../../../contracts/types/Policy.sol";
import {draw, within} from "../setup/Checks.sol";
import {vm} from "../setup/Vm.sol";
import {Queue} from "../stores/Queue.sol";
import {Rules} from "../stores/Rules.sol";
import {Desk, OfficeHandler} from "./OfficeHandler.sol";

/// @notice Gifts come in, policies are decided, spending is stopped, and another spender spends.
contract PolicyHandler is OfficeHandler {
    uint256 private constant MOST = 200_000;

    ISpendingPolicy private immutable _policies;

    /// @dev Begins with money in each asset and a policy that is in force.
    constructor(Desk memory desk) OfficeHandler(desk) {
        _policies = desk.office.policies();
        for (uint256 a = 0; a < desk.office.ASSETS(); ++a) {
            address asset = desk.office.asset(a);
            _give(asset, 1_000_000 * desk.office.grain(asset));
            _decide(desk.office.STAKEHOLDERS(), asset, _usual(asset));
        }
        vm.warp(vm.getBlockTimestamp() + 7 days);
    }

    function gift(uint256 seed) external later(seed) {
        address asset = _asset(seed);
        _give(asset, within(draw(seed, "amount"), 0, MOST * office.grain(asset)));
    }

    function sendEther(uint256 seed) external later(seed) {
        uint256 amount = within(draw(seed, "amount"), 1, MOST);
        bytes memory rule = abi.encodeCall(Rules.give, (office.ETH(), amount));
        _act("sendEther", office.DONOR(), address(_policies), amount, "", address(rules), rule);
    }

    /// @dev Half of the time about something that was decided lately and is not in force yet.
    function decide(uint256 seed) external later(seed) {
        address asset = _asset(seed);
        for (uint256 i = 0; i < office.ASSETS() && draw(seed, "again") % 2 == 0; ++i) {
            address other = office.asset((draw(seed, "asset") % office.ASSETS()) + i);
            (, uint256 since) = rules.policyAt(other, vm.getBlockTimestamp());
            if (since <= vm.getBlockTimestamp()) continue;
            asset = other;
            break;
        }
        _decide(_mostly(office.STAKEHOLDERS(), seed), asset, _policy(seed, asset));
    }

    function appoint(uint256 seed) external later(seed) {
        address by = _mostly(office.STAKEHOLDERS(), seed);
        address chosen = draw(seed, "nobody") % 8 == 0 ? address(0) : office.person(draw(seed, "chosen"));
        bytes memory data = abi.encodeCall(ISpendingPolicy.setGuardian, (chosen));
        bytes memory rule = abi.encodeCall(Rules.appoint, (by, chosen));
        _act("appoint", by, address(_policies), 0, data, address(rules), rule);
    }

    /// @dev Now and then in the second in which there may be another stop, or in the one before.
    function stop(uint256 seed) external later(seed) {
        if (draw(seed, "rarely") % 2 != 0) return;
        uint256 next = rules.nextStop() - (draw(seed, "before") % 2);
        bool isSoon = next > vm.getBlockTimestamp() && next < vm.getBlockTimestamp() + 20 days;
        if (isSoon && draw(seed, "edge") % 2 == 0) vm.warp(next);
        address by = _guardian(seed);
        bytes memory data = abi.encodeCall(ISpendingPolicy.stopSpending, ());
        _act("stop", by, address(_policies), 0, data, address(rules), abi.encodeCall(Rules.stop, (by)));
    }

    /// @dev Now and then in the last second of the stop, or in that in which it is over.
    function resume(uint256 seed) external later(seed) {
        uint256 end = rules.stoppedUntil();
        if (end > vm.getBlockTimestamp() && draw(seed, "edge") % 2 == 0) vm.warp(end - (draw(seed, "before") % 2));
        address by = _guardian(seed);
        bytes memory data = abi.encodeCall(ISpendingPolicy.resumeSpending, ());
        _act("resume", by, address(_policies), 0, data, address(rules), abi.encodeCall(Rules.resume, (by)));
    }

    function spend(uint256 seed) external later(seed) {
        address asset = _asset(seed);
        address by = _mostly(office.SUCCESSOR(), seed);
        address payee = office.person(draw(seed, "payee"));
        uint256 room = rules.capacityAt(asset, vm.getBlockTimestamp());
        uint256 amount = draw(seed, "all") % 4 == 0 ? room + (draw(seed, "more") % 2) : _amount(seed, asset);
        ITreasury.Credit[] memory credits = new ITreasury.Credit[](1);
        credits[0] = ITreasury.Credit({to: Accounts.personal(payee), amount: amount});
        bytes memory data = abi.encodeCall(ITreasury.spend, (asset, credits, REF));
        bytes memory rule = abi.encodeCall(Queue.spend, (by, asset, payee, amount));
        _act("spend", by, address(_policies), 0, data, address(queue), rule);
    }

    // --------------------------------------------------------------------------------------------------- internals

    function _give(address asset, uint256 amount) private {
        ITreasury treasury = office.treasury();
        bytes memory data = abi.encodeCall(ITreasury.deposit, (treasury.generalFund(), asset, amount, REF));
        uint256 value = asset == office.ETH() ? amount : 0;
        bytes memory rule = abi.encodeCall(Rules.give, (asset, amount));
        _act("gift", office.DONOR(), address(treasury), value, data, address(rules), rule);
    }

    function _decide(address by, address asset, Policy memory policy) private {
        (Policy memory current, , ) = _policies.policyOf(asset);
        bytes memory data = abi.encodeCall(ISpendingPolicy.setPolicy, (asset, policy));
        bytes memory rule = abi.encodeCall(Rules.decide, (by, asset, policy, current));
        _act("decide", by, address(_policies), 0, data, address(rules), rule);
    }

    /// @dev Mostly whoever is the guardian. Where nobody is, somebody tries.
    function _guardian(uint256 seed) private view returns (address) {
        address known = rules.guardian();
        return _mostly(known == address(0) ? office.person(seed) : known, seed);
    }

    /// @dev The usual one; or the last, some of its numbers tighter and others looser; or one of extremes.
    function _policy(uint256 seed, address asset) private view returns (Policy memory policy) {
        uint256 choice = draw(seed, "policy") % 8;
        if (choice < 2) return _usual(asset);
        if (choice < 7) {
            policy = rules.decided(asset);
            if (policy.floor == 0) policy = _usual(asset);
            policy.floor = uint128(_scaled(draw(seed, "floor"), policy.floor, 1, type(uint128).max));
            policy.rate = uint32(_scaled(draw(seed, "rate"), policy.rate, 0, 1e6));
            policy.window = uint32(_scaled(draw(seed, "window"), policy.window, 1 days, 60 days));
            return policy;
        }
        uint256[4] memory floors = [uint256(0), 1, type(uint128).max, 1_000 * office.grain(asset)];
        uint256[4] memory rates = [uint256(0), 1, 1e6, 1e6 + 1];
        uint256[4] memory windows = [uint256(1 days), 24 days, 365 days, 1 days - 1];
        policy.floor = uint128(floors[draw(seed, "floor") % 4]);
        policy.rate = uint32(rates[policy.floor == 0 ? 0 : draw(seed, "rate") % 4]);
        policy.window = uint32(windows[within(draw(seed, "window"), 0, 15) / 5]);
    }

    function _usual(address asset) private view returns (Policy memory) {
        return Policy({floor: uint128(20_000 * office.grain(asset)), rate: 100_000, window: 7 days});
    }

    /// @dev Half of it, as much, or twice as much, or one more or less.
    function _scaled(uint256 seed, uint256 number, uint256 min, uint256 max) private pure returns (uint256 scaled) {
        uint256 choice = seed % 6;
        if (choice == 0) scaled = number / 2;
        else if (choice == 1) scaled = number * 2;
        else if (choice == 2) scaled = number + 1;
        else if (choice == 3 && number > 0) scaled = number - 1;
        else scaled = number;
        if (scaled < min) return min;
        return scaled > max ? max : scaled;
    }
}
