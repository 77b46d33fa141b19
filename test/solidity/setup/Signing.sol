// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClearances} from "../../../contracts/interfaces/IClearances.sol";
import {IReviewTypes} from "../../../contracts/interfaces/IReviewTypes.sol";
import {House} from "./House.sol";
import {vm} from "./Vm.sol";

/// @notice What is signed to speak in a review.
struct Statement {
    address verifier;
    bytes32 review;
    bytes32 content;
    IReviewTypes.Act act;
    address signer;
    uint256 nonce;
    uint48 deadline;
}

/// @dev A statement without a reason, signed with `key` as wallets do it (EIP-712).
function signSay(uint256 key, Statement memory statement) view returns (IReviewTypes.SignedSay memory) {
    bytes32 typed = keccak256(
        "Say(bytes32 review,bytes32 content,uint8 act,string reason,address signer,uint256 nonce,uint48 deadline)"
    );
    bytes memory fields = abi.encode(
        typed,
        statement.review,
        statement.content,
        statement.act,
        keccak256(""),
        statement.signer,
        statement.nonce,
        statement.deadline
    );
    return
        IReviewTypes.SignedSay({
            signer: statement.signer,
            act: statement.act,
            deadline: statement.deadline,
            reason: "",
            signature: _sign(key, "Exchequer Reviews", statement.verifier, keccak256(fields))
        });
}

/// @dev The acceptance of a nomination, signed by the candidate.
function signAcceptance(
    House house,
    address candidate,
    bytes32 nomination,
    uint48 deadline
) view returns (IClearances.Acceptance memory) {
    bytes32 typed = keccak256("Acceptance(bytes32 nomination,uint48 deadline)");
    bytes32 message = keccak256(abi.encode(typed, nomination, deadline));
    uint256 key = house.keyOf(candidate);
    return
        IClearances.Acceptance({
            deadline: deadline,
            signature: _sign(key, "Exchequer Clearances", address(house.clearances()), message)
        });
}

function _sign(uint256 key, string memory name, address verifier, bytes32 message) view returns (bytes memory) {
    bytes32 typed = keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    bytes32 domain = keccak256(abi.encode(typed, keccak256(bytes(name)), keccak256("1"), block.chainid, verifier));
    (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, keccak256(abi.encodePacked(hex"1901", domain, message)));
    return abi.encodePacked(r, s, v);
}
