import type { DomainConfiguration } from "./configuration.ts";
import type { PastEvent } from "./history.ts";

import { FOUNDER_KINDS } from "./configuration.ts";
import { differs, type SetUp } from "./differences.ts";

/** How a domain judges, by the names that the contract and the configuration share. */
const TERMS = ["k", "challenge", "period", "cooldown", "admissionPercent", "revocationPercent"] as const;

/** The terms of clearances in events, as far as founders can differ in them. */
interface Offer {
  readonly kind: bigint;
  readonly rate: bigint;
}

/** A sentence for each domain that was not founded as configured, and for each that was changed before the handover. */
export function domainDifferences({ configuration: { domains }, history, until }: SetUp): string[] {
  const founded = history.of("Contractors", ["DomainCreated"], until);
  const differences = domains.flatMap((domain, index) => foundingDifferences(domain, index, founded[index]));
  for (const { args, block } of founded.slice(domains.length)) {
    differences.push(`Domain ${args[0]} was founded in block ${block}, and is not in the configuration.`);
  }
  for (const { name, args, block } of history.of("Contractors", ["DomainChanged", "DomainRetired"], until)) {
    const verb = name === "DomainChanged" ? "changed" : "retired";
    differences.push(`Domain ${args[0]} was ${verb} in block ${block}, before the handover.`);
  }
  return differences;
}

function foundingDifferences(domain: DomainConfiguration, index: number, founded: PastEvent | undefined): string[] {
  const { name } = domain;
  if (founded === undefined) return [`Domain ${index + 1} is missing, and ${name} in the configuration.`];
  const terms = founded.args[2] as Record<(typeof TERMS)[number], bigint>;
  return [
    ...differs(`The name of domain ${index + 1}`, founded.args[1], name),
    ...TERMS.flatMap((term) => differs(`${name}: ${term}`, terms[term], BigInt(domain[term]))),
  ];
}

/**
 * Every clearance that was ever issued, changed or ended before the handover counts: somebody who was cleared for a moment
 * may have approved in that moment what takes effect much later.
 */
export function memberDifferences(setUp: SetUp): string[] {
  const {
    configuration: { domains },
    history,
    until,
  } = setUp;
  const differences: string[] = [];
  const offers = new Map<string, Offer>();
  const titleOf = (domain: bigint) => domains[Number(domain) - 1]?.name ?? `Domain ${domain}`;
  for (const { args, block } of history.of("Contractors", ["Cleared"], until)) {
    const [domain, account, offer] = args as unknown as [bigint, string, Offer];
    const configured = domains[Number(domain) - 1];
    if (configured?.founders.some((founder) => founder.account === account)) offers.set(`${domain} ${account}`, offer);
    else {
      const who = `${titleOf(domain)}: ${account}`;
      differences.push(`${who} was cleared in block ${block}, and is no founder in the configuration.`);
    }
  }
  const changes = ["ClearanceEnded", "ClearanceSuspended", "RateSet"];
  for (const { name, args, block } of history.of("Contractors", changes, until)) {
    const what = name === "RateSet" ? "rate" : "clearance";
    const verb = name === "RateSet" ? "changed" : name === "ClearanceEnded" ? "ended" : "suspended";
    const title = titleOf(args[0] as bigint);
    differences.push(`${title}: the ${what} of ${args[1]} was ${verb} in block ${block}, before the handover.`);
  }
  return [...differences, ...founderDifferences(domains, offers), ...partyDifferences(setUp)];
}

function founderDifferences(domains: readonly DomainConfiguration[], offers: ReadonlyMap<string, Offer>): string[] {
  return domains.flatMap(({ name, founders }, index) =>
    founders.flatMap(({ account, kind, rate }) => {
      const actual = offers.get(`${index + 1} ${account}`);
      if (actual === undefined) return [`${name}: ${account} was not cleared, and is a founder.`];
      return [
        ...differs(`${name}: the kind of ${account}`, kindName(actual.kind), kind),
        ...differs(`${name}: the rate of ${account}`, actual.rate, rate),
      ];
    }),
  );
}

/**
 * A founder who moved or shares a voice before the handover is not quite the one that the configuration names. Whoever is none
 * can do both at any time, and must not keep anybody from handing over by it.
 */
function partyDifferences({ configuration: { domains }, history, until }: SetUp): string[] {
  const founders = new Set<unknown>(domains.flatMap(({ founders }) => founders.map(({ account }) => account)));
  return history
    .of("Contractors", ["PartyMoved", "CompanyJoined"], until)
    .filter(({ args }) => args.some((arg) => founders.has(arg)))
    .map(({ name, args, block }) =>
      name === "PartyMoved"
        ? `${args[1]} moved to ${args[2]} in block ${block}, before the handover.`
        : `${args[0]} joined ${args[1]} in block ${block}, before the handover.`,
    );
}

function kindName(kind: bigint): string {
  return Object.entries(FOUNDER_KINDS).find(([, number]) => number === kind)?.[0] ?? `kind ${kind}`;
}
