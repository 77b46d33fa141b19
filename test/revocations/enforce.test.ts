import { expect } from "chai";

import { expectError, expectEvents, plain } from "../fixtures/assertions.ts";
import { at, DAY, networkHelpers, pass, reach } from "../fixtures/chain.ts";
import { MEMBERS_DOMAINS, moveParty, numberOf } from "../fixtures/parties.ts";
import { ANSWER, answer, ESCALATION, objectBy, ReviewState, revoke } from "../fixtures/reviews.ts";
import {
  appeal,
  endorseRevocation,
  openRevocation,
  type RevocationStage,
  revocationIn,
  sparedBy,
} from "../fixtures/revocations.ts";
import { tellsEnd } from "../fixtures/tokens.ts";
import { deploySystem, DOMAINS, type System } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard } = DOMAINS;

/** Whether the seventh member's clearance is suspended, and whether it has ended. */
async function standing({ contractors, members }: System): Promise<{ suspended: boolean; ended: boolean }> {
  const { suspended, ended } = await contractors.clearanceOf(standard.id, members[6]);
  return { suspended, ended };
}

describe("Revocations: enforce", () => {
  it("suspends whom k endorsed past this contract, whoever calls", async () => {
    const system = await load();
    const { revocations, contractors, reviews, members, stranger } = system;
    const { id, revocation, question } = await openRevocation(system);
    for (const member of members.slice(1, 3)) await reviews.connect(member).endorse(question, "");
    expect(await standing(system)).to.deep.equal({ suspended: false, ended: false });
    await expectEvents(system, revocations.connect(stranger).enforce(revocation), [
      [revocations, "RevocationSuspends", id],
      [contractors, "ClearanceSuspended", standard.id, members[6]],
    ]);
  });

  it("takes the clearance back after 7 days in which nobody objected or appealed, to the second", async () => {
    const system = await load();
    const { revocations, contractors, reviews, members, stranger } = system;
    const { id, revocation } = await revocationIn(system, "Reached");
    const { reachedAt } = await reviews.timesOf(id);
    await at(reachedAt + 7n * DAY - 1n);
    await expectError(
      revocations.enforce(revocation, { gasLimit: 1_000_000n }),
      revocations,
      "Revocations_NothingToDo",
      id,
      ReviewState.Reached,
    );
    await at(reachedAt + 7n * DAY);
    await expectEvents(system, revocations.connect(stranger).enforce(revocation), [
      [reviews, "ReviewPassed", id],
      [revocations, "Revoked", id],
      ...(await tellsEnd(system, standard.id, members[6])),
    ]);
    const { ended, until } = await contractors.clearanceOf(standard.id, members[6]);
    expect([ended, until]).to.deep.equal([true, reachedAt + 7n * DAY]);
    expect(await revocations.suspends(id)).to.equal(false);
    expect((await reviews.reviewOf(id)).settled).to.equal(true);
  });

  it("lifts the suspension when an endorser withdraws, and suspends again with another's endorsement", async () => {
    const system = await load();
    const { revocations, contractors, reviews, members } = system;
    const opened = await revocationIn(system, "Reached");
    await reviews.connect(members[0]).withdraw(opened.question);
    expect(await standing(system)).to.deep.equal({ suspended: true, ended: false });
    await expectEvents(system, revocations.enforce(opened.revocation), [
      [revocations, "RevocationLifted", opened.id],
      [contractors, "ClearanceReinstated", standard.id, members[6]],
    ]);
    expect(await revocations.suspends(opened.id)).to.equal(false);
    // However often it suspends, it counts once for what the domain allows in 30 days.
    const next = await contractors.nextRevocation(standard.id);
    await endorseRevocation(system, opened, [members[3]]);
    expect(await reviews.stateOf(opened.id)).to.equal(ReviewState.Reached);
    expect(await standing(system)).to.deep.equal({ suspended: true, ended: false });
    expect(await contractors.nextRevocation(standard.id)).to.equal(next);
  });

  it("lifts the suspension when the conclusion finds that an endorser has left", async () => {
    const system = await load();
    const { revocations, contractors, reviews, members } = system;
    const { id, revocation } = await revocationIn(system, "Concludable");
    await revoke(system, standard, [members[2]]);
    await expectEvents(system, revocations.enforce(revocation), [
      [reviews, "SayDropped", id, await numberOf(system, members[2])],
      [reviews, "ReviewReopened", id],
      [revocations, "RevocationLifted", id],
      [contractors, "ClearanceReinstated", standard.id, members[6]],
    ]);
  });

  describe("given an appeal by the subject", () => {
    it("keeps the suspension until the arbiter answers", async () => {
      const system = await load();
      const { revocations, reviews, members } = system;
      const opened = await revocationIn(system, "Reached");
      await expectEvents(system, reviews.connect(members[6]).appeal(opened.question, ""), [
        [reviews, "ReviewAppealed", opened.id, members[6], ""],
        [reviews, "ReviewEscalated", opened.id, members[6]],
      ]);
      expect(await standing(system)).to.deep.equal({ suspended: true, ended: false });
      await expectError(
        revocations.enforce(opened.revocation),
        revocations,
        "Revocations_NothingToDo",
        opened.id,
        ReviewState.Escalated,
      );
    });

    it("suspends an appealed one that was not suspended yet", async () => {
      const system = await load();
      const { revocations, contractors, reviews, members } = system;
      const opened = await openRevocation(system);
      for (const member of members.slice(1, 3)) await reviews.connect(member).endorse(opened.question, "");
      await appeal(system, opened);
      await expectEvents(system, revocations.enforce(opened.revocation), [
        [revocations, "RevocationSuspends", opened.id],
        [contractors, "ClearanceSuspended", standard.id, members[6]],
      ]);
    });

    it("takes the clearance back when the arbiter says yes", async () => {
      const system = await load();
      const { revocations, members } = system;
      const { id, revocation } = await revocationIn(system, "Yes");
      await expectEvents(system, revocations.enforce(revocation), [
        [revocations, "Revoked", id],
        ...(await tellsEnd(system, standard.id, members[6])),
      ]);
    });

    it("lifts when the arbiter says no", async () => {
      const system = await load();
      const { revocations, contractors, members } = system;
      const { id, revocation } = await revocationIn(system, "No");
      const enforcing = revocations.enforce(revocation);
      await expectEvents(system, enforcing, [
        [revocations, "RevocationSpares", id, await sparedBy(enforcing)],
        [revocations, "RevocationLifted", id],
        [contractors, "ClearanceReinstated", standard.id, members[6]],
      ]);
      expect(await contractors.isCleared(standard.id, members[6])).to.equal(true);
    });

    it("lifts when the arbiter is silent for 45 days, to the second", async () => {
      const system = await load();
      const { revocations, contractors, reviews, members } = system;
      const { id, revocation } = await revocationIn(system, "Appealed");
      const { disputedAt } = await reviews.timesOf(id);
      await at(disputedAt + ANSWER - 1n);
      await expectError(
        revocations.enforce(revocation, { gasLimit: 1_000_000n }),
        revocations,
        "Revocations_NothingToDo",
        id,
        ReviewState.Escalated,
      );
      await at(disputedAt + ANSWER);
      const enforcing = revocations.enforce(revocation);
      await expectEvents(system, enforcing, [
        [revocations, "RevocationSpares", id, await sparedBy(enforcing)],
        [revocations, "RevocationLifted", id],
        [contractors, "ClearanceReinstated", standard.id, members[6]],
      ]);
    });
  });

  describe("given an appeal before k have endorsed", () => {
    it("suspends with the k-th endorsement, and keeps that until the arbiter answers", async () => {
      const system = await load();
      const { revocations, contractors, reviews, members } = system;
      const opened = await openRevocation(system);
      await appeal(system, opened);
      await endorseRevocation(system, opened, [members[1]]);
      expect(await standing(system)).to.deep.equal({ suspended: false, ended: false });
      await expectEvents(system, revocations.connect(members[2]).endorse(opened.revocation, ""), [
        [reviews, "Endorsed", opened.id, members[2], ""],
        [reviews, "ReviewReached", opened.id],
        [reviews, "ReviewEscalated", opened.id, members[6]],
        [revocations, "RevocationSuspends", opened.id],
        [contractors, "ClearanceSuspended", standard.id, members[6]],
      ]);
      await answer(system, opened, true);
      await expectEvents(system, revocations.enforce(opened.revocation), [
        [revocations, "Revoked", opened.id],
        ...(await tellsEnd(system, standard.id, members[6])),
      ]);
    });

    it("suspends nobody and spares nobody where k never endorse", async () => {
      const system = await load();
      const { revocations, reviews, members } = system;
      const opened = await openRevocation(system);
      await appeal(system, opened);
      await endorseRevocation(system, opened, [members[1]]);
      await reach(opened.deadline + ESCALATION);
      expect(await reviews.stateOf(opened.id)).to.equal(ReviewState.Rejected);
      await expectError(
        revocations.enforce(opened.revocation),
        revocations,
        "Revocations_NothingToDo",
        opened.id,
        ReviewState.Rejected,
      );
    });
  });

  describe("given objections", () => {
    it("keeps the suspension until the arbiter answers, and lifts with the no", async () => {
      const system = await load();
      const { revocations, contractors, reviews, members } = system;
      const opened = await revocationIn(system, "Reached");
      await objectBy(system, opened, members.slice(3, 5));
      await expectEvents(system, reviews.connect(members[5]).object(opened.question, ""), [
        [reviews, "Objected", opened.id, members[5], ""],
        [reviews, "ReviewContested", opened.id],
        [reviews, "ReviewEscalated", opened.id, members[5]],
      ]);
      await expectError(
        revocations.enforce(opened.revocation),
        revocations,
        "Revocations_NothingToDo",
        opened.id,
        ReviewState.Escalated,
      );
      expect(await standing(system)).to.deep.equal({ suspended: true, ended: false });
      await answer(system, opened, false);
      const enforcing = revocations.enforce(opened.revocation);
      await expectEvents(system, enforcing, [
        [revocations, "RevocationSpares", opened.id, await sparedBy(enforcing)],
        [revocations, "RevocationLifted", opened.id],
        [contractors, "ClearanceReinstated", standard.id, members[6]],
      ]);
    });

    it("lifts when the recount at the k-th objection leaves fewer than k endorsements", async () => {
      const system = await load();
      const { revocations, contractors, reviews, members } = system;
      const opened = await revocationIn(system, "Reached");
      await revoke(system, standard, [members[2]]);
      await objectBy(system, opened, members.slice(3, 6));
      expect(await reviews.stateOf(opened.id)).to.equal(ReviewState.Escalated);
      await expectEvents(system, revocations.enforce(opened.revocation), [
        [revocations, "RevocationLifted", opened.id],
        [contractors, "ClearanceReinstated", standard.id, members[6]],
      ]);
    });

    it("takes back a clearance that was never suspended when the arbiter says yes to what k objected to", async () => {
      const system = await load();
      const { revocations, contractors, members } = system;
      const opened = await revocationIn(system, "Contested");
      await answer(system, opened, true);
      await expectEvents(system, revocations.enforce(opened.revocation), [
        [revocations, "Revoked", opened.id],
        [contractors, "ClearanceSuspended", standard.id, members[6]],
        ...(await tellsEnd(system, standard.id, members[6])),
      ]);
    });
  });

  describe("given nothing to do", () => {
    const STATE_OF: Partial<Record<RevocationStage, bigint>> = {
      Open: ReviewState.Open,
      Reached: ReviewState.Reached,
      Appealed: ReviewState.Escalated,
      Lapsed: ReviewState.Lapsed,
      Rejected: ReviewState.Rejected,
    };
    for (const [stage, state] of Object.entries(STATE_OF)) {
      it(`reverts while it is ${stage}`, async () => {
        const system = await load();
        const { revocations } = system;
        const { id, revocation } = await revocationIn(system, stage as RevocationStage);
        await expectError(revocations.enforce(revocation), revocations, "Revocations_NothingToDo", id, state);
      });
    }

    it("reverts for one that was never opened", async () => {
      const system = await load();
      const { revocations, reviews } = system;
      const { revocation } = await openRevocation(system);
      const other = { ...revocation, salt: revocation.salt + 1n };
      const id = reviews.idOf(plain(await revocations.questionOf(other)) as never);
      await expectError(revocations.enforce(other), revocations, "Revocations_NothingToDo", id, ReviewState.None);
    });

    it("reverts the second time, revoked or lifted", async () => {
      const system = await load();
      const { revocations, reviews } = system;
      const lifted = await revocationIn(system, "No");
      await revocations.enforce(lifted.revocation);
      await expectError(
        revocations.enforce(lifted.revocation),
        revocations,
        "Revocations_NothingToDo",
        lifted.id,
        ReviewState.Rejected,
      );
      await pass(40n * DAY);
      const revoked = await revocationIn(system, "Yes");
      await revocations.enforce(revoked.revocation);
      await expectError(revocations.enforce(revoked.revocation), reviews, "Reviews_AlreadySettled", revoked.id);
    });
  });

  it("finds who moved to another address meanwhile, who can still appeal", async () => {
    const system = await load();
    const { revocations, contractors, reviews, members, crowd } = system;
    const opened = await openRevocation(system);
    await moveParty(system, members[6], crowd[0], MEMBERS_DOMAINS);
    await endorseRevocation(system, opened, members.slice(1, 3));
    const { suspended } = await contractors.clearanceOf(standard.id, crowd[0]);
    expect(suspended).to.equal(true);
    await expectError(
      reviews.connect(members[6]).appeal(opened.question, ""),
      reviews,
      "Reviews_NotAppealable",
      opened.id,
      members[6],
    );
    await reviews.connect(crowd[0]).appeal(opened.question, "");
    await answer(system, opened, true);
    await expectEvents(system, revocations.enforce(opened.revocation), [
      [revocations, "Revoked", opened.id],
      ...(await tellsEnd(system, standard.id, crowd[0])),
    ]);
  });

  it("ends by a time that is known when it opens, though everybody takes all the time there is", async () => {
    const system = await load();
    const { reviews, members } = system;
    const opened = await openRevocation(system);
    await reach(opened.deadline - 10n);
    await endorseRevocation(system, opened, members.slice(1, 3));
    const { reachedAt } = await reviews.timesOf(opened.id);
    await at(reachedAt + opened.challenge - 1n);
    await appeal(system, opened);
    await reach(opened.deadline + opened.challenge + ANSWER);
    expect(await reviews.stateOf(opened.id)).to.equal(ReviewState.Rejected);
    await reach(opened.deadline + opened.challenge + ESCALATION + ANSWER);
    expect(await reviews.stateOf(opened.id)).to.equal(ReviewState.Rejected);
  });
});
