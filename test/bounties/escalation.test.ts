import { expect } from "chai";

import { accountOf, NOBODY } from "../fixtures/accounts.ts";
import { expectChanges, expectError, expectEvents } from "../fixtures/assertions.ts";
import {
  addMoney,
  awardsFor,
  bountyBitsOf,
  BountyState,
  claimIn,
  deployBounties,
  openBounty,
  passDeadline,
  submitClaim,
} from "../fixtures/bounties.ts";
import { DAY, networkHelpers, reach } from "../fixtures/chain.ts";
import { ANSWER, answer, bitsOf, driveReview, ESCALATION, objectBy, ReviewState } from "../fixtures/reviews.ts";
import { DOMAINS } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deployBounties);

describe("Bounties: claims in dispute", () => {
  for (const state of ["Contested", "Lapsed"] as const) {
    it(`keeps a ${state.toLowerCase()} claim pending, and its money, until nobody can take it to the arbiter`, async () => {
      const system = await load();
      const { bounties, reviews, token, funder } = system;
      const bounty = await openBounty(system);
      const submitted = await submitClaim(system, bounty);
      await reach(submitted.deadline - 100n);
      await driveReview(system, submitted, state);
      const { disputedAt } = await reviews.timesOf(submitted.id);
      const from = state === "Contested" ? disputedAt : submitted.deadline;
      await reach(from + ESCALATION - 10n);
      await expectError(
        bounties.dismiss(bounty.terms, [submitted.claim]),
        reviews,
        "Reviews_UnexpectedState",
        submitted.id,
        ReviewState[state],
        bitsOf("Passed", "Rejected"),
      );
      await passDeadline(bounty);
      await expectError(
        bounties.refund(bounty.terms, [bounty.contribution], false),
        bounties,
        "Bounties_UnexpectedState",
        bounty.id,
        BountyState.Judging,
        bountyBitsOf("Closed"),
      );
      await bounties.dismiss(bounty.terms, [submitted.claim]);
      await expectChanges(system, () => bounties.refund(bounty.terms, [bounty.contribution], false), {
        accounts: [
          [bounty.account, token, -1_000n],
          [funder, token, 1_000n],
        ],
      });
    });
  }

  it("awards a claim to which the arbiter says yes, against the domain's objections", async () => {
    const system = await load();
    const { bounties, treasury, claimant, token } = system;
    const bounty = await openBounty(system);
    const submitted = await claimIn(system, bounty, "Escalated");
    await answer(system, submitted, true);
    await expectEvents(system, bounties.award(bounty.terms, submitted.claim, false), [
      [bounties, "ClaimAwarded", bounty.id, submitted.id, 400n],
      [treasury, "Movement", bounty.account, accountOf(claimant), token, 400n, NOBODY, bounty.id],
    ]);
  });

  it("lets the claimant take a claim that nobody judged to the arbiter", async () => {
    const system = await load();
    const { bounties, reviews, claimant } = system;
    const bounty = await openBounty(system);
    const submitted = await claimIn(system, bounty, "Lapsed");
    await reviews.connect(claimant).escalate(submitted.question);
    await answer(system, submitted, true);
    await bounties.award(bounty.terms, submitted.claim, false);
    expect((await bounties.potOf(bounty.id)).awarded).to.equal(400n);
  });

  it("puts a claim aside to which the arbiter says no, or nothing for 45 days", async () => {
    for (const silent of [false, true]) {
      const system = await load();
      const { bounties, reviews } = system;
      const bounty = await openBounty(system);
      const submitted = await claimIn(system, bounty, "Escalated");
      if (silent) {
        const { disputedAt } = await reviews.timesOf(submitted.id);
        await reach(disputedAt + ANSWER - 10n);
        await expectError(
          bounties.dismiss(bounty.terms, [submitted.claim]),
          reviews,
          "Reviews_UnexpectedState",
          submitted.id,
          ReviewState.Escalated,
          bitsOf("Passed", "Rejected"),
        );
        await reach(disputedAt + ANSWER);
      } else {
        await answer(system, submitted, false);
      }
      await expectError(
        bounties.award(bounty.terms, submitted.claim, false),
        bounties,
        "Bounties_NotApproved",
        submitted.id,
      );
      await expectEvents(system, bounties.dismiss(bounty.terms, [submitted.claim]), [
        [bounties, "ClaimDismissed", bounty.id, submitted.id],
      ]);
    }
  });

  it("ends for every claim by a time that is known when it is submitted", async () => {
    const system = await load();
    const { bounties, reviews, members } = system;
    const { standard } = DOMAINS;
    const bounty = await openBounty(system);
    const submitted = await submitClaim(system, bounty);
    await reach(submitted.deadline - 10n);
    await driveReview(system, submitted, "Reached");
    const { reachedAt } = await reviews.timesOf(submitted.id);
    await reach(reachedAt + standard.challenge - 10n);
    await objectBy(system, submitted, members.slice(3, 6));
    await reach((await reviews.timesOf(submitted.id)).disputedAt + ESCALATION - 10n);
    await reviews.connect(members[3]).escalate(submitted.question);
    await reach(submitted.deadline + standard.challenge + ESCALATION + ANSWER);
    await bounties.dismiss(bounty.terms, [submitted.claim]);
    expect((await bounties.potOf(bounty.id)).pending).to.equal(0n);
  });
});

describe("Bounties: given a domain that is retired", () => {
  it("opens nothing in it", async () => {
    const { bounties, contractors, admin, funder, token } = await load();
    await contractors.connect(admin).retireDomain(1n);
    await expectError(
      bounties.connect(funder).open(token, 1n, 2n ** 40n, "ipfs://task", 1n),
      contractors,
      "Contractors_RetiredDomain",
      1n,
    );
  });

  it("takes no claim to a bounty from before, judges those that it has, and gives the money back", async () => {
    const system = await load();
    const { bounties, contractors, reviews, admin, claimant, stranger, funder, token } = system;
    const bounty = await openBounty(system);
    const submitted = await submitClaim(system, bounty);
    await contractors.connect(admin).retireDomain(1n);
    await expectError(
      bounties.connect(stranger).claim(bounty.terms, awardsFor([claimant, 1n]), "ipfs://work"),
      contractors,
      "Contractors_RetiredDomain",
      1n,
    );
    await addMoney(system, bounty, 10n, funder);
    await driveReview(system, submitted, "Passed");
    await bounties.award(bounty.terms, submitted.claim, false);
    expect(await reviews.stateOf(submitted.id)).to.equal(ReviewState.Passed);
    await passDeadline(bounty);
    await expectChanges(system, () => bounties.refund(bounty.terms, [bounty.contribution], false), {
      accounts: [
        [bounty.account, token, -603n],
        [funder, token, 603n],
      ],
    });
  });
});

describe("Bounties: who is barred from a claim", () => {
  const COMPANY = 20;

  /** The members at `places` bill through a company, crowd's at {@link COMPANY}, since two days. */
  async function joined(...places: number[]) {
    const system = await load();
    const { contractors, members, crowd } = system;
    for (const place of places) {
      await contractors.connect(crowd[COMPANY]!).invite(members[place]!, true);
      await contractors.connect(members[place]!).joinCompany(crowd[COMPANY]!, [1n, 2n, 3n]);
    }
    await networkHelpers.time.increase(2n * DAY);
    return { ...system, company: crowd[COMPANY]! };
  }

  it("is nobody while claimant and payees are unknown", async () => {
    const system = await load();
    const { question } = await submitClaim(system, await openBounty(system));
    expect(question.barred).to.deep.equal([]);
  });

  it("are the claimant, the payees and everybody of their companies, as the claim says when it is awarded", async () => {
    const system = await joined(0, 1);
    const { bounties, contractors, reviews, members, claimant } = system;
    const bounty = await openBounty(system);
    const submitted = await submitClaim(system, bounty, awardsFor([members[0], 100n]), claimant);
    const [own, company] = await Promise.all([
      contractors.partyNumberOf(members[0]),
      contractors.partyNumberOf(system.company),
    ]);
    expect(submitted.claim.barred).to.deep.equal([0n, own, company]);
    for (const barred of members.slice(0, 2)) {
      await expectError(
        reviews.connect(barred).endorse(submitted.question, ""),
        reviews,
        "Reviews_Barred",
        submitted.id,
        barred,
      );
    }
    await driveReview(system, submitted, "Passed", members.slice(2, 5));
    await expectError(
      bounties.award(bounty.terms, { ...submitted.claim, barred: [] }, false),
      reviews,
      "Reviews_UnexpectedState",
      reviews.idOf({ ...submitted.question, barred: [] }),
      ReviewState.None,
      bitsOf("Passed", "Rejected"),
    );
    await bounties.award(bounty.terms, submitted.claim, false);
  });

  it("stays barred from a claim when a payee moves to another address meanwhile", async () => {
    const system = await load();
    const { contractors, moves, reviews, members, claimant, crowd } = system;
    const bounty = await openBounty(system);
    const submitted = await submitClaim(system, bounty, awardsFor([members[0], 100n]), claimant);
    await moves.connect(members[0]).offer(crowd[0]);
    await moves.connect(crowd[0]).take(members[0], [1n, 2n, 3n]);
    expect(await contractors.isCleared(1n, crowd[0])).to.equal(true);
    await expectError(
      reviews.connect(crowd[0]).endorse(submitted.question, ""),
      reviews,
      "Reviews_Barred",
      submitted.id,
      crowd[0],
    );
  });
});
