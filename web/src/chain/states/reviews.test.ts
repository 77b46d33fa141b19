import { describe, expect, it } from "vitest";

import { canConclude, canEndorse, canObject } from "../permissions.ts";
import { isEligible, possibleEndorsers, reviewStateAt, tallyOf } from "../states.ts";
import {
  addressOf,
  domainEvents,
  hashOf,
  only,
  reviewOpened,
  said,
  snapshotOf,
  type Written,
} from "../testing/ledger.ts";
import { cleared, ended, numbered } from "../testing/people.ts";
import type { Review } from "../types.ts";

const [ana, ben, cleo, dan, eve] = [addressOf(1), addressOf(2), addressOf(3), addressOf(4), addressOf(5)];
const id = hashOf(0xabc);
const DAY = 86_400;

describe("a review", () => {
  const members = [ana, ben, cleo, dan];
  const opened = [
    ...domainEvents({ id: 1, k: 3, challenge: 100, period: 1_000, members }, 10),
    reviewOpened({ id, k: 3, challenge: 100, period: 1_000, subject: eve, payees: [dan] }, 50),
  ];
  const state = (events: readonly Written[], now: number) =>
    reviewStateAt(only(snapshotOf(events).reviews) as Review, now);

  it("is open up to the second before its deadline, then lapsed for 14 days, then rejected", () => {
    expect(state(opened, 1_049)).toBe("Open");
    expect(state(opened, 1_050)).toBe("Lapsed");
    expect(state(opened, 1_050 + 14 * DAY - 1)).toBe("Lapsed");
    expect(state(opened, 1_050 + 14 * DAY)).toBe("Rejected");
  });

  const reached = [
    ...opened,
    said(id, ana, true, 60),
    said(id, ben, true, 61),
    said(id, cleo, true, 62),
    { contract: "reviews", name: "ReviewReached", args: { id }, time: 62 } as const,
  ];
  it("is reached up to the second before the challenge ends, then concludable, also past its deadline", () => {
    expect(state(reached, 161)).toBe("Reached");
    expect(state(reached, 162)).toBe("Concludable");
    expect(state(reached, 99_999)).toBe("Concludable");
  });
  it("stays what was concluded", () => {
    const passed = [...reached, { contract: "reviews", name: "ReviewPassed", args: { id }, time: 200 } as const];
    expect(state(passed, 99_999)).toBe("Passed");
    const contested = [...opened, { contract: "reviews", name: "ReviewContested", args: { id }, time: 70 } as const];
    expect(state(contested, 71)).toBe("Contested");
    expect(state(contested, 70 + 14 * DAY)).toBe("Rejected");
  });
  it("waits 45 days for the arbiter once it is escalated, and keeps the answer", () => {
    const escalated: Written[] = [
      ...opened,
      { contract: "reviews", name: "ReviewContested", args: { id }, time: 70 },
      { contract: "reviews", name: "ReviewEscalated", args: { id, account: ana }, time: 80 },
    ];
    expect(state(escalated, 80 + 45 * DAY - 1)).toBe("Escalated");
    expect(state(escalated, 80 + 45 * DAY)).toBe("Rejected");
    const answered = (passed: boolean): Written[] => [
      ...escalated,
      { contract: "reviews", name: "ReviewAnswered", args: { id, passed, reason: "so be it" }, time: 90 },
    ];
    expect(state(answered(true), 91)).toBe("Passed");
    expect(state(answered(false), 91)).toBe("Rejected");
    expect(only(snapshotOf(answered(false)).reviews)).toMatchObject({
      escalatedBy: ana,
      answer: { passed: false, reason: "so be it", time: 90 },
    });
  });
  it("is open again when it loses an endorsement, and lapsed past its deadline", () => {
    const reopened = [
      ...reached,
      { contract: "reviews", name: "SayWithdrawn", args: { id, account: ben }, time: 90 } as const,
      { contract: "reviews", name: "ReviewReopened", args: { id }, time: 90 } as const,
    ];
    expect(state(reopened, 91)).toBe("Open");
    expect(state(reopened, 1_050)).toBe("Lapsed");
    const review = only(snapshotOf(reopened).reviews);
    expect(tallyOf(review)).toEqual({ endorsements: 2, objections: 0, k: 3, missing: 1 });
    expect(review.formerSays).toMatchObject([{ account: ben, ended: "withdrawn", endedAt: 90 }]);
  });
  it("that is counted again after its deadline lapses with the end of its challenge", () => {
    const late: Written[] = [
      ...opened,
      { contract: "reviews", name: "ReviewReached", args: { id }, time: 1_040 },
      { contract: "reviews", name: "ReviewReopened", args: { id }, time: 1_200 },
    ];
    expect(only(snapshotOf(late).reviews).deadline).toBe(1_140);
    expect(state(late, 1_140 + 14 * DAY - 1)).toBe("Lapsed");
  });
  it("is judged by who was there strictly before it, is still there, and is neither paid nor silent no more", () => {
    const late = addressOf(9);
    const events = [...opened, numbered(9, late, 50), cleared(1, late, 50), said(id, ana, true, 60), ended(1, ben, 61)];
    const snapshot = snapshotOf(events);
    const review = only(snapshot.reviews);
    expect(possibleEndorsers(snapshot, review)).toEqual([cleo]);
    expect(isEligible(snapshot, review, late)).toBe(false);
    expect(isEligible(snapshot, review, ben)).toBe(false);
    const as = (account: `0x${string}`) => ({ snapshot, account, now: 70 });
    expect(canEndorse(as(cleo), review)).toEqual({ ok: true });
    expect(canEndorse(as(dan), review)).toMatchObject({ ok: false });
    expect(canObject(as(dan), review)).toEqual({ ok: true });
    expect(canObject(as(eve), review)).toMatchObject({ ok: false });
    expect(canEndorse(as(ana), review)).toMatchObject({
      ok: false,
      reason: "You have spoken on this; take it back first to change it.",
    });
    expect(canConclude(as(ana), review)).toMatchObject({ ok: false });
  });
});
