// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title FaultyToken: an ERC-20 with one fault of those in the wild, for tests
/// @notice Always reverts on zero amounts, and for accounts on its blocklist.
contract FaultyToken is ERC20("Faulty", "FLT") {
    /// @notice What its transfers do. ReturnsFalse: nothing, and say so. MovesNothing: nothing, and claim success.
    /// TakesTooMuch: one unit more than asked leaves the sender. Paused: revert. BurnsGas: use up all gas. Bomb: revert with
    /// 100 kB. Mute: transfers work, and nobody is told what an account holds.
    enum Fault {
        None,
        ReturnsFalse,
        MovesNothing,
        TakesTooMuch,
        Paused,
        BurnsGas,
        Bomb,
        Mute
    }

    error ZeroTransfer();
    error Blocked(address account);
    error IsPaused();

    /// @notice What its transfers do.
    Fault public fault;
    /// @notice Whom it refuses to serve.
    mapping(address account => bool) public isBlocked;

    /// @notice Says what transfers do from now on.
    function setFault(Fault fault_) external {
        fault = fault_;
    }

    /// @notice Puts `account` on the blocklist, or takes it off.
    function setBlocked(address account, bool blocked) external {
        isBlocked[account] = blocked;
    }

    /// @notice Makes `amount` base units for `to`.
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    /// @inheritdoc ERC20
    function transfer(address to, uint256 amount) public override returns (bool) {
        return _misbehave(msg.sender, to, amount) || super.transfer(to, amount);
    }

    /// @inheritdoc ERC20
    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        return _misbehave(from, to, amount) || super.transferFrom(from, to, amount);
    }

    /// @inheritdoc ERC20
    function balanceOf(address account) public view override returns (uint256) {
        if (fault == Fault.Mute) revert("what accounts hold is told to nobody");
        return super.balanceOf(account);
    }

    /// @dev Whether the transfer is done with already.
    function _misbehave(address from, address to, uint256 amount) private returns (bool) {
        if (amount == 0) revert ZeroTransfer();
        if (isBlocked[from]) revert Blocked(from);
        if (isBlocked[to]) revert Blocked(to);
        if (fault == Fault.Paused) revert IsPaused();
        if (fault == Fault.BurnsGas) {
            assembly ("memory-safe") {
                invalid()
            }
        }
        if (fault == Fault.Bomb) {
            assembly ("memory-safe") {
                revert(0, 100000)
            }
        }
        if (fault == Fault.ReturnsFalse) {
            assembly ("memory-safe") {
                mstore(0, 0)
                return(0, 32)
            }
        }
        if (fault == Fault.TakesTooMuch) _burn(from, 1);
        return fault == Fault.MovesNothing;
    }
}
