import { anyUint } from "@nomicfoundation/hardhat-ethers-chai-matchers/withArgs";

import { ETH } from "../fixtures/accounts.ts";
import { expectError } from "../fixtures/assertions.ts";
import {
  awardsFor,
  type Claim,
  claimIn,
  claimThatFallsShort,
  deployBounties,
  openBounty,
  questionOfClaim,
  submitClaim,
  type Terms,
} from "../fixtures/bounties.ts";
import { networkHelpers, pass, reach } from "../fixtures/chain.ts";
import { bitsOf, endorseBy, ESCALATION, ReviewState } from "../fixtures/reviews.ts";
import { DOMAINS } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deployBounties);
const FINAL = bitsOf("Passed", "Rejected");

describe("Bounties: award, given bad input", () => {
  it("reverts while the review is open, reached or in dispute", async () => {
    for (const state of ["Open", "Reached", "Contested", "Lapsed", "Escalated"] as const) {
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

  it("reverts when the review was rejected", async () => {
    const system = await load();
    const { bounties } = system;
    const bounty = await openBounty(system);
    const { id, claim } = await claimIn(system, bounty, "Rejected");
    await expectError(bounties.award(bounty.terms, claim, false), bounties, "Bounties_NotApproved", id);
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
    await expectError(
      bounties.award(bounty.terms, claim, false),
      reviews,
      "Reviews_UnexpectedState",
      id,
      ReviewState.Lapsed,
      FINAL,
    );
    await reach(deadline + ESCALATION);
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
    const dismissed = await claimIn(system, bounty, "Rejected");
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
      [bounty.terms, { ...claim, barred: [1n] }],
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
    const { domain, content, subject, salt } = question;
    const opening = { domain, content, subject, salt: salt + 1n, minChallenge: 0n, appealable: false };
    await reviews.connect(workflow).open(opening, question.payees);
    const other = { ...question, workflow: workflow.address, salt: salt + 1n };
    await endorseBy(system, { question: other }, members.slice(0, 3));
    await pass(DOMAINS.standard.challenge);
    await expectError(
      bounties.award(bounty.terms, claim, false),
      reviews,
      "Reviews_UnexpectedState",
      id,
      ReviewState.Open,
      FINAL,
    );
    const forged = { ...claim, openedAt: salt + 1n };
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
