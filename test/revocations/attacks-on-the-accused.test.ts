import { expect } from "chai";

import { expectError, expectEvents, secondOf } from "../fixtures/assertions.ts";
import { at, DAY, networkHelpers, pass, reach } from "../fixtures/chain.ts";
import { foundDomain, FOUNDED, termsOf } from "../fixtures/contractors.ts";
import { numberOf } from "../fixtures/parties.ts";
import { admit, ANSWER, answer, ESCALATION, ReviewState } from "../fixtures/reviews.ts";
import {
  appeal,
  endorseRevocation,
  type OpenedRevocation,
  openRevocation,
  revocationIn,
  sparedBy,
} from "../fixtures/revocations.ts";
import { deploySystem, DOMAINS, type Domain, type Person, type System } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard } = DOMAINS;

/** k of 3, a period of 90 days: a revocation can be endorsed for longer than it counts. */
const SLOW = { ...standard, ...termsOf({ k: 3n, period: 90n * DAY }), id: FOUNDED } as unknown as Domain;

async function withSlowDomain(): Promise<System> {
  const system = await deploySystem();
  await foundDomain(system, { k: 3n, period: 90n * DAY });
  await admit(system, SLOW, system.members);
  await pass(DAY);
  return system;
}

/** Whether each of `people` is suspended in the slow domain. */
async function suspended({ contractors }: System, people: readonly Person[]): Promise<boolean[]> {
  return Promise.all(people.map(async (who) => (await contractors.clearanceOf(FOUNDED, who)).suspended));
}

/** The first three members suspend `account` in the slow domain, and the third takes it back at once. */
async function suspendForAMoment(system: System, account: Person): Promise<OpenedRevocation & { countedAt: bigint }> {
  const { reviews, revocations, members } = system;
  const opened = await openRevocation(system, { domain: SLOW, account });
  await endorseRevocation(system, opened, [members[1]]);
  const countedAt = await secondOf(revocations.connect(members[2]).endorse(opened.revocation, ""));
  await reviews.connect(members[2]).withdraw(opened.question);
  await revocations.enforce(opened.revocation);
  return { ...opened, countedAt };
}

describe("Attack: revocations that were counted in advance", () => {
  it("three of them end one clearance at once, as the domain allows, and not three", async () => {
    const system = await networkHelpers.loadFixture(withSlowDomain);
    const { revocations, contractors, members } = system;
    const victims = members.slice(4);
    const opened: OpenedRevocation[] = [];
    for (const victim of victims) {
      if (opened.length > 0) await pass(40n * DAY);
      opened.push(await suspendForAMoment(system, victim));
    }
    const next = await contractors.nextRevocation(FOUNDED);
    for (const each of opened) await endorseRevocation(system, each, [members[2]]);
    // The last one counts still.
    expect(await suspended(system, victims)).to.deep.equal([false, false, true]);
    await pass(7n * DAY);
    const [first, second, third] = opened as [OpenedRevocation, OpenedRevocation, OpenedRevocation];
    for (const { revocation } of [first, second]) {
      await expectError(revocations.enforce(revocation), contractors, "Contractors_Throttled", FOUNDED, next);
    }
    await revocations.enforce(third.revocation);
    await reach(next);
    await revocations.enforce(first.revocation);
    const after = await contractors.nextRevocation(FOUNDED);
    await expectError(revocations.enforce(second.revocation), contractors, "Contractors_Throttled", FOUNDED, after);
    expect((await contractors.domainOf(FOUNDED)).voices).to.equal(5n);
  });

  it("one counts again 30 days after it counted, to the second", async () => {
    const system = await networkHelpers.loadFixture(withSlowDomain);
    const { revocations, contractors, members } = system;
    const { countedAt, revocation } = await suspendForAMoment(system, members[6]);
    const next = await contractors.nextRevocation(FOUNDED);
    expect(next > countedAt + 30n * DAY).to.equal(true);
    const snapshot = await networkHelpers.takeSnapshot();
    await at(countedAt + 30n * DAY - 1n);
    await revocations.connect(members[2]).endorse(revocation, "");
    expect(await suspended(system, [members[6]])).to.deep.equal([true]);
    expect(await contractors.nextRevocation(FOUNDED)).to.equal(next);
    await snapshot.restore();
    await at(countedAt + 30n * DAY);
    await revocations.connect(members[2]).endorse(revocation, "");
    expect(await suspended(system, [members[6]])).to.deep.equal([false]);
    await at(next);
    await revocations.enforce(revocation);
    expect(await suspended(system, [members[6]])).to.deep.equal([true]);
    expect(await contractors.nextRevocation(FOUNDED)).to.be.greaterThan(next);
  });
});

describe("Attack: withdrawing in front of the appeal, and endorsing again behind it", () => {
  it("the appeal waits for the endorsement: the arbiter is asked, and silence lifts and spares", async () => {
    const system = await load();
    const { reviews, revocations, contractors, members } = system;
    const subject = members[6];
    const opened = await revocationIn(system, "Reached");
    await reviews.connect(members[2]).withdraw(opened.question);
    await expectEvents(system, reviews.connect(subject).appeal(opened.question, ""), [
      [reviews, "ReviewAppealed", opened.id, subject, ""],
    ]);
    await expectEvents(system, reviews.connect(members[2]).endorse(opened.question, ""), [
      [reviews, "Endorsed", opened.id, members[2], ""],
      [reviews, "ReviewReached", opened.id],
      [reviews, "ReviewEscalated", opened.id, subject],
    ]);
    await pass(ANSWER);
    const enforcing = revocations.enforce(opened.revocation);
    await expectEvents(system, enforcing, [
      [revocations, "RevocationSpares", opened.id, await sparedBy(enforcing)],
      [revocations, "RevocationLifted", opened.id],
      [contractors, "ClearanceReinstated", standard.id, subject],
    ]);
    expect(await contractors.isCleared(standard.id, subject)).to.equal(true);
  });

  it("who stays away instead leaves it to lapse: it spares whom it had suspended", async () => {
    const system = await load();
    const { reviews, revocations, contractors, members } = system;
    const opened = await revocationIn(system, "Reached");
    await reviews.connect(members[2]).withdraw(opened.question);
    await appeal(system, opened);
    await revocations.enforce(opened.revocation);
    await reach(opened.deadline + ESCALATION);
    expect(await reviews.stateOf(opened.id)).to.equal(ReviewState.Rejected);
    const enforcing = revocations.enforce(opened.revocation);
    const until = await sparedBy(enforcing);
    await expectEvents(system, enforcing, [[revocations, "RevocationSpares", opened.id, until]]);
    // The same three, the same subject, the next month.
    await pass(30n * DAY);
    const again = await openRevocation(system);
    await endorseRevocation(system, again, members.slice(1, 3));
    expect(await reviews.stateOf(again.id)).to.equal(ReviewState.Reached);
    expect(await contractors.isCleared(standard.id, members[6])).to.equal(true);
  });
});

describe("Attack: using up the limit, so that the arbiter's no spares nobody", () => {
  it("the no spares the accused all the same: once, for 180 days", async () => {
    const system = await load();
    const { reviews, revocations, contractors, members } = system;
    const subject = members[6];
    const decoy = await revocationIn(system, "Reached", { account: members[3] });
    await reviews.connect(members[2]).withdraw(decoy.question);
    await revocations.enforce(decoy.revocation);
    const opened = await revocationIn(system, "Appealed");
    expect(await revocations.suspends(opened.id)).to.equal(false);
    await answer(system, opened, false);
    const enforcing = revocations.enforce(opened.revocation);
    const until = await sparedBy(enforcing);
    await expectEvents(system, enforcing, [[revocations, "RevocationSpares", opened.id, until]]);
    expect(await revocations.sparedUntil(standard.id, await numberOf(system, subject))).to.equal(until);
    await expectError(
      revocations.enforce(opened.revocation),
      revocations,
      "Revocations_NothingToDo",
      opened.id,
      ReviewState.Rejected,
    );
    await pass(40n * DAY);
    const again = await openRevocation(system);
    await endorseRevocation(system, again, members.slice(1, 3));
    expect(await revocations.suspends(again.id)).to.equal(false);
    expect(await contractors.isCleared(standard.id, subject)).to.equal(true);
    // Until it passes, or the time is over.
    await pass(again.challenge);
    await revocations.enforce(again.revocation);
    expect(await contractors.isCleared(standard.id, subject)).to.equal(false);
  });

  it("what k endorsed and nobody enforced spares as well", async () => {
    const system = await load();
    const { reviews, revocations, members } = system;
    const opened = await openRevocation(system);
    for (const member of members.slice(1, 3)) await reviews.connect(member).endorse(opened.question, "");
    await appeal(system, opened);
    await pass(ANSWER);
    const enforcing = revocations.enforce(opened.revocation);
    const until = await sparedBy(enforcing);
    await expectEvents(system, enforcing, [[revocations, "RevocationSpares", opened.id, until]]);
  });
});
