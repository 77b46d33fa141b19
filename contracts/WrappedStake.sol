// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC20Permit, IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ERC20Wrapper} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Wrapper.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {ITreasury} from "./interfaces/ITreasury.sol";
import {Stake} from "./stake/Stake.sol";

/// @title WrappedStake
/// @notice Voting power for an organisation that already has a token: units are wrapped one to one (`depositFor`) and unwrapped at any time
/// (`withdrawTo`). A delegation stays when everything is unwrapped, and counts again for what is wrapped later.
/// @dev The quorum's absolute floor keeps the first who wraps from voting alone. Only tokens whose balances change by transfers, in full, can be
/// wrapped: one that takes a fee is refused as it comes in.
contract WrappedStake is Stake, ERC20Wrapper, ReentrancyGuardTransient {
    /// @notice Of `amount` units of the token only `arrived` came in: what is wrapped must be covered.
    error WrappedStake_NotCovered(uint256 amount, uint256 arrived);

    /// @param underlying_ the organisation's token
    /// @param name_ the name of the wrapped token; also of its EIP-712 domain
    /// @param symbol_ its symbol
    /// @param mute the treasury, whose units do not count
    constructor(
        IERC20 underlying_,
        string memory name_,
        string memory symbol_,
        address mute
    ) ERC20(name_, symbol_) ERC20Permit(name_) ERC20Wrapper(underlying_) Stake(mute) {}

    /// @notice As many as the token's own.
    function decimals() public view override(ERC20, ERC20Wrapper) returns (uint8) {
        return super.decimals();
    }

    /// @inheritdoc ERC20Wrapper
    /// @dev Also reverts with {WrappedStake_NotCovered}. A token that calls its sender could bring in meanwhile what it then took as a fee,
    /// and wrap it twice: nothing is wrapped or unwrapped in the middle of it.
    function depositFor(address account, uint256 value) public override nonReentrant returns (bool) {
        uint256 before = underlying().balanceOf(address(this));
        super.depositFor(account, value);
        uint256 arrived = underlying().balanceOf(address(this)) - before;
        if (arrived != value) revert WrappedStake_NotCovered(value, arrived);
        return true;
    }

    /// @inheritdoc ERC20Wrapper
    function withdrawTo(address account, uint256 value) public override nonReentrant returns (bool) {
        return super.withdrawTo(account, value);
    }

    /// @notice As {depositFor}, with an ERC-2612 permit of the token used first. One that fails is ignored: somebody may have used it already,
    /// and the transfer decides.
    /// @param account who gets the wrapped units
    /// @param value base units
    /// @param permit the caller's signature over an allowance for this contract
    /// @return true, as {depositFor}
    function depositForWithPermit(
        address account,
        uint256 value,
        ITreasury.Permit calldata permit
    ) external returns (bool) {
        try
            IERC20Permit(address(underlying())).permit(
                msg.sender,
                address(this),
                permit.value,
                permit.deadline,
                permit.v,
                permit.r,
                permit.s
            )
        {} catch {}
        return depositFor(account, value);
    }

    /// @dev Moves the voting units together with the tokens.
    function _update(address from, address to, uint256 value) internal override(ERC20, Stake) {
        super._update(from, to, value);
    }
}
