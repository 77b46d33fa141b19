// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IBounties} from "../../../contracts/interfaces/IBounties.sol";
import {IReviewTypes} from "../../../contracts/interfaces/IReviewTypes.sol";
import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {Account, Accounts} from "../../../contracts/types/Account.sol";
import {draw, within} from "../setup/Checks.sol";
import {vm} from "../setup/Vm.sol";
import {Pots} from "../stores/Pots.sol";
import {Handler, Setting} from "./Handler.sol";

/// @notice Bounties are opened, claimed, judged, paid and refunded; now and then too early.
contract BountiesHandler is Handler {
    uint256 private constant MOST = 1e24;

    IBounties private immutable _bounties;
    /// @dev Makes every description different.
    uint256 private _serial;

    constructor(Setting memory setting) Handler(setting) {
        _bounties = setting.house.bounties();
    }

    function open(uint256 seed) external later(seed) {
        string memory uri = _uri();
        IBounties.Terms memory terms = _terms(seed, uri);
        uint256 amount = _amount(seed);
        (bool success, bytes memory result) = _callBounties(
            terms.opener,
            terms.asset == house.ETH() ? amount : 0,
            abi.encodeCall(IBounties.open, (terms.asset, terms.domain, terms.deadline, uri, amount))
        );
        if (success) {
            bytes32 id = abi.decode(result, (bytes32));
            books.follow(_accountOf(id));
            pots.opened(id, terms);
            pots.funded(pots.bountyCount() - 1, terms.opener, _balanceOf(id, terms.asset));
        }
        _observe("open", success);
    }

    function add(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _find(seed, IBounties.State.Open);
        if (!found) return;
        Pots.Followed memory bounty = pots.bountyAt(index);
        address actor = house.person(draw(seed, "actor"));
        uint256 amount = _amount(seed);
        uint256 before = _balanceOf(bounty.id, bounty.terms.asset);
        (bool success, ) = _callBounties(
            actor,
            bounty.terms.asset == house.ETH() ? amount : 0,
            abi.encodeCall(IBounties.add, (bounty.terms, amount))
        );
        if (success) pots.funded(index, actor, _balanceOf(bounty.id, bounty.terms.asset) - before);
        _observe("add", success);
    }

    function claim(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _find(seed, IBounties.State.Open);
        if (!found) return;
        Pots.Followed memory bounty = pots.bountyAt(index);
        string memory uri = _uri();
        IBounties.Claim memory submitted = IBounties.Claim({
            claimant: house.person(draw(seed, "actor")),
            openedAt: uint48(vm.getBlockTimestamp()),
            content: keccak256(bytes(uri)),
            awards: _awards(seed, bounty.funded - bounty.awarded),
            barred: new uint32[](0)
        });
        submitted.barred = _barredBy(bounty.terms.domain, submitted);
        bytes memory data = _claimCall(bounty.terms, submitted.awards, uri);
        (bool success, bytes memory result) = _callBounties(submitted.claimant, 0, data);
        if (success) {
            bytes32 id = abi.decode(result, (bytes32));
            pots.claimed(index, id, submitted);
            judgements.opened(id, _questionOf(bounty, submitted), 0);
        }
        _observe("claim", success);
    }

    function award(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _findClaim(seed, true);
        if (!found) return;
        Pots.Filed memory filed = pots.claimAt(index);
        Pots.Followed memory bounty = pots.bountyAt(filed.bounty);
        bytes memory data = _awardCall(bounty.terms, filed.claim, draw(seed, "at once") % 2 == 0);
        (bool success, ) = _callBounties(house.STRANGER(), 0, data);
        if (success) pots.awarded(index);
        _observe("award", success, _accountOf(bounty.id));
    }

    function dismiss(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _findClaim(seed, draw(seed, "careless") % 4 == 0);
        if (!found) return;
        Pots.Filed memory filed = pots.claimAt(index);
        bytes memory data = _dismissCall(pots.bountyAt(filed.bounty).terms, filed.claim);
        (bool success, ) = _callBounties(house.STRANGER(), 0, data);
        if (success) {
            bool isApproved = house.reviews().stateOf(filed.id) == IReviewTypes.State.Passed;
            pots.dismissed(index, isApproved, vm.getBlockTimestamp());
        }
        _observe("dismiss", success);
    }

    function refund(uint256 seed) external later(seed) {
        (bool found, uint256 index) = _findGiven(seed);
        if (!found) return;
        Pots.Given memory given = pots.givenAt(index);
        Pots.Followed memory bounty = pots.bountyAt(given.bounty);
        uint256 before = _balanceOf(bounty.id, bounty.terms.asset);
        bytes memory data = _refundCall(bounty.terms, given.contribution, draw(seed, "at once") % 2 == 0);
        (bool success, ) = _callBounties(house.STRANGER(), 0, data);
        if (success) {
            uint256 returned = before - _balanceOf(bounty.id, bounty.terms.asset);
            pots.refunded(index, returned, vm.getBlockTimestamp());
        }
        _observe("refund", success, _accountOf(bounty.id));
    }

    // ------------------------------------------------------------------------------------------- internals: calls

    function _callBounties(address actor, uint256 value, bytes memory data) private returns (bool, bytes memory) {
        return _call(actor, address(_bounties), value, data);
    }

    function _claimCall(
        IBounties.Terms memory terms,
        ITreasury.Payment[] memory awards,
        string memory uri
    ) private pure returns (bytes memory) {
        return abi.encodeCall(IBounties.claim, (terms, awards, uri));
    }

    function _awardCall(
        IBounties.Terms memory terms,
        IBounties.Claim memory submitted,
        bool atOnce
    ) private pure returns (bytes memory) {
        return abi.encodeCall(IBounties.award, (terms, submitted, atOnce));
    }

    function _dismissCall(
        IBounties.Terms memory terms,
        IBounties.Claim memory submitted
    ) private pure returns (bytes memory) {
        IBounties.Claim[] memory list = new IBounties.Claim[](1);
        list[0] = submitted;
        return abi.encodeCall(IBounties.dismiss, (terms, list));
    }

    function _refundCall(
        IBounties.Terms memory terms,
        IBounties.Contribution memory contribution,
        bool atOnce
    ) private pure returns (bytes memory) {
        IBounties.Contribution[] memory list = new IBounties.Contribution[](1);
        list[0] = contribution;
        return abi.encodeCall(IBounties.refund, (terms, list, atOnce));
    }

    // ------------------------------------------------------------------------------------------ internals: inputs

    function _terms(uint256 seed, string memory uri) private view returns (IBounties.Terms memory terms) {
        uint256 openedAt = vm.getBlockTimestamp();
        terms = IBounties.Terms({
            opener: house.person(draw(seed, "actor")),
            asset: house.asset(draw(seed, "asset")),
            domain: _domain(seed),
            openedAt: uint48(openedAt),
            deadline: uint48(openedAt + within(draw(seed, "deadline"), 1 hours, 4 days)),
            content: keccak256(bytes(uri))
        });
    }

    function _uri() private returns (string memory) {
        return string(abi.encodePacked("data:text/plain,", bytes32(++_serial)));
    }

    /// @dev Half of the amounts are so small that shares have to be rounded.
    function _amount(uint256 seed) private pure returns (uint256) {
        return within(draw(seed, "amount"), 1, draw(seed, "small") % 2 == 0 ? 100 : MOST);
    }

    /// @dev Awards to one to three people and companies, ascending; together mostly no more than `room`.
    function _awards(uint256 seed, uint256 room) private view returns (ITreasury.Payment[] memory awards) {
        uint256 size = within(draw(seed, "count"), 1, room < 3 ? 1 : 3);
        uint256 first = draw(seed, "payee") % house.SEATS();
        awards = new ITreasury.Payment[](size);
        for (uint256 i = 0; i < size; ++i) {
            uint256 most = draw(seed, "all") % 2 == 0 ? room / size : 1 + room / size / 4;
            address payee = house.onSeat(1 + ((first + i) % house.SEATS()));
            uint256 place = i;
            for (; place > 0 && awards[place - 1].payee > payee; --place) awards[place] = awards[place - 1];
            uint256 amount = within(draw(seed, "award"), 1, most == 0 ? 1 : most);
            awards[place] = ITreasury.Payment({payee: payee, amount: amount});
        }
    }

    // ---------------------------------------------------------------------------------------- internals: what is there

    function _find(uint256 seed, IBounties.State state) private view returns (bool found, uint256 index) {
        uint256 count = pots.bountyCount();
        for (uint256 i = 0; i < count; ++i) {
            index = ((draw(seed, "bounty") % count) + i) % count;
            if (_bounties.stateOf(pots.bountyAt(index).terms) == state) return (true, index);
        }
    }

    /// @dev A claim that waits and that its domain approved, or rejected; failing that, any other that waits.
    function _findClaim(uint256 seed, bool isApproved) private view returns (bool found, uint256 index) {
        uint256 count = pots.claimCount();
        for (uint256 i = 0; i < count; ++i) {
            uint256 candidate = ((draw(seed, "claim") % count) + i) % count;
            Pots.Filed memory filed = pots.claimAt(candidate);
            if (filed.settled) continue;
            (found, index) = (true, candidate);
            IReviewTypes.State state = house.reviews().stateOf(filed.id);
            bool isYes = state == IReviewTypes.State.Passed || state == IReviewTypes.State.Concludable;
            bool isNo = state == IReviewTypes.State.Rejected;
            if (isApproved ? isYes : isNo) return (true, candidate);
        }
    }

    /// @dev Mostly a contribution to a closed bounty; one time in four any, refunded ones among them.
    function _findGiven(uint256 seed) private view returns (bool found, uint256 index) {
        uint256 count = pots.givenCount();
        for (uint256 i = 0; i < count; ++i) {
            uint256 candidate = ((draw(seed, "given") % count) + i) % count;
            Pots.Given memory given = pots.givenAt(candidate);
            if (given.refunded && draw(seed, "again") % 4 != 0) continue;
            (found, index) = (true, candidate);
            bool isClosed = _bounties.stateOf(pots.bountyAt(given.bounty).terms) == IBounties.State.Closed;
            if (isClosed || draw(seed, "careless") % 4 == 0) return (true, candidate);
        }
    }

    function _questionOf(
        Pots.Followed memory bounty,
        IBounties.Claim memory submitted
    ) private view returns (IReviewTypes.Question memory question) {
        question.workflow = address(_bounties);
        question.domain = bounty.terms.domain;
        question.content = keccak256(abi.encode(bounty.id, submitted.content, submitted.awards));
        question.subject = submitted.claimant;
        question.salt = submitted.openedAt;
        question.payees = _payeesBesides(submitted.claimant, submitted.awards);
        question.barred = submitted.barred;
    }

    function _barredBy(uint32 domain, IBounties.Claim memory submitted) private view returns (uint32[] memory barred) {
        address[] memory others = _payeesBesides(submitted.claimant, submitted.awards);
        address[] memory accounts = new address[](others.length + 1);
        accounts[0] = submitted.claimant;
        for (uint256 i = 0; i < others.length; ++i) accounts[i + 1] = others[i];
        (, , barred) = house.contractors().openingOf(domain, accounts);
    }

    function _payeesBesides(
        address claimant,
        ITreasury.Payment[] memory awards
    ) private pure returns (address[] memory others) {
        uint256 own;
        for (uint256 i = 0; i < awards.length; ++i) if (awards[i].payee == claimant) ++own;
        others = new address[](awards.length - own);
        uint256 count;
        for (uint256 i = 0; i < awards.length; ++i) if (awards[i].payee != claimant) others[count++] = awards[i].payee;
    }

    function _accountOf(bytes32 bounty) private view returns (Account) {
        return Accounts.numbered(address(_bounties), uint96(uint256(bounty)));
    }

    function _balanceOf(bytes32 bounty, address asset) private view returns (uint256) {
        return house.treasury().balanceOf(_accountOf(bounty), asset);
    }
}
