// How long a new domain takes until it can judge. Pure.
import type { VotingRules } from "../../chain/types.ts";
import { formatDuration, plural } from "../../shared/format/index.ts";

type Clocks = Pick<VotingRules, "votingDelay" | "votingPeriod" | "timelockDelay">;

/** How a new domain comes by its first contractors, and when it can judge at the earliest; `k` as it was typed. */
export function firstJudgement({ votingDelay, votingPeriod, timelockDelay }: Clocks, k: string): string {
  const needed = /^[1-9]\d?$/.test(k.trim())
    ? `${plural(Number(k), "contractor")} with a voice ${Number(k) === 1 ? "" : "each "}in it`
    : "as many contractors with a voice as it takes endorsements";
  const vote = votingDelay + votingPeriod + timelockDelay;
  return `A new domain is empty. It can judge once it has ${needed}: stakeholders admit them, each by a proposal “Admit a contractor” that can be made once the domain is there. Every vote takes ${formatDuration(vote)} with its waits, and those to admit can run side by side: ${formatDuration(2 * vote)} at the earliest.`;
}
