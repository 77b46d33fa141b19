import type { Stage } from "./stage.ts";

import { POOLS } from "./cast.ts";
import { addressOf } from "./stage.ts";

/** One whole stake token, base units. */
export const STAKE = 10n ** 18n;

/** How votes are numbered by OpenZeppelin's governor. */
export const AGAINST = 0;
export const FOR = 1;
export const ABSTAIN = 2;

/** Who votes how. */
export interface Vote {
  readonly voter: string;
  readonly support: number;
}

/** Votes to be reached, in whole stake tokens. */
interface Tally {
  readonly yes: bigint;
  readonly no: bigint;
}

/** Stake by holder, whole tokens. */
export type Holdings = ReadonlyMap<string, bigint>;

/**
 * Splits the supply so that several votes with the same snapshot all come out as recorded. On a line from 0 to the supply each
 * vote marks [0, yes) as yes and [yes, yes + no) as no; cutting at all these marks leaves pieces that lie on one side
 * of every vote, and each pool takes one piece.
 */
export function splitStake(supply: bigint, tallies: readonly Tally[]): { holdings: Holdings; votes: Vote[][] } {
  const marks = new Set(tallies.flatMap(({ yes, no }) => [yes, yes + no]).concat(supply));
  const ends = [...marks].filter((mark) => mark > 0n).toSorted((a, b) => (a < b ? -1 : 1));
  if (ends.length > POOLS.length || ends.at(-1) !== supply) throw new Error("The votes do not fit the pools of stake");

  const holdings = new Map<string, bigint>();
  for (const [index, pool] of POOLS.entries()) {
    const [start, end] = [ends[index - 1] ?? 0n, ends[index] ?? supply];
    holdings.set(pool, index < ends.length ? end - start : 0n);
  }
  const votes = tallies.map(({ yes, no }) =>
    ends.flatMap((end, index): Vote[] => {
      const voter = POOLS[index];
      if (voter === undefined || end > yes + no) return [];
      return [{ voter, support: end <= yes ? FOR : AGAINST }];
    }),
  );
  return { holdings, votes };
}

/** Keeps track of who holds which stake, and tells the transfers that lead from one distribution to the next. */
export class StakeRegister {
  readonly #stage: Stage;
  #holdings: Holdings;

  constructor(stage: Stage, holdings: Holdings) {
    this.#stage = stage;
    this.#holdings = holdings;
  }

  get holdings(): Holdings {
    return this.#holdings;
  }

  /** Moves stake so that from `at` on `target` holds; both add up to the same. */
  rearrange(at: number, target: Holdings): void {
    const accounts = new Set([...this.#holdings.keys(), ...target.keys()]);
    const excess = new Map<string, bigint>();
    for (const account of accounts) {
      excess.set(account, (this.#holdings.get(account) ?? 0n) - (target.get(account) ?? 0n));
    }
    for (const [receiver, missing] of excess) {
      let needed = missing < 0n ? -missing : 0n;
      for (const [giver, spare] of excess) {
        if (needed === 0n) break;
        if (spare <= 0n) continue;
        const amount = spare < needed ? spare : needed;
        excess.set(giver, spare - amount);
        needed -= amount;
        this.#tellTransfer(at, giver, receiver, amount);
      }
      if (needed !== 0n) throw new Error("The stake that is handed out is more than there is");
    }
    this.#holdings = target;
  }

  /** The fewest large pools whose votes together are at least `quorum` whole tokens. */
  findQuorum(quorum: bigint): string[] {
    const pools = [...this.#holdings].toSorted(([, a], [, b]) => (a > b ? -1 : 1));
    const chosen: string[] = [];
    let sum = 0n;
    for (const [pool, amount] of pools) {
      if (sum >= quorum) break;
      chosen.push(pool);
      sum += amount;
    }
    return chosen;
  }

  #tellTransfer(at: number, from: string, to: string, amount: bigint): void {
    const { story, system } = this.#stage;
    const data = system.stakeToken.interface.encodeFunctionData("transfer", [to, amount * STAKE]);
    story.tell({ at, from, to: addressOf(this.#stage, "StakeToken"), data, label: `transfer ${amount} of stake` });
  }
}

/** Has `holder` give its votes to `delegate`. */
export function tellDelegation(stage: Stage, at: number, holder: string, delegate: string): void {
  const data = stage.system.stakeToken.interface.encodeFunctionData("delegate", [delegate]);
  stage.story.tell({
    at,
    from: holder,
    to: addressOf(stage, "StakeToken"),
    data,
    label: `delegate stake of ${holder}`,
  });
}
