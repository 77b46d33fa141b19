// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @title CallbackToken: an ERC-20 that calls others in the middle of its transfers, for tests
contract CallbackToken is ERC20("Callback", "CALL") {
    /// @notice A call to make.
    struct Call {
        address target;
        bytes data;
    }

    /// @notice What a planned call came to.
    event Attempted(bool success, bytes result);

    Call[] private _plan;

    /// @notice Says what to call before balances change.
    function prepare(Call[] calldata plan) external {
        delete _plan;
        for (uint256 i = 0; i < plan.length; ++i) _plan.push(plan[i]);
    }

    /// @notice Makes `amount` base units for `to`.
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    /// @inheritdoc ERC20
    function transfer(address to, uint256 amount) public override returns (bool) {
        _callOthers();
        return super.transfer(to, amount);
    }

    /// @inheritdoc ERC20
    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        _callOthers();
        return super.transferFrom(from, to, amount);
    }

    function _callOthers() private {
        for (uint256 i = 0; i < _plan.length; ++i) {
            (bool success, bytes memory result) = _plan[i].target.call(_plan[i].data);
            emit Attempted({success: success, result: result});
        }
    }
}
