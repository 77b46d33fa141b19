// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice The key of an account in the treasury's books: the holder's address in the upper 160 bits, a number that
/// the holder chooses in the lower 96. Number zero is the holder's personal account. Only the holder moves money out.
type Account is bytes32;

using {Accounts.holder, Accounts.number, Accounts.isPersonal, Accounts.isOutside} for Account global;

/// @notice Builds account keys and takes them apart.
library Accounts {
    /// @notice The other side of every movement that crosses the treasury's border. It holds nothing.
    Account internal constant OUTSIDE = Account.wrap(0);

    /// @notice The account of `who` that anyone may pay into.
    function personal(address who) internal pure returns (Account) {
        return numbered(who, 0);
    }

    /// @notice The account `id` of `who`; workflows count from 1.
    function numbered(address who, uint96 id) internal pure returns (Account) {
        return Account.wrap(bytes32((uint256(uint160(who)) << 96) | id));
    }

    /// @notice The address that alone may move money out of `account`.
    function holder(Account account) internal pure returns (address) {
        return address(uint160(uint256(Account.unwrap(account)) >> 96));
    }

    /// @notice The number of `account` among its holder's accounts.
    function number(Account account) internal pure returns (uint96) {
        return uint96(uint256(Account.unwrap(account)));
    }

    /// @notice Whether `account` is its holder's personal account.
    function isPersonal(Account account) internal pure returns (bool) {
        return number(account) == 0;
    }

    /// @notice Whether `account` has no holder, so that money in it would be lost.
    function isOutside(Account account) internal pure returns (bool) {
        return holder(account) == address(0);
    }
}
