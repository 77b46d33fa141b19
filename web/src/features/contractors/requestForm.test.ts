import { describe, expect, it } from "vitest";

import { addressOf, domainEvents, snapshotOf } from "../../chain/testing/ledger.ts";
import { chosenDomain, recoverableDomains, revocableDomains } from "./requestForm.ts";

const [ana, ben, cleo, dora] = [addressOf(1), addressOf(2), addressOf(3), addressOf(4)];
const snapshot = snapshotOf([
  ...domainEvents({ id: 1, k: 2, challenge: 0, period: 86_400, members: [ana, ben] }, 1_000),
  ...domainEvents({ id: 2, k: 3, challenge: 0, period: 86_400, members: [ana, cleo] }, 1_000),
]);
const asker = (account: typeof ana | undefined) => ({ snapshot, account, now: 2_000 });

describe("revocableDomains", () => {
  it("are those in which a clearance is held; only colleagues there can ask", () => {
    expect(revocableDomains(asker(ben), ana)).toEqual([
      { domain: 1, forbidden: undefined },
      { domain: 2, forbidden: "Only contractors of Development can ask for this." },
    ]);
    expect(revocableDomains(asker(ben), dora)).toEqual([]);
  });
  it("are nobody's to ask about themselves", () => {
    expect(revocableDomains(asker(ana), ana).every(({ forbidden }) => forbidden !== undefined)).toBe(true);
  });
});

describe("recoverableDomains", () => {
  it("are only those that ask for the most voices", () => {
    expect(recoverableDomains(asker(cleo), ana)).toEqual([{ domain: 2, forbidden: undefined }]);
    expect(recoverableDomains(asker(ben), ana)[0]?.forbidden).toMatch(/^Only contractors of/);
  });
  it("refuse an address that somebody here has", () => {
    expect(recoverableDomains(asker(cleo), ana, dora)[0]?.forbidden).toBeUndefined();
    expect(recoverableDomains(asker(cleo), ana, ben)[0]?.forbidden).toMatch(/^This address belongs/);
  });
});

describe("chosenDomain", () => {
  const [one, two] = [
    { domain: 1, forbidden: "No." },
    { domain: 2, forbidden: undefined },
  ];
  it("is the chosen one, else the first that can be asked, else the first", () => {
    expect(chosenDomain([one, two], "1")).toBe(one);
    expect(chosenDomain([one, two], "")).toBe(two);
    expect(chosenDomain([one], "7")).toBe(one);
    expect(chosenDomain([], "1")).toBeUndefined();
  });
});
