// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {IBounties} from "./interfaces/IBounties.sol";
import {IContractors} from "./interfaces/IContractors.sol";
import {IDomains} from "./interfaces/IDomains.sol";
import {IReviews} from "./interfaces/IReviews.sol";
import {IReviewTypes} from "./interfaces/IReviewTypes.sol";
import {ITreasury} from "./interfaces/ITreasury.sol";
import {Account, Accounts} from "./types/Account.sol";

/// @title Bounties
/// @notice Funded tasks, judged by a domain; see {IBounties}.
contract Bounties is IBounties {
    using Math for uint256;
    using SafeERC20 for IERC20;

    // -------------------------------------------------------------------------------------- constants and immutables

    /// @notice How far ahead a deadline may lie, seconds: until then the money is bound.
    uint48 public constant MAX_DURATION = 730 days;
    /// @notice Payees that a claim may name, so that an award always fits a block.
    uint256 public constant MAX_PAYEES = 16;

    /// @dev How ETH is called among the assets. Source: ERC-7528.
    address private constant ETH = 0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE;

    /// @notice Where the money is.
    ITreasury public immutable TREASURY;
    /// @notice Which domains there are.
    IContractors public immutable CONTRACTORS;
    /// @notice Who judges.
    IReviews public immutable REVIEWS;

    // ----------------------------------------------------------------------------------------------------- storage

    mapping(bytes32 bounty => Pot) private _pots;
    /// @dev Contributions that were made and not refunded, by the hash of bounty, funder, start and amount.
    mapping(bytes32 contribution => bool) private _contributions;

    /// @param treasury where the money is
    /// @param contractors which domains there are
    /// @param reviews who judges
    constructor(ITreasury treasury, IContractors contractors, IReviews reviews) {
        TREASURY = treasury;
        CONTRACTORS = contractors;
        REVIEWS = reviews;
    }

    // ------------------------------------------------------------------------------------------------------- reads

    /// @inheritdoc IBounties
    function idOf(Terms calldata terms) public pure returns (bytes32) {
        return keccak256(abi.encode(terms));
    }

    /// @inheritdoc IBounties
    function potOf(bytes32 bounty) external view returns (Pot memory) {
        return _pots[bounty];
    }

    /// @inheritdoc IBounties
    function stateOf(Terms calldata terms) external view returns (State) {
        return _stateOf(_pots[idOf(terms)], terms.deadline);
    }

    /// @inheritdoc IBounties
    function isRefundable(bytes32 bounty, Contribution calldata contribution) external view returns (bool) {
        return _contributions[_keyOf(bounty, contribution.funder, contribution.start, contribution.amount)];
    }

    /// @inheritdoc IBounties
    function refundOf(bytes32 bounty, Contribution calldata contribution) external view returns (uint256) {
        if (!_contributions[_keyOf(bounty, contribution.funder, contribution.start, contribution.amount)]) return 0;
        return _shareOf(_pots[bounty], contribution);
    }

    // ------------------------------------------------------------------------------------------------------ writes

    /// @inheritdoc IBounties
    function open(
        address asset,
        uint32 domain,
        uint48 deadline,
        string calldata uri,
        uint256 amount
    ) external payable returns (bytes32 bounty) {
        return _open(asset, domain, deadline, uri, amount);
    }

    /// @inheritdoc IBounties
    function openWithPermit(
        address asset,
        uint32 domain,
        uint48 deadline,
        string calldata uri,
        uint256 amount,
        ITreasury.Permit calldata permit
    ) external returns (bytes32 bounty) {
        _usePermit(asset, permit);
        return _open(asset, domain, deadline, uri, amount);
    }

    /// @inheritdoc IBounties
    function add(Terms calldata terms, uint256 amount) external payable {
        _add(terms, amount);
    }

    /// @inheritdoc IBounties
    function addWithPermit(Terms calldata terms, uint256 amount, ITreasury.Permit calldata permit) external {
        _usePermit(terms.asset, permit);
        _add(terms, amount);
    }

    /// @inheritdoc IBounties
    function claim(
        Terms calldata terms,
        ITreasury.Payment[] calldata awards,
        string calldata uri
    ) external returns (bytes32 claimId) {
        bytes32 bounty = idOf(terms);
        Pot memory pot = _pots[bounty];
        _requireState(bounty, pot, terms.deadline, State.Open);
        if (bytes(uri).length == 0) revert Bounties_NoContent();
        uint256 asked = _checkAwards(awards);
        uint256 room = pot.funded - pot.awarded;
        if (asked > room) revert Bounties_NoRoom(bounty, asked, room);

        ++pot.pending;
        _pots[bounty] = pot;
        (claimId, ) = REVIEWS.open(
            IReviewTypes.Opening({
                domain: terms.domain,
                content: _contentOf(bounty, keccak256(bytes(uri)), awards),
                subject: msg.sender,
                salt: uint64(block.timestamp),
                minChallenge: 0,
                appealable: false
            }),
            _othersOf(awards, msg.sender)
        );
        emit ClaimSubmitted({bounty: bounty, claim: claimId, claimant: msg.sender, awards: awards, uri: uri});
    }

    /// @inheritdoc IBounties
    function award(Terms calldata terms, Claim calldata submitted, bool atOnce) external {
        bytes32 bounty = idOf(terms);
        (bytes32 claimId, bool passed) = _settleReview(bounty, terms.domain, submitted);
        if (!passed) revert Bounties_NotApproved(claimId);
        Pot memory pot = _pots[bounty];
        uint256 amount = _sumOf(submitted.awards);
        uint256 room = pot.funded - pot.awarded;
        if (amount > room) revert Bounties_NoRoom(bounty, amount, room);

        // No overflow: the amount fits the room, which fits 112 bits.
        pot.awarded += uint112(amount);
        --pot.pending;
        _pots[bounty] = pot;
        emit ClaimAwarded({bounty: bounty, claim: claimId, amount: amount});
        TREASURY.pay(_accountOf(bounty), terms.asset, submitted.awards, bounty, atOnce);
    }

    /// @inheritdoc IBounties
    function dismiss(Terms calldata terms, Claim[] calldata submitted) external {
        if (submitted.length == 0) revert Bounties_EmptyList();
        bytes32 bounty = idOf(terms);
        Pot memory pot = _pots[bounty];
        for (uint256 i = 0; i < submitted.length; ++i) {
            (bytes32 claimId, bool passed) = _settleReview(bounty, terms.domain, submitted[i]);
            // After the deadline no money comes in, so what does not fit now never will.
            bool hopeless = block.timestamp >= terms.deadline && _sumOf(submitted[i].awards) > pot.funded - pot.awarded;
            if (passed && !hopeless) revert Bounties_StillPayable(claimId);
            --pot.pending;
            emit ClaimDismissed({bounty: bounty, claim: claimId});
        }
        _pots[bounty] = pot;
    }

    /// @inheritdoc IBounties
    function refund(Terms calldata terms, Contribution[] calldata contributions, bool atOnce) external {
        if (contributions.length == 0) revert Bounties_EmptyList();
        bytes32 bounty = idOf(terms);
        Pot memory pot = _pots[bounty];
        _requireState(bounty, pot, terms.deadline, State.Closed);

        ITreasury.Payment[] memory payments = new ITreasury.Payment[](contributions.length);
        uint256 count;
        for (uint256 i = 0; i < contributions.length; ++i) {
            Contribution calldata contribution = contributions[i];
            (address funder, uint256 start, uint256 amount) = (
                contribution.funder,
                contribution.start,
                contribution.amount
            );
            bytes32 key = _keyOf(bounty, funder, start, amount);
            if (!_contributions[key]) revert Bounties_UnknownContribution(bounty, funder, start, amount);
            delete _contributions[key];
            uint256 share = _shareOf(pot, contribution);
            if (share != 0) payments[count++] = ITreasury.Payment({payee: funder, amount: share});
            emit BountyRefunded({bounty: bounty, funder: funder, start: start, amount: amount, refunded: share});
        }
        if (count == 0) return;
        // The treasury takes no empty payments: the list is cut to those that are not.
        ITreasury.Payment[] memory due = new ITreasury.Payment[](count);
        for (uint256 i = 0; i < count; ++i) due[i] = payments[i];
        TREASURY.pay(_accountOf(bounty), terms.asset, due, bounty, atOnce);
    }

    // ------------------------------------------------------------------------------------------- internals: funding

    function _usePermit(address asset, ITreasury.Permit calldata permit) private {
        if (asset.code.length == 0) revert ITreasury.Treasury_NotAToken(asset);
        // A failing permit may have been used by somebody else already: the transfer decides.
        try
            IERC20Permit(asset).permit(
                msg.sender,
                address(this),
                permit.value,
                permit.deadline,
                permit.v,
                permit.r,
                permit.s
            )
        {} catch {}
    }

    function _open(
        address asset,
        uint32 domain,
        uint48 deadline,
        string calldata uri,
        uint256 amount
    ) private returns (bytes32 bounty) {
        if (CONTRACTORS.domainOf(domain).retired) revert IDomains.Contractors_RetiredDomain(domain);
        if (bytes(uri).length == 0) revert Bounties_NoContent();
        if (deadline <= block.timestamp || deadline > block.timestamp + MAX_DURATION) {
            revert Bounties_InvalidDeadline(deadline, block.timestamp + 1, block.timestamp + MAX_DURATION);
        }
        uint48 openedAt = uint48(block.timestamp);
        bounty = keccak256(
            abi.encode(
                Terms({
                    opener: msg.sender,
                    asset: asset,
                    domain: domain,
                    openedAt: openedAt,
                    deadline: deadline,
                    content: keccak256(bytes(uri))
                })
            )
        );
        if (_pots[bounty].funded != 0) revert Bounties_AlreadyOpen(bounty);
        emit BountyOpened({
            bounty: bounty,
            opener: msg.sender,
            domain: domain,
            asset: asset,
            openedAt: openedAt,
            deadline: deadline,
            uri: uri
        });
        _fund(bounty, asset, amount);
    }

    function _add(Terms calldata terms, uint256 amount) private {
        bytes32 bounty = idOf(terms);
        _requireState(bounty, _pots[bounty], terms.deadline, State.Open);
        _fund(bounty, terms.asset, amount);
    }

    /// @dev Moves the caller's money straight into the treasury and books what arrived. While the token is called the
    /// treasury is locked; the pot is read only afterwards.
    function _fund(bytes32 bounty, address asset, uint256 amount) private {
        if (amount == 0) revert ITreasury.Treasury_ZeroAmount();
        uint256 value = asset == ETH ? amount : 0;
        if (msg.value != value) revert Bounties_ValueMismatch(value, msg.value);
        TREASURY.announce(asset);
        if (asset != ETH) IERC20(asset).safeTransferFrom(msg.sender, address(TREASURY), amount);
        uint256 credited = TREASURY.settle{value: value}(_accountOf(bounty), msg.sender, amount, bounty);

        uint256 start = _pots[bounty].funded;
        uint256 funded = start + credited;
        if (funded > type(uint112).max) revert Bounties_PotTooLarge(funded, type(uint112).max);
        _pots[bounty].funded = uint112(funded);
        _contributions[_keyOf(bounty, msg.sender, start, credited)] = true;
        emit BountyFunded({bounty: bounty, funder: msg.sender, start: start, amount: credited});
    }

    // -------------------------------------------------------------------------------------------- internals: claims

    /// @dev Checks the form of `awards` and adds them up.
    function _checkAwards(ITreasury.Payment[] calldata awards) private pure returns (uint256 sum) {
        uint256 count = awards.length;
        if (count == 0 || count > MAX_PAYEES) revert Bounties_InvalidPayeeCount(count, MAX_PAYEES);
        address previous = address(0);
        for (uint256 i = 0; i < count; ++i) {
            address payee = awards[i].payee;
            if (payee <= previous) revert Bounties_PayeesNotAscending(previous, payee);
            if (awards[i].amount == 0) revert Bounties_ZeroAward(payee);
            previous = payee;
        }
        return _sumOf(awards);
    }

    function _sumOf(ITreasury.Payment[] calldata awards) private pure returns (uint256 sum) {
        // A sum beyond all money is too much for any pot.
        for (uint256 i = 0; i < awards.length; ++i) sum = sum.saturatingAdd(awards[i].amount);
    }

    /// @dev The payees besides the claimant, who is barred from judging anyway.
    function _othersOf(
        ITreasury.Payment[] calldata awards,
        address claimant
    ) private pure returns (address[] memory others) {
        uint256 count;
        for (uint256 i = 0; i < awards.length; ++i) {
            if (awards[i].payee != claimant) ++count;
        }
        others = new address[](count);
        for (uint256 i = awards.length; count > 0; --i) {
            if (awards[i - 1].payee != claimant) others[--count] = awards[i - 1].payee;
        }
    }

    /// @dev What a claim's review is about: the bounty, the work, the payees and the amounts together.
    function _contentOf(
        bytes32 bounty,
        bytes32 work,
        ITreasury.Payment[] calldata awards
    ) private pure returns (bytes32) {
        return keccak256(abi.encode(bounty, work, awards));
    }

    /// @dev Settles the review of a claim, concluding it where that is due. Only claims that were submitted here have a
    /// review with this contract as its workflow, and each settles once.
    function _settleReview(
        bytes32 bounty,
        uint32 domain,
        Claim calldata submitted
    ) private returns (bytes32 claimId, bool passed) {
        (claimId, passed, ) = REVIEWS.settle(
            IReviewTypes.Question({
                workflow: address(this),
                domain: domain,
                content: _contentOf(bounty, submitted.content, submitted.awards),
                subject: submitted.claimant,
                salt: submitted.openedAt,
                payees: _othersOf(submitted.awards, submitted.claimant),
                barred: submitted.barred
            })
        );
    }

    // --------------------------------------------------------------------------------------------- internals: state

    function _stateOf(Pot memory pot, uint48 deadline) private view returns (State) {
        if (pot.funded == 0) return State.None;
        if (block.timestamp < deadline) return State.Open;
        return pot.pending == 0 ? State.Closed : State.Judging;
    }

    function _requireState(bytes32 bounty, Pot memory pot, uint48 deadline, State expected) private view {
        State current = _stateOf(pot, deadline);
        if (current != expected) {
            revert Bounties_UnexpectedState(bounty, current, bytes32(1 << uint8(expected)));
        }
    }

    /// @dev Each bounty's money is in an account of its own. Should two ids share their lower 96 bits, each bounty still
    /// gives out no more than was put into it, because its pot is kept under the whole id.
    function _accountOf(bytes32 bounty) private view returns (Account) {
        return Accounts.numbered(address(this), uint96(uint256(bounty)));
    }

    function _keyOf(bytes32 bounty, address funder, uint256 start, uint256 amount) private pure returns (bytes32) {
        return keccak256(abi.encode(bounty, funder, start, amount));
    }

    /// @dev No overflow: all three factors are below 2^112.
    function _shareOf(Pot memory pot, Contribution calldata contribution) private pure returns (uint256) {
        uint256 rest = pot.funded - pot.awarded;
        uint256 end = contribution.start + contribution.amount;
        return (rest * end) / pot.funded - (rest * contribution.start) / pot.funded;
    }
}
