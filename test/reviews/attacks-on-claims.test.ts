import { expect } from "chai";

import { expectChanges, expectError, expectEvents } from "../fixtures/assertions.ts";
import { awardsFor, deployBounties, openBounty, submitClaim, type SubmittedClaim } from "../fixtures/bounties.ts";
import { at, networkHelpers, pass } from "../fixtures/chain.ts";
import { joinCompany, leaveCompany, moveParty, numberOf } from "../fixtures/parties.ts";
import { bitsOf, endorseBy, objectBy, ReviewState } from "../fixtures/reviews.ts";
import { signSays } from "../fixtures/signatures.ts";
import type { System } from "../fixtures/system.ts";
import { expectSays } from "./facts.ts";

const load = () => networkHelpers.loadFixture(deployBounties);

type Terms = Parameters<System["bounties"]["award"]>[0];

/** Asserts that the claim is not paid, because its review is in `state`, and that no money moves. */
async function expectUnpaid(
  system: System,
  terms: Terms,
  { id, claim }: SubmittedClaim,
  state: "Open" | "Contested",
): Promise<void> {
  const { bounties, reviews, treasury, token } = system;
  const held = await token.balanceOf(treasury);
  await expectError(
    bounties.award(terms, claim, true),
    reviews,
    "Reviews_UnexpectedState",
    id,
    ReviewState[state],
    bitsOf("Passed", "Rejected"),
  );
  expect(await token.balanceOf(treasury)).to.equal(held);
  for (const { payee } of claim.awards) expect(await token.balanceOf(payee)).to.equal(0n);
}

describe("Attack: objecting first to undo a bundle of honest objections in the last seconds", () => {
  it("the bundle stops the claim all the same: the rest of it is passed over", async () => {
    const system = await load();
    const { reviews, members, stranger } = system;
    const bounty = await openBounty(system);
    const claim = await submitClaim(system, bounty);
    await endorseBy(system, claim, members.slice(0, 3));
    const end = (await reviews.timesOf(claim.id)).reachedAt + claim.challenge;
    const bundle = await signSays(system, claim.question, members.slice(4, 7), { act: "Object" });
    await at(end - 2n);
    await objectBy(system, claim, [members[3]]);
    await at(end - 1n);
    await expectEvents(system, reviews.connect(stranger).submit(claim.question, bundle), [
      [reviews, "Objected", claim.id, members[4], ""],
      [reviews, "Objected", claim.id, members[5], ""],
      [reviews, "ReviewContested", claim.id],
    ]);
    await at(end);
    await expectUnpaid(system, bounty.terms, claim, "Contested");
    // What was passed over is not used up.
    expect(await reviews.nonceOf(claim.id, members[6])).to.equal(0n);
  });
});

describe("Attack: endorsing a payment, and becoming its payee before it is counted", () => {
  it("a judge who moves to the payee's address passes nothing, nor at the conclusion", async () => {
    const system = await load();
    const { reviews, members, crowd, claimant } = system;
    const [payee] = crowd;
    const bounty = await openBounty(system);
    const claim = await submitClaim(system, bounty, awardsFor([payee, 900n], [claimant, 1n]));
    await endorseBy(system, claim, members.slice(0, 3));
    await moveParty(system, members[0], payee);
    await pass(claim.challenge);
    await expectEvents(system, reviews.conclude(claim.question), [
      [reviews, "SayDropped", claim.id, await numberOf(system, payee)],
      [reviews, "ReviewReopened", claim.id],
    ]);
    await expectSays(system, claim, members.slice(1, 3), []);
    await expectUnpaid(system, bounty.terms, claim, "Open");
  });

  it("a member who leaves its company for the opening and comes back has no colleague's voice", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    const [claimant, colleague, b, c] = members;
    const [company] = crowd;
    await joinCompany(system, company, [claimant, colleague]);
    const bounty = await openBounty(system);
    await leaveCompany(system, [claimant]);
    const claim = await submitClaim(system, bounty, awardsFor([claimant, 900n]), claimant);
    await endorseBy(system, claim, [colleague]);
    await joinCompany(system, company, [claimant]);
    await endorseBy(system, claim, [b]);
    await expectEvents(system, reviews.connect(c).endorse(claim.question, ""), [
      [reviews, "Endorsed", claim.id, c, ""],
      [reviews, "SayDropped", claim.id, await numberOf(system, colleague)],
    ]);
    await expectSays(system, claim, [b, c], []);
    await expectUnpaid(system, bounty.terms, claim, "Open");
  });

  it("others can still carry it, without the voice of who is paid", async () => {
    const system = await load();
    const { bounties, members, crowd, token } = system;
    const [payee] = crowd;
    const bounty = await openBounty(system);
    const claim = await submitClaim(system, bounty, awardsFor([payee, 900n]));
    await endorseBy(system, claim, members.slice(0, 2));
    await moveParty(system, members[0], payee);
    await endorseBy(system, claim, members.slice(2, 4));
    await expectSays(system, claim, members.slice(1, 4), []);
    await pass(claim.challenge);
    await expectChanges(system, () => bounties.award(bounty.terms, claim.claim, true), {
      accounts: [[bounty.account, token, -900n]],
      totals: [[token, -900n]],
      wallets: [
        [payee, token, 900n],
        [system.treasury, token, -900n],
      ],
    });
  });

  it("an objection of who is paid by now still counts", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    const [payee] = crowd;
    const bounty = await openBounty(system);
    const claim = await submitClaim(system, bounty, awardsFor([payee, 900n]));
    await objectBy(system, claim, members.slice(0, 2));
    await moveParty(system, members[0], payee);
    await objectBy(system, claim, [members[2]]);
    expect(await reviews.stateOf(claim.id)).to.equal(ReviewState.Contested);
    await expectSays(system, claim, [], [payee, members[1], members[2]]);
  });
});
