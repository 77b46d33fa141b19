// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC20Votes} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Votes.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";

/**
 * @title StakeToken
 * @notice The stakeholders' voting power: an ERC-20 with permit (ERC-2612) and votes (ERC-5805) on a timestamp clock
 * (ERC-6372). The whole supply is given out at deployment and never changes: there is no owner and nobody can mint.
 * @dev Voting units have to be delegated before they count as votes, to oneself (`delegate(self)`) or to somebody
 * else. Units that nobody delegated still belong to the total supply, and so to what the quorum is a share of.
 */
contract StakeToken is ERC20, ERC20Permit, ERC20Votes {
    /// @notice What one holder receives at deployment.
    /// @param holder The account that receives it.
    /// @param amount How much, in base units (18 decimals).
    struct Allocation {
        address holder;
        uint256 amount;
    }

    /// @notice A token without holders could never vote.
    error StakeTokenNoAllocations();

    /// @notice An allocation names nobody.
    /// @param index The place of the allocation in the list, from 0.
    /// @param amount The amount that it would have given, in base units.
    error StakeTokenZeroHolder(uint256 index, uint256 amount);

    /// @notice An allocation gives nothing.
    /// @param index The place of the allocation in the list, from 0.
    /// @param holder The account that would have received it.
    error StakeTokenZeroAmount(uint256 index, address holder);

    /**
     * @notice Mints the whole supply to its first holders.
     * @dev Emits a {Transfer} for each allocation. A holder may be listed more than once.
     *
     * Requirements:
     * - there is at least one allocation;
     * - every holder is not the zero address, every amount is not zero;
     * - the sum of all amounts is at most 2^208 - 1 (OpenZeppelin's ERC20ExceededSafeSupply).
     *
     * @param name_ The token's name; also the name of its EIP-712 domain.
     * @param symbol_ The token's symbol.
     * @param allocations Who receives how much, in base units.
     */
    constructor(
        string memory name_,
        string memory symbol_,
        Allocation[] memory allocations
    ) ERC20(name_, symbol_) ERC20Permit(name_) {
        if (allocations.length == 0) revert StakeTokenNoAllocations();
        for (uint256 i = 0; i < allocations.length; ++i) {
            (address holder, uint256 amount) = (allocations[i].holder, allocations[i].amount);
            if (holder == address(0)) revert StakeTokenZeroHolder(i, amount);
            if (amount == 0) revert StakeTokenZeroAmount(i, holder);
            _mint(holder, amount);
        }
    }

    /// @notice The clock of voting power: seconds since 1970, so that periods mean the same on every chain.
    function clock() public view override returns (uint48) {
        return Time.timestamp();
    }

    /// @notice The description of {clock} that ERC-6372 asks for.
    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    /// @inheritdoc ERC20Permit
    /// @dev One counter serves permits and delegations by signature.
    function nonces(address owner) public view override(ERC20Permit, Nonces) returns (uint256) {
        return super.nonces(owner);
    }

    /// @dev Moves the voting units together with the tokens.
    function _update(address from, address to, uint256 value) internal override(ERC20, ERC20Votes) {
        super._update(from, to, value);
    }
}
