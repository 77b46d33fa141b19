// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";

/// @title Actor: an account with code, for tests
/// @notice Does several things in one transaction, and answers incoming ETH as it was told: as a friend, as somebody who
/// refuses, burns the gas or returns more than anyone can read, or as a thief who calls back.
contract Actor {
    /// @notice How incoming ETH is answered. Bomb: a revert with 100 kB; Shout: 100 kB without a revert.
    enum Answer {
        Accept,
        Refuse,
        BurnGas,
        Bomb,
        Shout
    }

    /// @notice A call to make.
    struct Call {
        address target;
        uint256 value;
        bytes data;
    }

    /// @notice What a planned call came to.
    event Attempted(bool success, bytes result);

    /// @notice How incoming ETH is answered.
    Answer public answer;
    Call[] private _plan;

    /// @notice Answers incoming ETH with the planned calls, then as told.
    receive() external payable {
        for (uint256 i = 0; i < _plan.length; ++i) {
            (bool success, bytes memory result) = _plan[i].target.call{value: _plan[i].value}(_plan[i].data);
            emit Attempted({success: success, result: result});
        }
        if (answer == Answer.Refuse) revert("refused");
        if (answer == Answer.BurnGas) {
            assembly ("memory-safe") {
                invalid()
            }
        }
        if (answer == Answer.Bomb) {
            assembly ("memory-safe") {
                revert(0, 100000)
            }
        }
        if (answer == Answer.Shout) {
            assembly ("memory-safe") {
                return(0, 100000)
            }
        }
    }

    /// @notice Makes the calls, all or none; a failure reverts with its own reason.
    function run(Call[] calldata calls) external payable {
        for (uint256 i = 0; i < calls.length; ++i) {
            Address.functionCallWithValue(calls[i].target, calls[i].data, calls[i].value);
        }
    }

    /// @notice Says how to answer incoming ETH.
    function prepare(Answer answer_, Call[] calldata plan) external {
        answer = answer_;
        delete _plan;
        for (uint256 i = 0; i < plan.length; ++i) _plan.push(plan[i]);
    }
}
