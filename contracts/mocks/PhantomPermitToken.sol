// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title PhantomPermitToken: an ERC-20 whose fallback accepts every call, as WETH's does, for tests
/// @notice A permit seems to succeed and allows nothing.
contract PhantomPermitToken is ERC20("Phantom", "PHM") {
    fallback() external {}

    /// @notice Makes `amount` base units for `to`.
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }
}
