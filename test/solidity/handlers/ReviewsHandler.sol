// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {draw} from "../setup/Checks.sol";
import {vm} from "../setup/Vm.sol";
import {Judgements} from "../stores/Judgements.sol";
import {Handler, Setting} from "./Handler.sol";

/// @notice IContractors judge; now and then somebody tries it who must not.
contract ReviewsHandler is Handler {
    IReviews private immutable _reviews;

    constructor(Setting memory setting) Handler(setting) {
        _reviews = setting.house.reviews();
    }

    function endorse(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _find(seed, IReviews.State.Open, IReviews.State.Open);
        if (found) _observe("endorse", _say(index, _speaker(seed, index), true));
    }

    function object(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _find(seed, IReviews.State.Open, IReviews.State.Reached);
        if (found) _observe("object", _say(index, _speaker(seed, index), false));
    }

    /// @dev Everybody who may endorses, so that reviews get far in a short run; half of the time those of nominations, which
    /// are fewer than those of claims.
    function carry(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _find(seed, IReviews.State.Open, IReviews.State.Open);
        uint256 count = draw(seed, "nominations") % 2 == 0 ? judgements.reviewCount() : 0;
        for (uint256 i = 0; i < count; ++i) {
            Judgements.Followed memory review = judgements.reviewAt(i);
            bool isOpen = _reviews.stateOf(review.id) == IReviews.State.Open;
            if (isOpen && review.question.workflow == address(house.clearances())) (found, index) = (true, i);
        }
        if (found) _observe("carry", _sayAll(seed, index, true));
    }

    /// @dev Everybody who may objects.
    function oppose(uint256 seed) external later(seed) {
        if (draw(seed, "rarely") % 3 != 0) return;
        (bool found, uint256 index) = _find(seed, IReviews.State.Open, IReviews.State.Reached);
        if (found) _observe("oppose", _sayAll(seed, index, false));
    }

    /// @dev One time in four from a review that may be over.
    function withdrawSay(uint256 seed) external later(seed) {
        IReviews.State last = draw(seed, "careless") % 4 == 0 ? IReviews.State.Lapsed : IReviews.State.Concludable;
        (bool found, uint256 index) = _find(seed, IReviews.State.Open, last);
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

    /// @dev Waits for the end of the challenge where none is over yet.
    function conclude(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _find(seed, IReviews.State.Concludable, IReviews.State.Concludable);
        if (!found) {
            (found, index) = _find(seed, IReviews.State.Reached, IReviews.State.Reached);
            if (!found) return;
            IReviews.Review memory review = _reviews.reviewOf(judgements.reviewAt(index).id);
            vm.warp(uint256(review.reachedAt) + review.challenge);
        }
        bytes memory data = abi.encodeCall(IReviews.conclude, (judgements.reviewAt(index).question));
        (bool success, ) = _call(house.STRANGER(), address(_reviews), 0, data);
        _observe("conclude", success);
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

    /// @dev Mostly somebody who may endorse and has said nothing; one time in eight just anybody.
    function _speaker(uint256 seed, uint256 index) private view returns (address actor) {
        bytes32 id = judgements.reviewAt(index).id;
        uint256 offset = draw(seed, "actor") % 1_000;
        for (uint256 i = 0; i < house.PEOPLE(); ++i) {
            actor = house.person(offset + i);
            bool isSilent = judgements.saidOf(id, actor) == Judgements.Said.Nothing;
            if (draw(seed, "careless") % 8 == 0 || (isSilent && judgements.mayEndorse(index, actor))) return actor;
        }
    }

    /// @dev A review in a state between `first` and `last`.
    function _find(
        uint256 seed,
        IReviews.State first,
        IReviews.State last
    ) private view returns (bool found, uint256 index) {
        uint256 count = judgements.reviewCount();
        for (uint256 i = 0; i < count; ++i) {
            index = ((draw(seed, "review") % count) + i) % count;
            IReviews.State state = _reviews.stateOf(judgements.reviewAt(index).id);
            if (state >= first && state <= last) return (true, index);
        }
    }
}
