// What an account is to the treasury, in one sentence. Pure.
import type { Address } from "viem";

import { sameAddress } from "../../chain/accounts.ts";
import type { Contracts } from "../../chain/deployment.ts";
import { domainName } from "../../chain/flows/wording.ts";
import type { Snapshot } from "../../chain/types.ts";
import { formatDate } from "../../shared/format/index.ts";
import { lastClearances } from "./directory.ts";

/** What an account is: one of our contracts, a contractor now or before, or neither. */
export interface Standing {
  readonly kind: "contract" | "current" | "former" | "none";
  readonly sentence: string;
  /** The same, said to the account itself. */
  readonly aboutYou: string;
}

const contractNames: Record<keyof Contracts, string> = {
  treasury: "the treasury, which holds all money",
  contractors: "the register of domains and clearances",
  reviews: "the contract that counts endorsements and objections",
  clearances: "the contract through which contractors are cleared",
  bounties: "the contract of all bounties",
  stakeToken: "the token of the stakeholders",
  governor: "the contract in which stakeholders vote",
  timelock: "the timelock, which carries out what stakeholders voted",
};

/** The standing of `account`. */
export function standingOf(
  { snapshot, contracts }: { snapshot: Snapshot; contracts: Contracts },
  account: Address,
): Standing {
  for (const [key, name] of Object.entries(contractNames) as [keyof Contracts, string][]) {
    if (!sameAddress(contracts[key], account)) continue;
    const sentence = `This is not a person: it is ${name}.`;
    return { kind: "contract", sentence, aboutYou: sentence };
  }
  const contractor = snapshot.contractors.get(account);
  if (!contractor) {
    return {
      kind: "none",
      sentence: "Not a contractor in any domain. A contractor can nominate them; they can apply themselves.",
      aboutYou: "You are not a contractor in any domain. You can apply, or a contractor can nominate you.",
    };
  }
  const last = lastClearances(contractor);
  const current = last.filter(({ until }) => until === undefined);
  if (current.length > 0) {
    const domains = list(current.map(({ domain }) => domainName(snapshot, domain)));
    const since = formatDate(Math.min(...contractor.clearances.map((clearance) => clearance.since)));
    return {
      kind: "current",
      sentence: `Works in ${domains}; first cleared on ${since}.`,
      aboutYou: `You work in ${domains}; first cleared on ${since}.`,
    };
  }
  const domains = list(last.map(({ domain }) => domainName(snapshot, domain)));
  const until = formatDate(Math.max(...last.map((clearance) => clearance.until ?? 0)));
  return {
    kind: "former",
    sentence: `Worked in ${domains} until ${until}. No clearance runs now.`,
    aboutYou: `You worked in ${domains} until ${until}. To work there again you need a new nomination.`,
  };
}

/** "A, B and C". */
export function list(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
