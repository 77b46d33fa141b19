import type { Address } from "viem";
import { describe, expect, it } from "vitest";

import type { Clearance, Domain, Review, Say, Snapshot } from "../../chain/types.ts";
import { judgingSentence, nextStep, reviewClock, reviewLabel } from "./words.ts";

const DAY = 86_400;
const origin = { block: 1n, transaction: "0x", time: 500 } as const;
const people = ["0xa1", "0xa2", "0xa3", "0xa4"].map((start): Address => `0x${start.slice(2).padEnd(40, "0")}`);
const [first, second, third, fourth] = people as [Address, Address, Address, Address];
const subject: Address = `0x${"b".repeat(40)}`;

const domain: Domain = {
  ...origin,
  id: 1,
  name: "Design",
  k: 2,
  challenge: 3 * DAY,
  period: 30 * DAY,
  members: people,
};

const say = (account: Address, endorses = true): Say => ({ ...origin, account, endorses, reason: "" });

const review: Review = {
  ...origin,
  id: "0x01",
  question: { workflow: subject, domain: 1, openedAt: 1_000, content: "0x", subject, payees: [] },
  k: 2,
  challenge: 3 * DAY,
  deadline: 1_000 + 30 * DAY,
  reachedAt: undefined,
  contestedAt: undefined,
  passedAt: undefined,
  settledAt: undefined,
  says: [],
  formerSays: [],
};

function snapshot(gone: readonly Address[] = []): Snapshot {
  const clearance = (account: Address): Clearance => ({
    domain: 1,
    account,
    since: 10,
    until: gone.includes(account) ? 900 : undefined,
    rate: 1n,
    nomination: undefined,
    endorsers: [],
  });
  return {
    domains: new Map([[1, domain]]),
    contractors: new Map(people.map((account) => [account, { account, clearances: [clearance(account)] }])),
  } as unknown as Snapshot;
}

describe("how a domain judges", () => {
  it("is one sentence, in days", () => {
    expect(judgingSentence(domain, "A claim")).toBe(
      "A claim passes when 2 contractors of Design endorse it within 30 days and fewer than 2 object until 3 days after the last endorsement that it needs.",
    );
    expect(judgingSentence({ ...domain, k: 1, challenge: 0, period: 36 * 3_600 }, "A nomination")).toBe(
      "A nomination passes when 1 contractor of Design endorses it within 1 day 12 hours, before 1 objects.",
    );
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
  it("is nothing once it is decided", () => {
    const endings = [
      [{ ...reached, passedAt: 3_000 }, "Approved", 3_000],
      [{ ...review, says: [say(first, false), say(second, false)], contestedAt: 3_000 }, "Stopped", 3_000],
      [review, "Lapsed", review.deadline],
    ] as const;
    for (const [ended, words, at] of endings) {
      expect(nextStep(snapshot(), ended, review.deadline)).toMatchObject({ who: "nobody" });
      expect(reviewLabel(snapshot(), ended, review.deadline).words).toBe(words);
      expect(reviewClock(ended, review.deadline).at).toBe(at);
    }
  });
});
