// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title SignatureWallet: an account with code that signs, for tests
/// @notice Takes its owner's signatures (ERC-1271), unless it was told to misbehave.
contract SignatureWallet is IERC1271 {
    /// @notice How a signature is answered. Check: by its owner's key; Short: the right answer, cut off after four bytes;
    /// Dirty: the right answer with something after its four bytes.
    enum Answer {
        Check,
        Refuse,
        Revert,
        Short,
        Dirty
    }

    /// @notice Whose signatures it takes.
    address public owner;
    /// @notice How a signature is answered.
    Answer public answer;

    /// @param owner_ whose signatures it takes
    constructor(address owner_) {
        owner = owner_;
    }

    /// @notice Says whose signatures to take from now on.
    function setOwner(address owner_) external {
        owner = owner_;
    }

    /// @notice Says how to answer from now on.
    function setAnswer(Answer answer_) external {
        answer = answer_;
    }

    /// @inheritdoc IERC1271
    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        if (answer == Answer.Revert) revert("refused");
        bytes4 yes = IERC1271.isValidSignature.selector;
        if (answer == Answer.Short || answer == Answer.Dirty) {
            bytes32 word = answer == Answer.Dirty ? bytes32(yes) | bytes32(uint256(1)) : bytes32(yes);
            uint256 length = answer == Answer.Dirty ? 32 : 4;
            assembly ("memory-safe") {
                mstore(0, word)
                return(0, length)
            }
        }
        (address signer, , ) = ECDSA.tryRecover(hash, signature);
        return answer == Answer.Check && signer == owner ? yes : bytes4(0);
    }
}
