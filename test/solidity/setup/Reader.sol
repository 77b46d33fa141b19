// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @title Reader: many views in one call, for tests that compare everything after every step
contract Reader {
    /// @notice Answers `count` queries, one word each. A query is a target (20 bytes), the index of the word in the answer
    /// (1 byte), the size of the call (2 bytes) and the call. Without a call it asks for the target's ETH, wei.
    function read(bytes calldata queries, uint256 count) external view returns (bytes32[] memory words) {
        words = new bytes32[](count);
        uint256 position;
        for (uint256 i = 0; i < count; ++i) {
            address target = address(bytes20(queries[position:position + 20]));
            uint256 index = uint8(queries[position + 20]);
            uint256 size = uint16(bytes2(queries[position + 21:position + 23]));
            bytes calldata query = queries[position + 23:position + 23 + size];
            words[i] = size == 0 ? bytes32(target.balance) : _ask(target, index, query);
            position += 23 + size;
        }
    }

    /// @notice The time that a call sees, seconds since 1970.
    function time() external view returns (uint256) {
        return block.timestamp;
    }

    function _ask(address target, uint256 index, bytes calldata query) private view returns (bytes32 word) {
        (bool success, bytes memory answer) = target.staticcall(query);
        require(success && answer.length >= 32 * (index + 1));
        assembly ("memory-safe") {
            word := mload(add(answer, mul(0x20, add(index, 1))))
        }
    }
}
