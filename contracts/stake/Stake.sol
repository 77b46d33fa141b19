// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC20Votes} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Votes.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {Time} from "@openzeppelin/contracts/utils/types/Time.sol";

/// @title Stake
/// @notice The stakeholders' voting power: an ERC-20 with permit (ERC-2612) and votes (ERC-5805) on a timestamp clock (ERC-6372).
/// @dev Voting units have to be delegated before they count as votes, to oneself (`delegate(self)`) or to somebody else. Units that
/// nobody delegated still belong to the supply that a quorum is a share of. Units of the mute account, the treasury, do not: they have no
/// votes, and {getPastTotalSupply} is without them.
abstract contract Stake is ERC20, ERC20Permit, ERC20Votes {
    /// @notice Whose units neither vote nor count: the treasury.
    address public immutable MUTE;

    /// @param mute the treasury, whose units do not count
    constructor(address mute) {
        MUTE = mute;
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
    function _update(address from, address to, uint256 value) internal virtual override(ERC20, ERC20Votes) {
        super._update(from, to, value);
    }

    /// @dev For the votes, what goes to the mute account is as if it were burned, and minted anew when it comes back.
    function _transferVotingUnits(address from, address to, uint256 amount) internal override {
        super._transferVotingUnits(from == MUTE ? address(0) : from, to == MUTE ? address(0) : to, amount);
    }

    /// @dev The mute account has nothing to delegate.
    function _getVotingUnits(address account) internal view override returns (uint256) {
        return account == MUTE ? 0 : super._getVotingUnits(account);
    }
}
