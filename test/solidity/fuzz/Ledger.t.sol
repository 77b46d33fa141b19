// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {Account, Accounts} from "../../../contracts/types/Account.sol";
import {draw, requireEqual, within} from "../setup/Checks.sol";
import {House} from "../setup/House.sol";
import {deploy, vm} from "../setup/Vm.sol";

/// @title The ledger: what arrives is credited, what is debited leaves, and nobody else's books change
contract LedgerTest {
    bytes32 private constant REF = "fuzz";
    uint96 private constant NUMBER = 7;

    House private _house;
    ITreasury private _treasury;
    address private _owner;
    address private _payee;

    function setUp() public {
        _house = House(deploy("House.sol:House", ""));
        _treasury = _house.treasury();
        (_owner, _payee) = (_house.person(0), _house.person(1));
    }

    /// @notice A deposit credits what arrives: less than was sent for a token that takes a fee.
    function testFuzz_depositCreditsWhatArrives(uint256 seed, uint256 amount) external {
        (address asset, uint256 sent) = (_house.asset(seed), within(amount, 1, 1e30));
        uint256 fee = seed % _house.ASSETS() == 2 ? (sent + 99) / 100 : 0;
        // A fee may take everything that was sent; such a deposit is refused.
        if (fee == sent) return;

        _deposit(asset, sent);
        requireEqual(_balance(_account(), asset), sent - fee, "credited");
        requireEqual(_treasury.totalOf(asset), sent - fee, "total");
        requireEqual(_held(address(_treasury), asset), sent - fee, "held");
        requireEqual(_held(_owner, asset), _house.PURSE() - sent, "the depositor's purse");
    }

    /// @notice A withdrawal takes exactly its amount from one account, whatever a fee leaves of it for the recipient.
    function testFuzz_withdrawTakesExactlyItsAmount(uint256 seed, uint256 amount, uint256 part) external {
        address asset = _house.asset(seed);
        _deposit(asset, within(amount, 100, 1e30));
        uint256 credited = _balance(_account(), asset);
        uint256 taken = within(part, 1, credited);
        uint256 fee = seed % _house.ASSETS() == 2 ? (taken + 99) / 100 : 0;

        ITreasury.AssetAmount[] memory amounts = new ITreasury.AssetAmount[](1);
        amounts[0] = ITreasury.AssetAmount({asset: asset, amount: taken});
        vm.prank(_owner);
        _treasury.withdraw(_account(), _payee, amounts, REF);

        requireEqual(_balance(_account(), asset), credited - taken, "left");
        requireEqual(_treasury.totalOf(asset), credited - taken, "total");
        requireEqual(_held(address(_treasury), asset), credited - taken, "held");
        requireEqual(_held(_payee, asset), _house.PURSE() + taken - fee, "arrived");
    }

    /// @notice Payments at once and on credit are the same to the books, but for where the money is.
    function testFuzz_payDebitsTheSumOnce(uint256 seed, uint256 amount, bool atOnce) external {
        address asset = _house.asset(seed);
        _deposit(asset, within(amount, 1_000, 1e30));
        uint256 credited = _balance(_account(), asset);

        ITreasury.Payment[] memory payments = new ITreasury.Payment[](within(draw(seed, "count"), 1, 6));
        uint256 sum;
        for (uint256 i = 0; i < payments.length; ++i) {
            payments[i].payee = _house.person((draw(seed, "payee") % 100) + i);
            payments[i].amount = within(uint256(keccak256(abi.encode(seed, i))), 1, credited / payments.length);
            sum += payments[i].amount;
        }
        vm.prank(_owner);
        _treasury.pay(_account(), asset, payments, REF, atOnce);

        requireEqual(_balance(_account(), asset), credited - sum, "left");
        uint256 onCredit;
        for (uint256 i = 0; i < _house.PEOPLE(); ++i) {
            onCredit += _balance(Accounts.personal(_house.person(i)), asset);
        }
        if (!atOnce) requireEqual(onCredit, sum, "on credit");
        requireEqual(_treasury.totalOf(asset), credited - sum + onCredit, "total");
        requireEqual(_held(address(_treasury), asset), credited - sum + onCredit, "held");
    }

    function _deposit(address asset, uint256 amount) private {
        uint256 value = asset == _house.ETH() ? amount : 0;
        // Paid from the owner's purse: the prank makes the owner the sender of the value, too.
        vm.prank(_owner);
        _treasury.deposit{value: value}(_account(), asset, amount, REF);
    }

    function _account() private view returns (Account) {
        return Accounts.numbered(_owner, NUMBER);
    }

    function _balance(Account account, address asset) private view returns (uint256) {
        return _treasury.balanceOf(account, asset);
    }

    function _held(address who, address asset) private view returns (uint256) {
        return asset == _house.ETH() ? who.balance : IERC20(asset).balanceOf(who);
    }
}
