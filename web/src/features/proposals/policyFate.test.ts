import { describe, expect, it } from "vitest";

import { actionsOf } from "../../chain/flows/propose.ts";
import { deployment, hashOf, snapshotOf, usdc, type Written } from "../../chain/testing/ledger.ts";
import { proposalOf } from "../../chain/testing/proposal.ts";
import type { Policy, Proposal } from "../../chain/types.ts";
import { DAY, formatDate, shortAddress } from "../../shared/format/index.ts";
import { effectWithoutTitle } from "../../shared/governance/effectSentence.ts";
import { policyFates } from "./policyFate.ts";

const { contracts } = deployment;
const START = 1_000_000_000;
const first: Policy = { floor: 8_000_000_000n, rate: 40_000, window: 24 * DAY };
const looser: Policy = { ...first, rate: 100_000 };
const tighter: Policy = { ...first, floor: 4_000_000_000n };

const set = (policy: Policy, since: number, time: number): Written => ({
  contract: "treasury",
  name: "PolicySet",
  args: { asset: usdc.address, policy, since },
  time,
});

/** A proposal that set a policy in the transaction of a second. */
const setting = (id: bigint, title: string, policy: Policy, time: number): Proposal =>
  proposalOf({
    id,
    description: `# ${title}\n\nWhy.`,
    actions: actionsOf(contracts, { kind: "setPolicy", asset: usdc.address, policy }, hashOf(1)),
    forVotes: 200n,
    executedAt: time,
    executedIn: hashOf(time),
  });

/** What a proposal's page says of the policy that it set. */
function fate(one: Proposal, others: readonly Proposal[], now: number, events: readonly Written[]): string {
  const base = snapshotOf([set(first, START, START), ...events], now);
  const snapshot = {
    ...base,
    assets: new Map([...base.assets, [usdc.address, usdc]]),
    proposals: new Map([one, ...others].map((each) => [each.id, each])),
  };
  const context = { contracts, snapshot, now, nameOf: shortAddress };
  return policyFates(context, one, effectWithoutTitle(context, one, true).actions)
    .map(({ standing, text, by }) => `${standing}${by ? ` ${by.id}` : ""}: ${text}`)
    .join(" ");
}

describe("a policy that was decided", () => {
  const at = START + DAY;
  const since = at + 24 * DAY;
  const loosening = setting(1n, "Looser", looser, at);
  it("is in force, or says when it will be and what holds until then", () => {
    const events = [set(looser, since, at)];
    expect(fate(loosening, [], since, events)).toBe(`inForce: It has been in force since ${formatDate(since)}.`);
    expect(fate(loosening, [], since - 1, events)).toBe(
      `pending: It comes into force on ${formatDate(since)}; until then the limit is 4 % of the fund and what was spent, or 8,000 USDC, whichever is more, in any 24 days.`,
    );
  });
  it("names what replaced it before it came into force, in one transaction with it or later", () => {
    const together = setting(2n, "Tighter", tighter, at);
    expect(fate(loosening, [together], since, [set(looser, since, at), set(tighter, at, at)])).toBe(
      `replaced 2: It was replaced on ${formatDate(at)} by “Tighter”, before it came into force.`,
    );
    expect(fate(together, [loosening], since, [set(looser, since, at), set(tighter, at, at)])).toBe(
      `inForce: It has been in force since ${formatDate(at)}.`,
    );
    const later = setting(2n, "Tighter", tighter, at + DAY);
    expect(fate(loosening, [later], since, [set(looser, since, at), set(tighter, at + DAY, at + DAY)])).toBe(
      `replaced 2: It was replaced on ${formatDate(at + DAY)} by “Tighter”, before it came into force.`,
    );
  });
  it("says what still holds of what never came into force", () => {
    const longer: Policy = { ...looser, window: 30 * DAY };
    const second: Policy = { ...looser, rate: 60_000, window: 26 * DAY };
    const [decided, start] = [at + DAY, at + 31 * DAY];
    const events = [set(longer, at + 30 * DAY, at), set(second, start, decided)];
    const replaced = `replaced: It was replaced on ${formatDate(decided)} by another policy, before it came into force.`;
    const one = setting(1n, "Longer", longer, at);
    expect(fate(one, [], start - 1, events)).toBe(
      `${replaced} Until ${formatDate(start)} the strictest of each number that was decided holds: 4 % of the fund and what was spent, or 8,000 USDC, whichever is more, in any 30 days.`,
    );
    expect(fate(one, [], start, events)).toBe(replaced);
  });
  it("holds until what loosens it comes into force, and then says how long it held", () => {
    const [decided, end] = [at + 2 * DAY, at + 26 * DAY];
    const events = [set(tighter, at, at), set(looser, end, decided)];
    const [tightening, later] = [setting(1n, "Tighter", tighter, at), setting(2n, "Looser", looser, decided)];
    expect(fate(tightening, [later], end - 1, events)).toBe(
      `inForce 2: It has been in force since ${formatDate(at)}. On ${formatDate(end)} “Looser” replaces it.`,
    );
    expect(fate(tightening, [later], end, events)).toBe(
      `replaced 2: It was in force from ${formatDate(at)} until ${formatDate(end)}, when “Looser” replaced it.`,
    );
    expect(fate(tightening, [], end, events)).toContain("when another policy replaced it");
  });
  it("goes on when what would loosen it is taken back in time", () => {
    const events = [
      set(tighter, at, at),
      set(looser, at + 26 * DAY, at + 2 * DAY),
      set(tighter, at + 3 * DAY, at + 3 * DAY),
    ];
    expect(fate(setting(1n, "Tighter", tighter, at), [], at + 40 * DAY, events)).toBe(
      `inForce: It has been in force since ${formatDate(at)}.`,
    );
  });
  it("ends at once where what replaces it is stricter in any number", () => {
    const mixed: Policy = { ...looser, floor: tighter.floor };
    const decided = since + DAY;
    const events = [set(looser, since, at), set(mixed, decided, decided)];
    expect(fate(loosening, [], decided, events)).toBe(
      `replaced: It was in force from ${formatDate(since)} until ${formatDate(decided)}, when another policy replaced it.`,
    );
  });
  it("is in force at once where it allows nothing, whatever its window", () => {
    const nothing: Policy = { floor: 0n, rate: 0, window: DAY };
    const events = [set(nothing, since, at)];
    expect(fate(setting(1n, "Stop", nothing, at), [], at, events)).toBe(
      `inForce: It has been in force since ${formatDate(at)}.`,
    );
  });
  it("says nothing of it before it is decided", () => {
    expect(fate({ ...loosening, executedAt: undefined, executedIn: undefined, forVotes: 0n }, [], since, [])).toBe("");
  });
});
