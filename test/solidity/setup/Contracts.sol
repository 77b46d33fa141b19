// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";

import {IBounties} from "../../../contracts/interfaces/IBounties.sol";
import {IClearances} from "../../../contracts/interfaces/IClearances.sol";
import {IContractors} from "../../../contracts/interfaces/IContractors.sol";
import {IMoves} from "../../../contracts/interfaces/IMoves.sol";
import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {IRevocations} from "../../../contracts/interfaces/IRevocations.sol";
import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {deploy, vm} from "./Vm.sol";

/// @notice The contracts under test.
struct Contracts {
    ITreasury treasury;
    IContractors contractors;
    IReviews reviews;
    IClearances clearances;
    IRevocations revocations;
    IMoves moves;
    IBounties bounties;
}

/// @dev Deploys every contract and grants the rights that it has after deployment; `stakeholders` hold all others, among
/// them that of a spender, that of a biller and that of the arbiter.
function deployContracts(address stakeholders) returns (Contracts memory all) {
    all.treasury = ITreasury(deploy("Treasury.sol:Treasury", abi.encode(stakeholders)));
    address cards = deploy("ClearanceCards.sol:ClearanceCards", abi.encode(deploy("Profiles.sol:Profiles", "")));
    all.contractors = IContractors(deploy("Contractors.sol:Contractors", abi.encode(stakeholders, cards)));
    bytes memory arguments = abi.encode(stakeholders, all.contractors, stakeholders);
    all.reviews = IReviews(deploy("Reviews.sol:Reviews", arguments));
    arguments = abi.encode(stakeholders, all.contractors, all.reviews);
    all.clearances = IClearances(deploy("Clearances.sol:Clearances", arguments));
    arguments = abi.encode(all.contractors, all.reviews);
    all.revocations = IRevocations(deploy("Revocations.sol:Revocations", arguments));
    all.moves = IMoves(deploy("Moves.sol:Moves", arguments));
    arguments = abi.encode(all.treasury, all.contractors, all.reviews);
    all.bounties = IBounties(deploy("Bounties.sol:Bounties", arguments));

    vm.startPrank(stakeholders);
    IAccessControl(address(all.treasury)).grantRole(keccak256("SPENDER_ROLE"), stakeholders);
    IAccessControl(address(all.treasury)).grantRole(keccak256("WORKFLOW_ROLE"), address(all.bounties));
    IAccessControl(address(all.reviews)).grantRole(keccak256("WORKFLOW_ROLE"), address(all.bounties));
    IAccessControl(address(all.contractors)).grantRole(keccak256("BILLER_ROLE"), stakeholders);
    address[3] memory workflows = [address(all.clearances), address(all.revocations), address(all.moves)];
    for (uint256 i = 0; i < workflows.length; ++i) {
        IAccessControl(address(all.reviews)).grantRole(keccak256("WORKFLOW_ROLE"), workflows[i]);
        IAccessControl(address(all.contractors)).grantRole(keccak256("REGISTRAR_ROLE"), workflows[i]);
    }
    vm.stopPrank();
}
