import { expect } from "chai";

import { expectError, expectEvents, plain } from "../fixtures/assertions.ts";
import { at, DAY, networkHelpers, now, pass, reach } from "../fixtures/chain.ts";
import { MEMBERS_DOMAINS, moveParty, numberOf } from "../fixtures/parties.ts";
import { admit, ANSWER, answer, ESCALATION, objectBy, ReviewState, revoke } from "../fixtures/reviews.ts";
import {
  appeal,
  endorseRevocation,
  openRevocation,
  type RevocationStage,
  revocationIn,
} from "../fixtures/revocations.ts";
import { signSay, signSays } from "../fixtures/signatures.ts";
import { tellsEnd } from "../fixtures/tokens.ts";
import { deploySystem, DOMAINS, Kind, offerOf, type System } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard } = DOMAINS;

/** Whether the seventh member's clearance is suspended, and whether it has ended. */
async function standing({ contractors, members }: System): Promise<{ suspended: boolean; ended: boolean }> {
  const { suspended, ended } = await contractors.clearanceOf(standard.id, members[6]);
  return { suspended, ended };
}

describe("Revocations: endorse and submit", () => {
  it("suspends with the k-th endorsement, in the same transaction", async () => {
    const system = await load();
    const { revocations, contractors, reviews, members } = system;
    const { id, revocation } = await openRevocation(system);
    await expectEvents(system, revocations.connect(members[1]).endorse(revocation, "absent"), [
      [reviews, "Endorsed", id, members[1], "absent"],
    ]);
    expect(await standing(system)).to.deep.equal({ suspended: false, ended: false });
    const { voices } = await contractors.domainOf(standard.id);
    await expectEvents(system, revocations.connect(members[2]).endorse(revocation, "ipfs://why"), [
      [reviews, "Endorsed", id, members[2], "ipfs://why"],
      [reviews, "ReviewReached", id],
      [revocations, "RevocationSuspends", id],
      [contractors, "ClearanceSuspended", standard.id, members[6]],
    ]);
    expect(await standing(system)).to.deep.equal({ suspended: true, ended: false });
    expect(await revocations.suspends(id)).to.equal(true);
    expect((await contractors.domainOf(standard.id)).voices).to.equal(voices - 1n);
  });

  it("suspends with the k-th signature, in the same transaction, whoever submits it", async () => {
    const system = await load();
    const { revocations, contractors, reviews, members, stranger } = system;
    const opened = await openRevocation(system);
    const signed = await signSays(system, opened.question, members.slice(1, 3));
    await expectEvents(system, revocations.connect(stranger).submit(opened.revocation, signed), [
      [reviews, "Endorsed", opened.id, members[1], ""],
      [reviews, "Endorsed", opened.id, members[2], ""],
      [reviews, "ReviewReached", opened.id],
      [revocations, "RevocationSuspends", opened.id],
      [contractors, "ClearanceSuspended", standard.id, members[6]],
    ]);
  });

  it("lifts with a withdrawal that is submitted", async () => {
    const system = await load();
    const { revocations, contractors, reviews, members } = system;
    const opened = await revocationIn(system, "Reached");
    const signed = await signSay(system, opened.question, members[1], { act: "Withdraw" });
    await expectEvents(system, revocations.submit(opened.revocation, [signed]), [
      [reviews, "SayWithdrawn", opened.id, members[1]],
      [reviews, "ReviewReopened", opened.id],
      [revocations, "RevocationLifted", opened.id],
      [contractors, "ClearanceReinstated", standard.id, members[6]],
    ]);
  });

  it("submits objections, and does nothing where there is nothing to enforce", async () => {
    const system = await load();
    const { revocations, reviews, members } = system;
    const opened = await openRevocation(system);
    const signed = await signSay(system, opened.question, members[3], { act: "Object", reason: "she was ill" });
    await expectEvents(system, revocations.submit(opened.revocation, [signed]), [
      [reviews, "Objected", opened.id, members[3], "she was ill"],
    ]);
  });

  it("reverts as endorsing in Reviews does", async () => {
    const system = await load();
    const { revocations, reviews, members, stranger } = system;
    const { id, revocation, openedAt } = await openRevocation(system);
    const endorse = (who: typeof stranger) => revocations.connect(who).endorse(revocation, "");
    await expectError(endorse(stranger), reviews, "Reviews_NotEligible", standard.id, stranger, openedAt);
    await expectError(endorse(members[0]), reviews, "Reviews_AlreadySaid", id, members[0]);
    await expectError(endorse(members[6]), reviews, "Reviews_Barred", id, members[6]);
  });

  it("reverts for a revocation that differs in anything", async () => {
    const system = await load();
    const { revocations, reviews, members } = system;
    const { revocation } = await openRevocation(system);
    for (const other of [
      { ...revocation, domain: 2n },
      { ...revocation, account: members[5].address },
      { ...revocation, opener: members[1].address },
      { ...revocation, content: `0x${"00".repeat(32)}` },
      { ...revocation, salt: revocation.salt + 1n },
      { ...revocation, barred: [] },
    ]) {
      await expectError(
        revocations.connect(members[1]).endorse(other, ""),
        reviews,
        "Reviews_UnexpectedState",
        reviews.idOf(plain(await revocations.questionOf(other)) as never),
        ReviewState.None,
        `0x${"2".padStart(64, "0")}`,
      );
    }
  });
});

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
    // The one suspension that the domain allows in 30 days was used up by the first.
    await endorseRevocation(system, opened, [members[3]]);
    expect(await reviews.stateOf(opened.id)).to.equal(ReviewState.Reached);
    expect(await standing(system)).to.deep.equal({ suspended: false, ended: false });
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
      await expectEvents(system, reviews.connect(members[6]).appeal(opened.question), [
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
      await expectEvents(system, revocations.enforce(revocation), [
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
      await expectEvents(system, revocations.enforce(revocation), [
        [revocations, "RevocationLifted", id],
        [contractors, "ClearanceReinstated", standard.id, members[6]],
      ]);
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
      await expectEvents(system, revocations.enforce(opened.revocation), [
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
      await expectEvents(system, revocations.enforce(first.revocation), [[revocations, "RevocationLifted", first.id]]);
      expect(await standing(system)).to.deep.equal({ suspended: true, ended: true });
    });

    it("suspends by the second once the first is lifted and the limit allows it", async () => {
      const system = await load();
      const { revocations, contractors, reviews, members } = system;
      const first = await revocationIn(system, "Appealed");
      await pass(30n * DAY);
      const second = await openRevocation(system, { opener: members[1] });
      await endorseRevocation(system, second, [members[0], members[2]]);
      await reviews.connect(members[6]).appeal(second.question);
      expect(await revocations.suspends(second.id)).to.equal(false);
      await pass(10n * DAY);
      await answer(system, first, false);
      await revocations.enforce(first.revocation);
      expect(await contractors.isCleared(standard.id, members[6])).to.equal(true);
      await expectEvents(system, revocations.enforce(second.revocation), [
        [revocations, "RevocationSuspends", second.id],
        [contractors, "ClearanceSuspended", standard.id, members[6]],
      ]);
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
        await expectEvents(system, revocations.enforce(revocation), [
          [revocations, stage === "Yes" ? "Revoked" : "RevocationLifted", id],
        ]);
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

    it("waits with one whose time is over until that is written down", async () => {
      const system = await load();
      const { clearances, revocations, contractors, admin, candidate, members } = system;
      const until = (await now()) + 5n * DAY;
      await clearances.connect(admin).admit(standard.id, candidate, offerOf({ kind: Kind.Proposal, until }));
      const opened = await openRevocation(system, { account: candidate });
      await endorseRevocation(system, opened, [members[1]]);
      await reach(until);
      await expectError(
        revocations.connect(members[2]).endorse(opened.revocation, ""),
        contractors,
        "Contractors_NotCleared",
        standard.id,
        candidate,
      );
      await contractors.expire(standard.id, candidate);
      await revocations.connect(members[2]).endorse(opened.revocation, "");
      expect(await revocations.suspends(opened.id)).to.equal(false);
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
      reviews.connect(members[6]).appeal(opened.question),
      reviews,
      "Reviews_NotAppealable",
      opened.id,
      members[6],
    );
    await reviews.connect(crowd[0]).appeal(opened.question);
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

describe("Revocations: who is suspended", () => {
  it("cannot resign, endorse, object, sponsor or bill, and can again when it is lifted", async () => {
    const system = await load();
    const { clearances, revocations, contractors, reviews, members, stranger } = system;
    const other = await openRevocation(system, { account: members[5], opener: members[1] });
    const opened = await revocationIn(system, "Reached");
    const subject = members[6];
    await expectError(
      clearances.connect(subject).resign(standard.id),
      contractors,
      "Contractors_NotCleared",
      standard.id,
      subject,
    );
    for (const say of ["endorse", "object"] as const) {
      await expectError(
        reviews.connect(subject)[say](other.question, ""),
        reviews,
        "Reviews_NotEligible",
        standard.id,
        subject,
        other.openedAt,
      );
    }
    const second = (await now()) + 100n;
    await at(second);
    await expectError(
      clearances.connect(subject).nominate(standard.id, stranger, offerOf(), "ipfs://x", 1n, { gasLimit: 1_000_000n }),
      reviews,
      "Reviews_NotEligible",
      standard.id,
      subject,
      second,
    );
    expect(await contractors.isCleared(standard.id, subject)).to.equal(false);
    expect(await contractors.isCleared(2n, subject)).to.equal(true);

    await reviews.connect(members[0]).withdraw(opened.question);
    await revocations.enforce(opened.revocation);
    await reviews.connect(subject).object(other.question, "");
    await clearances.connect(subject).resign(standard.id);
    expect(await standing(system)).to.deep.equal({ suspended: false, ended: true });
  });
});
