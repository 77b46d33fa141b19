// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClearances} from "../../../contracts/interfaces/IClearances.sol";
import {IContractors} from "../../../contracts/interfaces/IContractors.sol";
import {IDomains} from "../../../contracts/interfaces/IDomains.sol";
import {IReviewTypes} from "../../../contracts/interfaces/IReviewTypes.sol";
import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {requireEqual, requireTrue, within} from "../setup/Checks.sol";
import {vm} from "../setup/Vm.sol";
import {BountyCase} from "./BountyCase.sol";

/// @title Thresholds: a review passes with the k-th eligible endorsement and not before, for any k and any domain
contract ThresholdsTest is BountyCase {
    uint256 private constant MOST_MEMBERS = 20;

    IReviewTypes.Question private _question;
    uint8 private _k;

    /// @notice Without a challenge period the k-th endorsement passes the review; with fewer members nothing ever does.
    function testFuzz_theKthEndorsementPasses(uint8 k, uint256 members) external {
        members = within(members, 1, MOST_MEMBERS);
        _openReview(_any(k), 0, members);
        for (uint256 i = 0; i < members && i < _k; ++i) {
            requireTrue(_state() == IReviewTypes.State.Open, "not before the k-th");
            _say(i, true);
        }
        requireTrue((_state() == IReviewTypes.State.Passed) == (members >= _k), "with the k-th");
        vm.warp(vm.getBlockTimestamp() + 90 days);
        requireTrue(_state() == (members >= _k ? IReviewTypes.State.Passed : IReviewTypes.State.Rejected), "for ever");
    }

    /// @notice The k-th objection stops it, however many endorsed before.
    function testFuzz_theKthObjectionContests(uint8 k, uint256 endorsers) external {
        _openReview(_any(k), 1 days, MOST_MEMBERS + 15);
        endorsers = within(endorsers, 0, _k);
        for (uint256 i = 0; i < endorsers; ++i) _say(i, true);
        for (uint256 i = 0; i < _k; ++i) {
            bool isReached = _state() == IReviewTypes.State.Reached;
            requireTrue(isReached == (endorsers == _k), "reached with k endorsements");
            _say(MOST_MEMBERS + i, false);
        }
        requireTrue(_state() == IReviewTypes.State.Contested, "with the k-th");
    }

    /// @notice Endorsers that leave before the conclusion do not count, whichever of them they are.
    function testFuzz_endorsersThatLeftDoNotCount(uint8 k, uint256 leavers) external {
        _openReview(_any(k), 1 days, MOST_MEMBERS);
        for (uint256 i = 0; i < _k; ++i) _say(i, true);
        uint256 left;
        for (uint256 i = 0; i < _k; ++i) {
            if ((leavers >> i) & 1 == 0) continue;
            ++left;
            IClearances clearances = house.clearances();
            address stakeholders = house.STAKEHOLDERS();
            vm.prank(stakeholders);
            clearances.revoke(terms.domain, _member(i));
        }
        vm.warp(vm.getBlockTimestamp() + 1 days);
        requireTrue(_state() == IReviewTypes.State.Concludable, "the challenge is over");
        house.reviews().conclude(_question);
        requireTrue(_state() == (left == 0 ? IReviewTypes.State.Passed : IReviewTypes.State.Open), "after the recount");
        IReviewTypes.Review memory review = house.reviews().reviewOf(_id());
        requireEqual(review.endorsements, _k - left, "endorsements that are left");
        (address[] memory endorsers, ) = house.reviews().saysOf(_id());
        requireEqual(endorsers.length, _k - left, "says that are left");

        // The domain goes on: as many others as have left bring it to k again.
        for (uint256 i = 0; i < left && _k + i < MOST_MEMBERS; ++i) _say(_k + i, true);
        if (left != 0 && _k + left <= MOST_MEMBERS)
            requireTrue(_state() == IReviewTypes.State.Reached, "reached again");
    }

    /// @notice Who was cleared in the second of the opening does not judge; who was cleared a second before does.
    function testFuzz_onlyWhoWasThereBeforeJudges(uint256 secondsBefore) external {
        secondsBefore = within(secondsBefore, 0, 2);
        _openReview(1, 0, 1, secondsBefore);
        IReviews reviews = house.reviews();
        IReviewTypes.Question memory question = _question;
        if (secondsBefore == 0) {
            vm.expectRevert(
                abi.encodeWithSelector(
                    IReviews.Reviews_NotEligible.selector,
                    terms.domain,
                    _member(0),
                    uint48(vm.getBlockTimestamp())
                )
            );
        }
        vm.prank(_member(0));
        reviews.endorse(question, "");
        requireTrue(
            _state() == (secondsBefore == 0 ? IReviewTypes.State.Open : IReviewTypes.State.Passed),
            "who judges"
        );
    }

    // --------------------------------------------------------------------------------------------------- internals

    /// @dev A review in a new domain of `members`.
    function _openReview(uint8 k, uint32 challenge, uint256 members) private {
        _openReview(k, challenge, members, 1);
    }

    /// @dev As above, `later` seconds after the members were admitted.
    function _openReview(uint8 k, uint32 challenge, uint256 members, uint256 later) private {
        _k = k;
        address stakeholders = house.STAKEHOLDERS();
        vm.startPrank(stakeholders);
        IDomains.Terms memory domainTerms;
        (domainTerms.k, domainTerms.challenge, domainTerms.period) = (_k, challenge, 30 days);
        IContractors.Offer memory offer;
        (offer.kind, offer.rate) = (IContractors.Kind.Direct, 1e6);
        uint32 domain = house.contractors().createDomain("Fuzzing", domainTerms);
        for (uint256 i = 0; i < members; ++i) house.clearances().admit(domain, _member(i), offer);
        vm.stopPrank();
        vm.warp(vm.getBlockTimestamp() + later);
        openBounty(house.person(0), house.ETH(), domain, 1_000);
        (, _question) = fileClaim(house.person(1), house.person(2), 1_000);
    }

    /// @dev Any k that is allowed.
    function _any(uint8 k) private pure returns (uint8) {
        return uint8(within(k, 1, 15));
    }

    function _say(uint256 member, bool endorses) private {
        IReviews reviews = house.reviews();
        IReviewTypes.Question memory question = _question;
        vm.prank(_member(member));
        if (endorses) reviews.endorse(question, "");
        else reviews.object(question, "");
    }

    function _state() private view returns (IReviewTypes.State) {
        return house.reviews().stateOf(_id());
    }

    function _id() private view returns (bytes32) {
        return keccak256(abi.encode(_question));
    }

    /// @dev Members that are nobody else.
    function _member(uint256 index) private pure returns (address) {
        return address(uint160(0xB000 + index));
    }
}
