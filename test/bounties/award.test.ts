import { expect } from "chai";

import { accountOf, addressOf, ETH, NOBODY, OUTSIDE } from "../fixtures/accounts.ts";
import { expectChanges, expectError, expectEvents, plain, receiptOf } from "../fixtures/assertions.ts";
import {
  addMoney,
  awardsFor,
  BountyState,
  claimIn,
  deployBounties,
  openBounty,
  type OpenedBounty,
  passDeadline,
  submitClaim,
} from "../fixtures/bounties.ts";
import { networkHelpers, pass } from "../fixtures/chain.ts";
import { Answer, attemptsIn, call } from "../fixtures/money.ts";
import { endorseBy } from "../fixtures/reviews.ts";
import { DOMAINS, type System } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deployBounties);

/** Two claims that the domain has approved: `first` for the claimant, `second` for a stranger. */
async function approveTwo(system: System, bounty: OpenedBounty, first: bigint, second: bigint) {
  const claims = [
    await submitClaim(system, bounty, awardsFor([system.claimant, first])),
    await submitClaim(system, bounty, awardsFor([system.stranger, second]), system.stranger),
  ] as const;
  for (const claim of claims) await endorseBy(system, claim, system.members.slice(0, 3));
  await pass(DOMAINS.standard.challenge);
  return claims;
}

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
      const { bounties } = system;
      const bounty = await openBounty(system);
      const [first, second] = await approveTwo(system, bounty, 700n, 600n);
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
      const { bounties, reviews } = system;
      const bounty = await openBounty(system);
      const [first, second] = await approveTwo(system, bounty, 1_000n, 1n);
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
