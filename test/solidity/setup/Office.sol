// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";

import {IBudgets} from "../../../contracts/interfaces/IBudgets.sol";
import {ISpendingPolicy} from "../../../contracts/interfaces/ISpendingPolicy.sol";
import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {DemoToken} from "../../../contracts/demo/DemoToken.sol";
import {Account, Accounts} from "../../../contracts/types/Account.sol";
import {deploy, vm} from "./Vm.sol";

/// @title Office: the treasury and what pays out of its general fund
/// @notice Also the cast: stakeholders, a donor with money in every asset, people who are paid, own budgets or guard. Nothing is
/// given and no policy decided yet.
contract Office {
    /// @notice Holds every administrative right, as the timelock does.
    address public constant STAKEHOLDERS = address(0x57A4E);
    /// @notice Somebody without any part in anything.
    address public constant STRANGER = address(0x577A);
    /// @notice Who gives.
    address public constant DONOR = address(0xD0);
    /// @notice A second spender, of another version say.
    address public constant SUCCESSOR = address(0x5CC);
    /// @notice How ETH is called among the assets.
    address public constant ETH = 0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE;
    /// @notice How many people there are.
    uint256 public constant PEOPLE = 5;
    /// @notice How many assets there are: ETH, and two dollar tokens of 18 and of 8 decimals.
    uint256 public constant ASSETS = 3;
    /// @notice What the donor has of every asset at first, base units.
    uint256 public constant PURSE = 2 ** 180;

    ITreasury public immutable treasury;
    ISpendingPolicy public immutable policies;
    IBudgets public immutable budgets;

    address[] private _assets;

    constructor() {
        vm.warp(1_700_000_000);
        treasury = ITreasury(deploy("Treasury.sol:Treasury", abi.encode(STAKEHOLDERS)));
        policies = ISpendingPolicy(address(treasury));
        // Budgets ask it for domains only, and none is named here.
        address contractors = deploy("Contractors.sol:Contractors", abi.encode(STAKEHOLDERS, address(0)));
        budgets = IBudgets(deploy("Budgets.sol:Budgets", abi.encode(STAKEHOLDERS, treasury, contractors)));
        _assets = [ETH, _dollar(18), _dollar(8)];
        vm.deal(DONOR, PURSE);
        vm.startPrank(STAKEHOLDERS);
        IAccessControl(address(treasury)).grantRole(keccak256("SPENDER_ROLE"), address(budgets));
        IAccessControl(address(treasury)).grantRole(keccak256("SPENDER_ROLE"), SUCCESSOR);
        for (uint256 a = 1; a < ASSETS; ++a) budgets.setDollarToken(_assets[a], true);
        vm.stopPrank();
    }

    /// @notice One of the people.
    function person(uint256 seed) external pure returns (address) {
        return address(uint160(0xA11CE00 + (seed % PEOPLE)));
    }

    /// @notice One of the assets.
    function asset(uint256 seed) external view returns (address) {
        return _assets[seed % ASSETS];
    }

    /// @notice Base units that count as a millionth of a dollar, or as much in ETH: what amounts are drawn in.
    function grain(address asset_) external view returns (uint256) {
        return
            asset_ == _assets[1]
                ? 1e12
                : asset_ == _assets[2]
                    ? 1e2
                    : 1;
    }

    /// @notice What the general fund holds, base units.
    function fund(address asset_) external view returns (uint256) {
        return treasury.balanceOf(treasury.generalFund(), asset_);
    }

    /// @notice The account in which released money waits to be drawn.
    function lineAccount() external view returns (Account) {
        return Accounts.numbered(address(budgets), 1);
    }

    function _dollar(uint8 decimals) private returns (address token) {
        token = deploy("DemoToken.sol:DemoToken", abi.encode("Dollar", "USD", decimals));
        DemoToken(token).mint(DONOR, PURSE);
        vm.prank(DONOR);
        DemoToken(token).approve(address(treasury), type(uint256).max);
    }
}
