// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";

import {IDomains} from "../../../contracts/interfaces/IDomains.sol";
import {IReviewTypes} from "../../../contracts/interfaces/IReviewTypes.sol";
import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {IBounties} from "../../../contracts/interfaces/IBounties.sol";
import {Accounts} from "../../../contracts/types/Account.sol";
import {Setting} from "../handlers/Handler.sol";
import {requireAtMost, requireEqual, requireTrue} from "../setup/Checks.sol";
import {House} from "../setup/House.sol";
import {deploy, vm} from "../setup/Vm.sol";
import {Books} from "../stores/Books.sol";
import {Counts} from "../stores/Counts.sol";
import {Judgements} from "../stores/Judgements.sol";
import {Pots} from "../stores/Pots.sol";
import {Roster} from "../stores/Roster.sol";
import {Drawer} from "../stores/Drawer.sol";
import {Acts} from "./Acts.sol";
import {Closing} from "./Closing.sol";

/// @title The invariants of README.md, over random sequences of acts
/// @notice Handlers act, stores remember; here it is only asserted.
contract InvariantsTest is Acts, Closing {
    /// @dev How many kinds of acts must succeed in a run, of {acts}. Fewer than 40 are rare.
    uint256 private constant KINDS = 30;

    function setUp() public {
        acts = [
            "deposit",
            "sendEther",
            "stray",
            "sync",
            "move",
            "spend",
            "withdraw",
            "collect",
            "pay",
            "payOut",
            "refusePayouts",
            "trespass",
            "endorse",
            "object",
            "carry",
            "oppose",
            "withdrawSay",
            "conclude",
            "escalate",
            "appeal",
            "answer",
            "usurp",
            "sign",
            "submit",
            "voidSignatures",
            "forge",
            "nominate",
            "conduct",
            "accept",
            "decline",
            "issue",
            "admit",
            "revoke",
            "resign",
            "expire",
            "useClearance",
            "charge",
            "backCharge",
            "enforce",
            "invite",
            "join",
            "leave",
            "release",
            "move",
            "grab",
            "recover",
            "complete",
            "changeDomain",
            "open",
            "add",
            "claim",
            "award",
            "dismiss",
            "refund",
            "pass",
            "leap"
        ];
        house = House(deploy("House.sol:House", ""));
        books = Books(deploy("Books.sol:Books", abi.encode(house)));
        roster = Roster(deploy("Roster.sol:Roster", abi.encode(house)));
        judgements = Judgements(deploy("Judgements.sol:Judgements", abi.encode(house, roster)));
        signatures = Drawer(deploy("Drawer.sol:Drawer", abi.encode(house, judgements)));
        pots = Pots(deploy("Pots.sol:Pots", abi.encode(house)));
        counts = Counts(deploy("Counts.sol:Counts", ""));
        bytes memory setting = abi.encode(Setting(house, books, roster, judgements, signatures, pots, counts));
        handlers = [
            deploy("TreasuryHandler.sol:TreasuryHandler", setting),
            deploy("ReviewsHandler.sol:ReviewsHandler", setting),
            deploy("SignaturesHandler.sol:SignaturesHandler", setting),
            deploy("ClearancesHandler.sol:ClearancesHandler", setting),
            deploy("MembersHandler.sol:MembersHandler", setting),
            deploy("RevocationsHandler.sol:RevocationsHandler", setting),
            deploy("PartiesHandler.sol:PartiesHandler", setting),
            deploy("DomainsHandler.sol:DomainsHandler", setting),
            deploy("BountiesHandler.sol:BountiesHandler", setting),
            deploy("ClockHandler.sol:ClockHandler", setting)
        ];
    }

    /// @notice I1 to I3 and I6, over sequences of their own.
    function invariant_money() external view {
        _theTreasuryCoversTheSumOfItsAccounts();
        _noAccountGoesDownWithoutItsHolder();
        _paidOutNeverExceedsPaidIn();
        _aBountyGivesNoMoreThanItGot();
    }

    /// @notice I4, I5 and I7 to I17, over sequences of their own.
    function invariant_people() external view {
        _noReviewPassesWithoutKDifferentEligibleVoices();
        _everyReviewEnds();
        _whatIsFinalStays();
        _aRevocationStands();
        _nobodyJudgesThemselvesOrWithoutAVoice();
        _noCompanyIsHeardTwice();
        _noSignatureIsUsedAgainstItsWill();
        _limitsHoldInAll30Days();
        _aDomainCountsItsVoices();
        _tokensAreClearances();
        _anAppealIsAnswered();
        _whoWasSparedStays();
        _noOldOrWeakApprovalMovesAnybody();
    }

    function _theTreasuryCoversTheSumOfItsAccounts() private view {
        ITreasury treasury = house.treasury();
        for (uint256 a = 0; a < house.ASSETS(); ++a) {
            address asset = house.asset(a);
            requireAtMost(books.sumOf(asset), books.heldOf(asset), "I1: sum of accounts against what is held");
            requireEqual(treasury.totalOf(asset), books.sumOf(asset), "I1: totalOf");
            requireEqual(treasury.balanceOf(Accounts.OUTSIDE, asset), 0, "I1: the outside holds something");
        }
    }

    function _noAccountGoesDownWithoutItsHolder() private view {
        requireEqual(books.takingCount(), 0, "I2: takings");
    }

    function _paidOutNeverExceedsPaidIn() private view {
        for (uint256 a = 0; a < house.ASSETS(); ++a) {
            address asset = house.asset(a);
            requireAtMost(books.paidOut(asset), books.paidIn(asset), "I3: paid out");
            uint256 rest = books.paidIn(asset) - books.paidOut(asset);
            requireEqual(house.treasury().totalOf(asset), rest, "I3: totalOf");
        }
    }

    function _noReviewPassesWithoutKDifferentEligibleVoices() private view {
        requireEqual(judgements.passedTooEasily(), 0, "I4: passed too easily");
        requireEqual(judgements.misheard(), 0, "I4: says that fell away, or that nobody said");
    }

    function _everyReviewEnds() private view {
        requireEqual(judgements.goingOn(), 0, "I5: a review goes on after its end");
    }

    function _aBountyGivesNoMoreThanItGot() private view {
        for (uint256 i = 0; i < pots.bountyCount(); ++i) {
            Pots.Followed memory bounty = pots.bountyAt(i);
            IBounties.Pot memory pot = house.bounties().potOf(bounty.id);
            requireAtMost(bounty.awarded + bounty.refunded, bounty.funded, "I6: awards and refunds");
            requireEqual(pot.funded, bounty.funded, "I6: funded");
            requireEqual(pot.awarded, bounty.awarded, "I6: awarded");
            requireEqual(pot.pending, bounty.pending, "I6: pending");
            requireEqual(
                house.treasury().balanceOf(accountOf(bounty.id), bounty.terms.asset),
                bounty.funded - bounty.awarded - bounty.refunded,
                "I6: the bounty's account"
            );
        }
        requireEqual(pots.refundedEarly(), 0, "I6: refunds before the deadline or while a claim is pending");
        requireEqual(pots.refundedAgain(), 0, "I6: contributions refunded twice");
        requireEqual(pots.dismissedPayable(), 0, "I6: approved claims put aside");
    }

    function _whatIsFinalStays() private view {
        requireEqual(judgements.takenBack(), 0, "I7: reviews");
        requireEqual(pots.takenBack(), 0, "I7: bounties");
    }

    function _aRevocationStands() private view {
        requireEqual(roster.clearedAgainstRevocation(), 0, "I8: cleared by a nomination from before");
    }

    function _nobodyJudgesThemselvesOrWithoutAVoice() private view {
        requireEqual(judgements.judgedWrongly(), 0, "I9: judged wrongly");
    }

    function _noCompanyIsHeardTwice() private view {
        requireEqual(judgements.heardTwice(), 0, "I10: voices heard twice");
    }

    function _noSignatureIsUsedAgainstItsWill() private view {
        requireEqual(signatures.usedTwice(), 0, "I11: used twice");
        requireEqual(signatures.usedLate(), 0, "I11: used late");
        requireEqual(signatures.usedAfterAnotherAct(), 0, "I11: used after another act of the signer");
        requireEqual(judgements.miscounted(), 0, "I11: nonces");
    }

    function _limitsHoldInAll30Days() private view {
        requireEqual(roster.admittedTooMany(), 0, "I12: admissions");
        requireEqual(roster.revokedTooMany(), 0, "I12: revocations");
    }

    function _aDomainCountsItsVoices() private view {
        for (uint32 domain = 1; domain <= house.DOMAINS(); ++domain) {
            IDomains.Domain memory found = house.contractors().domainOf(domain);
            requireEqual(found.voices, roster.voicesOf(domain), "I13: voices");
            requireEqual(found.judges, roster.judgesOf(domain), "I13: judges");
            requireEqual(found.fullSince, roster.fullSince(domain), "I13: fullSince");
        }
    }

    function _tokensAreClearances() private view {
        IERC721 tokens = IERC721(address(house.contractors()));
        for (uint256 seat = 1; seat <= house.SEATS(); ++seat) {
            address account = house.onSeat(seat);
            uint32[] memory domains = roster.domainsOf(seat);
            requireEqual(tokens.balanceOf(account), domains.length, "I14: balanceOf");
            uint32 number = house.contractors().partyNumberOf(account);
            for (uint32 domain = 1; domain <= house.DOMAINS() && number != 0; ++domain) {
                address owner = roster.holds(domain, account) ? account : address(0);
                requireTrue(_ownerOf(tokens, (uint256(domain) << 32) | number) == owner, "I14: ownerOf");
            }
        }
        address left = house.leftBehind(vm.getBlockTimestamp());
        if (left != address(0)) requireEqual(tokens.balanceOf(left), 0, "I14: an address that was left");
    }

    function _anAppealIsAnswered() private view {
        requireEqual(judgements.passedPastAppeal(), 0, "I15: passed without an answer to an appeal");
    }

    function _whoWasSparedStays() private view {
        requireEqual(roster.suspendedThoughSpared(), 0, "I16: suspended though spared");
    }

    function _noOldOrWeakApprovalMovesAnybody() private view {
        requireEqual(roster.movedWrongly(), 0, "I17: moved by an approval that was too old or too weak");
    }

    /// @notice Every run ends here: it did enough of everything, and everything can be brought to its end.
    function afterInvariant() external {
        requireEnough(KINDS);
        _requireAll();
        closeEverything();
    }

    /// @notice No act is there that can't succeed: one after the other, they all do.
    function test_everyActCanSucceed() external {
        for (uint256 round = 0; round < 25; ++round) {
            for (uint256 i = 0; i < acts.length; ++i) actIn(round, i);
        }
        requireEach();
        _requireAll();
        closeEverything();
    }

    /// @dev All of them, whatever the sequence was made for.
    function _requireAll() private view {
        this.invariant_money();
        this.invariant_people();
    }

    function _ownerOf(IERC721 tokens, uint256 token) private view returns (address owner) {
        try tokens.ownerOf(token) returns (address found) {
            owner = found;
        } catch {}
    }
}
