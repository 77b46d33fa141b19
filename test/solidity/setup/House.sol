// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";

import {IBounties} from "../../../contracts/interfaces/IBounties.sol";
import {IClearances} from "../../../contracts/interfaces/IClearances.sol";
import {IContractors} from "../../../contracts/interfaces/IContractors.sol";
import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {Actor} from "../../../contracts/mocks/Actor.sol";
import {FeeToken} from "../../../contracts/mocks/FeeToken.sol";
import {deploy, vm} from "./Vm.sol";

/// @title House: every contract deployed, with the rights that they have after deployment
/// @notice Also the cast: people with money in every asset, a payee that refuses ETH, and three domains with different k
/// and clocks, each founded by the first people.
contract House {
    /// @notice Holds every administrative right, as the timelock does.
    address public constant STAKEHOLDERS = address(0x57A4E);
    /// @notice Somebody without any part in anything.
    address public constant STRANGER = address(0x577A);
    /// @notice How ETH is called among the assets.
    address public constant ETH = 0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE;
    /// @notice What everybody has of every asset at first, base units.
    uint256 public constant PURSE = 1e30;
    /// @notice How many people there are; the last of them is the payee that refuses ETH.
    uint256 public constant PEOPLE = 11;
    /// @notice How many of them found each domain.
    uint256 public constant FOUNDERS = 6;
    /// @notice How many assets there are: ETH, a plain token, and one that takes a fee on transfer.
    uint256 public constant ASSETS = 3;
    /// @notice How many domains there are.
    uint32 public constant DOMAINS = 3;

    ITreasury public immutable treasury;
    IContractors public immutable contractors;
    IReviews public immutable reviews;
    IClearances public immutable clearances;
    IBounties public immutable bounties;

    address[] private _people;
    address[] private _assets;

    constructor() {
        // Eligibility needs a time before the first opening.
        vm.warp(1_700_000_000);
        treasury = ITreasury(deploy("Treasury.sol:Treasury", abi.encode(STAKEHOLDERS)));
        contractors = IContractors(deploy("Contractors.sol:Contractors", abi.encode(STAKEHOLDERS)));
        reviews = IReviews(deploy("Reviews.sol:Reviews", abi.encode(STAKEHOLDERS, contractors)));
        clearances = IClearances(deploy("Clearances.sol:Clearances", abi.encode(STAKEHOLDERS, contractors, reviews)));
        bounties = IBounties(deploy("Bounties.sol:Bounties", abi.encode(treasury, contractors, reviews)));

        FeeToken plain = FeeToken(deploy("DemoToken.sol:DemoToken", abi.encode("Plain", "PLAIN", uint8(6))));
        FeeToken fee = FeeToken(deploy("FeeToken.sol:FeeToken", ""));
        _assets = [ETH, address(plain), address(fee)];
        for (uint256 i = 0; i + 1 < PEOPLE; ++i) _people.push(address(uint160(0xA000 + i)));
        Actor grudge = Actor(payable(deploy("Actor.sol:Actor", "")));
        grudge.prepare(Actor.Answer.Refuse, new Actor.Call[](0));
        _people.push(address(grudge));
        for (uint256 i = 0; i < PEOPLE; ++i) {
            vm.deal(_people[i], PURSE);
            plain.mint(_people[i], PURSE);
            fee.mint(_people[i], PURSE);
            for (uint256 a = 1; a < ASSETS; ++a) {
                vm.startPrank(_people[i]);
                FeeToken(_assets[a]).approve(address(treasury), type(uint256).max);
                FeeToken(_assets[a]).approve(address(bounties), type(uint256).max);
                vm.stopPrank();
            }
        }
        _grantRights();
        _foundDomains();
        vm.warp(1_700_000_100);
    }

    /// @notice One of the people.
    function person(uint256 seed) external view returns (address) {
        return _people[seed % PEOPLE];
    }

    /// @notice One of the assets.
    function asset(uint256 seed) external view returns (address) {
        return _assets[seed % ASSETS];
    }

    function _grantRights() private {
        vm.startPrank(STAKEHOLDERS);
        IAccessControl(address(treasury)).grantRole(keccak256("SPENDER_ROLE"), STAKEHOLDERS);
        IAccessControl(address(treasury)).grantRole(keccak256("WORKFLOW_ROLE"), address(bounties));
        IAccessControl(address(reviews)).grantRole(keccak256("WORKFLOW_ROLE"), address(bounties));
        IAccessControl(address(reviews)).grantRole(keccak256("WORKFLOW_ROLE"), address(clearances));
        IAccessControl(address(contractors)).grantRole(keccak256("REGISTRAR_ROLE"), address(clearances));
        for (uint256 a = 0; a < ASSETS; ++a) treasury.enableAsset(_assets[a], true);
        vm.stopPrank();
    }

    function _foundDomains() private {
        vm.startPrank(STAKEHOLDERS);
        contractors.createDomain("Development", IContractors.Terms({k: 3, challenge: 1 days, period: 4 days}));
        contractors.createDomain("Design", IContractors.Terms({k: 2, challenge: 0, period: 3 days}));
        contractors.createDomain("Research", IContractors.Terms({k: 1, challenge: 2 days, period: 1 days}));
        for (uint32 domain = 1; domain <= DOMAINS; ++domain) {
            for (uint256 i = 0; i < FOUNDERS; ++i) clearances.admit(domain, _people[i], 75e6);
        }
        vm.stopPrank();
    }
}
