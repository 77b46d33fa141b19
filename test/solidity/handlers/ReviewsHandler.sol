// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IReviewTypes} from "../../../contracts/interfaces/IReviewTypes.sol";
import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {draw} from "../setup/Checks.sol";
import {vm} from "../setup/Vm.sol";
import {Judgements} from "../stores/Judgements.sol";
import {Handler, Setting} from "./Handler.sol";

/// @notice Contractors judge, subjects appeal, the arbiter answers; now and then somebody tries it who must not.
contract ReviewsHandler is Handler {
    IReviews private immutable _reviews;

    constructor(Setting memory setting) Handler(setting) {
        _reviews = setting.house.reviews();
    }

    // -------------------------------------------------------------------------------------------------------- says

    function endorse(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _findReview(seed, IReviewTypes.State.Open, IReviewTypes.State.Open);
        if (found) _observe("endorse", _say(index, _speaker(seed, index), true));
    }

    function object(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _findReview(seed, IReviewTypes.State.Open, IReviewTypes.State.Reached);
        if (found) _observe("object", _say(index, _speaker(seed, index), false));
    }

    /// @dev Everybody who may endorses, so that reviews get far in a short run; most of the time those of workflows that are
    /// rarer than claims.
    function carry(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _findReview(seed, IReviewTypes.State.Open, IReviewTypes.State.Open);
        uint256 choice = draw(seed, "workflow") % 4;
        address workflow =
            choice == 0
                ? address(house.clearances())
                : choice == 1
                    ? address(house.revocations())
                    : address(house.moves());
        uint256 count = choice == 3 ? 0 : judgements.reviewCount();
        for (uint256 i = 0; i < count; ++i) {
            Judgements.Followed memory review = judgements.reviewAt(i);
            bool isOpen = _reviews.stateOf(review.id) == IReviewTypes.State.Open;
            if (isOpen && review.question.workflow == workflow) (found, index) = (true, i);
        }
        if (found) _observe("carry", _sayAll(seed, index, true));
    }

    /// @dev Everybody who may objects.
    function oppose(uint256 seed) external later(seed) {
        if (draw(seed, "rarely") % 3 != 0) return;
        (bool found, uint256 index) = _findReview(seed, IReviewTypes.State.Open, IReviewTypes.State.Reached);
        if (found) _observe("oppose", _sayAll(seed, index, false));
    }

    /// @dev One time in four from a review that may be over.
    function withdrawSay(uint256 seed) external later(seed) {
        IReviewTypes.State last =
            draw(seed, "careless") % 4 == 0 ? IReviewTypes.State.Rejected : IReviewTypes.State.Concludable;
        (bool found, uint256 index) = _findReview(seed, IReviewTypes.State.Open, last);
        if (!found) return;
        Judgements.Followed memory review = judgements.reviewAt(index);
        uint256 offset = draw(seed, "actor") % 1_000;
        address actor;
        for (uint256 i = 0; i < house.PEOPLE(); ++i) {
            actor = house.person(offset + i);
            if (judgements.saidOf(review.id, actor) != Judgements.Said.Nothing) break;
        }
        (bool success, ) = _call(actor, address(_reviews), 0, abi.encodeCall(IReviews.withdraw, (review.question)));
        if (success) judgements.said(review.id, actor, Judgements.Said.Nothing);
        _observe("withdrawSay", success);
    }

    /// @dev Waits for the end of the challenge where none is over yet, seldom longer than two days.
    function conclude(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _findReview(seed, IReviewTypes.State.Concludable, IReviewTypes.State.Concludable);
        if (!found) {
            (found, index) = _findReview(seed, IReviewTypes.State.Reached, IReviewTypes.State.Reached);
            if (!found) return;
            bytes32 id = judgements.reviewAt(index).id;
            (uint48 reachedAt, ) = _reviews.timesOf(id);
            uint256 over = uint256(reachedAt) + _reviews.reviewOf(id).challenge;
            if (over > vm.getBlockTimestamp() + 2 days && draw(seed, "patient") % 4 != 0) return;
            vm.warp(over);
        }
        bytes memory data = abi.encodeCall(IReviews.conclude, (judgements.reviewAt(index).question));
        (bool success, ) = _call(house.STRANGER(), address(_reviews), 0, data);
        _observe("conclude", success);
    }

    // ------------------------------------------------------------------------------------------------- the arbiter

    /// @dev By somebody of the domain, by the subject, or by anybody.
    function escalate(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _findReview(seed, IReviewTypes.State.Contested, IReviewTypes.State.Lapsed);
        if (!found) return;
        IReviewTypes.Question memory question = judgements.reviewAt(index).question;
        (, address member) = _person(seed, question.domain, true);
        uint256 choice = draw(seed, "who") % 8;
        address actor =
            choice == 0
                ? house.person(draw(seed, "actor"))
                : choice < 4
                    ? question.subject
                    : member;
        (bool success, ) = _call(actor, address(_reviews), 0, abi.encodeCall(IReviews.escalate, (question)));
        _observe("escalate", success);
    }

    /// @dev By the subject, wherever it is by now; mostly where that can be, half of the time before k have endorsed.
    function appeal(uint256 seed) external later(seed) {
        IReviewTypes.State when = draw(seed, "early") % 2 == 0 ? IReviewTypes.State.Open : IReviewTypes.State.Reached;
        (bool found, uint256 index) = _findReview(seed, when, when);
        for (uint256 i = 0; i < judgements.reviewCount(); ++i) {
            bytes32 id = judgements.reviewAt(i).id;
            bool isOpen = _reviews.stateOf(id) == when && _reviews.reviewOf(id).appealable;
            if (isOpen && !judgements.reviewAt(i).appealed) (found, index) = (true, i);
        }
        if (!found || draw(seed, "rarely") % 2 != 0) return;
        IReviewTypes.Question memory question = judgements.reviewAt(index).question;
        uint256 seat = house.seatOf(question.subject);
        address actor = seat == 0 || draw(seed, "careless") % 8 == 0 ? house.person(seed) : house.onSeat(seat);
        (bool success, ) = _call(actor, address(_reviews), 0, abi.encodeCall(IReviews.appeal, (question, "no")));
        if (success) judgements.appealed(index);
        _observe("appeal", success);
    }

    function answer(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _findReview(seed, IReviewTypes.State.Escalated, IReviewTypes.State.Escalated);
        if (!found) return;
        bool passed = draw(seed, "passed") % 2 == 0;
        bytes memory data = abi.encodeCall(IReviews.answer, (judgements.reviewAt(index).question, passed, ""));
        (bool success, ) = _call(house.STAKEHOLDERS(), address(_reviews), 0, data);
        if (success) judgements.answered(index);
        _observe("answer", success);
    }

    /// @dev Answers without being the arbiter, and settles without being the workflow. Counted as done when all fail.
    function usurp(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _findReview(seed, IReviewTypes.State.Open, IReviewTypes.State.Rejected);
        if (!found) return;
        IReviewTypes.Question memory question = judgements.reviewAt(index).question;
        address thief = house.person(draw(seed, "thief"));
        (bool answers, ) = _call(thief, address(_reviews), 0, abi.encodeCall(IReviews.answer, (question, true, "")));
        (bool settles, ) = _call(thief, address(_reviews), 0, abi.encodeCall(IReviews.settle, (question)));
        IReviewTypes.Act act = IReviewTypes.Act.Endorse;
        bytes memory data = abi.encodeCall(IReviews.actFor, (question, _speaker(seed, index), act, ""));
        (bool acts, ) = _call(thief, address(_reviews), 0, data);
        _observe("usurp", !answers && !settles && !acts);
    }

    // --------------------------------------------------------------------------------------------------- internals

    function _say(uint256 index, address actor, bool endorses) private returns (bool success) {
        Judgements.Followed memory review = judgements.reviewAt(index);
        bytes memory data =
            endorses
                ? abi.encodeCall(IReviews.endorse, (review.question, ""))
                : abi.encodeCall(IReviews.object, (review.question, ""));
        (success, ) = _call(actor, address(_reviews), 0, data);
        if (success) judgements.said(review.id, actor, endorses ? Judgements.Said.Yes : Judgements.Said.No);
    }

    function _sayAll(uint256 seed, uint256 index, bool endorses) private returns (bool success) {
        uint256 offset = draw(seed, "actor") % 1_000;
        for (uint256 i = 0; i < house.PEOPLE(); ++i) {
            if (_say(index, house.person(offset + i), endorses)) success = true;
        }
    }

    /// @dev Mostly somebody who may endorse and whose voice is silent; one time in eight just anybody, or an address that
    /// somebody has left.
    function _speaker(uint256 seed, uint256 index) private view returns (address actor) {
        uint256 offset = draw(seed, "actor") % 1_000;
        if (draw(seed, "left") % 16 == 0 && house.leftBehind(offset) != address(0)) return house.leftBehind(offset);
        for (uint256 i = 0; i < house.PEOPLE(); ++i) {
            actor = house.person(offset + i);
            if (draw(seed, "careless") % 8 == 0 || judgements.mayEndorse(index, actor)) return actor;
        }
    }
}
