import { expect } from "chai";

import { anyUint } from "@nomicfoundation/hardhat-ethers-chai-matchers/withArgs";

import { accountOf, addressOf, ETH, NOBODY, OUTSIDE } from "../fixtures/accounts.ts";
import { expectChanges, expectError, expectEvents, plain, receiptOf, secondOf } from "../fixtures/assertions.ts";
import {
  addMoney,
  awardsFor,
  BountyState,
  type Claim,
  claimIn,
  claimThatFallsShort,
  deployBounties,
  openBounty,
  passDeadline,
  questionOfClaim,
  submitClaim,
  type Terms,
} from "../fixtures/bounties.ts";
import { networkHelpers, pass, reach } from "../fixtures/chain.ts";
import { Answer, attemptsIn, call } from "../fixtures/money.ts";
import { bitsOf, endorseBy, ReviewState } from "../fixtures/reviews.ts";
import { DOMAINS } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deployBounties);
const FINAL = bitsOf("Passed", "Contested", "Lapsed");

describe("Bounties: award", () => {
  it("credits the payees of an approved claim, whoever calls", async () => {
    const system = await load();
    const { bounties, treasury, claimant, stranger, otherFunder, token } = system;
    const bounty = await openBounty(system);
    const awards = awardsFor([claimant, 300n], [stranger, 150n]);
    const { id, claim } = await claimIn(system, bounty, "Passed", awards);
    const award = await expectChanges(system, () => bounties.connect(otherFunder).award(bounty.terms, claim, false), {
      accounts: [
        [bounty.account, token, -450n],
        [claimant, token, 300n],
        [stranger, token, 150n],
      ],
    });
    await expectEvents(system, Promise.resolve(award), [
      [bounties, "ClaimAwarded", bounty.id, id, 450n],
      ...awards.map(
        ({ payee, amount }) =>
          [treasury, "Movement", bounty.account, accountOf(payee), token, amount, NOBODY, bounty.id] as const,
      ),
    ]);
    expect(plain(await bounties.potOf(bounty.id))).to.deep.equal([1_000n, 450n, 0n]);
  });

  for (const kind of ["ETH", "token"] as const) {
    it(`sends ${kind} at once`, async () => {
      const system = await load();
      const { bounties, treasury, claimant } = system;
      const asset = kind === "ETH" ? ETH : addressOf(system.token);
      const bounty = await openBounty(system, { asset });
      const { id, claim } = await claimIn(system, bounty, "Passed");
      const award = await expectChanges(system, () => bounties.award(bounty.terms, claim, true), {
        accounts: [[bounty.account, asset, -400n]],
        totals: [[asset, -400n]],
        wallets: [
          [treasury, asset, -400n],
          [claimant, asset, 400n],
        ],
      });
      await expectEvents(system, Promise.resolve(award), [
        [bounties, "ClaimAwarded", bounty.id, id, 400n],
        [treasury, "Movement", bounty.account, OUTSIDE, asset, 400n, claimant, bounty.id],
      ]);
    });
  }

  it("concludes the review first where that is due", async () => {
    const system = await load();
    const { bounties, treasury, reviews, claimant, token } = system;
    const bounty = await openBounty(system);
    const { id, claim } = await claimIn(system, bounty, "Concludable");
    await expectEvents(system, bounties.award(bounty.terms, claim, false), [
      [reviews, "ReviewPassed", id],
      [bounties, "ClaimAwarded", bounty.id, id, 400n],
      [treasury, "Movement", bounty.account, accountOf(claimant), token, 400n, NOBODY, bounty.id],
    ]);
    expect((await reviews.reviewOf(id)).settled).to.equal(true);
  });

  it("pays sixteen payees, one of whom refuses and is credited", async () => {
    const system = await load();
    const { bounties, treasury, actor, crowd } = system;
    const bounty = await openBounty(system, { asset: ETH, amount: 160n });
    await actor.prepare(Answer.BurnGas, []);
    const awards = awardsFor([actor, 10n], ...crowd.slice(0, 15).map((payee) => [payee, 10n] as const));
    const { claim } = await claimIn(system, bounty, "Passed", awards);
    await expectChanges(system, () => bounties.award(bounty.terms, claim, true, { gasLimit: 3_000_000n }), {
      accounts: [
        [bounty.account, ETH, -160n],
        [actor, ETH, 10n],
      ],
      totals: [[ETH, -150n]],
      wallets: [[treasury, ETH, -150n], ...crowd.slice(0, 15).map((payee) => [payee, ETH, 10n] as const)],
    });
  });

  it("is possible after the deadline, for a claim from before it", async () => {
    const system = await load();
    const { bounties, claimant, token } = system;
    const bounty = await openBounty(system);
    const { claim } = await claimIn(system, bounty, "Passed");
    await passDeadline(bounty);
    expect(await bounties.stateOf(bounty.terms)).to.equal(BountyState.Judging);
    await expectChanges(system, () => bounties.award(bounty.terms, claim, false), {
      accounts: [
        [bounty.account, token, -400n],
        [claimant, token, 400n],
      ],
    });
    expect(await bounties.stateOf(bounty.terms)).to.equal(BountyState.Closed);
  });

  it("is possible although the right to open reviews was revoked since", async () => {
    const system = await load();
    const { bounties, reviews, treasury, admin } = system;
    const bounty = await openBounty(system);
    const { claim } = await claimIn(system, bounty, "Passed");
    await reviews.connect(admin).revokeRole(await reviews.WORKFLOW_ROLE(), bounties);
    await treasury.connect(admin).revokeRole(await treasury.WORKFLOW_ROLE(), bounties);
    await bounties.award(bounty.terms, claim, true);
    expect((await bounties.potOf(bounty.id)).awarded).to.equal(400n);
  });

  describe("given two approved claims", () => {
    it("gives room to who is awarded first, and to the second when money comes in", async () => {
      const system = await load();
      const { bounties, stranger, claimant } = system;
      const bounty = await openBounty(system);
      const first = await submitClaim(system, bounty, awardsFor([claimant, 700n]));
      const second = await submitClaim(system, bounty, awardsFor([stranger, 600n]), stranger);
      await endorseBy(system, first, system.members.slice(0, 3));
      await endorseBy(system, second, system.members.slice(0, 3));
      await pass(DOMAINS.standard.challenge);
      await bounties.award(bounty.terms, second.claim, false);
      await expectError(
        bounties.award(bounty.terms, first.claim, false),
        bounties,
        "Bounties_NoRoom",
        bounty.id,
        700n,
        400n,
      );
      await addMoney(system, bounty, 300n);
      await bounties.award(bounty.terms, first.claim, false);
      expect(plain(await bounties.potOf(bounty.id))).to.deep.equal([1_300n, 1_300n, 0n]);
    });

    it("leaves a refused award as it was: the review is not settled by it", async () => {
      const system = await load();
      const { bounties, reviews, stranger, claimant } = system;
      const bounty = await openBounty(system);
      const first = await submitClaim(system, bounty, awardsFor([claimant, 1_000n]));
      const second = await submitClaim(system, bounty, awardsFor([stranger, 1n]), stranger);
      await endorseBy(system, first, system.members.slice(0, 3));
      await endorseBy(system, second, system.members.slice(0, 3));
      await pass(DOMAINS.standard.challenge);
      await bounties.award(bounty.terms, first.claim, false);
      await expectError(
        bounties.award(bounty.terms, second.claim, false),
        bounties,
        "Bounties_NoRoom",
        bounty.id,
        1n,
        0n,
      );
      expect((await reviews.reviewOf(second.id)).settled).to.equal(false);
      expect(plain(await bounties.potOf(bounty.id))).to.deep.equal([1_000n, 1_000n, 1n]);
    });
  });

  describe("given bad input", () => {
    it("reverts while the review is open or reached", async () => {
      for (const state of ["Open", "Reached"] as const) {
        const system = await load();
        const { bounties, reviews } = system;
        const bounty = await openBounty(system);
        const { id, claim } = await claimIn(system, bounty, state);
        await expectError(
          bounties.award(bounty.terms, claim, false),
          reviews,
          "Reviews_UnexpectedState",
          id,
          ReviewState[state],
          FINAL,
        );
      }
    });

    it("reverts when the review has failed", async () => {
      for (const state of ["Contested", "Lapsed"] as const) {
        const system = await load();
        const { bounties } = system;
        const bounty = await openBounty(system);
        const { id, claim } = await claimIn(system, bounty, state);
        await expectError(bounties.award(bounty.terms, claim, false), bounties, "Bounties_NotApproved", id);
      }
    });

    it("reverts when an endorser left before the conclusion", async () => {
      const system = await load();
      const { bounties, reviews } = system;
      const bounty = await openBounty(system);
      const { id, claim, deadline } = await claimThatFallsShort(system, bounty);
      await expectError(
        bounties.award(bounty.terms, claim, false),
        reviews,
        "Reviews_UnexpectedState",
        id,
        ReviewState.Open,
        FINAL,
      );
      await reach(deadline);
      await expectError(bounties.award(bounty.terms, claim, false), bounties, "Bounties_NotApproved", id);
    });

    it("reverts the second time, and after the dismissal", async () => {
      const system = await load();
      const { bounties, reviews } = system;
      const bounty = await openBounty(system);
      const awarded = await claimIn(system, bounty, "Passed");
      await bounties.award(bounty.terms, awarded.claim, false);
      await expectError(
        bounties.award(bounty.terms, awarded.claim, false),
        reviews,
        "Reviews_AlreadySettled",
        awarded.id,
      );
      const dismissed = await claimIn(system, bounty, "Contested");
      await bounties.dismiss(bounty.terms, [dismissed.claim]);
      await expectError(
        bounties.award(bounty.terms, dismissed.claim, false),
        reviews,
        "Reviews_AlreadySettled",
        dismissed.id,
      );
    });

    it("reverts for another bounty, or a claim that differs in anything", async () => {
      const system = await load();
      const { bounties, reviews, claimant, stranger } = system;
      const bounty = await openBounty(system);
      const rich = await openBounty(system, { amount: 5_000n });
      const { claim, question } = await claimIn(system, bounty, "Passed");
      const attempts: [Terms, Claim][] = [
        [rich.terms, claim],
        [bounty.terms, { ...claim, awards: awardsFor([claimant, 999n]) }],
        [bounty.terms, { ...claim, awards: awardsFor([stranger, 400n]) }],
        [bounty.terms, { ...claim, claimant: stranger.address }],
        [bounty.terms, { ...claim, openedAt: claim.openedAt + 1n }],
        [bounty.terms, { ...claim, content: question.content }],
        [{ ...bounty.terms, domain: 2n }, claim],
        [{ ...bounty.terms, asset: ETH }, claim],
      ];
      for (const [terms, submitted] of attempts) {
        const id = reviews.idOf(questionOfClaim(system, terms, submitted));
        await expectError(
          bounties.award(terms, submitted, true),
          reviews,
          "Reviews_UnexpectedState",
          id,
          ReviewState.None,
          FINAL,
        );
      }
    });

    it("takes no notice of a review that another workflow opened over the same content", async () => {
      const system = await load();
      const { bounties, reviews, workflow, members } = system;
      const bounty = await openBounty(system);
      const { id, question, claim } = await submitClaim(system, bounty);
      const { domain, content, subject, payees } = question;
      const openedAt = await secondOf(reviews.connect(workflow).open(domain, content, subject, payees, NOBODY));
      await endorseBy(system, { question: { ...question, workflow: workflow.address, openedAt } }, members.slice(0, 3));
      await pass(DOMAINS.standard.challenge);
      await expectError(
        bounties.award(bounty.terms, claim, false),
        reviews,
        "Reviews_UnexpectedState",
        id,
        ReviewState.Open,
        FINAL,
      );
      const forged = { ...claim, openedAt };
      await expectError(
        bounties.award(bounty.terms, forged, false),
        reviews,
        "Reviews_UnexpectedState",
        reviews.idOf(questionOfClaim(system, bounty.terms, forged)),
        ReviewState.None,
        FINAL,
      );
    });

    it("reverts at once with too little gas for a fair try", async () => {
      const system = await load();
      const { bounties, treasury } = system;
      const bounty = await openBounty(system, { asset: ETH });
      const { claim } = await claimIn(system, bounty, "Passed");
      await expectError(
        bounties.award(bounty.terms, claim, true, { gasLimit: 300_000n }),
        treasury,
        "Treasury_TooLittleGas",
        anyUint,
        treasury.FAIR_GAS(),
      );
    });
  });

  it("is done before the payee is called: calling back awards nothing twice", async () => {
    const system = await load();
    const { bounties, reviews, actor } = system;
    const bounty = await openBounty(system, { asset: ETH });
    const { id, claim } = await claimIn(system, bounty, "Passed", awardsFor([actor, 400n]));
    await actor.prepare(Answer.Accept, [call(bounties, "award", [bounty.terms, claim, true])]);
    const receipt = await receiptOf(bounties.award(bounty.terms, claim, true));
    expect(attemptsIn(receipt.logs, actor, reviews.interface)).to.deep.equal([["Reviews_AlreadySettled", id]]);
    expect(plain(await bounties.potOf(bounty.id))).to.deep.equal([1_000n, 400n, 0n]);
  });
});
