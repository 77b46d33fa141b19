// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Account, Accounts} from "../../../contracts/types/Account.sol";
import {draw, within} from "../setup/Checks.sol";
import {vm} from "../setup/Vm.sol";
import {Handler, Setting} from "./Handler.sol";

/// @notice Everything that people, spenders and strangers do with the treasury.
contract TreasuryHandler is Handler {
    uint256 private constant MOST = 1e24;
    bytes32 private constant REF = "test";

    ITreasury private immutable _treasury;

    constructor(Setting memory setting) Handler(setting) {
        _treasury = setting.house.treasury();
    }

    // ----------------------------------------------------------------------------------------------------------- in

    function deposit(uint256 seed) external later(seed) {
        _deposit(seed, house.person(draw(seed, "actor")), house.asset(draw(seed, "asset")));
    }

    function sendEther(uint256 seed) external later(seed) {
        uint256 amount = within(draw(seed, "amount"), 0, MOST);
        (bool success, ) = _call(house.person(draw(seed, "actor")), address(_treasury), amount, "");
        _observe("sendEther", success);
    }

    function stray(uint256 seed) external later(seed) {
        address asset = house.asset(draw(seed, "asset"));
        uint256 amount = within(draw(seed, "amount"), 1, MOST);
        if (asset == house.ETH()) {
            vm.deal(address(_treasury), address(_treasury).balance + amount);
        } else {
            _call(
                house.person(draw(seed, "actor")),
                asset,
                0,
                abi.encodeCall(IERC20.transfer, (address(_treasury), amount))
            );
        }
        _observeStray("stray");
    }

    /// @dev Mostly of an asset in which something strayed.
    function sync(uint256 seed) external later(seed) {
        uint256 offset = draw(seed, "asset") % house.ASSETS();
        address asset = house.asset(offset);
        for (uint256 i = 1; i < house.ASSETS() && books.stray(asset) == 0; ++i) asset = house.asset(offset + i);
        (bool success, ) = _call(house.STRANGER(), address(_treasury), 0, abi.encodeCall(ITreasury.sync, (asset)));
        if (success) books.bookStray(asset);
        _observe("sync", success);
    }

    // --------------------------------------------------------------------------------------------- between accounts

    function move(uint256 seed) external later(seed) {
        (address owner, Account from, address asset, uint256 balance) = _filledAccount(seed);
        ITreasury.Credit[] memory credits = new ITreasury.Credit[](2);
        credits[0].amount = within(draw(seed, "first"), 1, balance);
        credits[1].amount = within(
            draw(seed, "second"),
            balance == credits[0].amount ? 0 : 1,
            balance - credits[0].amount
        );
        credits[0].to = _ownAccount(owner, draw(seed, "own"));
        credits[1].to = Accounts.personal(house.person(draw(seed, "other")));
        (bool success, ) = _call(
            owner,
            address(_treasury),
            0,
            abi.encodeCall(ITreasury.move, (from, asset, credits, REF))
        );
        _observe("move", success, from);
    }

    function spend(uint256 seed) external later(seed) {
        address asset = house.asset(draw(seed, "asset"));
        ITreasury.Payment[] memory payments = _payments(seed, _treasury.balanceOf(_treasury.generalFund(), asset));
        (bool success, ) = _call(
            house.STAKEHOLDERS(),
            address(_treasury),
            0,
            abi.encodeCall(ITreasury.spend, (asset, _credits(payments), REF))
        );
        _observe("spend", success, _treasury.generalFund());
    }

    // --------------------------------------------------------------------------------------------------------- out

    function withdraw(uint256 seed) external later(seed) {
        (address owner, Account from, address asset, uint256 balance) = _filledAccount(seed);
        ITreasury.AssetAmount[] memory amounts = new ITreasury.AssetAmount[](1);
        amounts[0] = ITreasury.AssetAmount({asset: asset, amount: within(draw(seed, "amount"), 1, balance)});
        (bool success, ) = _call(
            owner,
            address(_treasury),
            0,
            abi.encodeCall(ITreasury.withdraw, (from, house.person(draw(seed, "to")), amounts, REF))
        );
        _observe("withdraw", success, from);
    }

    function collect(uint256 seed) external later(seed) {
        (address owner, , address asset, ) = _filledAccount(seed);
        (bool success, ) = _call(owner, address(_treasury), 0, abi.encodeCall(ITreasury.collect, (asset)));
        _observe("collect", success, Accounts.personal(owner));
    }

    function pay(uint256 seed) external later(seed) {
        (address owner, Account from, address asset, uint256 balance) = _filledAccount(seed);
        ITreasury.Payment[] memory payments = _payments(seed, balance);
        bool atOnce = draw(seed, "at once") % 2 == 0;
        bytes memory data = abi.encodeCall(ITreasury.pay, (from, asset, payments, REF, atOnce));
        (bool success, ) = _call(owner, address(_treasury), 0, data);
        _observe("pay", success, from);
    }

    /// @dev Whoever calls, money may only leave the payees' own accounts, and only towards the payees.
    function payOut(uint256 seed) external later(seed) {
        address asset = house.asset(draw(seed, "asset"));
        address[] memory payees = new address[](4);
        Account[] memory debitable = new Account[](4);
        for (uint256 i = 0; i < 4; ++i) {
            payees[i] = house.person((draw(seed, "payee") % house.PEOPLE()) + i);
            if (!_treasury.refusesPayouts(payees[i])) debitable[i] = Accounts.personal(payees[i]);
        }
        uint256 before = _sumWithWallets(payees, asset);
        (bool success, ) = _call(
            house.STRANGER(),
            address(_treasury),
            0,
            abi.encodeCall(ITreasury.payOut, (asset, payees))
        );
        // What left the accounts and is not in the wallets of their holders went astray.
        bool isComplete = asset == house.asset(2) || _sumWithWallets(payees, asset) == before;
        _observe("payOut", success, isComplete ? debitable : new Account[](0));
    }

    function refusePayouts(uint256 seed) external later(seed) {
        bool refuses = draw(seed, "refuses") % 3 == 0;
        (bool success, ) = _call(
            house.person(draw(seed, "actor")),
            address(_treasury),
            0,
            abi.encodeCall(ITreasury.refusePayouts, (refuses))
        );
        _observe("refusePayouts", success);
    }

    /// @dev Takes from an account of somebody else, in every way there is. Counted as done when all of them fail.
    function trespass(uint256 seed) external later(seed) {
        (address owner, Account from, address asset, ) = _filledAccount(seed);
        address thief = house.person(draw(seed, "thief"));
        if (thief == owner) thief = house.STRANGER();
        if (draw(seed, "fund") % 2 == 0) from = _treasury.generalFund();
        bytes[] memory ways = _waysToTake(from, asset, thief);
        bool isSafe = true;
        for (uint256 i = 0; i < ways.length; ++i) {
            (bool taken, ) = _call(thief, address(_treasury), 0, ways[i]);
            if (taken) isSafe = false;
        }
        _observe("trespass", isSafe);
    }

    // --------------------------------------------------------------------------------------------------- internals

    function _deposit(uint256 seed, address actor, address asset) private {
        uint256 choice = draw(seed, "target") % 4;
        Account to =
            choice == 0
                ? _treasury.generalFund()
                : choice == 1
                    ? Accounts.personal(house.person(draw(seed, "payee")))
                    : _ownAccount(actor, draw(seed, "own"));
        uint256 amount = within(draw(seed, "amount"), 1, MOST);
        (bool success, ) = _call(
            actor,
            address(_treasury),
            asset == house.ETH() ? amount : 0,
            abi.encodeCall(ITreasury.deposit, (to, asset, amount, REF))
        );
        _observe("deposit", success);
    }

    function _waysToTake(Account from, address asset, address thief) private pure returns (bytes[] memory ways) {
        ITreasury.Payment[] memory payments = new ITreasury.Payment[](1);
        payments[0] = ITreasury.Payment({payee: thief, amount: 1});
        ITreasury.Credit[] memory credits = new ITreasury.Credit[](1);
        credits[0] = ITreasury.Credit({to: Accounts.personal(thief), amount: 1});
        ITreasury.AssetAmount[] memory amounts = new ITreasury.AssetAmount[](1);
        amounts[0] = ITreasury.AssetAmount({asset: asset, amount: 1});
        ways = new bytes[](4);
        ways[0] = abi.encodeCall(ITreasury.move, (from, asset, credits, REF));
        ways[1] = abi.encodeCall(ITreasury.withdraw, (from, thief, amounts, REF));
        ways[2] = abi.encodeCall(ITreasury.pay, (from, asset, payments, REF, true));
        ways[3] = abi.encodeCall(ITreasury.spend, (asset, credits, REF));
    }

    /// @dev The personal account of `owner`, or one of two numbered ones.
    function _ownAccount(address owner, uint256 seed) private returns (Account account) {
        account = Accounts.numbered(owner, uint96(seed % 3));
        books.follow(account);
    }

    /// @dev An account with money in it; where there is none, money is put into one first.
    function _filledAccount(
        uint256 seed
    ) private returns (address owner, Account account, address asset, uint256 balance) {
        uint256 offset = draw(seed, "account") % 1_000;
        asset = house.asset(draw(seed, "asset"));
        for (uint256 i = 0; i < house.PEOPLE() * 3; ++i) {
            owner = house.person(offset + i / 3);
            account = _ownAccount(owner, offset + i);
            balance = _treasury.balanceOf(account, asset);
            if (balance > 1) return (owner, account, asset, balance);
        }
        bytes memory data = abi.encodeCall(ITreasury.deposit, (account, asset, 1_000, REF));
        _call(owner, address(_treasury), asset == house.ETH() ? 1_000 : 0, data);
        _observe("deposit", true);
        balance = _treasury.balanceOf(account, asset);
    }

    /// @dev Payments to one to three people, together at most `most`.
    function _payments(uint256 seed, uint256 most) private view returns (ITreasury.Payment[] memory payments) {
        payments = new ITreasury.Payment[](within(draw(seed, "count"), 1, 3));
        for (uint256 i = 0; i < payments.length; ++i) {
            uint256 share = most / payments.length;
            payments[i] = ITreasury.Payment({
                payee: draw(seed, "to the fund") % 16 == 0
                    ? address(_treasury)
                    : house.person((draw(seed, "payee") % 1_000) + i),
                amount: within(draw(uint256(keccak256(abi.encode(seed, i))), "amount"), share == 0 ? 0 : 1, share)
            });
        }
    }

    function _credits(ITreasury.Payment[] memory payments) private pure returns (ITreasury.Credit[] memory credits) {
        credits = new ITreasury.Credit[](payments.length);
        for (uint256 i = 0; i < payments.length; ++i) {
            credits[i] = ITreasury.Credit({to: Accounts.personal(payments[i].payee), amount: payments[i].amount});
        }
    }

    function _sumWithWallets(address[] memory payees, address asset) private view returns (uint256 sum) {
        for (uint256 i = 0; i < payees.length; ++i) {
            sum += _treasury.balanceOf(Accounts.personal(payees[i]), asset);
            sum += asset == house.ETH() ? payees[i].balance : IERC20(asset).balanceOf(payees[i]);
        }
    }
}
