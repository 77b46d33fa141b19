// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Account, Accounts} from "../../../contracts/types/Account.sol";
import {requireEqual, requireTrue} from "../setup/Checks.sol";

/// @title Account keys: what goes in comes out, and no two accounts share a key
contract AccountsTest {
    function testFuzz_aKeyHoldsItsHolderAndNumber(address holder, uint96 number) external pure {
        Account account = Accounts.numbered(holder, number);
        requireTrue(account.holder() == holder, "holder");
        requireEqual(account.number(), number, "number");
        requireTrue(account.isPersonal() == (number == 0), "personal");
        requireTrue(account.isOutside() == (holder == address(0)), "outside");
        requireTrue(
            _isSame(account, Accounts.personal(holder)) == (number == 0),
            "the personal account has number zero"
        );
    }

    function testFuzz_everyKeyIsOneAccount(bytes32 key) external pure {
        Account account = Account.wrap(key);
        requireTrue(_isSame(Accounts.numbered(account.holder(), account.number()), account), "round trip");
    }

    function testFuzz_differentAccountsHaveDifferentKeys(
        address holder,
        uint96 number,
        address other,
        uint96 otherNumber
    ) external pure {
        bool isSame = holder == other && number == otherNumber;
        bool isSameKey = _isSame(Accounts.numbered(holder, number), Accounts.numbered(other, otherNumber));
        requireTrue(isSameKey == isSame, "keys");
    }

    function _isSame(Account one, Account other) private pure returns (bool) {
        return Account.unwrap(one) == Account.unwrap(other);
    }
}
