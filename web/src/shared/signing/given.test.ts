import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { Bundle } from "../../chain/flows/bundle.ts";
import {
  addressOf,
  deployment,
  domainEvents,
  hashOf,
  reviewOpened,
  said,
  snapshotOf,
} from "../../chain/testing/ledger.ts";
import { forgetGiven, givenBy, rememberGiven, stillGiven } from "./given.ts";

const [ana, cleo] = [addressOf(1), addressOf(3)];
const id = hashOf(5);
const events = [
  ...domainEvents({ id: 1, k: 2, challenge: 0, period: 1_000, members: [ana] }, 1),
  reviewOpened({ id, k: 2, challenge: 0, period: 1_000, subject: cleo, workflow: deployment.contracts.clearances }, 20),
];
const bundle: Bundle = {
  chainId: 31337,
  review: id,
  says: [{ signer: ana, act: "endorse", deadline: 100, reason: "", signature: "0x12" }],
  acceptance: undefined,
};

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

describe("signatures that were given", () => {
  it("are kept for who gave them, until they are void", () => {
    rememberGiven(ana, { at: 30, bundle });
    expect(givenBy(31337, ana)).toEqual([{ at: 30, bundle }]);
    expect(givenBy(31337, cleo)).toEqual([]);
    expect(givenBy(1, ana)).toEqual([]);
    forgetGiven(31337, ana, id);
    expect(givenBy(31337, ana)).toEqual([]);
  });
  it("are told as long as somebody could send them", () => {
    const given = [{ at: 30, bundle }];
    expect(stillGiven(snapshotOf(events), ana, given, 99)).toEqual(given);
    expect(stillGiven(snapshotOf(events), ana, given, 100)).toEqual([]);
    expect(stillGiven(snapshotOf([...events, said(id, ana, true, 31)]), ana, given, 40)).toEqual([]);
  });
});
