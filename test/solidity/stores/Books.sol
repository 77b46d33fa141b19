// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {Account, Accounts} from "../../../contracts/types/Account.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {House} from "../setup/House.sol";

/// @title Books: what the treasury's accounts held after every action, and what crossed its border
/// @notice Knows nothing of the treasury's own totals: money in and money out are read from what it holds.
contract Books {
    /// @notice An account that went down in an action that gave nobody the right to it.
    struct Taking {
        Account account;
        address asset;
        uint256 before;
        uint256 afterwards;
    }

    /// @notice All that came in through an entry, base units.
    mapping(address asset => uint256) public paidIn;
    /// @notice All that went out, base units.
    mapping(address asset => uint256) public paidOut;
    /// @notice What came in behind the treasury's back and is not booked yet, base units.
    mapping(address asset => uint256) public stray;
    /// @notice The takings seen so far; there must be none.
    Taking[] public takings;

    House private immutable _house;
    ITreasury private immutable _treasury;
    Account[] private _accounts;
    mapping(Account account => bool) private _isFollowed;
    mapping(Account account => mapping(address asset => uint256)) private _seen;
    mapping(address asset => uint256) private _held;

    constructor(House house) {
        _house = house;
        _treasury = house.treasury();
        follow(_treasury.generalFund());
        follow(Accounts.personal(house.STRANGER()));
        follow(Accounts.personal(address(house.bounties())));
        for (uint256 seat = 1; seat <= house.SEATS(); ++seat) follow(Accounts.personal(house.onSeat(seat)));
    }

    /// @notice From now on `account` is watched.
    function follow(Account account) public {
        if (_isFollowed[account]) return;
        _isFollowed[account] = true;
        _accounts.push(account);
    }

    /// @notice Looks at every account after an action in which only `debitable` may have gone down.
    /// @param strayed whether the action brought money in behind the treasury's back
    function observe(Account[] calldata debitable, bool strayed) external {
        for (uint256 a = 0; a < _house.ASSETS(); ++a) {
            address asset = _house.asset(a);
            for (uint256 i = 0; i < _accounts.length; ++i) _observe(_accounts[i], asset, debitable);
            uint256 held = heldOf(asset);
            uint256 before = _held[asset];
            if (held < before) paidOut[asset] += before - held;
            else if (strayed) stray[asset] += held - before;
            else paidIn[asset] += held - before;
            _held[asset] = held;
        }
    }

    /// @notice What had strayed in `asset` is booked now.
    function bookStray(address asset) external {
        paidIn[asset] += stray[asset];
        stray[asset] = 0;
    }

    /// @notice How many takings there were.
    function takingCount() external view returns (uint256) {
        return takings.length;
    }

    /// @notice What the treasury holds of `asset`, base units.
    function heldOf(address asset) public view returns (uint256) {
        return asset == _house.ETH() ? address(_treasury).balance : IERC20(asset).balanceOf(address(_treasury));
    }

    /// @notice The sum of all accounts in `asset`, base units.
    function sumOf(address asset) external view returns (uint256 sum) {
        for (uint256 i = 0; i < _accounts.length; ++i) sum += _treasury.balanceOf(_accounts[i], asset);
    }

    function _observe(Account account, address asset, Account[] calldata debitable) private {
        uint256 before = _seen[account][asset];
        uint256 balance = _treasury.balanceOf(account, asset);
        if (balance == before) return;
        if (balance < before && !_contains(debitable, account)) {
            takings.push(Taking({account: account, asset: asset, before: before, afterwards: balance}));
        }
        _seen[account][asset] = balance;
    }

    function _contains(Account[] calldata list, Account account) private pure returns (bool) {
        for (uint256 i = 0; i < list.length; ++i) if (Account.unwrap(list[i]) == Account.unwrap(account)) return true;
        return false;
    }
}
