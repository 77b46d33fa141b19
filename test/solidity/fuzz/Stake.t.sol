// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20Wrapper} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Wrapper.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";

import {DemoToken} from "../../../contracts/demo/DemoToken.sol";
import {draw, requireEqual} from "../setup/Checks.sol";
import {deploy, vm} from "../setup/Vm.sol";

/// @title Stake: votes are the units of those who delegated, and the mute account's are nobody's
contract StakeTest {
    uint256 private constant ACTS = 40;
    uint256 private constant PEOPLE = 5;
    uint256 private constant PURSE = 1_000_000;

    /// @dev The last of the people is mute.
    address[PEOPLE] private _people = [address(0xA1), address(0xA2), address(0xA3), address(0xA4), address(0x7EA5)];
    DemoToken private _underlying;
    address private _stake;

    /// @notice Any wrapping, unwrapping, sending and delegating, also by the mute account: counted are the units of all others.
    function testFuzz_countedIsWhatIsNotMute(uint256 seed) external {
        vm.warp(1_700_000_000);
        _underlying = DemoToken(deploy("DemoToken.sol:DemoToken", abi.encode("Coin", "COIN", uint8(6))));
        _stake = deploy(
            "WrappedStake.sol:WrappedStake",
            abi.encode(_underlying, "Stake", "STAKE", _people[PEOPLE - 1])
        );
        for (uint256 i = 0; i < PEOPLE; ++i) {
            _underlying.mint(_people[i], PURSE);
            vm.prank(_people[i]);
            _underlying.approve(_stake, type(uint256).max);
        }
        for (uint256 i = 0; i < ACTS; ++i) {
            _act(draw(seed, string(abi.encode(i))));
            vm.warp(vm.getBlockTimestamp() + 1);
            _check();
        }
    }

    function _act(uint256 seed) private {
        address actor = _people[seed % PEOPLE];
        address other = _people[(seed >> 8) % PEOPLE];
        uint256 kind = (seed >> 16) % 4;
        uint256 amount = seed >> 24;
        uint256 wrapped = IERC20(_stake).balanceOf(actor);
        uint256 plain = _underlying.balanceOf(actor);
        vm.prank(actor);
        if (kind == 0) {
            IVotes(_stake).delegate((seed >> 24) % 7 == 0 ? address(0) : other);
        } else if (kind == 1) {
            IERC20(_stake).transfer(other, amount % (wrapped + 1));
        } else if (kind == 2) {
            ERC20Wrapper(_stake).withdrawTo(other, amount % (wrapped + 1));
        } else {
            ERC20Wrapper(_stake).depositFor(other, amount % (plain + 1));
        }
    }

    function _check() private view {
        uint256 mute = IERC20(_stake).balanceOf(_people[PEOPLE - 1]);
        uint256 supply = IERC20(_stake).totalSupply();
        requireEqual(_underlying.balanceOf(_stake), supply, "covered");
        requireEqual(
            IVotes(_stake).getPastTotalSupply(vm.getBlockTimestamp() - 1),
            supply - mute,
            "counted is what is not mute"
        );
        for (uint256 d = 0; d < PEOPLE; ++d) {
            uint256 votes;
            for (uint256 i = 0; i + 1 < PEOPLE; ++i) {
                if (IVotes(_stake).delegates(_people[i]) == _people[d]) votes += IERC20(_stake).balanceOf(_people[i]);
            }
            requireEqual(IVotes(_stake).getVotes(_people[d]), votes, "votes are what was delegated");
        }
    }
}
