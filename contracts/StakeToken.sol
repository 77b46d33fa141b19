// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

import {Stake} from "./stake/Stake.sol";

/// @title StakeToken
/// @notice Voting power of its own. The whole supply is given out at deployment and never changes: there is no owner and nobody
/// can mint.
contract StakeToken is Stake {
    /// @notice What one holder receives at deployment.
    /// @param holder the account that receives it
    /// @param amount base units (18 decimals)
    struct Allocation {
        address holder;
        uint256 amount;
    }

    /// @notice A token without holders could never vote.
    error StakeTokenNoAllocations();
    /// @notice The `index`-th allocation, from 0, names nobody for its `amount`.
    error StakeTokenZeroHolder(uint256 index, uint256 amount);
    /// @notice The `index`-th allocation, from 0, gives `holder` nothing.
    error StakeTokenZeroAmount(uint256 index, address holder);

    /// @notice Mints the whole supply to its first holders.
    /// @dev Emits a {Transfer} for each allocation. Requirements: at least one allocation; no holder zero, no amount zero; a sum of at
    /// most 2^208 - 1 (OpenZeppelin's ERC20ExceededSafeSupply). A holder may be listed more than once.
    /// @param name_ the token's name; also the name of its EIP-712 domain
    /// @param symbol_ the token's symbol
    /// @param allocations who receives how much
    /// @param mute the treasury, whose units do not count
    constructor(
        string memory name_,
        string memory symbol_,
        Allocation[] memory allocations,
        address mute
    ) ERC20(name_, symbol_) ERC20Permit(name_) Stake(mute) {
        if (allocations.length == 0) revert StakeTokenNoAllocations();
        for (uint256 i = 0; i < allocations.length; ++i) {
            (address holder, uint256 amount) = (allocations[i].holder, allocations[i].amount);
            if (holder == address(0)) revert StakeTokenZeroHolder(i, amount);
            if (amount == 0) revert StakeTokenZeroAmount(i, holder);
            _mint(holder, amount);
        }
    }
}
