// What an account is to the treasury, in one sentence. Pure.
import type { Address } from "viem";

import { sameAddress } from "../../chain/accounts.ts";
import type { Contracts } from "../../chain/deployment.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { domainName } from "../../chain/flows/wording.ts";
import { partyAt, partyEver } from "../../chain/parties.ts";
import { clearanceStateAt, isRunning } from "../../chain/states.ts";
import { formatDate, listed, plural } from "../../shared/format/index.ts";
import { lastClearances } from "./directory.ts";

/** What an account is: one of our contracts, a company, somebody who has moved, a contractor now or before, or none of these. */
export interface Standing {
  readonly kind: "contract" | "company" | "moved" | "current" | "former" | "none";
  readonly sentence: string;
  /** The same, said to the account itself. */
  readonly aboutYou: string;
}

const contractNames: Record<keyof Contracts, string> = {
  treasury: "the treasury, which holds all money",
  contractors: "the register of domains and clearances",
  reviews: "the contract that counts endorsements and objections",
  clearances: "the contract through which contractors are cleared",
  revocations: "the contract through which clearances are taken back",
  moves: "the contract through which contractors come to a new address",
  profiles: "the contract that keeps what people say of themselves",
  bounties: "the contract of all bounties",
  budgets: "the contract of budgets and of the line of approved payments",
  stakeToken: "the token of the stakeholders",
  governor: "the contract in which stakeholders vote",
  timelock: "the timelock, which carries out what stakeholders voted",
};

/** The standing of `account`. */
export function standingOf(
  { snapshot, contracts, now, nameOf }: Pick<FlowContext, "snapshot" | "contracts" | "now" | "nameOf">,
  account: Address,
): Standing {
  for (const [key, name] of Object.entries(contractNames) as [keyof Contracts, string][]) {
    if (!sameAddress(contracts[key], account)) continue;
    const sentence = `This is not a person: it is ${name}.`;
    return { kind: "contract", sentence, aboutYou: sentence };
  }
  const party = partyEver(snapshot, account);
  if (party && !partyAt(snapshot, account)) {
    const whereTo = `has moved to ${nameOf(party.account)}, with all clearances and their history`;
    return { kind: "moved", sentence: `Whoever this was ${whereTo}.`, aboutYou: `Whoever you were here ${whereTo}.` };
  }
  if (party?.isCompany) {
    const people = plural(party.people.length, "contractor bills", "contractors bill");
    return {
      kind: "company",
      sentence: `A company: ${people} through it and share one voice.`,
      aboutYou: `You are a company: ${people} through you and share one voice.`,
    };
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
  const current = last.filter((clearance) => isRunning(clearance, now));
  if (current.length > 0) {
    const suspended = current.filter((clearance) => clearanceStateAt(clearance, now) === "Suspended");
    const active = current.filter((clearance) => !suspended.includes(clearance));
    const namesOf = (clearances: typeof current) =>
      listed(clearances.map(({ domain }) => domainName(snapshot, domain)));
    const domains = namesOf(active);
    const barred = suspended.length === 0 ? "" : `suspended in ${namesOf(suspended)}`;
    const since = formatDate(Math.min(...contractor.clearances.map((clearance) => clearance.since)));
    return {
      kind: "current",
      sentence:
        active.length === 0
          ? `Is ${barred}; first cleared on ${since}.`
          : `Works in ${domains}${barred && `; ${barred}`}; first cleared on ${since}.`,
      aboutYou:
        active.length === 0
          ? `You are ${barred}; first cleared on ${since}.`
          : `You work in ${domains}${barred && `; ${barred}`}; first cleared on ${since}.`,
    };
  }
  const domains = listed(last.map(({ domain }) => domainName(snapshot, domain)));
  const until = formatDate(Math.max(...last.map((clearance) => clearance.until ?? 0)));
  return {
    kind: "former",
    sentence: `Worked in ${domains} until ${until}. No clearance runs now.`,
    aboutYou: `You worked in ${domains} until ${until}. To work there again you need a new nomination.`,
  };
}
