import type { Address, Hex } from "viem";
import { describe, expect, it } from "vitest";

import { encodeText } from "../../chain/content.ts";
import type { Asset, Bounty, Snapshot } from "../../chain/types.ts";
import {
  bountyRows,
  filterRows,
  hasState,
  NEWEST,
  nextOrder,
  readOrder,
  sortRows,
  UNTITLED,
  writeOrder,
  type BountyRow,
} from "./bountyList.ts";

const origin = { block: 1n, transaction: "0x", time: 1 } as const;
const address = (digit: string): Address => `0x${digit.repeat(40)}`;
const [dollar, coin] = [address("d"), address("c")];
const asset = (where: Address, symbol: string): Asset => ({
  address: where,
  symbol,
  name: symbol,
  decimals: 6,
  enabled: true,
  wellFormed: true,
});

function bounty(index: number, fields: Partial<Bounty> = {}): Bounty {
  const funder = address("1");
  return {
    ...origin,
    id: `0x${index.toString(16).padStart(64, "0")}` as Hex,
    opener: funder,
    asset: dollar,
    domain: 1,
    openedAt: 100 + index,
    deadline: 1_000,
    uri: encodeText(`# Task ${index}\n\nAbout handbooks.`),
    uriBytes: "0x",
    funded: 10n,
    awarded: 0n,
    pending: 0,
    contributions: [{ ...origin, funder, start: 0n, amount: 10n, refunded: undefined }],
    claims: [],
    ...fields,
  };
}

const snapshot = (bounties: readonly Bounty[]) =>
  ({
    bounties: new Map(bounties.map((one) => [one.id, one])),
    assets: new Map([
      [dollar, asset(dollar, "DUSD")],
      [coin, asset(coin, "COIN")],
    ]),
    domains: new Map([[1, { name: "Design" }]]),
  }) as unknown as Snapshot;

const titles = (rows: readonly BountyRow[]) => rows.map(({ title }) => title);

describe("rows", () => {
  it("tell the title, the state at the time, and how many people paid", () => {
    const twice = bounty(1, { contributions: [...bounty(1).contributions, ...bounty(1).contributions] });
    const [row] = bountyRows(snapshot([twice]), 999);
    expect(row).toMatchObject({
      title: "Task 1",
      standing: "Open",
      domain: "Design",
      funders: 1,
      asset: { symbol: "DUSD" },
    });
    expect(bountyRows(snapshot([bounty(2, { awarded: 10n })]), 999)[0]?.standing).toBe("Spent");
    expect(bountyRows(snapshot([bounty(3)]), 1_000)[0]?.standing).toBe("RefundDue");
    expect(bountyRows(snapshot([bounty(3, { awarded: 10n })]), 1_000)[0]?.standing).toBe("Closed");
  });
  it("stand without a readable text", () => {
    expect(titles(bountyRows(snapshot([bounty(1, { uri: "https://example.org" })]), 1))).toEqual([UNTITLED]);
  });
});

describe("filters", () => {
  const rows = bountyRows(snapshot([bounty(1), bounty(2, { asset: coin, domain: 2, deadline: 5 })]), 10);
  const all = { domain: "", asset: "", text: "" };
  it("let everything through when nothing is asked", () => {
    expect(filterRows(rows, all)).toHaveLength(2);
    expect(rows.filter((row) => hasState(row, ""))).toHaveLength(2);
  });
  it("look at state, domain, asset and each word of the text", () => {
    expect(titles(rows.filter((row) => hasState(row, "refund")))).toEqual(["Task 2"]);
    expect(titles(filterRows(rows, { ...all, domain: "2" }))).toEqual(["Task 2"]);
    expect(titles(filterRows(rows, { ...all, asset: dollar.toUpperCase().replace("0X", "0x") }))).toEqual(["Task 1"]);
    expect(titles(filterRows(rows, { ...all, text: "HANDBOOKS task" }))).toEqual(["Task 1", "Task 2"]);
    expect(titles(filterRows(rows, { ...all, text: "task 2" }))).toEqual(["Task 2"]);
  });
  it("find ids and addresses by their beginning, and not by what is somewhere in them", () => {
    expect(titles(filterRows(rows, { ...all, text: rows[1]?.bounty.id ?? "" }))).toEqual(["Task 2"]);
    expect(titles(filterRows(rows, { ...all, text: "0x1111" }))).toEqual(["Task 1", "Task 2"]);
    expect(filterRows(rows, { ...all, text: "1111" })).toEqual([]);
  });
});

describe("order", () => {
  it("is written into the address and read from it", () => {
    for (const order of [NEWEST, { key: "deadline", descending: true }, { key: "reward", descending: false }] as const)
      expect(readOrder(writeOrder(order))).toEqual(order);
    expect(readOrder("nothing")).toEqual(NEWEST);
    expect(readOrder("~toString")).toEqual(NEWEST);
  });
  it("turns round at the second press", () => {
    expect(nextOrder(NEWEST, "deadline")).toEqual({ key: "deadline", descending: false });
    expect(nextOrder({ key: "deadline", descending: false }, "deadline")).toEqual({
      key: "deadline",
      descending: true,
    });
  });
  it("keeps assets together when rewards are compared, and puts the newest first among equals", () => {
    const rows = bountyRows(
      snapshot([
        bounty(1, { funded: 5n }),
        bounty(2, { funded: 9n, asset: coin }),
        bounty(3, { funded: 7n }),
        bounty(4, { funded: 7n }),
      ]),
      10,
    );
    expect(titles(sortRows(rows, { key: "reward", descending: true }))).toEqual([
      "Task 2",
      "Task 4",
      "Task 3",
      "Task 1",
    ]);
    expect(titles(sortRows(rows, { key: "reward", descending: false }))).toEqual([
      "Task 2",
      "Task 1",
      "Task 4",
      "Task 3",
    ]);
    expect(titles(sortRows(rows, NEWEST))).toEqual(["Task 4", "Task 3", "Task 2", "Task 1"]);
  });
});
