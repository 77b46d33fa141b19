// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IBounties} from "../../../contracts/interfaces/IBounties.sol";
import {IReviewTypes} from "../../../contracts/interfaces/IReviewTypes.sol";
import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {Account, Accounts} from "../../../contracts/types/Account.sol";
import {requireEqual, requireTrue} from "../setup/Checks.sol";
import {House} from "../setup/House.sol";
import {vm} from "../setup/Vm.sol";
import {Books} from "../stores/Books.sol";
import {Judgements} from "../stores/Judgements.sol";
import {Pots} from "../stores/Pots.sol";
import {Roster} from "../stores/Roster.sol";
import {Drawer} from "../stores/Drawer.sol";

/// @title Closing: a stranger brings everything to its end, long after
/// @notice Nothing waits for somebody who never comes, and nothing is left over.
abstract contract Closing {
    House internal house;
    Books internal books;
    Roster internal roster;
    Judgements internal judgements;
    Drawer internal signatures;
    Pots internal pots;

    /// @dev The account of a bounty in the treasury.
    function accountOf(bytes32 bounty) internal view returns (Account) {
        return Accounts.numbered(address(house.bounties()), uint96(uint256(bounty)));
    }

    /// @dev I5 and I6, at the end of time: every review ends with one call, every claim is settled, every bounty's account is
    /// empty, and nobody was needed for it.
    function closeEverything() internal {
        vm.warp(vm.getBlockTimestamp() + 120 days);
        vm.startPrank(house.STRANGER());
        _endReviews();
        _settleClaims();
        _refundAll();
        vm.stopPrank();
        for (uint256 i = 0; i < pots.bountyCount(); ++i) {
            Pots.Followed memory bounty = pots.bountyAt(i);
            uint256 left = house.treasury().balanceOf(accountOf(bounty.id), bounty.terms.asset);
            requireEqual(left, 0, "closing: a bounty's account");
            requireEqual(bounty.awarded + bounty.refunded, bounty.funded, "closing: awards and refunds");
        }
    }

    function _endReviews() private {
        IReviews reviews = house.reviews();
        for (uint256 i = 0; i < judgements.reviewCount(); ++i) {
            Judgements.Followed memory review = judgements.reviewAt(i);
            if (judgements.isFinal(reviews.stateOf(review.id))) continue;
            reviews.conclude(review.question);
            requireTrue(judgements.isFinal(reviews.stateOf(review.id)), "closing: one call ends a review");
        }
    }

    function _settleClaims() private {
        IBounties bounties = house.bounties();
        for (uint256 i = 0; i < pots.claimCount(); ++i) {
            Pots.Filed memory filed = pots.claimAt(i);
            if (filed.settled) continue;
            Pots.Followed memory bounty = pots.bountyAt(filed.bounty);
            bool isApproved = house.reviews().stateOf(filed.id) == IReviewTypes.State.Passed;
            if (isApproved && pots.sumOf(filed.claim) <= bounty.funded - bounty.awarded) {
                bounties.award(bounty.terms, filed.claim, true);
                pots.awarded(i);
            } else {
                IBounties.Claim[] memory submitted = new IBounties.Claim[](1);
                submitted[0] = filed.claim;
                bounties.dismiss(bounty.terms, submitted);
                pots.dismissed(i, isApproved, vm.getBlockTimestamp());
            }
        }
    }

    /// @dev Last contribution first, which no funder could expect.
    function _refundAll() private {
        ITreasury treasury = house.treasury();
        for (uint256 i = pots.givenCount(); i > 0; --i) {
            Pots.Given memory given = pots.givenAt(i - 1);
            if (given.refunded) continue;
            Pots.Followed memory bounty = pots.bountyAt(given.bounty);
            uint256 before = treasury.balanceOf(accountOf(bounty.id), bounty.terms.asset);
            IBounties.Contribution[] memory contributions = new IBounties.Contribution[](1);
            contributions[0] = given.contribution;
            house.bounties().refund(bounty.terms, contributions, true);
            uint256 returned = before - treasury.balanceOf(accountOf(bounty.id), bounty.terms.asset);
            pots.refunded(i - 1, returned, vm.getBlockTimestamp());
        }
    }
}
