// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IReviews} from "../../../contracts/interfaces/IReviews.sol";
import {ITreasury} from "../../../contracts/interfaces/ITreasury.sol";
import {IBounties} from "../../../contracts/interfaces/IBounties.sol";
import {Accounts} from "../../../contracts/types/Account.sol";
import {Setting} from "../handlers/Handler.sol";
import {DoesNotHold, requireAtLeast, requireAtMost, requireEqual, requireTrue} from "../setup/Checks.sol";
import {House} from "../setup/House.sol";
import {deploy, vm} from "../setup/Vm.sol";
import {Books} from "../stores/Books.sol";
import {Judgements} from "../stores/Judgements.sol";
import {Pots} from "../stores/Pots.sol";
import {Tally} from "../stores/Tally.sol";
import {Closing} from "./Closing.sol";

/// @title The invariants of README.md, over random sequences of acts
/// @notice Handlers act, stores remember; here it is only asserted.
contract InvariantsTest is Closing {
    address[] private _handlers;
    /// @dev Everything that a handler can do.
    string[] private _acts = [
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
        "nominate",
        "accept",
        "issue",
        "admit",
        "revoke",
        "open",
        "add",
        "claim",
        "award",
        "dismiss",
        "refund",
        "pass"
    ];

    function setUp() public {
        house = House(deploy("House.sol:House", ""));
        books = Books(deploy("Books.sol:Books", abi.encode(house)));
        judgements = Judgements(deploy("Judgements.sol:Judgements", abi.encode(house)));
        pots = Pots(deploy("Pots.sol:Pots", abi.encode(house)));
        tally = Tally(deploy("Tally.sol:Tally", ""));
        bytes memory setting = abi.encode(Setting(house, books, judgements, pots, tally));
        _handlers = [
            deploy("TreasuryHandler.sol:TreasuryHandler", setting),
            deploy("ReviewsHandler.sol:ReviewsHandler", setting),
            deploy("ClearancesHandler.sol:ClearancesHandler", setting),
            deploy("BountiesHandler.sol:BountiesHandler", setting),
            deploy("ClockHandler.sol:ClockHandler", setting)
        ];
    }

    /// @notice What the runner calls: every act of every handler.
    function targetContracts() external view returns (address[] memory) {
        return _handlers;
    }

    function invariant_1_theTreasuryCoversTheSumOfItsAccounts() external view {
        ITreasury treasury = house.treasury();
        for (uint256 a = 0; a < house.ASSETS(); ++a) {
            address asset = house.asset(a);
            requireAtMost(books.sumOf(asset), books.heldOf(asset), "I1: sum of accounts against what is held");
            requireEqual(treasury.totalOf(asset), books.sumOf(asset), "I1: totalOf");
            requireEqual(treasury.balanceOf(Accounts.OUTSIDE, asset), 0, "I1: the outside holds something");
        }
    }

    function invariant_2_noAccountGoesDownWithoutItsHolder() external view {
        requireEqual(books.takingCount(), 0, "I2: takings");
    }

    function invariant_3_paidOutNeverExceedsPaidIn() external view {
        for (uint256 a = 0; a < house.ASSETS(); ++a) {
            address asset = house.asset(a);
            requireAtMost(books.paidOut(asset), books.paidIn(asset), "I3: paid out");
            uint256 rest = books.paidIn(asset) - books.paidOut(asset);
            requireEqual(house.treasury().totalOf(asset), rest, "I3: totalOf");
        }
    }

    function invariant_4_noReviewPassesWithoutKDifferentEligibleEndorsers() external view {
        requireEqual(judgements.passedTooEasily(), 0, "I4: passed too easily");
    }

    function invariant_5_everyReviewEnds() external view {
        IReviews reviews = house.reviews();
        for (uint256 i = 0; i < judgements.reviewCount(); ++i) {
            if (vm.getBlockTimestamp() < judgements.endOf(i)) continue;
            IReviews.State state = reviews.stateOf(judgements.reviewAt(i).id);
            bool isOver = judgements.isFinal(state) || state == IReviews.State.Concludable;
            requireTrue(isOver, "I5: a review goes on after its end");
        }
    }

    function invariant_6_aBountyGivesNoMoreThanItGot() external view {
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

    function invariant_7_whatIsFinalStays() external view {
        requireEqual(judgements.takenBack(), 0, "I7: reviews");
        requireEqual(pots.takenBack(), 0, "I7: bounties");
    }

    function invariant_8_aRevocationStands() external view {
        requireEqual(judgements.clearedAgainstRevocation(), 0, "I8: cleared by a nomination from before");
    }

    /// @notice Every run ends here: it did enough of everything, and everything can be brought to its end.
    function afterInvariant() external {
        requireAtLeast(tally.successes() * 2, tally.tries(), "half of all acts succeed");
        string[10] memory common = [
            "deposit",
            "sendEther",
            "stray",
            "move",
            "withdraw",
            "pay",
            "payOut",
            "open",
            "claim",
            "pass"
        ];
        for (uint256 i = 0; i < common.length; ++i) requireAtLeast(tally.succeeded(common[i]), 1, common[i]);
        requireAtLeast(tally.succeeded("endorse") + tally.succeeded("carry"), 1, "somebody endorses");
        requireAtLeast(tally.succeeded("object") + tally.succeeded("oppose"), 1, "somebody objects");
        requireAtLeast(tally.succeeded("admit") + tally.succeeded("revoke"), 1, "stakeholders act");
        closeEverything();
    }

    /// @notice No act is there that can't succeed: one after the other, they all do.
    function test_everyActCanSucceed() external {
        for (uint256 round = 0; round < 40; ++round) {
            for (uint256 i = 0; i < _acts.length; ++i) _act(_acts[i], uint256(keccak256(abi.encode(round, i))));
        }
        for (uint256 i = 0; i < _acts.length; ++i) requireAtLeast(tally.succeeded(_acts[i]), 1, _acts[i]);
        closeEverything();
    }

    function _act(string memory act, uint256 seed) private {
        bytes memory data = abi.encodeWithSignature(string.concat(act, "(uint256)"), seed);
        for (uint256 i = 0; i < _handlers.length; ++i) {
            // Only the handler that has this act answers.
            (bool success, ) = _handlers[i].call(data);
            if (success) return;
        }
        revert DoesNotHold(act);
    }
}
