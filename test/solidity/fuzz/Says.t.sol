// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IContractors} from "../../../contracts/interfaces/IContractors.sol";
import {IDomains} from "../../../contracts/interfaces/IDomains.sol";
import {IReviewTypes} from "../../../contracts/interfaces/IReviewTypes.sol";
import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {requireEqual, requireTrue} from "../setup/Checks.sol";
import {vm} from "../setup/Vm.sol";
import {BountyCase} from "./BountyCase.sol";

/// @title Says: what is packed into slots is what a plain list holds, in every place there is
contract SaysTest is BountyCase {
    uint256 private constant MEMBERS = 45;
    /// @dev Twice k for it, and one fewer than k against it.
    uint256 private constant LAST = 44;
    uint8 private constant K = 15;

    IReviewTypes.Question private _question;
    address[] private _endorsers;
    address[] private _objectors;

    /// @notice Fourteen and fourteen are said, then anything is taken back and said anew.
    function testFuzz_whatIsSaidIsRemembered(uint256 seed) external {
        _openReview();
        for (uint256 i = 0; i < 28; ++i) _say(i, i % 2 == 0);
        _compare();
        for (uint256 i = 0; i < 24; ++i) {
            uint256 own = uint256(keccak256(abi.encode(seed, i)));
            _change(own % MEMBERS, (own >> 16) % 2 == 0);
            _compare();
        }
    }

    /// @notice With fifteen more endorsements than it needs and fourteen objections a reached review has its last place in use.
    function testFuzz_theLastPlaceIsRemembered(uint256 seed) external {
        _openReview();
        for (uint256 i = 0; i < LAST; ++i) _say((i + (seed % LAST)) % LAST, i % 3 != 0 || i >= 42);
        _compare();
        requireEqual(_endorsers.length, 2 * K, "endorsers");
        requireTrue(house.reviews().stateOf(_id()) == IReviewTypes.State.Reached, "reached");
        for (uint256 i = 0; i < 8; ++i) _change((seed >> (8 * i)) % LAST, true);
        _compare();
    }

    // --------------------------------------------------------------------------------------------------- internals

    function _openReview() private {
        address stakeholders = house.STAKEHOLDERS();
        vm.startPrank(stakeholders);
        IDomains.Terms memory domainTerms;
        (domainTerms.k, domainTerms.challenge, domainTerms.period) = (K, 1 days, 30 days);
        uint32 domain = house.contractors().createDomain("Says", domainTerms);
        IContractors.Offer memory offer;
        (offer.kind, offer.rate) = (IContractors.Kind.Direct, 1e6);
        for (uint256 i = 0; i < MEMBERS; ++i) house.clearances().admit(domain, _member(i), offer);
        vm.stopPrank();
        vm.warp(vm.getBlockTimestamp() + 1);
        openBounty(house.person(0), house.ETH(), domain, 1_000);
        (, _question) = fileClaim(house.person(1), house.person(2), 1_000);
    }

    /// @dev Takes back what was said, or says it where there is room on that side.
    function _change(uint256 member, bool endorses) private {
        bool hasSaid = _drop(_endorsers, _member(member)) || _drop(_objectors, _member(member));
        if (hasSaid) {
            IReviews reviews = house.reviews();
            vm.prank(_member(member));
            reviews.withdraw(_question);
        } else if ((endorses ? _endorsers : _objectors).length + 1 < K) _say(member, endorses);
    }

    function _say(uint256 member, bool endorses) private {
        IReviews reviews = house.reviews();
        vm.prank(_member(member));
        if (endorses) reviews.endorse(_question, "");
        else reviews.object(_question, "");
        (endorses ? _endorsers : _objectors).push(_member(member));
    }

    function _drop(address[] storage list, address account) private returns (bool) {
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i] != account) continue;
            list[i] = list[list.length - 1];
            list.pop();
            return true;
        }
        return false;
    }

    function _compare() private view {
        (address[] memory endorsers, address[] memory objectors) = house.reviews().saysOf(_id());
        _compare(endorsers, _endorsers);
        _compare(objectors, _objectors);
    }

    function _compare(address[] memory actual, address[] storage expected) private view {
        requireEqual(actual.length, expected.length, "how many");
        for (uint256 i = 0; i < expected.length; ++i) {
            uint256 found;
            for (uint256 j = 0; j < actual.length; ++j) if (actual[j] == expected[i]) ++found;
            requireEqual(found, 1, "each once");
        }
    }

    function _id() private view returns (bytes32) {
        return keccak256(abi.encode(_question));
    }

    /// @dev Members that are nobody else.
    function _member(uint256 index) private pure returns (address) {
        return address(uint160(0xB000 + index));
    }
}
