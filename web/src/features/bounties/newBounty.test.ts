import { describe, expect, it } from "vitest";

import { ETH_ADDRESS } from "../../chain/accounts.ts";
import type { Asset, Domain } from "../../chain/types.ts";
import { DAY } from "../../shared/format/index.ts";
import {
  dayOf,
  deadlineOf,
  domainWarning,
  endOfDay,
  endOfNamedDay,
  OTHER_DAY,
  readBounty,
  textOf,
  type BountyDraft,
} from "./newBounty.ts";

const now = Date.UTC(2026, 4, 12, 9, 30) / 1000;
const ether: Asset = {
  address: ETH_ADDRESS,
  symbol: "ETH",
  name: "Ether",
  decimals: 18,
  enabled: true,
  wellFormed: true,
};
const domain: Domain = {
  id: 2,
  name: "Design",
  k: 2,
  challenge: 0,
  period: 21 * DAY,
  cooldown: 0,
  admissionPercent: 25,
  revocationPercent: 10,
  changedAt: undefined,
  retiredAt: undefined,
  members: ["0x0000000000000000000000000000000000000001", "0x0000000000000000000000000000000000000002"],
  voices: 2,
  fullSince: 1,
  admissions: [],
  revocations: [],
  block: 1n,
  transaction: "0x",
  time: 1,
};
const draft: BountyDraft = {
  title: " A  poster ",
  body: "One sheet.\n",
  domain: "2",
  asset: ETH_ADDRESS,
  token: "",
  amount: "1.5",
  deadline: "14",
  day: "",
};
const read = (fields: Partial<BountyDraft>, max?: bigint) =>
  readBounty({ ...draft, ...fields }, { ok: true, asset: ether }, max, domain, now);

describe("the deadline", () => {
  it("is the last minute of a day in the reader's zone, the same all day long", () => {
    expect(endOfDay(now, 14)).toBe(endOfDay(now + 600, 14));
    const end = new Date(endOfDay(now, 14) * 1000);
    expect([end.getHours(), end.getMinutes()]).toEqual([23, 59]);
    expect(endOfNamedDay(dayOf(endOfDay(now, 14)))).toBe(endOfDay(now, 14));
  });
  it("is missing until a day is named", () => {
    expect(deadlineOf({ deadline: OTHER_DAY, day: "" }, now)).toBeUndefined();
    expect(endOfNamedDay("2026-02-31")).toBeUndefined();
    expect(read({ deadline: OTHER_DAY, day: "2026" }).problems.deadline).toBe("Choose the last day.");
  });
  it("lies ahead, and at most two years", () => {
    expect(read({ deadline: OTHER_DAY, day: dayOf(now - DAY) }).problems.deadline).toBe("That day is over.");
    expect(read({ deadline: OTHER_DAY, day: dayOf(now + 731 * DAY) }).problems.deadline).toMatch(/two years/);
    expect(read({ deadline: OTHER_DAY, day: dayOf(now + 729 * DAY) }).problem).toBeUndefined();
  });
});

describe("a new bounty", () => {
  it("is what was typed", () => {
    expect(read({})).toEqual({
      input: {
        asset: ETH_ADDRESS,
        amount: 1_500_000_000_000_000_000n,
        domain: 2,
        deadline: endOfDay(now, 14),
        text: "# A poster\n\nOne sheet.",
      },
      problems: {
        title: undefined,
        body: undefined,
        domain: undefined,
        asset: undefined,
        amount: undefined,
        deadline: undefined,
      },
      problem: undefined,
    });
  });
  it("begins with its title", () => {
    expect(textOf({ title: "Two\nlines", body: "x" })).toBe("# Two lines\n\nx");
  });
  it("says first what is missing first", () => {
    expect(read({ title: "  " }).problem).toBe("Give it a title.");
    expect(read({ title: "x".repeat(101) }).problem).toMatch(/^At most 100 characters/);
    expect(read({ body: " " }).problem).toMatch(/^Say what counts as done/);
    expect(read({ body: "x".repeat(20_000) }).problem).toMatch(/bytes/);
    expect(readBounty(draft, { ok: true, asset: ether }, undefined, undefined, now).problem).toBe("Choose who judges.");
    expect(readBounty(draft, { ok: false, reason: "No token.", reading: false }, undefined, domain, now).problem).toBe(
      "No token.",
    );
    expect(read({ amount: "0" }).problem).toBe("Enter more than zero.");
    expect(read({}, 10n ** 18n).problem).toBe("Your wallet can give 1 ETH at most.");
    expect(read({ amount: "0" }).input).toBeUndefined();
  });
});

describe("a domain that is too small", () => {
  it("is warned of", () => {
    expect(domainWarning(domain)).toBeUndefined();
    expect(domainWarning({ ...domain, k: 3 })).toMatch(/^Design has 2 contractors, and 3 have to endorse/);
  });
});
