// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice The few cheatcodes of Hardhat's test runner that these tests use.
interface Vm {
    /// @notice The code that creates a compiled contract.
    function getCode(string calldata artifact) external view returns (bytes memory);

    /// @notice Sets the time, seconds since 1970.
    function warp(uint256 timestamp) external;

    /// @notice The time. Unlike `block.timestamp`, the compiler does not take it for constant within a function.
    function getBlockTimestamp() external view returns (uint256);

    /// @notice Makes `sender` the sender of the next call.
    function prank(address sender) external;

    /// @notice Makes `sender` the sender of every call until {stopPrank}.
    function startPrank(address sender) external;

    /// @notice Ends {startPrank}.
    function stopPrank() external;

    /// @notice Sets what `account` holds of ETH, wei.
    function deal(address account, uint256 balance) external;

    /// @notice The address of the private key `key`.
    function addr(uint256 key) external pure returns (address);

    /// @notice The signature of `digest` by the private key `key`.
    function sign(uint256 key, bytes32 digest) external pure returns (uint8 v, bytes32 r, bytes32 s);

    /// @notice The next call must revert with exactly these bytes.
    function expectRevert(bytes calldata revertData) external;
}

/// @dev Where the runner answers.
Vm constant vm = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

/// @dev Deploys a compiled contract by its name, and fails as its constructor does. Unlike `new`, this does not compile the
/// contract's code into the caller's once more, which would multiply the time that the tests take to build; and what is
/// tested is the very code that is deployed.
function deploy(string memory artifact, bytes memory arguments) returns (address deployed) {
    bytes memory code = bytes.concat(vm.getCode(artifact), arguments);
    assembly ("memory-safe") {
        deployed := create(0, add(code, 0x20), mload(code))
        if iszero(deployed) {
            let reason := mload(0x40)
            returndatacopy(reason, 0, returndatasize())
            revert(reason, returndatasize())
        }
    }
}
