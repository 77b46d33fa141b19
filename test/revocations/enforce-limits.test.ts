import { expect } from "chai";

import { expectError, expectEvents, secondOf } from "../fixtures/assertions.ts";
import { numberOf } from "../fixtures/parties.ts";
import { at, DAY, networkHelpers, now, pass, reach } from "../fixtures/chain.ts";
import { admit, answer, ReviewState, revoke } from "../fixtures/reviews.ts";
import { endorseRevocation, openRevocation, revocationIn } from "../fixtures/revocations.ts";
import { tellsEnd } from "../fixtures/tokens.ts";
import { deploySystem, DOMAINS, Kind, offerOf, type System } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard } = DOMAINS;

/** Whether the seventh member's clearance is suspended, and whether it has ended. */
async function standing({ contractors, members }: System): Promise<{ suspended: boolean; ended: boolean }> {
  const { suspended, ended } = await contractors.clearanceOf(standard.id, members[6]);
  return { suspended, ended };
}

describe("Revocations: enforce, given limits and other ends", () => {
  describe("given the domain's limit is used up", () => {
    /** The sixth member was suspended just now, which is what the domain allows in 30 days. */
    async function usedUp() {
      const system = await load();
      await revocationIn(system, "Reached", { account: system.members[5] });
      const next = await system.contractors.nextRevocation(standard.id);
      return { ...system, next };
    }

    it("counts the k-th endorsement, suspends nobody, and waits for the next span", async () => {
      const system = await usedUp();
      const { revocations, contractors, reviews, members, next } = system;
      const opened = await openRevocation(system);
      await endorseRevocation(system, opened, [members[1]]);
      await expectEvents(system, revocations.connect(members[2]).endorse(opened.revocation, ""), [
        [reviews, "Endorsed", opened.id, members[2], ""],
        [reviews, "ReviewReached", opened.id],
      ]);
      await expectError(
        revocations.enforce(opened.revocation),
        revocations,
        "Revocations_NothingToDo",
        opened.id,
        ReviewState.Reached,
      );
      expect(await standing(system)).to.deep.equal({ suspended: false, ended: false });
      await pass(opened.challenge);
      await expectError(
        revocations.enforce(opened.revocation),
        contractors,
        "Contractors_Throttled",
        standard.id,
        next,
      );
      await at(next - 1n);
      await expectError(
        revocations.enforce(opened.revocation, { gasLimit: 1_000_000n }),
        contractors,
        "Contractors_Throttled",
        standard.id,
        next,
      );
      await at(next);
      await expectEvents(system, revocations.enforce(opened.revocation), [
        [reviews, "ReviewPassed", opened.id],
        [revocations, "Revoked", opened.id],
        [contractors, "ClearanceSuspended", standard.id, members[6]],
        ...(await tellsEnd(system, standard.id, members[6])),
      ]);
      expect(next > (await now()) - 40n * DAY).to.equal(true);
    });

    it("does not keep the first from being decided", async () => {
      const system = await load();
      const { revocations, contractors, members } = system;
      const { id, revocation } = await revocationIn(system, "Concludable");
      expect((await contractors.nextRevocation(standard.id)) > (await now())).to.equal(true);
      await revocations.enforce(revocation);
      expect(await contractors.isCleared(standard.id, members[6])).to.equal(false);
      expect(await revocations.suspends(id)).to.equal(false);
    });
  });

  describe("given two revocations of one clearance", () => {
    it("suspends once; the second passes while the first holds, and the first then has nothing to end", async () => {
      const system = await load();
      const { revocations, reviews, members } = system;
      const second = await openRevocation(system, { opener: members[1] });
      const first = await revocationIn(system, "Appealed");
      for (const member of [members[0], members[2]]) {
        await revocations.connect(member).endorse(second.revocation, "");
      }
      expect(await revocations.suspends(first.id)).to.equal(true);
      expect(await revocations.suspends(second.id)).to.equal(false);
      await pass(second.challenge);
      await expectEvents(system, revocations.enforce(second.revocation), [
        [reviews, "ReviewPassed", second.id],
        [revocations, "Revoked", second.id],
        ...(await tellsEnd(system, standard.id, members[6])),
      ]);
      await answer(system, first, false);
      // The clearance that it was about is gone: there is nothing to spare.
      await expectEvents(system, revocations.enforce(first.revocation), [[revocations, "RevocationLifted", first.id]]);
      expect(await standing(system)).to.deep.equal({ suspended: true, ended: true });
    });

    it("suspends no more for 180 days once one was rejected, and ends it if another passes", async () => {
      const system = await load();
      const { revocations, contractors, reviews, members } = system;
      const first = await revocationIn(system, "Appealed");
      await pass(30n * DAY);
      const second = await openRevocation(system, { opener: members[1] });
      await endorseRevocation(system, second, [members[0], members[2]]);
      await reviews.connect(members[6]).appeal(second.question, "");
      expect(await revocations.suspends(second.id)).to.equal(false);
      await pass(10n * DAY);
      await answer(system, first, false);
      const lifted = await secondOf(revocations.enforce(first.revocation));
      expect(await contractors.isCleared(standard.id, members[6])).to.equal(true);
      const number = await numberOf(system, members[6]);
      expect(await revocations.sparedUntil(standard.id, number)).to.equal(lifted + 180n * DAY);
      await expectError(
        revocations.enforce(second.revocation),
        revocations,
        "Revocations_NothingToDo",
        second.id,
        ReviewState.Escalated,
      );
      await answer(system, second, true);
      await expectEvents(system, revocations.enforce(second.revocation), [
        [revocations, "Revoked", second.id],
        [contractors, "ClearanceSuspended", standard.id, members[6]],
        ...(await tellsEnd(system, standard.id, members[6])),
      ]);
    });

    it("suspends again when 180 days are over, to the second", async () => {
      const system = await load();
      const { revocations, members } = system;
      const first = await revocationIn(system, "No");
      const until = (await secondOf(revocations.enforce(first.revocation))) + 180n * DAY;
      await reach(until - DAY);
      const early = await openRevocation(system, { opener: members[1] });
      const late = await openRevocation(system);
      await endorseRevocation(system, early, [members[0]]);
      await endorseRevocation(system, late, [members[1]]);
      await at(until - 1n);
      await revocations.connect(members[2]).endorse(early.revocation, "");
      expect(await revocations.suspends(early.id)).to.equal(false);
      await at(until);
      await revocations.connect(members[2]).endorse(late.revocation, "");
      expect(await revocations.suspends(late.id)).to.equal(true);
    });
  });

  describe("given a clearance that ended meanwhile", () => {
    it("takes back and suspends nothing where the stakeholders ended it", async () => {
      const system = await load();
      const { revocations } = system;
      const reached = await revocationIn(system, "Reached");
      const open = await openRevocation(system, { opener: system.members[1] });
      await revoke(system, standard, [system.members[6]]);
      await endorseRevocation(system, open, [system.members[0], system.members[2]]);
      expect(await revocations.suspends(open.id)).to.equal(false);
      await pass(reached.challenge);
      await expectEvents(system, revocations.enforce(reached.revocation), [
        [system.reviews, "ReviewPassed", reached.id],
        [revocations, "Revoked", reached.id],
      ]);
    });

    it("leaves alone one that began anew since: it was not judged", async () => {
      for (const stage of ["Yes", "No"] as const) {
        const system = await load();
        const { revocations, contractors, members } = system;
        const { id, revocation } = await revocationIn(system, stage);
        await revoke(system, standard, [members[6]]);
        await admit(system, standard, [members[6]]);
        const expected = stage === "Yes" ? "Revoked" : "RevocationLifted";
        await expectEvents(system, revocations.enforce(revocation), [[revocations, expected, id]]);
        expect(await revocations.sparedUntil(standard.id, await contractors.partyNumberOf(members[6]))).to.equal(0n);
        expect(await contractors.isCleared(standard.id, members[6])).to.equal(true);
      }
    });

    it("leaves alone one that began anew in the second in which the revocation opened, and suspends none", async () => {
      const system = await load();
      const { revocations, contractors, reviews, members } = system;
      const opened = await openRevocation(system);
      await revoke(system, standard, [members[6]]);
      await admit(system, standard, [members[6]]);
      await endorseRevocation(system, opened, members.slice(1, 3));
      expect(await reviews.stateOf(opened.id)).to.equal(ReviewState.Reached);
      expect(await revocations.suspends(opened.id)).to.equal(false);
      expect(await contractors.isCleared(standard.id, members[6])).to.equal(true);
    });

    it("suspends nobody whose time is over", async () => {
      const system = await load();
      const { clearances, revocations, contractors, admin, candidate, members } = system;
      const until = (await now()) + 5n * DAY;
      await clearances.connect(admin).admit(standard.id, candidate, offerOf({ kind: Kind.Proposal, until }));
      const opened = await openRevocation(system, { account: candidate });
      await endorseRevocation(system, opened, [members[1]]);
      await reach(until);
      await revocations.connect(members[2]).endorse(opened.revocation, "");
      expect(await revocations.suspends(opened.id)).to.equal(false);
      await contractors.expire(standard.id, candidate);
    });
  });
});
