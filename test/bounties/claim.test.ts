import { expect } from "chai";
import { MaxUint256 } from "ethers";

import { NOBODY } from "../fixtures/accounts.ts";
import { expectChanges, expectError, expectEvents, plain } from "../fixtures/assertions.ts";
import {
  type Award,
  awardsFor,
  bountyBitsOf,
  BountyState,
  claimIn,
  deployBounties,
  describeClaim,
  openBounty,
  submitClaim,
  WORK,
} from "../fixtures/bounties.ts";
import { at, DAY, networkHelpers, now } from "../fixtures/chain.ts";
import { call } from "../fixtures/money.ts";
import { panelOf, ReviewState } from "../fixtures/reviews.ts";
import { DOMAINS } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deployBounties);
const { standard } = DOMAINS;
const OPEN = bountyBitsOf("Open");

describe("Bounties: claim", () => {
  it("opens a review of the bounty, the work, the payees and the amounts together; moves no money", async () => {
    const system = await load();
    const { bounties, reviews, claimant, stranger, funder } = system;
    const bounty = await openBounty(system);
    const awards = awardsFor([claimant, 300n], [stranger, 600n], [funder, 100n]);
    const second = (await now()) + 100n;
    const { id, question } = await describeClaim(system, bounty, second, awards, claimant);
    expect(question.payees).to.have.members([stranger.address, funder.address]);
    await at(second);
    const claim = await expectChanges(system, () => bounties.connect(claimant).claim(bounty.terms, awards, WORK), {});
    await expectEvents(system, Promise.resolve(claim), [
      [reviews, "ReviewOpened", id, bounties, 1n, Object.values(question), panelOf(standard)],
      [bounties, "ClaimSubmitted", bounty.id, id, claimant, awards.map(Object.values), WORK],
    ]);
    expect(plain(await bounties.potOf(bounty.id))).to.deep.equal([1_000n, 0n, 1n]);
    expect(await reviews.stateOf(id)).to.equal(ReviewState.Open);
  });

  it("is open to anybody, for anybody else", async () => {
    const system = await load();
    const { bounties, stranger, claimant } = system;
    const bounty = await openBounty(system);
    const { id } = await submitClaim(system, bounty, awardsFor([claimant, 1n]), stranger);
    expect(await system.reviews.stateOf(id)).to.equal(ReviewState.Open);
    expect((await bounties.potOf(bounty.id)).pending).to.equal(1n);
  });

  it("bars the claimant and every payee from endorsing it", async () => {
    const system = await load();
    const { reviews, members, stranger } = system;
    const [claimant, first, second] = members;
    const bounty = await openBounty(system);
    const awards = awardsFor([first, 1n], [second, 1n], [stranger, 1n]);
    const { id, question } = await submitClaim(system, bounty, awards, claimant);
    for (const barred of [claimant, first, second]) {
      await expectError(reviews.connect(barred).endorse(question, ""), reviews, "Reviews_Barred", id, barred);
    }
    await reviews.connect(members[3]).endorse(question, "");
  });

  it("bars a claimant who is a payee too", async () => {
    const system = await load();
    const { reviews, members } = system;
    const bounty = await openBounty(system);
    const { id, question } = await submitClaim(
      system,
      bounty,
      awardsFor([members[0], 1n], [members[1], 1n]),
      members[0],
    );
    expect(question.payees).to.deep.equal([members[1].address]);
    for (const barred of [members[0], members[1]]) {
      await expectError(reviews.connect(barred).endorse(question, ""), reviews, "Reviews_Barred", id, barred);
    }
  });

  it("takes sixteen payees and all that is in the pot", async () => {
    const system = await load();
    const { crowd } = system;
    const bounty = await openBounty(system, { amount: 160n });
    const awards = awardsFor(...crowd.slice(0, 16).map((payee) => [payee, 10n] as const));
    const { id } = await submitClaim(system, bounty, awards);
    expect(await system.reviews.stateOf(id)).to.equal(ReviewState.Open);
  });

  it("reserves nothing: claims may ask for more than the pot together", async () => {
    const system = await load();
    const { claimant, stranger } = system;
    const bounty = await openBounty(system);
    await submitClaim(system, bounty, awardsFor([claimant, 1_000n]));
    await submitClaim(system, bounty, awardsFor([stranger, 1_000n]), stranger);
    expect((await system.bounties.potOf(bounty.id)).pending).to.equal(2n);
  });

  it("is open in the last second before the deadline, not in the deadline's own", async () => {
    const system = await load();
    const { bounties, claimant, stranger } = system;
    const bounty = await openBounty(system, { deadline: (await now()) + DAY });
    const awards = awardsFor([claimant, 1n]);
    await at(bounty.terms.deadline);
    await expectError(
      bounties.connect(claimant).claim(bounty.terms, awards, WORK, { gasLimit: 1_000_000n }),
      bounties,
      "Bounties_UnexpectedState",
      bounty.id,
      BountyState.Closed,
      OPEN,
    );
    const late = await openBounty(system, { deadline: (await now()) + DAY });
    await at(late.terms.deadline - 1n);
    await bounties.connect(claimant).claim(late.terms, awards, WORK);
    await at(late.terms.deadline);
    await expectError(
      bounties.connect(stranger).claim(late.terms, awards, WORK, { gasLimit: 1_000_000n }),
      bounties,
      "Bounties_UnexpectedState",
      late.id,
      BountyState.Judging,
      OPEN,
    );
  });

  describe("given bad input", () => {
    it("reverts for terms of no bounty", async () => {
      const system = await load();
      const { bounties, claimant } = system;
      const { terms } = await openBounty(system);
      const other = { ...terms, deadline: terms.deadline + 1n };
      await expectError(
        bounties.connect(claimant).claim(other, awardsFor([claimant, 1n]), WORK),
        bounties,
        "Bounties_UnexpectedState",
        bounties.idOf(other),
        BountyState.None,
        OPEN,
      );
    });

    it("reverts without work", async () => {
      const system = await load();
      const { bounties, claimant } = system;
      const { terms } = await openBounty(system);
      await expectError(
        bounties.connect(claimant).claim(terms, awardsFor([claimant, 1n]), ""),
        bounties,
        "Bounties_NoContent",
      );
    });

    for (const count of [0, 17]) {
      it(`reverts for ${count} payees`, async () => {
        const system = await load();
        const { bounties, claimant, crowd } = system;
        const { terms } = await openBounty(system);
        const awards = awardsFor(...crowd.slice(0, count).map((payee) => [payee, 1n] as const));
        await expectError(
          bounties.connect(claimant).claim(terms, awards, WORK),
          bounties,
          "Bounties_InvalidPayeeCount",
          BigInt(count),
          16n,
        );
      });
    }

    it("reverts for payees out of order, named twice or zero", async () => {
      const system = await load();
      const { bounties, claimant, crowd } = system;
      const { terms } = await openBounty(system);
      const [low, high] = awardsFor([crowd[0], 1n], [crowd[1], 1n]) as [Award, Award];
      const caller = bounties.connect(claimant);
      await expectError(
        caller.claim(terms, [high, low], WORK),
        bounties,
        "Bounties_PayeesNotAscending",
        high.payee,
        low.payee,
      );
      await expectError(
        caller.claim(terms, [low, low], WORK),
        bounties,
        "Bounties_PayeesNotAscending",
        low.payee,
        low.payee,
      );
      await expectError(
        caller.claim(terms, [{ payee: NOBODY, amount: 1n }, low], WORK),
        bounties,
        "Bounties_PayeesNotAscending",
        NOBODY,
        NOBODY,
      );
    });

    it("reverts for an award of zero", async () => {
      const system = await load();
      const { bounties, claimant, stranger } = system;
      const { terms } = await openBounty(system);
      await expectError(
        bounties.connect(claimant).claim(terms, awardsFor([claimant, 1n], [stranger, 0n]), WORK),
        bounties,
        "Bounties_ZeroAward",
        stranger,
      );
    });

    it("reverts for more than is in the pot, together or alone, or more than all money", async () => {
      const system = await load();
      const { bounties, claimant, stranger } = system;
      const { id, terms } = await openBounty(system);
      const caller = bounties.connect(claimant);
      await expectError(
        caller.claim(terms, awardsFor([claimant, 400n], [stranger, 601n]), WORK),
        bounties,
        "Bounties_NoRoom",
        id,
        1_001n,
        1_000n,
      );
      await expectError(
        caller.claim(terms, awardsFor([claimant, MaxUint256], [stranger, 2n]), WORK),
        bounties,
        "Bounties_NoRoom",
        id,
        MaxUint256,
        1_000n,
      );
    });

    it("reverts for more than is left after an award", async () => {
      const system = await load();
      const { bounties, claimant, stranger } = system;
      const bounty = await openBounty(system);
      const { claim } = await claimIn(system, bounty, "Passed");
      await bounties.award(bounty.terms, claim, false);
      await expectError(
        bounties.connect(stranger).claim(bounty.terms, awardsFor([claimant, 601n]), WORK),
        bounties,
        "Bounties_NoRoom",
        bounty.id,
        601n,
        600n,
      );
      await submitClaim(system, bounty, awardsFor([claimant, 600n]), stranger);
    });

    it("reverts for the same claim in the same second", async () => {
      const system = await load();
      const { bounties, reviews, actor, claimant } = system;
      const bounty = await openBounty(system);
      const awards = awardsFor([claimant, 1n]);
      const second = (await now()) + 100n;
      const { question } = await describeClaim(system, bounty, second, awards, claimant);
      const asActor = { ...question, subject: await actor.getAddress(), payees: [claimant.address] };
      const claim = call(bounties, "claim", [bounty.terms, awards, WORK]);
      await at(second);
      await expectError(
        actor.run([claim, claim], { gasLimit: 2_000_000n }),
        reviews,
        "Reviews_AlreadyOpen",
        reviews.idOf(asActor),
      );
      expect((await bounties.potOf(bounty.id)).pending).to.equal(0n);
    });

    it("reverts once the right to open reviews is revoked", async () => {
      const system = await load();
      const { bounties, reviews, admin, claimant } = system;
      const { terms } = await openBounty(system);
      await reviews.connect(admin).revokeRole(await reviews.WORKFLOW_ROLE(), bounties);
      await expectError(
        bounties.connect(claimant).claim(terms, awardsFor([claimant, 1n]), WORK),
        reviews,
        "AccessControlUnauthorizedAccount",
        bounties,
        reviews.WORKFLOW_ROLE(),
      );
    });
  });
});
