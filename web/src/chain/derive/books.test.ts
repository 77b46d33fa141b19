import { encodeAbiParameters, keccak256, stringToHex, zeroAddress, zeroHash, type Hex } from "viem";
import { describe, expect, it } from "vitest";

import { bountyAccount, lineAccount, OUTSIDE, personalAccount, refText, textRef } from "../accounts.ts";
import { balanceSeries, incomeOf, monthlyFlows, paidByDomain, runwayOf, totals } from "../series.ts";
import {
  addressOf,
  deployment,
  domainEvents,
  hashOf,
  logOf,
  reviewOpened,
  snapshotOf,
  type Written,
} from "../testing/ledger.ts";
import { EventDecoder } from "./events.ts";

const { treasury, bounties, governor, timelock } = deployment.contracts;
const [ana, ben, asset] = [addressOf(1), addressOf(2), addressOf(99)];
const bounty = `0x${"ab".repeat(32)}` as const;
const fund = personalAccount(treasury);
const pot = bountyAccount(bounties, bounty);

function moved(from: Hex, to: Hex, amount: bigint, ref: Hex, time: number, party = ana): Written {
  return { contract: "treasury", name: "Movement", args: { from, to, asset, amount, party, ref }, time };
}

const MARCH = Date.UTC(2022, 2, 31, 23, 59, 59) / 1000;
const description = "# Docs\n\nPay for them.";
const descriptionHash = keccak256(stringToHex(description));
const proposed: Written = {
  contract: "governor",
  name: "ProposalCreated",
  args: {
    proposalId: 5n,
    proposer: ana,
    targets: [treasury],
    values: [0n],
    signatures: [""],
    calldatas: ["0x1234"],
    voteStart: 10n,
    voteEnd: 20n,
    description,
  },
  time: 1,
};
const claim = hashOf(77);
const story: Written[] = [
  proposed,
  moved(OUTSIDE, fund, 1_000n, textRef("donation of spring"), MARCH),
  moved(OUTSIDE, fund, 50n, stringToHex("received", { size: 32 }), MARCH + 1),
  moved(OUTSIDE, fund, 5n, stringToHex("sync", { size: 32 }), MARCH + 2, zeroAddress),
  {
    contract: "bounties",
    name: "BountyOpened",
    args: { bounty, opener: ben, domain: 3, asset, openedAt: MARCH + 3, deadline: MARCH + 9_000, uri: "data:,Docs" },
    time: MARCH + 3,
  },
  moved(OUTSIDE, pot, 300n, bounty, MARCH + 3, ben),
  {
    contract: "bounties",
    name: "BountyFunded",
    args: { bounty, funder: ben, start: 0n, amount: 300n },
    time: MARCH + 3,
  },
  reviewOpened({ id: claim, k: 3, challenge: 0, period: 10, subject: ana }, MARCH + 4),
  {
    contract: "bounties",
    name: "ClaimSubmitted",
    args: {
      bounty,
      claim,
      claimant: ana,
      awards: [
        { payee: ana, amount: 100n },
        { payee: ben, amount: 20n },
      ],
      uri: "data:,Done",
    },
    time: MARCH + 4,
  },
  { contract: "bounties", name: "ClaimAwarded", args: { bounty, claim, amount: 120n }, time: MARCH + 5 },
  moved(pot, OUTSIDE, 100n, bounty, MARCH + 5, ana),
  moved(pot, personalAccount(ben), 20n, bounty, MARCH + 5, zeroAddress),
  {
    contract: "bounties",
    name: "BountyRefunded",
    args: { bounty, funder: ben, start: 0n, amount: 300n, refunded: 180n },
    time: MARCH + 6,
  },
  moved(pot, OUTSIDE, 180n, bounty, MARCH + 6, ben),
  moved(fund, personalAccount(ana), 400n, descriptionHash, MARCH + 7, zeroAddress),
  moved(personalAccount(ana), OUTSIDE, 400n, stringToHex("payout", { size: 32 }), MARCH + 7, ana),
  moved(personalAccount(ben), personalAccount(ana), 5n, textRef("thanks"), MARCH + 8, zeroAddress),
  moved(OUTSIDE, personalAccount(ana), 7n, bounty, MARCH + 9, ben),
];

describe("the books", () => {
  const snapshot = snapshotOf(story);

  it("tell what each movement was for", () => {
    expect(snapshot.movements.map(({ purpose }) => purpose)).toEqual([
      { kind: "deposit", note: "donation of spring" },
      { kind: "donation" },
      { kind: "donation" },
      { kind: "bountyFunding", bounty },
      { kind: "award", bounty, claim },
      { kind: "award", bounty, claim },
      { kind: "refund", bounty },
      { kind: "votedPayment", proposal: 5n, ticket: undefined },
      { kind: "collect" },
      { kind: "transfer", note: "thanks" },
      // A depositor may write a bounty's id as a reference; that does not make it funding.
      { kind: "deposit", note: "" },
    ]);
  });
  it("name who got it in the end", () => {
    expect(snapshot.movements.slice(4, 9).map(({ payee }) => payee)).toEqual([ana, ben, ben, ana, ana]);
  });
  it("run balances on both sides, and nothing is in the outside", () => {
    expect(snapshot.movements.map(({ fromBalance, toBalance }) => [fromBalance, toBalance])).toEqual([
      [0n, 1_000n],
      [0n, 1_050n],
      [0n, 1_055n],
      [0n, 300n],
      [200n, 0n],
      [180n, 20n],
      [0n, 0n],
      [655n, 400n],
      [0n, 0n],
      [15n, 5n],
      [0n, 12n],
    ]);
    expect([...totals(snapshot)]).toEqual([[asset, 655n + 15n + 12n]]);
    expect(snapshot.books.has(OUTSIDE)).toBe(false);
  });
  it("add up what people were paid for work and by votes", () => {
    expect(snapshot.paid.get(ana)?.totals.get(asset)).toBe(500n);
    expect(snapshot.paid.get(ben)?.totals.get(asset)).toBe(20n);
    expect(incomeOf(snapshot, ben).map(({ amount }) => amount)).toEqual([20n, 180n]);
    expect([...paidByDomain(snapshot, asset)]).toEqual([
      [3, { awards: 120n, votedPayments: 0n, budgetPayments: 0n }],
      [undefined, { awards: 0n, votedPayments: 400n, budgetPayments: 0n }],
    ]);
  });
  it("split months at midnight UTC and leave none out", () => {
    const book = snapshot.books.get(fund);
    const april = MARCH + 1;
    expect(monthlyFlows(book, asset, Date.UTC(2022, 5, 2) / 1000)).toEqual([
      { at: Date.UTC(2022, 2) / 1000, incoming: 1_000n, outgoing: 0n },
      { at: april, incoming: 55n, outgoing: 400n },
      { at: Date.UTC(2022, 4) / 1000, incoming: 0n, outgoing: 0n },
      { at: Date.UTC(2022, 5) / 1000, incoming: 0n, outgoing: 0n },
    ]);
    expect(balanceSeries(book, asset).map(({ value }) => value)).toEqual([1_000n, 1_050n, 1_055n, 655n]);
    expect(monthlyFlows(undefined, asset, april)).toEqual([]);
  });
  it("tell how long the fund lasts, from the last full months with spending", () => {
    const book = snapshot.books.get(fund);
    const april = Date.UTC(2022, 3) / 1000;
    const told = { perMonth: 400n, tenths: 16n, spent: 400n, months: [april] };
    expect(runwayOf(book, asset, Date.UTC(2022, 9, 1) / 1000)).toEqual(told);
    expect(runwayOf(book, asset, Date.UTC(2032, 9, 1) / 1000)).toEqual(told);
    expect(runwayOf(book, asset, april + 86_400 * 29)).toEqual({
      perMonth: 0n,
      tenths: undefined,
      spent: 0n,
      months: [],
    });
  });
});

describe("references", () => {
  it("are texts only when all of them is printable and padded", () => {
    expect(refText(textRef("Spring 2022"))).toBe("Spring 2022");
    expect(refText(zeroHash)).toBe("");
    expect(refText(bounty)).toBe("");
    expect(refText(`0x41${"00".repeat(5)}42${"00".repeat(25)}`)).toBe("");
    expect(() => textRef("ü")).toThrow(RangeError);
    expect(() => textRef("x".repeat(32))).toThrow(RangeError);
  });
});

/** The timelock's id of a proposal with the description above and one call of the treasury. */
function operationOf(calldata: Hex): Hex {
  return keccak256(
    encodeAbiParameters(
      [{ type: "address[]" }, { type: "uint256[]" }, { type: "bytes[]" }, { type: "bytes32" }, { type: "bytes32" }],
      [
        [treasury],
        [0n],
        [calldata],
        zeroHash,
        `0x${(BigInt(descriptionHash) ^ (BigInt(governor) << 96n)).toString(16).padStart(64, "0")}`,
      ],
    ),
  );
}

describe("payments of proposals that share one text", () => {
  const ticket = hashOf(71);
  const sameText = (proposalId: bigint, calldata: Hex, time: number): Written => ({
    ...proposed,
    args: { ...proposed.args, proposalId, calldatas: [calldata] },
    time,
  });
  const paid = (amount: bigint, time: number) => moved(fund, personalAccount(ana), amount, descriptionHash, time);
  const waits = (time: number): Written => ({
    contract: "budgets",
    name: "TicketIssued",
    args: {
      id: ticket,
      asset,
      budget: 0n,
      ticket: { asset, start: 0n, budget: 0n, ref: descriptionHash, payments: [{ payee: ana, amount: 9n }] },
    },
    time,
  });
  const called = (calldata: Hex, time: number): Written => ({
    contract: "timelock",
    name: "CallExecuted",
    args: { id: operationOf(calldata), index: 0n, target: treasury, value: 0n, data: calldata },
    time,
  });
  const carriedOut = (proposalId: bigint, time: number): Written => ({
    contract: "governor",
    name: "ProposalExecuted",
    args: { proposalId },
    time,
  });
  const deposited = moved(OUTSIDE, fund, 1_000n, textRef("x"), 1);
  const booked = (events: readonly Written[]) =>
    snapshotOf(events).movements.flatMap(({ purpose }) => (purpose.kind === "votedPayment" ? [purpose.proposal] : []));

  it("are those of the one that was carried out, not of the one that was withdrawn", () => {
    const canceled: Written = { contract: "governor", name: "ProposalCanceled", args: { proposalId: 5n }, time: 2 };
    const events = [
      deposited,
      sameText(5n, "0x1234", 1),
      canceled,
      sameText(6n, "0x5678", 3),
      // The timelock tells of a call after it, the governor after that.
      paid(7n, 40),
      waits(40),
      called("0x5678", 40),
      carriedOut(6n, 40),
    ];
    expect(booked(events)).toEqual([6n]);
    expect(snapshotOf(events).tickets.get(ticket)?.proposal).toBe(6n);
    const line = lineAccount(deployment.contracts.budgets);
    const drawn: Written[] = [
      { contract: "budgets", name: "TicketDrawn", args: { id: ticket, index: 0n, payee: ana, amount: 9n }, time: 41 },
      moved(line, personalAccount(ana), 9n, descriptionHash, 41),
    ];
    expect(booked([...events, ...drawn])).toEqual([6n, 6n]);
  });
  it("are told apart where both are carried out, in one transaction too", () => {
    const both = [deposited, sameText(5n, "0x1234", 1), sameText(6n, "0x5678", 3)];
    const one = [paid(7n, 40), called("0x5678", 40), carriedOut(6n, 40)];
    const other = (time: number) => [paid(8n, time), called("0x1234", time), carriedOut(5n, time)];
    expect(booked([...both, ...one, ...other(40)])).toEqual([6n, 5n]);
    expect(booked([...both, ...one, ...other(50)])).toEqual([6n, 5n]);
  });
});

describe("proposals", () => {
  const operation = operationOf("0x1234");
  it("are executed also when somebody goes straight to the timelock", () => {
    const events: Written[] = [
      proposed,
      {
        contract: "timelock",
        name: "CallExecuted",
        args: { id: operation, index: 0n, target: treasury, value: 0n, data: "0x1234" },
        time: 40,
      },
    ];
    expect(snapshotOf(events).proposals.get(5n)).toMatchObject({ executedAt: 40, canceledAt: undefined });
  });
  it("are cancelled also there", () => {
    const events: Written[] = [
      proposed,
      { contract: "timelock", name: "Cancelled", args: { id: operation }, time: 40 },
    ];
    expect(snapshotOf(events).proposals.get(5n)).toMatchObject({ canceledAt: 40 });
    expect(timelock).toBe(addressOf(0x8000));
  });
  it("are put off when the quorum comes late, candidates of a runoff together", () => {
    const candidate = (proposalId: bigint, text: string): Written => ({
      ...proposed,
      args: { ...proposed.args, proposalId, description: text },
    });
    const cast = (proposalId: bigint, support: number, weight: bigint): Written => ({
      contract: "governor",
      name: "VoteCast",
      args: { voter: ana, proposalId, support, weight, reason: "" },
      time: 15,
    });
    const events: Written[] = [
      candidate(5n, "A"),
      candidate(6n, "B"),
      candidate(7n, "C"),
      {
        contract: "governor",
        name: "RunoffProposed",
        args: { runoff: claim, proposer: ana, candidates: [5n, 6n, 7n], uri: "data:,Which" },
        time: 1,
      },
      cast(5n, 1, 120n),
      cast(6n, 1, 200n),
      cast(6n, 0, 80n),
      cast(7n, 1, 99n),
      { contract: "governor", name: "ProposalExtended", args: { proposalId: 6n, extendedDeadline: 33n }, time: 16 },
    ];
    const read = new Map([5n, 6n, 7n].map((id) => [id, { quorum: 100n, supply: 500n }] as const));
    const told = (written: readonly Written[]) =>
      [...snapshotOf(written, 20, { electorates: read }).proposals.values()].map(({ deadline, runoff }) => [
        deadline,
        runoff?.leader,
      ]);
    // Net 120 for both: the first on a tie. The third misses the quorum.
    expect(told(events)).toEqual([
      [33, 5n],
      [33, 5n],
      [33, 5n],
    ]);
    const canceled: Written = { contract: "governor", name: "ProposalCanceled", args: { proposalId: 5n }, time: 17 };
    expect(told([...events, canceled])[1]).toEqual([33, 6n]);
    const vetoed: Written = { contract: "timelock", name: "Cancelled", args: { id: operation }, time: 17 };
    expect(told([...events, vetoed])[1]).toEqual([33, 5n]);
    // What was first said is kept.
    expect(snapshotOf(events).proposals.get(7n)?.firstDeadline).toBe(Number(proposed.args["voteEnd"]));
    // Before the snapshot was read nobody leads.
    expect(snapshotOf(events).proposals.get(5n)?.runoff?.leader).toBeUndefined();
  });
  it("count votes by side", () => {
    const vote = (voter: `0x${string}`, support: number, weight: bigint): Written => ({
      contract: "governor",
      name: "VoteCast",
      args: { voter, proposalId: 5n, support, weight, reason: "because" },
      time: 15,
    });
    const proposal = snapshotOf([proposed, vote(ana, 1, 10n), vote(ben, 0, 4n), vote(asset, 2, 1n)]).proposals.get(5n);
    expect(proposal).toMatchObject({ forVotes: 10n, againstVotes: 4n, abstainVotes: 1n });
    expect(proposal?.votes.map(({ reason }) => reason)).toEqual(["because", "because", "because"]);
  });
});

describe("events", () => {
  it("keep the bytes of a text that is no valid UTF-8", () => {
    const log = logOf({
      contract: "bounties",
      name: "BountyOpened",
      args: { bounty, opener: ben, domain: 3, asset, openedAt: 1, deadline: 2, uri: "data:,XX" },
      time: 1,
    });
    const broken = { ...log, data: log.data.replace("5858", "ff58") as Hex };
    const event = new EventDecoder(deployment.contracts).decode(broken);
    expect(event?.textBytes).toBe("0x646174613a2cff58");
    expect(event?.eventName).toBe("BountyOpened");
  });
  it("of others are none of ours", () => {
    const log = logOf({ ...proposed });
    expect(new EventDecoder(deployment.contracts).decode({ ...log, address: ana })).toBeUndefined();
    expect(new EventDecoder(deployment.contracts).decode({ ...log, topics: [zeroHash] })).toBeUndefined();
  });
});

describe("immutability", () => {
  it("keeps what did not change and copies what did", () => {
    const early = snapshotOf(story.slice(0, 10));
    expect(early.bounties.get(bounty)).toMatchObject({ funded: 300n, awarded: 120n, pending: 0 });
    expect(
      snapshotOf(domainEvents({ id: 1, k: 1, challenge: 0, period: 1, members: [ana] }, 1)).domains.get(1)?.members,
    ).toEqual([ana]);
  });
});
