// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IBounties} from "../../../contracts/interfaces/IBounties.sol";
import {IReviewTypes} from "../../../contracts/interfaces/IReviewTypes.sol";
import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {draw, requireAtMost, requireEqual, within} from "../setup/Checks.sol";
import {vm} from "../setup/Vm.sol";
import {BountyCase} from "./BountyCase.sol";

/// @title Refunds: nothing is lost, no dust is made, and the order does not matter
contract RefundsTest is BountyCase {
    /// @dev Two endorsements, no challenge period.
    uint32 private constant DOMAIN = 2;

    /// @notice Any contributions, any partial award, refunded in any order and in any batches.
    function testFuzz_refundsAddUpToTheRestInAnyOrder(uint256 seed) external {
        _contribute(seed);
        uint256 awarded = _award(draw(seed, "awarded"));
        uint256 rest = funded - awarded;
        requireEqual(potBalance(), rest, "the rest");

        vm.warp(terms.deadline);
        _shuffle(seed);
        uint256 returned;
        for (uint256 first = 0; first < contributions.length;) {
            uint256 size = within(uint256(keccak256(abi.encode(seed, first))), 1, contributions.length - first);
            returned += _refund(first, size, rest);
            first += size;
        }
        requireEqual(returned, rest, "the sum of all refunds");
        requireEqual(potBalance(), 0, "dust");
    }

    /// @notice Nobody is refunded twice, alone or in one list.
    function testFuzz_nobodyIsRefundedTwice(uint256 seed) external {
        _contribute(seed);
        vm.warp(terms.deadline);
        IBounties.Contribution memory first = contributions[seed % contributions.length];
        IBounties.Contribution[] memory twice = new IBounties.Contribution[](2);
        (twice[0], twice[1]) = (first, first);
        bytes memory refused = abi.encodeWithSelector(
            IBounties.Bounties_UnknownContribution.selector,
            bounty,
            first.funder,
            first.start,
            first.amount
        );
        vm.expectRevert(refused);
        bounties.refund(terms, twice, false);

        _refund(seed % contributions.length, 1, funded);
        IBounties.Contribution[] memory again = new IBounties.Contribution[](1);
        again[0] = first;
        vm.expectRevert(refused);
        bounties.refund(terms, again, false);
    }

    // --------------------------------------------------------------------------------------------------- internals

    /// @dev One to nine contributions, from single units up to 10^30.
    function _contribute(uint256 seed) private {
        uint256 count = within(draw(seed, "count"), 1, 9);
        address asset = house.asset(draw(seed, "asset"));
        openBounty(house.person(draw(seed, "opener")), asset, DOMAIN, _amount(seed, 0));
        for (uint256 i = 1; i < count; ++i)
            addToBounty(house.person(uint256(keccak256(abi.encode(seed, i, "funder")))), _amount(seed, i));
    }

    /// @dev At least two, so that something is left after a fee.
    function _amount(uint256 seed, uint256 index) private pure returns (uint256) {
        uint256 own = uint256(keccak256(abi.encode(seed, index)));
        return within(draw(own, "amount"), 2, 10 ** within(draw(own, "size"), 1, 28));
    }

    /// @dev Awards any part of the pot, or nothing.
    function _award(uint256 seed) private returns (uint256 amount) {
        amount = within(seed, 0, funded);
        if (amount == 0) return 0;
        vm.warp(vm.getBlockTimestamp() + 1);
        (address claimant, address payee) = (house.person(8), house.person(9));
        (IBounties.Claim memory submitted, IReviewTypes.Question memory question) = fileClaim(claimant, payee, amount);
        for (uint256 i = 0; i < 2; ++i) {
            IReviews reviews = house.reviews();
            address endorser = house.person(i);
            vm.prank(endorser);
            reviews.endorse(question, "");
        }
        bounties.award(terms, submitted, seed % 2 == 0);
    }

    function _shuffle(uint256 seed) private {
        for (uint256 i = contributions.length; i > 1; --i) {
            uint256 other = uint256(keccak256(abi.encode(seed, i, "shuffle"))) % i;
            IBounties.Contribution memory last = contributions[i - 1];
            contributions[i - 1] = contributions[other];
            contributions[other] = last;
        }
    }

    /// @dev Refunds `size` contributions from `first` on; each part is what the formula gives for its range alone.
    function _refund(uint256 first, uint256 size, uint256 rest) private returns (uint256 returned) {
        IBounties.Contribution[] memory batch = new IBounties.Contribution[](size);
        uint256 expected;
        for (uint256 i = 0; i < size; ++i) {
            batch[i] = contributions[first + i];
            uint256 share = bounties.refundOf(bounty, batch[i]);
            uint256 end = batch[i].start + batch[i].amount;
            requireEqual(share, (rest * end) / funded - (rest * batch[i].start) / funded, "the formula");
            requireAtMost(share, (rest * batch[i].amount) / funded + 1, "within a unit of its proportion");
            expected += share;
        }
        uint256 before = potBalance();
        bounties.refund(terms, batch, first % 2 == 0);
        returned = before - potBalance();
        requireEqual(returned, expected, "what left the pot");
    }
}
