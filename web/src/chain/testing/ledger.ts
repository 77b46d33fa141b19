// A chain of logs for tests: events are written as the contracts would, encoded with their ABIs, and read back as the app does.
import { encodeAbiParameters, encodeEventTopics, pad, toHex, type AbiEvent, type Address, type Hex } from "viem";

import type { Deployment } from "../deployment.ts";
import { EventDecoder, eventsOf, type RawLog } from "../derive/events.ts";
import { World, type Facts } from "../derive/world.ts";
import { NO_FACTS } from "../facts.ts";
import type { Asset, DomainTerms, Offer, Snapshot } from "../types.ts";
import { offerArgument } from "../clearances.ts";
import { cleared, numbered, partyNumber, plainTerms } from "./people.ts";

/** An address made of one number. */
export function addressOf(number: number): Address {
  return pad(toHex(number), { size: 20 });
}

/** A hash made of one number. */
export function hashOf(number: number): Hex {
  return pad(toHex(number), { size: 32 });
}

/** A deployment whose contracts live at round numbers. */
export const deployment: Deployment = {
  chainId: 31337,
  deployBlock: 1n,
  contracts: {
    treasury: addressOf(0x1000),
    contractors: addressOf(0x2000),
    reviews: addressOf(0x3000),
    clearances: addressOf(0x4000),
    revocations: addressOf(0x4100),
    moves: addressOf(0x4200),
    profiles: addressOf(0x4300),
    bounties: addressOf(0x5000),
    budgets: addressOf(0x5100),
    stakeToken: addressOf(0x6000),
    governor: addressOf(0x7000),
    timelock: addressOf(0x8000),
  },
  knownTokens: [],
};

/** A token that the general fund spends. */
export const usdc: Asset = {
  address: addressOf(0x99),
  symbol: "USDC",
  name: "USD Coin",
  decimals: 6,
  enabled: true,
  wellFormed: true,
};

/** One event, written by name. */
export interface Written {
  readonly contract: keyof typeof eventsOf;
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Seconds; each second is a block of its own. */
  readonly time: number;
}

/** The log of an event, as a node would answer it. */
export function logOf({ contract, name, args, time }: Written, logIndex = 0): RawLog {
  const event = (eventsOf[contract] as readonly AbiEvent[]).find((entry) => entry.name === name);
  if (!event) throw new Error(`${contract} has no event ${name}`);
  const inputs = event.inputs.filter(({ indexed }) => !indexed);
  return {
    address: deployment.contracts[contract],
    topics: encodeEventTopics({ abi: [event], args }) as Hex[],
    data: encodeAbiParameters(
      inputs,
      inputs.map((input) => args[input.name ?? ""]),
    ),
    blockNumber: BigInt(time),
    transactionHash: hashOf(time),
    logIndex,
    time,
  };
}

/** Facts with which no proposal lacks its quorum of 100. */
export const facts: Facts = { ...NO_FACTS, approvalPercent: 60, quorumFloor: 1n, supply: 500n };

/** The snapshot after the given events. */
export function snapshotOf(
  events: readonly Written[],
  time = events.at(-1)?.time ?? 0,
  read: Partial<Facts> = {},
): Snapshot {
  const decoder = new EventDecoder(deployment.contracts);
  const world = new World(deployment);
  for (const [index, written] of events.entries()) {
    const event = decoder.decode(logOf(written, index));
    if (event) world.apply(event);
  }
  return world.seal({ number: BigInt(time), time }, { ...facts, ...read });
}

/**
 * A domain with the terms given (clocks in seconds), and members who were cleared one second later at $60. Their numbers are those
 * of their addresses; see partyNumber.
 */
export function domainEvents(
  domain: {
    id: number;
    k: number;
    challenge: number;
    period: number;
    members: readonly Address[];
  } & Partial<DomainTerms>,
  time: number,
): Written[] {
  const { id, members, ...terms } = domain;
  return [
    {
      contract: "contractors",
      name: "DomainCreated",
      args: { domain: id, name: "Development", terms: { ...plainTerms, ...terms } },
      time,
    },
    ...members.flatMap((account) => [
      numbered(partyNumber(account), account, time + 1),
      cleared(id, account, time + 1),
    ]),
  ];
}

/** A review about `subject`, opened at `time`. Nobody is barred but by name, unless `barred` says so. */
export function reviewOpened(
  review: {
    id: Hex;
    k: number;
    challenge: number;
    period: number;
    subject: Address;
    payees?: readonly Address[];
    workflow?: Address;
    barred?: readonly number[];
    seasoned?: boolean;
    appealable?: boolean;
  },
  time: number,
): Written {
  const { id, k, challenge, period, subject, payees = [], workflow = deployment.contracts.bounties } = review;
  const { barred = [], seasoned = false, appealable = false } = review;
  const question = { workflow, domain: 1, content: hashOf(7), subject, salt: BigInt(time), payees, barred };
  return {
    contract: "reviews",
    name: "ReviewOpened",
    args: { id, workflow, domain: 1, question, panel: { k, challenge, period, seasoned, appealable } },
    time,
  };
}

/** A nomination of `candidate` by `opener`; its review has to be opened before. */
export function nominationOpened(
  nomination: {
    id: Hex;
    candidate: Address;
    opener: Address;
    rate?: bigint;
    changes?: boolean;
    uri?: string;
  } & Partial<Offer>,
  time: number,
): Written {
  const { id, candidate, opener, rate = 5n, changes = false, uri = "data:,x" } = nomination;
  const { kind = changes ? "None" : "Direct", until, supervisor } = nomination;
  const offer = offerArgument({ kind, rate, until, supervisor });
  return {
    contract: "clearances",
    name: "Nominated",
    args: { nomination: id, domain: 1, candidate, opener, offer, changes, salt: BigInt(time), uri },
    time,
  };
}

/** The candidate accepts. */
export function offerAccepted(nomination: Hex, time: number): Written {
  return { contract: "clearances", name: "OfferAccepted", args: { nomination }, time };
}

/** An endorsement or an objection. */
export function said(id: Hex, account: Address, endorses: boolean, time: number): Written {
  return { contract: "reviews", name: endorses ? "Endorsed" : "Objected", args: { id, account, reason: "" }, time };
}

/** The one thing that a map holds. */
export function only<T>(map: ReadonlyMap<unknown, T>): T {
  const [value] = map.values();
  if (value === undefined) throw new Error("empty");
  return value;
}
