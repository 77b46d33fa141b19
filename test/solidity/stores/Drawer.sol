// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IReviewTypes} from "../../../contracts/interfaces/IReviewTypes.sol";
import {House} from "../setup/House.sol";
import {vm} from "../setup/Vm.sol";
import {Judgements} from "./Judgements.sol";

/// @title Drawer: what was signed, and whether it was used as it may be
contract Drawer {
    struct Signed {
        uint256 review;
        uint256 seat;
        IReviewTypes.SignedSay say;
        /// @dev How often the signer had acted in the review when it signed.
        uint256 acts;
        bool used;
    }

    /// @notice Signatures that had an effect a second time; there must be none.
    uint256 public usedTwice;
    /// @notice Signatures that had an effect at their deadline or later; there must be none.
    uint256 public usedLate;
    /// @notice Signatures that had an effect after another act of their signer; there must be none.
    uint256 public usedAfterAnotherAct;

    House private immutable _house;
    Judgements private immutable _judgements;
    Signed[] private _signed;

    constructor(House house, Judgements judgements) {
        (_house, _judgements) = (house, judgements);
    }

    // ------------------------------------------------------------------------------------------- written by handlers

    function signed(uint256 review, uint256 seat, IReviewTypes.SignedSay calldata say) external {
        Signed storage kept = _signed.push();
        (kept.review, kept.seat, kept.say) = (review, seat, say);
        kept.acts = _judgements.actsOf(_judgements.reviewAt(review).id, seat);
    }

    /// @notice Signature `index` had an effect, which is not written down yet.
    function used(uint256 index) external {
        Signed storage kept = _signed[index];
        if (kept.used) ++usedTwice;
        if (vm.getBlockTimestamp() >= kept.say.deadline) ++usedLate;
        if (_judgements.actsOf(_judgements.reviewAt(kept.review).id, kept.seat) != kept.acts) ++usedAfterAnotherAct;
        kept.used = true;
    }

    // -------------------------------------------------------------------------------------------------------- reads

    function count() external view returns (uint256) {
        return _signed.length;
    }

    function signedAt(uint256 index) external view returns (Signed memory) {
        return _signed[index];
    }
}
