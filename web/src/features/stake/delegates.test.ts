import { describe, expect, it } from "vitest";

import type { SignedDelegation } from "../../chain/flows/signedDelegation.ts";
import { chancesOf, lastVotes, openVotes } from "../../chain/states.ts";
import { addressOf, hashOf, snapshotOf } from "../../chain/testing/ledger.ts";
import type { Delegate, Holder, Proposal, Snapshot, StakePoint, StakeRegister, Support } from "../../chain/types.ts";
import {
  castText,
  delegateRows,
  delegatesCsv,
  drawnUntil,
  holdersOf,
  nextOrder,
  readOrder,
  sortRows,
  voteShares,
  writeOrder,
} from "./delegates.ts";
import { delegationOfParam, delegationPath, SIGNED_PARAM } from "./delegationLink.ts";

const [ana, ben, cleo, treasury] = [addressOf(1), addressOf(2), addressOf(3), addressOf(9)];

const delegate = (account: Delegate["account"], votes: bigint, history: readonly StakePoint[]): Delegate => ({
  account,
  votes,
  history,
});
const holder = (account: Holder["account"], balance: bigint, to?: Holder["delegate"]): Holder => ({
  account,
  balance,
  delegate: to,
});
const byAccount = <T extends { readonly account: Holder["account"] }>(all: readonly T[]) =>
  new Map(all.map((one) => [one.account, one]));

/** Ana votes with her own and Cleo's; Ben had votes once, and has them again since 50. */
const register: StakeRegister = {
  block: 1n,
  time: 100,
  total: 100n,
  muted: treasury,
  mute: 5n,
  counted: 95n,
  delegated: 90n,
  history: [{ at: 5, value: 90n }],
  holders: byAccount([
    holder(ana, 40n, ana),
    holder(cleo, 20n, ana),
    holder(ben, 30n, ben),
    holder(addressOf(4), 0n, ana),
    holder(addressOf(5), 5n),
    holder(treasury, 5n, ana),
  ]),
  delegates: byAccount([
    delegate(ben, 30n, [
      { at: 5, value: 30n },
      { at: 15, value: 0n },
      { at: 50, value: 30n },
    ]),
    delegate(ana, 60n, [{ at: 5, value: 60n }]),
    delegate(cleo, 0n, [
      { at: 2, value: 20n },
      { at: 5, value: 0n },
    ]),
  ]),
};

function proposal(id: bigint, snapshot: number, voters: readonly (readonly [Holder["account"], Support])[]): Proposal {
  const origin = { block: 1n, transaction: hashOf(1), time: snapshot + 1 };
  return {
    id,
    snapshot,
    deadline: snapshot + 10,
    forVotes: 0n,
    againstVotes: 0n,
    abstainVotes: 0n,
    canceledAt: undefined,
    votes: voters.map(([voter, support]) => ({ ...origin, voter, support, weight: 1n, reason: "" })),
  } as unknown as Proposal;
}

const proposals = [
  proposal(1n, 10, [
    [ana, 1],
    [ben, 0],
  ]),
  proposal(2n, 20, [[ana, 1]]),
  proposal(3n, 60, [[ana, 2]]),
  { ...proposal(4n, 70, []), canceledAt: 65 },
  proposal(5n, 200, []),
  proposal(6n, 95, [[ben, 1]]),
];
const snapshot: Snapshot = { ...snapshotOf([]), proposals: new Map(proposals.map((one) => [one.id, one])) };

describe("lastVotes", () => {
  it("is those that are over, the newest first, as many as are wanted", () => {
    expect(lastVotes(snapshot, 100, 10).map(({ id }) => id)).toEqual([3n, 2n, 1n]);
    expect(lastVotes(snapshot, 100, 2).map(({ id }) => id)).toEqual([3n, 2n]);
    expect(lastVotes(snapshot, 60, 10).map(({ id }) => id)).toEqual([2n, 1n]);
    expect(lastVotes(snapshot, 106, 1).map(({ id }) => id)).toEqual([6n]);
  });
  it("has those that are decided early, and not those that are open", () => {
    const rules = { ...snapshot.rules, decidesEarly: true };
    const decided = { ...proposal(7n, 96, []), electorate: 4n, quorum: 5n };
    const early = { rules, proposals: new Map([...snapshot.proposals, [7n, decided]]) };
    expect(lastVotes(early, 100, 1).map(({ id }) => id)).toEqual([7n]);
    expect(openVotes(early, 100).map(({ id }) => id)).toEqual([6n]);
    expect(openVotes(snapshot, 95)).toEqual([]);
  });
});

describe("chancesOf", () => {
  it("leaves out votes in which an account had none", () => {
    const said = chancesOf(register, ben, lastVotes(snapshot, 100, 10)).map(
      ({ proposal: { id }, vote }) => [id, vote?.support] as const,
    );
    expect(said).toEqual([
      [3n, undefined],
      [1n, 0],
    ]);
    expect(chancesOf(register, addressOf(77), lastVotes(snapshot, 100, 10))).toEqual([]);
  });
});

describe("delegateRows", () => {
  it("lists who has votes now, the most first, with what they used lately", () => {
    expect(delegateRows(snapshot, register, 100)).toEqual([
      { account: ana, votes: 60n, holders: 2, cast: 3, chances: 3 },
      { account: ben, votes: 30n, holders: 1, cast: 1, chances: 2 },
    ]);
  });
  it("puts 10,000 delegates in order", () => {
    const many = byAccount(
      Array.from({ length: 10_000 }, (_, index) =>
        delegate(addressOf(index + 1), BigInt(index + 1), [{ at: 5, value: BigInt(index + 1) }]),
      ),
    );
    const rows = delegateRows(snapshot, { ...register, delegates: many }, 100);
    expect(rows).toHaveLength(10_000);
    expect([rows[0]?.votes, rows.at(-1)?.votes]).toEqual([10_000n, 1n]);
  });
});

describe("voteShares", () => {
  it("writes each share as it is written beside a vote", () => {
    const shares = voteShares({ ...register, counted: 95n, delegated: 90n });
    expect([shares.delegated, shares.silent]).toEqual(["94.7 %", "5.3 %"]);
    expect([ana, ben, cleo, treasury].map(shares.of)).toEqual(["63.2 %", "31.6 %", "0.0 %", "0.0 %"]);
  });
  it("is of nothing where nothing counts", () => {
    const shares = voteShares({ ...register, counted: 0n, delegated: 0n, delegates: new Map() });
    expect([shares.delegated, shares.silent, shares.of(ana)]).toEqual(["–", "–", "–"]);
  });
});

describe("the order of the list", () => {
  const rows = delegateRows(snapshot, register, 100);
  const sorted = (text: string) => sortRows(rows, readOrder(text)).map(({ account }) => account);
  it("is by votes unless told otherwise", () => {
    expect(sorted("")).toEqual([ana, ben]);
    expect(sorted("~votes")).toEqual([ben, ana]);
    expect(sorted("constructor")).toEqual([ana, ben]);
    expect(sorted("~holders")).toEqual([ben, ana]);
    expect(sorted("cast")).toEqual([ana, ben]);
  });
  it("puts who could not vote after who did not", () => {
    const [first] = rows;
    if (!first) throw new Error("no row");
    const silent = { ...first, account: cleo, cast: 0, chances: 4 };
    const fresh = { ...first, account: ben, cast: 0, chances: 0 };
    const order = { key: "cast", descending: true } as const;
    expect(sortRows([fresh, silent, first], order).map(({ account }) => account)).toEqual([ana, cleo, ben]);
  });
  it("survives the address, and turns round at the second press", () => {
    for (const text of ["votes", "~votes", "holders", "~cast"]) expect(writeOrder(readOrder(text))).toBe(text);
    const order = readOrder("");
    expect(nextOrder(order, "votes")).toEqual({ key: "votes", descending: false });
    expect(nextOrder(order, "holders")).toEqual({ key: "holders", descending: true });
  });
});

describe("holdersOf", () => {
  it("lists whose stake it is, without who holds none and without what is mute", () => {
    expect(holdersOf(register, ana).map(({ account, balance }) => [account, balance])).toEqual([
      [ana, 40n],
      [cleo, 20n],
    ]);
    expect(holdersOf(register, cleo)).toEqual([]);
  });
});

describe("drawnUntil", () => {
  it("goes on until now", () => {
    const history = [{ at: 5, value: 60n }];
    expect(drawnUntil(history, 9)).toEqual([...history, { at: 9, value: 60n }]);
    expect(drawnUntil(history, 5)).toBe(history);
    expect(drawnUntil([], 9)).toEqual([]);
  });
});

describe("what is told of a delegate", () => {
  it("is how many votes they cast, or that there were none", () => {
    expect(castText({ cast: 3, chances: 4 })).toBe("3 of 4");
    expect(castText({ cast: 0, chances: 0 })).toBeUndefined();
  });
  it("can be taken along as a file", () => {
    expect(delegatesCsv(delegateRows(snapshot, register, 100).slice(0, 1), { symbol: "STAKE", decimals: 1 })).toBe(
      `delegate,votes,votes_base_units,holders,votes_cast,votes_possible\r\n${ana},6,60,2,3,3\r\n`,
    );
  });
});

describe("a link with a signed delegation", () => {
  const signed: SignedDelegation = {
    chainId: 31337,
    holder: ana,
    to: ben,
    nonce: 0n,
    expiry: 2_000,
    signature: `0x${"11".repeat(65)}`,
  };
  it("carries it", () => {
    const path = delegationPath(signed);
    expect(path).toMatch(/^\/stake\?signed=[\w-]+$/);
    expect(delegationOfParam(new URLSearchParams(path.split("?")[1]).get(SIGNED_PARAM) ?? "")).toEqual(signed);
  });
  it("is nothing when it is cut off", () => {
    const coded = delegationPath(signed).split("=")[1] ?? "";
    expect(delegationOfParam(coded.slice(0, 40))).toBeUndefined();
    expect(delegationOfParam("%%%")).toBeUndefined();
  });
});
