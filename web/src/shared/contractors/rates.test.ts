import { describe, expect, it } from "vitest";

import { addressOf, domainEvents, snapshotOf } from "../../chain/testing/ledger.ts";
import type { Domain } from "../../chain/types.ts";
import { ratesOf, rateWarning } from "./rates.ts";

const members = [addressOf(1), addressOf(2)];
const snapshot = snapshotOf(domainEvents({ id: 1, k: 2, challenge: 0, period: 1_000, members }, 1));
const domain = snapshot.domains.get(1) as Domain;

describe("rateWarning", () => {
  it("warns above ten times the highest rate, and not of ten times", () => {
    const high = ratesOf(snapshot, domain)?.high ?? 0n;
    expect(high).toBeGreaterThan(0n);
    expect(rateWarning(snapshot, domain, high * 10n)).toBeUndefined();
    expect(rateWarning(snapshot, domain, high * 10n + 1n)).toContain(
      "more than ten times the highest rate in Development",
    );
  });
  it("has nothing to compare with in an empty domain", () => {
    expect(rateWarning(snapshot, { ...domain, members: [] }, 10n ** 18n)).toBeUndefined();
  });
});
