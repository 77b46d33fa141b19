import { describe, expect, it } from "vitest";

import { personalAccount } from "../../chain/accounts.ts";
import {
  addressOf,
  deployment,
  domainEvents,
  hashOf,
  nominationOpened,
  reviewOpened,
  said,
  snapshotOf,
  type Written,
} from "../../chain/testing/ledger.ts";
import { cleared, ended, numbered } from "../../chain/testing/people.ts";
import { domainPaid, incomeOf } from "../../chain/series.ts";
import { subcontractorsOf } from "../../chain/states.ts";
import { formatDate, shortAddress } from "../../shared/format/index.ts";
import { nextForAccused } from "./accused.ts";
import { directoryRows, filterDirectory, hasStanding } from "./directory.ts";
import { openDisputes } from "./disputes.ts";
import { judgesOf, rateRange, tooFewSentence, voicesWords } from "./domains.ts";
import { endorsedBy, endorsedOthers, wasAdmitted } from "./endorsements.ts";
import { paidTo } from "./paid.ts";
import { standingOf } from "./standing.ts";

const [ana, ben, cleo, dora] = [addressOf(1), addressOf(2), addressOf(3), addressOf(4)];
const START = 1_000;
const id = hashOf(1);
const left = (account: typeof ana, time: number): Written => ended(1, account, time);

const clearedByReview: Written[] = [
  reviewOpened(
    { id, k: 2, challenge: 0, period: 86_400, subject: cleo, workflow: deployment.contracts.clearances },
    2_000,
  ),
  said(id, ana, true, 2_000),
  nominationOpened({ id, candidate: cleo, opener: ana, rate: 45_500_000n, uri: "" }, 2_000),
  said(id, ben, true, 2_100),
  {
    contract: "clearances",
    name: "ClearanceIssued",
    args: { nomination: id, domain: 1, candidate: cleo },
    time: 2_200,
  },
  numbered(3, cleo, 2_200),
  cleared(1, cleo, 2_200, { rate: 45_500_000n }),
];
const events = [
  ...domainEvents({ id: 1, k: 2, challenge: 0, period: 86_400, members: [ana, ben] }, START),
  ...clearedByReview,
];
const snapshot = snapshotOf(events);
const development = snapshot.domains.get(1);
if (!development) throw new Error("no domain");

describe("endorsements", () => {
  it("are told from both sides", () => {
    expect(endorsedBy(snapshot, cleo).map(({ account }) => account)).toEqual([ben, ana]);
    expect(endorsedOthers(snapshot, ana)).toEqual([
      { account: cleo, domain: 1, since: 2_200, ended: false, nomination: id },
    ]);
    expect(endorsedBy(snapshot, ana)).toEqual([]);
    expect([wasAdmitted(snapshot, ana), wasAdmitted(snapshot, cleo)]).toEqual([true, false]);
    const billed = snapshotOf([
      ...events,
      numbered(4, dora, 3_000),
      cleared(1, dora, 3_000, { kind: "Subcontractor", supervisor: ana }),
    ]);
    expect(subcontractorsOf(billed, 1)).toEqual([dora]);
    expect(endorsedOthers(snapshot, cleo)).toEqual([]);
  });
});

describe("directory", () => {
  const rows = directoryRows(snapshotOf([...events, left(ben, 3_000)]), 3_001, (account) =>
    account === ana ? "Role A" : undefined,
  );
  it("knows who is cleared now and who was", () => {
    const standing = (wanted: string) =>
      rows.filter((row) => hasStanding(row, wanted, "")).map(({ account }) => account);
    expect(standing("")).toEqual([ana, cleo]);
    expect(standing("former")).toEqual([ben]);
    expect(standing("all")).toEqual([ana, ben, cleo]);
  });
  it("finds by name, address and domain, every word", () => {
    const found = (text: string, domain = "") => filterDirectory(rows, { domain, text }).map(({ account }) => account);
    expect(found("role a")).toEqual([ana]);
    expect(found(`DEVELOPMENT ${cleo}`)).toEqual([cleo]);
    expect(found("", "2")).toEqual([]);
    expect(found("nobody")).toEqual([]);
  });
});

describe("domains", () => {
  it("tell their rates and who would judge a candidate", () => {
    expect(rateRange(snapshot, development)).toBe("$45.50 to $60.00 an hour");
    expect(judgesOf(snapshot, development, ana, 3_000)).toEqual([ben, cleo]);
    // Who is new does not judge yet in a domain that has had enough voices for 30 days.
    expect(judgesOf(snapshot, development, dora, START + 1 + 31 * 86_400)).toEqual([ana, ben, cleo]);
    expect(judgesOf(snapshot, development, dora, START + 1 + 30 * 86_400)).toEqual([ana, ben]);
    expect(voicesWords(snapshot, development, 3_000)).toBe("3 voices can judge");
    expect(voicesWords(snapshot, development, START + 1 + 30 * 86_400)).toBe(
      `2 voices can judge (1 more from ${formatDate(2_200 + 30 * 86_400)})`,
    );
  });
  it("say when they are too few to judge", () => {
    expect(tooFewSentence(development)).toBeUndefined();
    const alone = snapshotOf([...events, left(ben, 3_000), left(cleo, 3_001)]).domains.get(1);
    expect(alone && tooFewSentence(alone)).toContain("has only 1 voice, and it takes 2");
    const empty = snapshotOf(
      domainEvents({ id: 1, k: 3, challenge: 0, period: 86_400, members: [] }, START),
    ).domains.get(1);
    expect(empty && tooFewSentence(empty)).toContain("Until stakeholders admit 3 more");
  });
});

describe("standing", () => {
  const of = (account: typeof ana, in_ = snapshot) =>
    standingOf({ snapshot: in_, contracts: deployment.contracts, now: 4_000, nameOf: shortAddress }, account);
  it("tells contractors, former ones, strangers and our own contracts apart", () => {
    expect(of(cleo).kind).toBe("current");
    expect(of(ben, snapshotOf([...events, left(ben, 3_000)])).sentence).toContain("No clearance runs now.");
    expect(of(dora)).toMatchObject({ kind: "none" });
    expect(of(deployment.contracts.treasury).sentence).toBe(
      "This is not a person: it is the treasury, which holds all money.",
    );
  });
});

describe("whoever is accused", () => {
  it("is told that they can appeal from the first day on, and what follows once they have", () => {
    const asked = reviewOpened(
      { id: hashOf(3), k: 2, challenge: 9, period: 99, subject: cleo, appealable: true },
      3_000,
    );
    const next = (more: Written[], now: number) => {
      const review = snapshotOf([...events, asked, ...more]).reviews.get(hashOf(3));
      return review && nextForAccused(review, now, "it ends");
    };
    const appealed = { id: hashOf(3), account: cleo, reason: "No." };
    expect(next([], 3_001)).toMatch(/^0 of 2 endorse it. You can appeal already/);
    expect(next([{ contract: "reviews", name: "ReviewAppealed", args: appealed, time: 3_001 }], 3_002)).toContain(
      "You have appealed",
    );
    expect(next([], 3_099)).toBeUndefined();
    const opened: Written = {
      contract: "revocations",
      name: "RevocationOpened",
      args: { revocation: hashOf(3), domain: 1, account: cleo, opener: ana, salt: 3_000n, uri: "data:,x" },
      time: 3_000,
    };
    const listed = (now: number) => openDisputes(snapshotOf([...events, asked, opened]), now).map((one) => one.id);
    expect(listed(3_001)).toEqual([hashOf(3)]);
    expect(listed(3_099 + 14 * 86_400)).toEqual([]);
  });
});

describe("payments", () => {
  it("are told by where they came from, and add up to what was paid", () => {
    const { treasury, bounties } = deployment.contracts;
    const asset = addressOf(77);
    const move = (from: string, amount: bigint, time: number): Written => ({
      contract: "treasury",
      name: "Movement",
      args: { from, to: personalAccount(cleo), asset, amount, party: cleo, ref: hashOf(5) },
      time,
    });
    const bounty = `0x${bounties.slice(2)}${"0".repeat(23)}5`;
    const paid = snapshotOf([...events, move(personalAccount(treasury), 70n, 4_000), move(bounty, 30n, 4_001)]);
    expect(paidTo(paid, cleo)).toEqual([{ asset: paid.movements[0]?.asset, awards: 30n, votes: 70n, budgets: 0n }]);
    // The award is of a bounty that no domain is known of: it counts for none.
    expect(paidTo(paid, cleo, 1)).toEqual([{ asset: paid.movements[0]?.asset, awards: 0n, votes: 70n, budgets: 0n }]);
    expect(paidTo(paid, cleo, 2)).toEqual([]);
    expect([...(paid.paid.get(cleo)?.totals.values() ?? [])]).toEqual([100n]);
    expect(paidTo(paid, ana)).toEqual([]);
  });
  it("and endorsements follow a party to its new address, and count for the domain that they counted for", () => {
    const { treasury } = deployment.contracts;
    const args = { from: personalAccount(treasury), to: personalAccount(cleo), asset: addressOf(77), amount: 70n };
    const moved = snapshotOf([
      ...events,
      { contract: "treasury", name: "Movement", args: { ...args, party: cleo, ref: hashOf(5) }, time: 4_000 },
      { contract: "contractors", name: "PartyMoved", args: { party: 3, from: cleo, to: dora }, time: 5_000 },
    ]);
    const [payment] = moved.movements;
    if (!payment) throw new Error("no payment");
    expect(domainPaid(moved, payment)).toBe(1);
    for (const account of [cleo, dora]) {
      expect(paidTo(moved, account, 1)).toMatchObject([{ votes: 70n }]);
      expect(incomeOf(moved, account)).toEqual([payment]);
      expect(endorsedBy(moved, account).map((one) => one.account)).toEqual([ben, ana]);
    }
    expect(endorsedOthers(moved, ana)).toMatchObject([{ account: dora }]);
  });
});
