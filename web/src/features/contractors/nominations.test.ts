import type { Address } from "viem";
import { describe, expect, it } from "vitest";

import {
  addressOf,
  deployment,
  domainEvents,
  hashOf,
  nominationOpened,
  offerAccepted,
  reviewOpened,
  said,
  snapshotOf,
  type Written,
} from "../../chain/testing/ledger.ts";
import {
  endorsersOf,
  judgedNomination,
  milestonesOf,
  nextOfNomination,
  nominationLabel,
  openNominations,
  whatIsMissing,
} from "./nominations.ts";

const [ana, ben, cleo, candidate] = [addressOf(1), addressOf(2), addressOf(3), addressOf(9)];
const START = 1_000;
const OPENED = 2_000;
const DAY = 86_400;

function nominated(id = hashOf(1), by: Address = ana, at = OPENED): Written[] {
  return [
    reviewOpened(
      { id, k: 2, challenge: DAY, period: 10 * DAY, subject: candidate, workflow: deployment.contracts.clearances },
      at,
    ),
    ...(by === candidate ? [] : [said(id, by, true, at)]),
    nominationOpened({ id, candidate, opener: by, rate: 50_000_000n, uri: "data:text/markdown,Why" }, at),
    ...(by === candidate ? [accepted(at, id)] : []),
  ];
}
const accepted = (time: number, nomination = hashOf(1)): Written => offerAccepted(nomination, time);
const reached = (time: number): Written => ({
  contract: "reviews",
  name: "ReviewReached",
  args: { id: hashOf(1) },
  time,
});
const domain = domainEvents({ id: 1, k: 2, challenge: DAY, period: 10 * DAY, members: [ana, ben, cleo] }, START);

function at(now: number, events: readonly Written[]) {
  const snapshot = snapshotOf([...domain, ...events], now);
  const one = judgedNomination(snapshot, snapshot.nominations.get(hashOf(1)), now);
  if (!one) throw new Error("no nomination");
  return { snapshot, one, label: nominationLabel(snapshot, one, now).words, missing: whatIsMissing(one, now) };
}

describe("a sponsor's nomination", () => {
  it("counts the sponsor, and misses the others and the candidate's yes", () => {
    const { one, label, missing } = at(OPENED + 1, nominated());
    expect(label).toBe("Open, 1 of 2");
    expect(missing).toBe("1 endorsement, the candidate’s yes to the offer");
    expect(endorsersOf(one.review)).toEqual([ana]);
  });
  it("waits for objections once it has its endorsements", () => {
    const events = [...nominated(), said(hashOf(1), ben, true, OPENED + 10), reached(OPENED + 10)];
    expect(at(OPENED + 20, events).missing).toBe(
      "The end of the time for objections, the candidate’s yes to the offer",
    );
  });
  it("waits for the candidate, then for anyone, after the challenge", () => {
    const events = [...nominated(), said(hashOf(1), ben, true, OPENED + 10), reached(OPENED + 10)];
    const over = OPENED + 10 + DAY;
    const accepting = at(over, events);
    expect(accepting.one.state).toBe("Accepting");
    expect(accepting.label).toBe("Waits for the candidate");
    expect(nextOfNomination(accepting.one, over)).toContain("that also concludes the review");
    const issuable = at(over, [...events, accepted(OPENED + 30)]);
    expect(issuable.label).toBe("Ready to issue");
    expect(issuable.missing).toBe("Somebody to issue the clearance");
  });
  it("can be put before the stakeholders when it lapses, and is over 14 days later", () => {
    const lapsed = at(OPENED + 10 * DAY, nominated());
    expect(lapsed.label).toBe("Lapsed");
    expect(lapsed.missing).toContain("Somebody to put it before the stakeholders");
    expect(milestonesOf(lapsed.one, OPENED + 10 * DAY).slice(-2)).toMatchObject([
      { words: "Ended without enough endorsements", when: "past" },
      { words: "The time to escalate ends", when: "next", at: OPENED + 24 * DAY },
    ]);
    const rejected = at(OPENED + 24 * DAY, nominated());
    expect(rejected.label).toBe("Rejected");
    expect(rejected.missing).toBe("");
    expect(milestonesOf(rejected.one, OPENED + 24 * DAY).at(-1)).toMatchObject({ words: "Rejected for good" });
  });
  it("tells its life in order, with the next clock last", () => {
    const events = [...nominated(), accepted(OPENED + 5), said(hashOf(1), ben, false, OPENED + 7)];
    const { one } = at(OPENED + 20, events);
    expect(milestonesOf(one, OPENED + 20).map(({ who, words, when }) => [who, words, when])).toEqual([
      [ana, "opened it, and endorsed by it", "past"],
      [candidate, "accepted the offer", "past"],
      [ben, "objected", "past"],
      [undefined, "The time to endorse ends", "next"],
    ]);
  });
  it("keeps a say that was taken back", () => {
    const withdrawn: Written = {
      contract: "reviews",
      name: "SayWithdrawn",
      args: { id: hashOf(1), account: ana },
      time: OPENED + 9,
    };
    const { one, missing } = at(OPENED + 20, [...nominated(), withdrawn]);
    expect(missing).toBe("2 endorsements, the candidate’s yes to the offer");
    expect(milestonesOf(one, OPENED + 20).map(({ words }) => words)).toEqual([
      "opened it, and endorsed by it",
      "took it back",
      "The time to endorse ends",
    ]);
  });
});

describe("an application", () => {
  it("brings the candidate's yes and nobody's endorsement", () => {
    const { one, label, missing } = at(OPENED + 1, nominated(hashOf(1), candidate));
    expect(label).toBe("Open, 0 of 2");
    expect(missing).toBe("2 endorsements");
    expect(milestonesOf(one, OPENED + 1)[0]?.words).toBe("applied, and accepted the offer by it");
  });
});

describe("the list of open nominations", () => {
  it("has the one that ends first on top and those without a clock last", () => {
    const events = [
      ...nominated(hashOf(1)),
      ...nominated(hashOf(2), ben, OPENED + 100),
      said(hashOf(1), cleo, true, OPENED + 200),
      reached(OPENED + 200),
    ];
    const now = OPENED + 300;
    const ids = (time: number) =>
      openNominations(snapshotOf([...domain, ...events], time), time).map(({ nomination }) => nomination.id);
    expect(ids(now)).toEqual([hashOf(1), hashOf(2)]);
    expect(ids(OPENED + 200 + DAY)).toEqual([hashOf(2), hashOf(1)]);
    expect(ids(OPENED + 100 + 24 * DAY)).toEqual([hashOf(1)]);
  });
});
