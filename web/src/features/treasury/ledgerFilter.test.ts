import { zeroAddress, zeroHash, type Hex } from "viem";
import { describe, expect, it } from "vitest";

import { bountyAccount, OUTSIDE, personalAccount, textRef } from "../../chain/accounts.ts";
import { addressOf, deployment, snapshotOf, type Written } from "../../chain/testing/ledger.ts";
import { numbered } from "../../chain/testing/people.ts";
import { ledgerLink, type LedgerFilter } from "../../shared/ledger/ledgerLink.ts";
import { holdingsOf } from "./holdings.ts";
import { filterLedger, filterProblems, orderLedger, totalsOf, type AskedFilter } from "./ledgerFilter.ts";

const { contracts } = deployment;
const [ana, ben, coin, token] = [addressOf(1), addressOf(2), addressOf(98), addressOf(99)] as const;
const bounty = `0x${"ab".repeat(32)}` as const;
const fund = personalAccount(contracts.treasury);
const pot = bountyAccount(contracts.bounties, bounty);
const NEW_YEAR = Date.UTC(2022, 0, 1) / 1000;

function moved(
  from: Hex,
  to: Hex,
  amount: bigint,
  time: number,
  { asset = coin, party = ana, ref = zeroHash as Hex } = {},
): Written {
  return { contract: "treasury", name: "Movement", args: { from, to, asset, amount, party, ref }, time };
}

const snapshot = snapshotOf([
  {
    contract: "treasury",
    name: "PolicySet",
    args: { asset: coin, policy: { floor: 1n, rate: 0, window: 86_400 }, since: 1 },
    time: 1,
  },
  moved(OUTSIDE, fund, 1_000n, NEW_YEAR - 1, { ref: textRef("Spring grant") }),
  moved(OUTSIDE, pot, 300n, NEW_YEAR, { party: ben, ref: bounty, asset: token }),
  moved(fund, personalAccount(ana), 400n, NEW_YEAR + 86_399, { party: zeroAddress }),
  moved(personalAccount(ana), OUTSIDE, 150n, NEW_YEAR + 86_400),
]);

const ALL: LedgerFilter = { asset: "", kind: "", account: "", domain: "", from: "", to: "", q: "" };
const found = (filter: Partial<LedgerFilter>) => filterLedger(snapshot, contracts, { ...ALL, ...filter });
const seen = (filter: Partial<LedgerFilter>) =>
  found(filter).map(({ movement, direction }) => `${movement.index} ${direction}`);

describe("the ledger", () => {
  it("is seen from the whole treasury when nothing is asked", () => {
    expect(seen({})).toEqual(["0 in", "1 in", "2 within", "3 out"]);
  });
  it("is seen from a group of accounts, an account or a person", () => {
    expect(seen({ account: "fund" })).toEqual(["0 in", "2 out"]);
    expect(seen({ account: "bounties" })).toEqual(["1 in"]);
    expect(seen({ account: "people" })).toEqual(["2 in", "3 out"]);
    expect(seen({ account: ana })).toEqual(["0 out", "2 in", "3 within"]);
    expect(seen({ account: personalAccount(ana) })).toEqual(["2 in", "3 out"]);
    expect(seen({ account: "nobody" })).toEqual([]);
  });
  it("is seen from somebody by any of their addresses, and from an account by its key alone", () => {
    const eve = addressOf(5);
    const later = snapshotOf([
      numbered(1, ana, 1),
      moved(fund, personalAccount(ana), 400n, 2),
      { contract: "contractors", name: "PartyMoved", args: { party: 1, from: ana, to: eve }, time: 3 },
      moved(fund, personalAccount(eve), 5n, 4, { party: eve }),
    ]);
    const from = (account: string) =>
      filterLedger(later, contracts, { ...ALL, account }).map(({ movement }) => movement.amount);
    expect([from(ana), from(eve)]).toEqual([
      [400n, 5n],
      [400n, 5n],
    ]);
    expect(from(personalAccount(ana))).toEqual([400n]);
  });
  it("takes days from midnight to midnight, UTC", () => {
    expect(seen({ from: "2022-01-01", to: "2022-01-01" })).toEqual(["1 in", "2 within"]);
    expect(seen({ to: "2021-12-31" })).toEqual(["0 in"]);
    expect(seen({ from: "2022-01-02" })).toEqual(["3 out"]);
    expect(seen({ from: "soon" })).toHaveLength(4);
  });
  it("says what of a filter can’t be meant", () => {
    const named = { address: coin, symbol: "COIN", name: "Coin", decimals: 6, enabled: true, wellFormed: true };
    const known = { ...snapshot, assets: new Map([[coin, named]]) };
    const problems = (asked: Partial<AskedFilter>) => filterProblems(known, { ...ALL, ...asked }, ["deposit"]);
    expect(problems({})).toEqual([]);
    expect(problems({ asset: coin, kind: "deposit", account: "fund", domain: "none", from: "2022-01-01" })).toEqual([]);
    expect(problems({ kind: "paid", account: ana, to: "2022-12-31" })).toEqual([]);
    expect(problems({ asset: "eth", kind: "gift" })).toEqual([
      "No asset “eth” was ever seen here.",
      "There is no purpose “gift”.",
    ]);
    expect(problems({ account: "nobody", domain: "3", from: "soon", to: "2022-02-31" })).toEqual([
      "“nobody” is no account.",
      "There is no domain “3”.",
      "“soon” is no day.",
      "“2022-02-31” is no day.",
    ]);
    expect(problems({ from: "2022-01-02", to: "2022-01-01" })).toEqual(["The first day is after the last."]);
  });
  it("is filtered by asset, purpose, domain and words", () => {
    expect(seen({ asset: token })).toEqual(["1 in"]);
    expect(seen({ kind: "collect" })).toEqual(["3 out"]);
    expect(seen({ kind: "paid" })).toEqual(["2 within"]);
    expect(seen({ domain: "none" })).toEqual(["2 within"]);
    expect(seen({ domain: "3" })).toEqual([]);
    expect(seen({ q: "GRANT spring" })).toEqual(["0 in"]);
    expect(seen({ q: ben })).toEqual(["1 in"]);
    expect(seen({ q: textRef("Spring grant") })).toEqual(["0 in"]);
  });
  it("adds up to what is held", () => {
    const net = (account: string) => totalsOf(found({ account })).map(({ incoming, outgoing }) => incoming - outgoing);
    const [first, second] = holdingsOf(snapshot, contracts);
    expect(first).toMatchObject({ fund: 600n, bounties: 0n, people: 250n, total: 850n, movements: 3 });
    expect(second).toMatchObject({ fund: 0n, bounties: 300n, people: 0n, total: 300n, movements: 1 });
    expect(net("")).toEqual([850n, 300n]);
    expect(net("fund")).toEqual([600n]);
    expect(net("people")).toEqual([250n]);
    expect(totalsOf(found({}))[0]).toEqual({ asset: coin, incoming: 1_000n, outgoing: 150n, within: 400n, count: 3 });
  });
  it("is ordered by time, or by amount within each asset", () => {
    const order = (by: Parameters<typeof orderLedger>[1]) =>
      orderLedger(found({}), by).map(({ movement }) => movement.index);
    expect(order("newest")).toEqual([3, 2, 1, 0]);
    expect(order("oldest")).toEqual([0, 1, 2, 3]);
    expect(order("largest")).toEqual([0, 2, 3, 1]);
    expect(order("smallest")).toEqual([3, 2, 0, 1]);
  });
  it("finds what is asked among 10,000 movements", () => {
    const many = snapshotOf(
      Array.from({ length: 10_000 }, (_, index) =>
        moved(OUTSIDE, fund, BigInt(index + 1), index + 1, { ref: textRef(`Grant #${index}`) }),
      ),
    );
    expect(filterLedger(many, contracts, { ...ALL, q: "grant #777" })).toHaveLength(11);
  });
});

describe("ledgerLink", () => {
  it("names only what is asked", () => {
    expect(ledgerLink({})).toBe("/ledger");
    expect(ledgerLink({ account: "fund", asset: "", q: "a b" })).toBe("/ledger?account=fund&q=a+b");
  });
});
