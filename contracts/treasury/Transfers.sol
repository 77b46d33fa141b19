// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {ITreasury} from "../interfaces/ITreasury.sol";

/// @title Transfers
/// @notice The part of Treasury in which assets come in and go out, and what really moved is measured. It knows nothing of
/// accounts; see {ITreasury}.
abstract contract Transfers is ITreasury {
    using SafeERC20 for IERC20;

    // --------------------------------------------------------------------------------------------------- constants

    /// @notice How ETH is called among the assets. Source: ERC-7528.
    address public constant ETH = 0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE;

    /// @notice Gas that a payee's transfer gets at the most. A payee that needs more withdraws for itself.
    uint256 public constant PAYOUT_GAS = 200_000;
    /// @notice Gas that must be left for a payee's try to be fair: what its transfer may use, the 64th that a call keeps
    /// back (EIP-150), and the bookkeeping around it.
    uint256 public constant FAIR_GAS = (PAYOUT_GAS * 64) / 63 + 60_000;

    // ----------------------------------------------------------------------------------------------------- storage

    /// @inheritdoc ITreasury
    mapping(address payee => bool) public refusesPayouts;

    // ------------------------------------------------------------------------------------------------------ writes

    /// @inheritdoc ITreasury
    function refusePayouts(bool refused) external {
        refusesPayouts[msg.sender] = refused;
        emit PayoutsRefused({payee: msg.sender, refused: refused});
    }

    // ----------------------------------------------------------------------------------------------- self-call only

    /// @notice Sends `amount` of `asset` to `to` in a call of its own, so that its failure can be caught and its gas capped.
    /// @dev Requirements: the caller is the treasury itself.
    function transferOut(address asset, address to, uint256 amount) external {
        if (msg.sender != address(this)) revert Treasury_NotTheTreasury(msg.sender);
        _transfer(asset, to, amount);
    }

    // ------------------------------------------------------------------------------------------------ internals: in

    /// @dev What the treasury holds of `asset`. Whatever does not answer with a number is no token.
    function _held(address asset) internal view returns (uint256) {
        if (asset == ETH) return address(this).balance;
        (bool answered, bytes32 balance, ) = LowLevelCall.staticcallReturn64Bytes(
            asset,
            abi.encodeCall(IERC20.balanceOf, (address(this)))
        );
        if (!answered || LowLevelCall.returnDataSize() < 32) revert Treasury_NotAToken(asset);
        return uint256(balance);
    }

    /// @dev Takes `amount` of `asset` from the caller. Returns what arrived of it.
    function _pull(address asset, uint256 amount) internal returns (uint256 arrived) {
        if (asset == ETH) {
            if (msg.value != amount) revert Treasury_ValueMismatch(amount, msg.value);
            return amount;
        }
        if (msg.value != 0) revert Treasury_ValueMismatch(0, msg.value);
        uint256 before = _held(asset);
        IERC20(asset).safeTransferFrom(msg.sender, address(this), amount);
        return _arrived(asset, before, amount);
    }

    /// @dev What arrived since `before`, and no more than `amount`: a token that calls its sender back could bring in somebody
    /// else's money meanwhile, and that is not the sender's.
    function _arrived(address asset, uint256 before, uint256 amount) internal view returns (uint256) {
        uint256 held = _held(asset);
        if (held <= before || amount == 0) revert Treasury_NothingArrived(asset);
        return Math.min(held - before, amount);
    }

    // ----------------------------------------------------------------------------------------------- internals: out

    /// @dev Sends `amount` of `asset` to `to`, or reverts.
    function _transfer(address asset, address to, uint256 amount) internal {
        if (asset == ETH) {
            // What the recipient answers is not copied: it could be long enough to burn the caller's gas.
            if (!LowLevelCall.callNoReturn(to, amount, "")) revert Treasury_EtherRefused(to, amount);
            return;
        }
        uint256 before = IERC20(asset).balanceOf(address(this));
        IERC20(asset).safeTransfer(to, amount);
        uint256 held = IERC20(asset).balanceOf(address(this));
        // A token that takes nothing lies about the transfer; one that takes more would take it from other accounts.
        uint256 taken = held < before ? before - held : 0;
        if (taken == 0 || taken > amount) revert Treasury_WrongAmountTaken(asset, amount, taken);
    }

    /// @dev Money for the general fund stays in the house.
    function _mayPush(address payee) internal view returns (bool) {
        return payee != address(this) && !refusesPayouts[payee];
    }

    /// @dev Whether `payee` took the money. A failure for want of gas must not look like a refusal: the fair amount is
    /// there, or everything reverts.
    function _tryTransfer(address asset, address payee, uint256 amount) internal returns (bool) {
        if (gasleft() < FAIR_GAS) revert Treasury_TooLittleGas(gasleft(), FAIR_GAS);
        try this.transferOut{gas: PAYOUT_GAS}(asset, payee, amount) {
            return true;
        } catch {
            emit PayoutFailed({payee: payee, asset: asset, amount: amount});
            return false;
        }
    }
}
