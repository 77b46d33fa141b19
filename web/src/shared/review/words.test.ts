import type { Address } from "viem";
import { describe, expect, it } from "vitest";

import { addressOf, domainEvents, snapshotOf } from "../../chain/testing/ledger.ts";
import { countingEndorsements } from "../../chain/states.ts";
import { ended, partyNumber } from "../../chain/testing/people.ts";
import type { Review, Say, Snapshot } from "../../chain/types.ts";
import { judgingSentence, nextStep, rejectedBecause, reviewClock, reviewLabel } from "./words.ts";

const DAY = 86_400;
const origin = { block: 1n, transaction: "0x", time: 500 } as const;
const people = [1, 2, 3, 4].map(addressOf);
const [first, second, third, fourth] = people as [Address, Address, Address, Address];
const subject = addressOf(9);

const domain = { name: "Design", k: 2, challenge: 3 * DAY, period: 30 * DAY };

const say = (account: Address, endorses = true): Say => ({
  ...origin,
  account,
  party: partyNumber(account),
  endorses,
  reason: "",
});

const review: Review = {
  ...origin,
  id: "0x01",
  question: { workflow: subject, domain: 1, content: "0x", subject, salt: 0n, payees: [], barred: [] },
  openedAt: 1_000,
  k: 2,
  challenge: 3 * DAY,
  deadline: 1_000 + 30 * DAY,
  seasoned: false,
  appealable: false,
  reachedAt: undefined,
  contestedAt: undefined,
  escalatedAt: undefined,
  escalatedBy: undefined,
  appeal: undefined,
  answer: undefined,
  passedAt: undefined,
  settledAt: undefined,
  says: [],
  formerSays: [],
  voided: [],
};

function snapshot(gone: readonly Address[] = []): Snapshot {
  const events = domainEvents({ id: 1, k: 2, challenge: 3 * DAY, period: 30 * DAY, members: people }, 9);
  return snapshotOf([...events, ...gone.map((account) => ended(1, account, 900))]);
}

describe("how a domain judges", () => {
  it("is one sentence, in days", () => {
    expect(judgingSentence(domain, "A claim")).toBe(
      "A claim passes when 2 voices of Design endorse it within 30 days and fewer than 2 object until 3 days after the last endorsement that it needs.",
    );
    expect(judgingSentence({ ...domain, k: 1, challenge: 0, period: 36 * 3_600 }, "A nomination")).toBe(
      "A nomination passes when 1 voice of Design endorses it within 1 day 12 hours, before 1 objects.",
    );
  });
});

describe("endorsements that a recount would drop", () => {
  it("are said to count no longer before the time for objections is over", () => {
    const reached = { ...review, says: [say(first), say(second)], reachedAt: 2_000 };
    expect(nextStep(snapshot(), reached, 2_001).words).toContain("It has its 2 endorsements.");
    expect(nextStep(snapshot([first]), reached, 2_001).words).toContain("of which 1 still counts");
    expect(countingEndorsements(snapshot([first]), reached)).toBe(1);
  });
});

describe("what a review waits for", () => {
  const reached = { ...review, says: [say(first), say(second)], reachedAt: 2_000 };
  it("is its judges while endorsements are missing", () => {
    expect(nextStep(snapshot(), { ...review, says: [say(first)] }, 2_000)).toEqual({
      who: "judges",
      words: "Waits for 1 more endorsement, from any of",
      judges: [second, third, fourth],
    });
  });
  it("tells that an appeal waits for them, too", () => {
    expect(
      nextStep(
        snapshot(),
        { ...review, says: [say(first)], appealable: true, appeal: { ...origin, account: subject, reason: "" } },
        2_000,
      ).words,
    ).toBe(
      "Whom it is about has appealed: once it is endorsed, the stakeholders decide. Waits for 1 more endorsement, from any of",
    );
  });
  it("is told when too few are left", () => {
    const few = { ...review, says: [say(second, false), say(third, false)] };
    expect(nextStep(snapshot([first]), few, 2_000)).toMatchObject({
      who: "judges",
      judges: [fourth],
      words: expect.stringContaining("only 1 can still be given") as string,
    });
    expect(nextStep(snapshot([first, fourth]), few, 2_000)).toMatchObject({
      who: "nobody",
      words: expect.stringContaining("nobody is left") as string,
    });
  });
  it("is time while objections still count", () => {
    expect(nextStep(snapshot(), reached, 2_001)).toMatchObject({
      who: "nobody",
      words: "It has its 2 endorsements. It passes unless 2 more contractors object in time.",
    });
    expect(nextStep(snapshot(), { ...reached, says: [...reached.says, say(third, false)] }, 2_001).words).toMatch(
      /one more contractor objects/,
    );
    expect(reviewClock(reached, 2_001)).toEqual({ words: "Can be objected to until", at: 2_000 + 3 * DAY });
  });
  it("is anybody once it can be concluded", () => {
    const after = 2_000 + 3 * DAY;
    expect(nextStep(snapshot(), reached, after)).toMatchObject({
      who: "anyone",
      words: expect.stringContaining("conclude") as string,
    });
    expect(nextStep(snapshot([first]), reached, after).words).toMatch(/is open until its deadline/);
    expect(nextStep(snapshot([first]), reached, review.deadline).words).toMatch(/it then lapses/);
    expect(reviewLabel(snapshot([first]), reached, after).words).toBe("To be counted again");
  });
  it("is somebody to put it before the stakeholders, then their answer", () => {
    const contested = { ...review, says: [say(first, false), say(second, false)], contestedAt: 3_000 };
    expect(nextStep(snapshot(), contested, 3_001).who).toBe("concerned");
    expect(reviewLabel(snapshot(), contested, 3_001).words).toBe("Stopped");
    expect(reviewClock(contested, 3_001)).toEqual({ words: "Can be escalated until", at: 3_000 + 14 * DAY });
    expect(reviewClock(review, review.deadline).at).toBe(review.deadline + 14 * DAY);
    const escalated = { ...contested, escalatedAt: 4_000, escalatedBy: first };
    expect(nextStep(snapshot(), escalated, 4_001).who).toBe("stakeholders");
    expect(reviewClock(escalated, 4_001)).toEqual({ words: "Stakeholders can answer until", at: 4_000 + 45 * DAY });
  });
  it("is nothing once it is decided", () => {
    const contested = { ...review, says: [say(first, false), say(second, false)], contestedAt: 3_000 };
    const answer = { ...origin, passed: false, reason: "", time: 5_000 };
    const endings = [
      [{ ...reached, passedAt: 3_000 }, "Approved", 3_000],
      [contested, "Rejected", 3_000 + 14 * DAY],
      [review, "Rejected", review.deadline + 14 * DAY],
      [{ ...contested, escalatedAt: 4_000 }, "Rejected", 4_000 + 45 * DAY],
      [{ ...contested, escalatedAt: 4_000, answer }, "Rejected", 5_000],
    ] as const;
    for (const [over, words, at] of endings) {
      expect(nextStep(snapshot(), over, 100 * DAY)).toMatchObject({ who: "nobody" });
      expect(reviewLabel(snapshot(), over, 100 * DAY).words).toBe(words);
      expect(reviewClock(over, 100 * DAY).at).toBe(at);
    }
    expect(endings.slice(1).map(([over]) => rejectedBecause(over).split(",")[0])).toEqual([
      "2 objections stopped it",
      "It ended without enough endorsements",
      "The stakeholders were asked and gave no answer in time.",
      "The stakeholders answered for the domain",
    ]);
  });
});
