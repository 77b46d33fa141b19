// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IReviewTypes} from "../../../contracts/interfaces/IReviewTypes.sol";
import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {draw, within} from "../setup/Checks.sol";
import {signSay, Statement} from "../setup/Signing.sol";
import {vm} from "../setup/Vm.sol";
import {Judgements} from "../stores/Judgements.sol";
import {Drawer} from "../stores/Drawer.sol";
import {Handler, Setting} from "./Handler.sol";

/// @notice Contractors sign, others submit: in time and late, once and again, and what nobody has signed.
contract SignaturesHandler is Handler {
    IReviews private immutable _reviews;

    constructor(Setting memory setting) Handler(setting) {
        _reviews = setting.house.reviews();
    }

    function sign(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _findReview(seed, IReviewTypes.State.Open, IReviewTypes.State.Reached);
        if (!found) return;
        Judgements.Followed memory review = judgements.reviewAt(index);
        address signer = _signer(seed, index);
        uint256 seat = house.seatOf(signer);
        bool hasSaid = judgements.saidOf(review.id, signer) != Judgements.Said.Nothing;
        uint256 choice = draw(seed, "act") % 8;
        IReviewTypes.Act act =
            hasSaid
                ? IReviewTypes.Act.Withdraw
                : choice == 0
                    ? IReviewTypes.Act.Object
                    : IReviewTypes.Act.Endorse;
        Statement memory statement = _statement(seed, review, signer, act);
        signatures.signed(index, seat, signSay(house.keyOf(signer), statement));
        _observe("sign", true);
    }

    /// @dev Any signature: used ones, late ones, and such as were overtaken by another act. Mostly one of the last five.
    function submit(uint256 seed) external later(seed) {
        uint256 count = signatures.count();
        if (count == 0) return;
        uint256 back = draw(seed, "old") % 3 == 0 ? draw(seed, "signature") % count : draw(seed, "signature") % 5;
        uint256 index = count - 1 - (back % count);
        Drawer.Signed memory signed = signatures.signedAt(index);
        Judgements.Followed memory review = judgements.reviewAt(signed.review);
        address signer = signed.say.signer;
        Judgements.Said before = judgements.saidOf(review.id, signer);
        (bool success, uint256 acts) = _submit(review, signed.say);
        // Where an act is needless, an earlier say of its signer may have fallen away all the same.
        if (success && acts > 0 && _hasEffect(review.id, signed.say)) {
            signatures.used(index);
            judgements.said(review.id, signer, _meaningOf(signed.say.act));
            success = before != judgements.saidOf(review.id, signer);
        } else success = false;
        _observe("submit", success);
    }

    function voidSignatures(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _findReview(seed, IReviewTypes.State.Open, IReviewTypes.State.Reached);
        if (!found) return;
        bytes32 id = judgements.reviewAt(index).id;
        address signer = _signer(seed, index);
        uint256 count = signatures.count();
        if (count > 0 && draw(seed, "signed") % 2 == 0) {
            Drawer.Signed memory last = signatures.signedAt(count - 1);
            (id, signer) = (judgements.reviewAt(last.review).id, last.say.signer);
        }
        (bool success, ) = _call(signer, address(_reviews), 0, abi.encodeCall(IReviews.voidSignatures, (id)));
        if (success) judgements.voided(id, signer);
        _observe("voidSignatures", success);
    }

    /// @dev Submits what somebody else signed in the name of a judge, and what was signed for another review, content, act,
    /// nonce or contract. Counted as done when nothing of it has any effect.
    function forge(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _findReview(seed, IReviewTypes.State.Open, IReviewTypes.State.Open);
        if (!found) return;
        Judgements.Followed memory review = judgements.reviewAt(index);
        address signer = _signer(seed, index);
        Statement memory statement = _statement(seed, review, signer, IReviewTypes.Act.Endorse);
        uint256 key = house.keyOf(signer);
        uint256 way = draw(seed, "way") % 6;
        if (way == 0) key += 1;
        if (way == 1) statement.review = keccak256("another");
        if (way == 2) statement.content = keccak256("another");
        if (way == 3) statement.act = IReviewTypes.Act.Object;
        if (way == 4) statement.nonce += 1;
        if (way == 5) statement.verifier = address(house.clearances());
        IReviewTypes.SignedSay memory say = signSay(key, statement);
        say.act = IReviewTypes.Act.Endorse;
        (, uint256 acts) = _submit(review, say);
        _observe("forge", acts == 0);
    }

    // --------------------------------------------------------------------------------------------------- internals

    /// @dev Returns how much more the signer has acted since.
    function _submit(
        Judgements.Followed memory review,
        IReviewTypes.SignedSay memory say
    ) private returns (bool success, uint256 acts) {
        IReviewTypes.SignedSay[] memory list = new IReviewTypes.SignedSay[](1);
        list[0] = say;
        uint256 before = _reviews.nonceOf(review.id, say.signer);
        bytes memory data = abi.encodeCall(IReviews.submit, (review.question, list));
        (success, ) = _call(house.STRANGER(), address(_reviews), 0, data);
        acts = _reviews.nonceOf(review.id, say.signer) - before;
    }

    /// @dev Whether what was signed is so now.
    function _hasEffect(bytes32 id, IReviewTypes.SignedSay memory say) private view returns (bool) {
        (address[] memory endorsers, address[] memory objectors) = _reviews.saysOf(id);
        if (say.act == IReviewTypes.Act.Endorse) return _contains(endorsers, say.signer);
        if (say.act == IReviewTypes.Act.Object) return _contains(objectors, say.signer);
        return !_contains(endorsers, say.signer) && !_contains(objectors, say.signer);
    }

    function _contains(address[] memory list, address account) private pure returns (bool) {
        for (uint256 i = 0; i < list.length; ++i) if (list[i] == account) return true;
        return false;
    }

    function _statement(
        uint256 seed,
        Judgements.Followed memory review,
        address signer,
        IReviewTypes.Act act
    ) private view returns (Statement memory statement) {
        statement.verifier = address(_reviews);
        (statement.review, statement.content) = (review.id, review.question.content);
        (statement.act, statement.signer) = (act, signer);
        statement.nonce = judgements.actsOf(review.id, house.seatOf(signer));
        statement.deadline = uint48(vm.getBlockTimestamp() + within(draw(seed, "deadline"), 1 hours, 2 days));
    }

    /// @dev Somebody who has a key; mostly one who may endorse.
    function _signer(uint256 seed, uint256 index) private view returns (address signer) {
        uint256 offset = draw(seed, "signer") % 1_000;
        for (uint256 i = 0; i < house.PEOPLE(); ++i) {
            signer = house.person(offset + i);
            if (house.keyOf(signer) == 0) continue;
            if (draw(seed, "careless") % 8 == 0 || judgements.mayEndorse(index, signer)) return signer;
        }
        if (house.keyOf(signer) == 0) signer = house.person(0);
    }

    function _meaningOf(IReviewTypes.Act act) private pure returns (Judgements.Said) {
        if (act == IReviewTypes.Act.Withdraw) return Judgements.Said.Nothing;
        return act == IReviewTypes.Act.Endorse ? Judgements.Said.Yes : Judgements.Said.No;
    }
}
