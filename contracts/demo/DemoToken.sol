// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @title DemoToken: money for the local chain
/// @notice A plain ERC-20 with permit that anyone can mint. It is worth nothing, and no real deployment contains it.
contract DemoToken is ERC20Permit {
    uint8 private immutable _decimals;

    /// @param name_ the token's name
    /// @param symbol_ the token's symbol
    /// @param decimals_ how many decimals its amounts have
    constructor(string memory name_, string memory symbol_, uint8 decimals_) ERC20(name_, symbol_) ERC20Permit(name_) {
        _decimals = decimals_;
    }

    /// @inheritdoc ERC20
    function decimals() public view override returns (uint8) {
        return _decimals;
    }

    /// @notice Makes `amount` base units for `to`.
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }
}
