import { expect } from "chai";

import { expectChanges, expectError, expectEvents, plain } from "../fixtures/assertions.ts";
import {
  awardsFor,
  BountyState,
  claimIn,
  deployBounties,
  openBounty,
  passDeadline,
  questionOfClaim,
  submitClaim,
} from "../fixtures/bounties.ts";
import { networkHelpers, pass, reach } from "../fixtures/chain.ts";
import { bitsOf, endorseBy, ESCALATION, objectBy, ReviewState, revoke } from "../fixtures/reviews.ts";
import { DOMAINS } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deployBounties);
const FINAL = bitsOf("Passed", "Rejected");

describe("Bounties: dismiss", () => {
  it("puts a rejected claim aside, whoever calls; moves no money", async () => {
    const system = await load();
    const { bounties, reviews, stranger } = system;
    const bounty = await openBounty(system);
    const { id, claim } = await claimIn(system, bounty, "Rejected");
    const dismiss = await expectChanges(system, () => bounties.connect(stranger).dismiss(bounty.terms, [claim]), {});
    await expectEvents(system, Promise.resolve(dismiss), [[bounties, "ClaimDismissed", bounty.id, id]]);
    expect(plain(await bounties.potOf(bounty.id))).to.deep.equal([1_000n, 0n, 0n]);
    expect((await reviews.reviewOf(id)).settled).to.equal(true);
  });

  it("puts many aside at once, concluding where that is due", async () => {
    const system = await load();
    const { bounties, contractors, reviews, members, stranger } = system;
    const bounty = await openBounty(system);
    const [first, second] = [
      await submitClaim(system, bounty),
      await submitClaim(system, bounty, awardsFor([stranger, 1n])),
    ];
    await objectBy(system, first, members.slice(3, 6));
    await reach(second.deadline - 10n);
    await endorseBy(system, second, members.slice(0, 3));
    await revoke(system, DOMAINS.standard, [members[0]]);
    await reach(second.deadline + DOMAINS.standard.challenge + ESCALATION);
    await expectEvents(system, bounties.dismiss(bounty.terms, [first.claim, second.claim]), [
      [bounties, "ClaimDismissed", bounty.id, first.id],
      [reviews, "SayDropped", second.id, await contractors.partyNumberOf(members[0])],
      [reviews, "ReviewReopened", second.id],
      [bounties, "ClaimDismissed", bounty.id, second.id],
    ]);
    expect((await bounties.potOf(bounty.id)).pending).to.equal(0n);
  });

  describe("given an approved claim that no longer fits the pot", () => {
    it("keeps it before the deadline, when money could still come in, and puts it aside from the deadline on", async () => {
      const system = await load();
      const { bounties, claimant, stranger, members } = system;
      const bounty = await openBounty(system);
      const first = await submitClaim(system, bounty, awardsFor([claimant, 700n]));
      const second = await submitClaim(system, bounty, awardsFor([stranger, 301n]), stranger);
      await endorseBy(system, first, members.slice(0, 3));
      await endorseBy(system, second, members.slice(0, 3));
      await pass(DOMAINS.standard.challenge);
      await bounties.award(bounty.terms, first.claim, false);
      await expectError(bounties.dismiss(bounty.terms, [second.claim]), bounties, "Bounties_StillPayable", second.id);
      await reach(bounty.terms.deadline - 2n);
      await expectError(bounties.dismiss(bounty.terms, [second.claim]), bounties, "Bounties_StillPayable", second.id);
      await passDeadline(bounty);
      await bounties.dismiss(bounty.terms, [second.claim]);
      expect(await bounties.stateOf(bounty.terms)).to.equal(BountyState.Closed);
    });

    it("keeps one that fits to the unit, also after the deadline", async () => {
      const system = await load();
      const { bounties } = system;
      const bounty = await openBounty(system, { amount: 400n });
      const { id, claim } = await claimIn(system, bounty, "Passed");
      await passDeadline(bounty);
      await expectError(bounties.dismiss(bounty.terms, [claim]), bounties, "Bounties_StillPayable", id);
      await bounties.award(bounty.terms, claim, false);
    });
  });

  describe("given bad input", () => {
    it("reverts for an empty list", async () => {
      const system = await load();
      const { bounties } = system;
      const { terms } = await openBounty(system);
      await expectError(bounties.dismiss(terms, []), bounties, "Bounties_EmptyList");
    });

    for (const state of ["Open", "Reached", "Contested", "Lapsed", "Escalated"] as const) {
      it(`reverts for a claim whose review is ${state}`, async () => {
        const system = await load();
        const { bounties, reviews } = system;
        const bounty = await openBounty(system);
        const { id, claim } = await claimIn(system, bounty, state);
        await expectError(
          bounties.dismiss(bounty.terms, [claim]),
          reviews,
          "Reviews_UnexpectedState",
          id,
          ReviewState[state],
          FINAL,
        );
      });
    }

    it("reverts for a claim that is named twice", async () => {
      const system = await load();
      const { bounties, reviews } = system;
      const bounty = await openBounty(system);
      const { id, claim } = await claimIn(system, bounty, "Rejected");
      await expectError(bounties.dismiss(bounty.terms, [claim, claim]), reviews, "Reviews_AlreadySettled", id);
    });

    it("reverts for an approved claim, also where its conclusion is due", async () => {
      for (const state of ["Passed", "Concludable"] as const) {
        const system = await load();
        const { bounties } = system;
        const bounty = await openBounty(system);
        const { id, claim } = await claimIn(system, bounty, state);
        await expectError(bounties.dismiss(bounty.terms, [claim]), bounties, "Bounties_StillPayable", id);
      }
    });

    it("reverts for the claim of another bounty", async () => {
      const system = await load();
      const { bounties, reviews } = system;
      const bounty = await openBounty(system);
      const other = await openBounty(system);
      const { claim } = await claimIn(system, bounty, "Rejected");
      const id = reviews.idOf(questionOfClaim(system, other.terms, claim));
      await expectError(
        bounties.dismiss(other.terms, [claim]),
        reviews,
        "Reviews_UnexpectedState",
        id,
        ReviewState.None,
        FINAL,
      );
    });

    it("reverts for all when one cannot be put aside", async () => {
      const system = await load();
      const { bounties } = system;
      const bounty = await openBounty(system);
      const rejected = await claimIn(system, bounty, "Rejected");
      const passed = await claimIn(system, bounty, "Passed");
      await expectError(
        bounties.dismiss(bounty.terms, [rejected.claim, passed.claim]),
        bounties,
        "Bounties_StillPayable",
        passed.id,
      );
      expect((await bounties.potOf(bounty.id)).pending).to.equal(2n);
    });
  });
});
