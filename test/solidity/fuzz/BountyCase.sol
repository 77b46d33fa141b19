// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IBounties} from "../../../contracts/interfaces/IBounties.sol";
import {IReviewTypes} from "../../../contracts/interfaces/IReviewTypes.sol";
import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {Account, Accounts} from "../../../contracts/types/Account.sol";
import {House} from "../setup/House.sol";
import {deploy, vm} from "../setup/Vm.sol";

/// @title One bounty, from its opening to a claim on it
abstract contract BountyCase {
    string private constant TASK = "ipfs://task";
    string private constant WORK = "ipfs://work";

    House internal house;
    IBounties internal bounties;
    IBounties.Terms internal terms;
    bytes32 internal bounty;
    IBounties.Contribution[] internal contributions;
    uint256 internal funded;

    function setUp() public {
        house = House(deploy("House.sol:House", ""));
        bounties = house.bounties();
    }

    /// @dev Opens the bounty with a first contribution.
    function openBounty(address funder, address asset, uint32 domain, uint256 amount) internal {
        uint48 openedAt = uint48(vm.getBlockTimestamp());
        terms = IBounties.Terms({
            opener: funder,
            asset: asset,
            domain: domain,
            openedAt: openedAt,
            deadline: openedAt + 1 days,
            content: keccak256(bytes(TASK))
        });
        uint256 value = asset == house.ETH() ? amount : 0;
        vm.prank(funder);
        bounty = bounties.open{value: value}(asset, domain, terms.deadline, TASK, amount);
        _contributed(funder);
    }

    /// @dev Adds a contribution.
    function addToBounty(address funder, uint256 amount) internal {
        uint256 value = terms.asset == house.ETH() ? amount : 0;
        vm.prank(funder);
        bounties.add{value: value}(terms, amount);
        _contributed(funder);
    }

    /// @dev Files a claim by `claimant` for one payee.
    function fileClaim(
        address claimant,
        address payee,
        uint256 amount
    ) internal returns (IBounties.Claim memory submitted, IReviewTypes.Question memory question) {
        submitted.claimant = claimant;
        submitted.openedAt = uint48(vm.getBlockTimestamp());
        submitted.content = keccak256(bytes(WORK));
        submitted.awards = new ITreasury.Payment[](1);
        submitted.awards[0] = ITreasury.Payment({payee: payee, amount: amount});
        address[] memory judged = new address[](2);
        (judged[0], judged[1]) = (claimant, payee);
        (, , submitted.barred) = house.contractors().openingOf(terms.domain, judged);
        vm.prank(claimant);
        bounties.claim(terms, submitted.awards, WORK);

        question.workflow = address(bounties);
        question.domain = terms.domain;
        question.content = keccak256(abi.encode(bounty, submitted.content, submitted.awards));
        question.subject = claimant;
        question.payees = new address[](1);
        question.payees[0] = payee;
        question.salt = submitted.openedAt;
        question.barred = submitted.barred;
    }

    /// @dev What the bounty's account holds, base units.
    function potBalance() internal view returns (uint256) {
        Account account = Accounts.numbered(address(bounties), uint96(uint256(bounty)));
        return house.treasury().balanceOf(account, terms.asset);
    }

    function _contributed(address funder) private {
        uint256 amount = potBalance() - funded;
        contributions.push(IBounties.Contribution({funder: funder, start: funded, amount: amount}));
        funded += amount;
    }
}
