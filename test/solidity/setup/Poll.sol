// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";

import {IStakeholderGovernor} from "../../../contracts/interfaces/IStakeholderGovernor.sol";
import {deploy, vm} from "./Vm.sol";

/// @dev The sides of a vote, as OpenZeppelin numbers them (Bravo).
uint8 constant AGAINST = 0;
uint8 constant FOR = 1;
uint8 constant ABSTAIN = 2;

/// @title Electorate: everybody who could ever vote
/// @notice A token of votes without balances: an account has as many votes as its address says, see {voterWith}. Only the supply is kept.
contract Electorate {
    /// @dev At any time, base units.
    uint256 private _supply;

    /// @notice Says what the supply was, is and will be.
    function setSupply(uint256 supply) external {
        _supply = supply;
    }

    function getPastTotalSupply(uint256) external view returns (uint256) {
        return _supply;
    }

    function getPastVotes(address account, uint256) external pure returns (uint256) {
        return uint160(account) >> 8;
    }

    function clock() external view returns (uint48) {
        return uint48(vm.getBlockTimestamp());
    }
}

/// @dev The voter number `number`, at most 255, of all that have `weight` votes, below 2^152.
function voterWith(uint256 weight, uint256 number) pure returns (address) {
    return address(uint160((weight << 8) | number));
}

/// @dev A governor of StakeholderGovernor's code over `electorate`; it has no timelock, because nothing is carried out.
function deployGovernor(Electorate electorate, IStakeholderGovernor.Settings memory settings) returns (IGovernor) {
    bytes memory arguments = abi.encode(electorate, address(0), settings);
    return IGovernor(deploy("StakeholderGovernor.sol:StakeholderGovernor", arguments));
}

/// @dev Proposes what nobody else proposed: `number` tells it from others.
function proposeNumber(IGovernor governor, uint256 number) returns (uint256 id) {
    address[] memory targets = new address[](1);
    (uint256[] memory values, bytes[] memory calls) = (new uint256[](1), new bytes[](1));
    return governor.propose(targets, values, calls, string(abi.encode(number)));
}

/// @dev Casts `weight` votes of voter `number` on one side; nothing when there are none.
function cast(IGovernor governor, uint256 id, uint8 side, uint256 weight, uint256 number) {
    if (weight == 0) return;
    vm.prank(voterWith(weight, number));
    governor.castVote(id, side);
}
