import { expect } from "chai";

import type { Configuration } from "../../scripts/deployment/configuration.ts";
import { findMistakes } from "../../scripts/deployment/mistakes.ts";
import { configuration as valid } from "../../scripts/deployment/networks/31337.ts";
import { MAX_FLOOR } from "../../scripts/deployment/standard-rules.ts";
import { LOCAL_CHAIN_ID } from "../../scripts/tooling/local-chain.ts";
import { MAX_BILLED } from "../../web/src/chain/flows/billBudget.ts";
import { MAX_NAME_BYTES, MAX_PORTRAIT_BYTES } from "../../web/src/chain/flows/setProfile.ts";
import { ANSWER, ESCALATION, nextStop, SEASON, STOP, VALIDITY } from "../../web/src/chain/states.ts";
import { MAX_DAYS } from "../../web/src/features/bounties/newBounty.ts";
import { MAX_PAYEES } from "../../web/src/features/bounties/claimForm.ts";
import { expectError } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { deploySystem } from "../fixtures/system.ts";

const DAY = 86_400;
const load = () => networkHelpers.loadFixture(deploySystem);

type DomainNumber = "k" | "challenge" | "period" | "cooldown";

/** Whether the deployment takes this number for its first domain. */
function takesDomain(name: DomainNumber, value: number): boolean {
  const [first, ...others] = valid.domains;
  const changed = { ...first, [name]: value } as Configuration["domains"][number];
  return findMistakes({ ...valid, domains: [changed, ...others] }, LOCAL_CHAIN_ID).length === 0;
}

/** Whether the deployment takes a policy of ETH that differs so. */
function takesPolicy(change: Partial<Configuration["policies"][number]>): boolean {
  const policy = { asset: "ETH", floor: 1n, rate: 40_000, windowDays: 24, ...change };
  return findMistakes({ ...valid, policies: [policy], dollarTokens: [] }, LOCAL_CHAIN_ID).length === 0;
}

/** Numbers of the contracts that scripts and app write down again, since they are needed without a chain. */
describe("Constants outside the contracts", () => {
  it("are the contracts' in the app", async () => {
    const { treasury, contractors, clearances, moves, reviews, bounties, budgets, profiles } = await load();
    const pairs: Record<string, [ours: number, theirs: Promise<bigint>]> = {
      STOP: [STOP, treasury.STOP()],
      STOP_PAUSE: [nextStop({ guardian: undefined, stoppedBy: undefined, stoppedUntil: 1 }) - 1, treasury.STOP_PAUSE()],
      SEASON: [SEASON, contractors.SEASON()],
      ESCALATION: [ESCALATION, reviews.ESCALATION()],
      ANSWER: [ANSWER, reviews.ANSWER()],
      "VALIDITY of nominations": [VALIDITY, clearances.VALIDITY()],
      "VALIDITY of recoveries": [VALIDITY, moves.VALIDITY()],
      MAX_DURATION: [MAX_DAYS * DAY, bounties.MAX_DURATION()],
      MAX_PAYEES: [MAX_PAYEES, bounties.MAX_PAYEES()],
      MAX_PAYEES_AT_ONCE: [MAX_BILLED, budgets.MAX_PAYEES_AT_ONCE()],
      MAX_NAME: [MAX_NAME_BYTES, profiles.MAX_NAME()],
      MAX_PORTRAIT: [MAX_PORTRAIT_BYTES, profiles.MAX_PORTRAIT()],
    };
    for (const [name, [ours, theirs]] of Object.entries(pairs)) expect(BigInt(ours), name).to.equal(await theirs);
  });

  it("bound the domains of a deployment as the contract does", async () => {
    const { contractors } = await load();
    const most: [DomainNumber, Promise<bigint>][] = [
      ["k", contractors.MAX_K()],
      ["challenge", contractors.MAX_CHALLENGE()],
      ["period", contractors.MAX_PERIOD()],
      ["cooldown", contractors.MAX_COOLDOWN()],
    ];
    for (const [name, limit] of most) {
      const largest = Number(await limit);
      expect([takesDomain(name, largest), takesDomain(name, largest + 1)], name).to.deep.equal([true, false]);
    }
    const shortest = Number(await contractors.MIN_PERIOD());
    expect([takesDomain("period", shortest), takesDomain("period", shortest - 1)]).to.deep.equal([true, false]);
  });

  it("bound the policies of a deployment as the contract does", async () => {
    const { treasury, admin, token } = await load();
    const largest = { floor: MAX_FLOOR, rate: 1_000_000, windowDays: 365 };
    const [longest, shortest] = [365 * DAY, DAY];
    const set = (rate: number, window: number) =>
      treasury.connect(admin).setPolicy(token, { floor: MAX_FLOOR, rate, window });
    expect(takesPolicy(largest)).to.equal(true);
    await set(1_000_000, longest);
    await set(1_000_000, shortest);
    for (const [change, rate, window] of [
      [{ rate: 1_000_001 }, 1_000_001, longest],
      [{ windowDays: 366 }, 1_000_000, longest + 1],
      [{ windowDays: 0 }, 1_000_000, shortest - 1],
    ] as const) {
      expect(takesPolicy({ ...largest, ...change })).to.equal(false);
      const refused = [MAX_FLOOR, BigInt(rate), BigInt(window)];
      await expectError(set(rate, window), treasury, "Treasury_InvalidPolicy", token, refused);
    }
  });
});
