import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { Filter, Log, Result } from "ethers";

import { getAddress, Interface } from "ethers";
import { artifacts } from "hardhat";

import type { Deployment } from "../tooling/address-book.ts";

/** Something that one of our contracts reported. */
export interface PastEvent {
  /** The contract's name in the address book. */
  readonly contract: string;
  readonly name: string;
  readonly args: Result;
  /** The part of the event that is not indexed, undecoded. */
  readonly data: string;
  readonly block: number;
  /** Hash of the transaction. */
  readonly transaction: string;
}

const ROLE_EVENTS = ["RoleGranted", "RoleRevoked", "RoleAdminChanged"];

/** The events that tell what was set up, decided and scheduled, and who could; money that moved is none of them. */
const EVENTS: Readonly<Record<string, readonly string[]>> = {
  TimelockController: [...ROLE_EVENTS, "MinDelayChange", "CallScheduled"],
  StakeholderGovernor: [
    "VotingDelaySet",
    "VotingPeriodSet",
    "ProposalThresholdSet",
    "QuorumNumeratorUpdated",
    "DAOURIUpdate",
    "ProposalCreated",
    "ProposalQueued",
  ],
  Treasury: [...ROLE_EVENTS, "PolicySet", "GuardianSet", "SpendingStopped"],
  Budgets: [...ROLE_EVENTS, "DollarTokenSet", "BudgetOpened", "TicketIssued"],
  Contractors: [
    ...ROLE_EVENTS,
    "DomainCreated",
    "DomainChanged",
    "DomainRetired",
    "Cleared",
    "ClearanceEnded",
    "ClearanceSuspended",
    "RateSet",
    "PartyMoved",
    "CompanyJoined",
  ],
  Reviews: ROLE_EVENTS,
  Clearances: ROLE_EVENTS,
};

/** What happened on the contracts of a deployment, in order. */
export class History {
  readonly #events: readonly PastEvent[];

  constructor(events: readonly PastEvent[]) {
    this.#events = events;
  }

  /** The events of `contract` with one of `names`, up to and including block `until`. */
  of(contract: string, names: readonly string[], until = Infinity): PastEvent[] {
    return this.#events.filter(
      (event) => event.contract === contract && names.includes(event.name) && event.block <= until,
    );
  }
}

/**
 * Reads everything that tells who could do what and what was set up, in one pass from the deployment to the latest block.
 * @param logRange blocks that one query may span
 */
export async function readHistory(ethers: HardhatEthers, deployment: Deployment, logRange: number): Promise<History> {
  const contracts = new Map<string, [name: string, abi: Interface]>();
  const topics = new Set<string>();
  for (const [name, events] of Object.entries(EVENTS)) {
    const abi = new Interface((await artifacts.readArtifact(name)).abi);
    contracts.set(addressIn(deployment, name), [name, abi]);
    for (const event of events) topics.add(topicOf(abi, event));
  }
  const filter = { address: [...contracts.keys()], topics: [[...topics]] };
  const events: PastEvent[] = [];
  for (const log of await readLogs(ethers, filter, deployment.deployBlock, logRange)) {
    const [contract, abi] = contracts.get(getAddress(log.address)) ?? [];
    const parsed = abi?.parseLog(log);
    if (contract === undefined || parsed === undefined || parsed === null) continue;
    const { data, blockNumber: block, transactionHash: transaction } = log;
    events.push({ contract, name: parsed.name, args: parsed.args, data, block, transaction });
  }
  return new History(events);
}

/** All logs that pass `filter` in the blocks from `fromBlock` to `until`, at most the latest, in steps of `logRange`. */
export async function readLogs(
  ethers: HardhatEthers,
  filter: Pick<Filter, "address" | "topics">,
  fromBlock: number,
  logRange: number,
  until = Infinity,
): Promise<Log[]> {
  const logs: Log[] = [];
  const last = Math.min(await ethers.provider.getBlockNumber(), until);
  for (let start = fromBlock; start <= last; start += logRange) {
    const toBlock = Math.min(start + logRange - 1, last);
    logs.push(...(await ethers.provider.getLogs({ ...filter, fromBlock: start, toBlock })));
  }
  return logs;
}

/** The address of a contract that every deployment has. */
export function addressIn({ contracts }: Deployment, name: string): string {
  const address = contracts[name];
  if (address === undefined) throw new Error(`The address book has no ${name}`);
  return getAddress(address);
}

function topicOf(abi: Interface, event: string): string {
  const fragment = abi.getEvent(event);
  if (fragment === null) throw new Error(`There is no event ${event}`);
  return fragment.topicHash;
}
