// Raw logs as typed events of our contracts.
import { decodeEventLog, hexToString, keccak256, toEventSelector, type Abi, type AbiEvent, type Address, type DecodeEventLogReturnType, type Hash, type Hex } from "viem";

import type { Contracts } from "../deployment.ts";
import { bountiesAbi, clearancesAbi, contractorsAbi, reviewsAbi, stakeholderGovernorAbi, timelockControllerAbi, treasuryAbi } from "../generated/abis.ts";
import type { Origin } from "../types.ts";

/** A log as a source hands it over: the facts of its block included. */
export interface RawLog {
  readonly address: Address;
  readonly topics: readonly Hex[];
  readonly data: Hex;
  readonly blockNumber: bigint;
  readonly transactionHash: Hash;
  readonly logIndex: number;
  /** Time of the block, seconds. */
  readonly time: number;
}

const abis = {
  treasury: treasuryAbi,
  contractors: contractorsAbi,
  reviews: reviewsAbi,
  clearances: clearancesAbi,
  bounties: bountiesAbi,
  governor: stakeholderGovernorAbi,
  timelock: timelockControllerAbi,
} as const;

type LoggingContract = keyof typeof abis;

/** One event of one of our contracts; `contract` and `eventName` together tell the type of `args`. */
export type ChainEvent = {
  [contract in LoggingContract]: DecodeEventLogReturnType<(typeof abis)[contract]> & { readonly contract: contract };
}[LoggingContract] & {
  readonly origin: Origin;
  /** keccak256 of the event's long text (`uri` or `description`), over its bytes as they are on chain. */
  readonly textHash: Hex;
};

interface Known {
  readonly contract: LoggingContract;
  readonly events: ReadonlyMap<Hex, EventReader>;
}

interface EventReader {
  readonly abi: readonly [AbiEvent];
  /** What viem expects as the first topic of `abi`: with bytes for a string, another one than on chain. */
  readonly selector: Hex;
  /** The input that is a bound text. */
  readonly text: string | undefined;
}

/** Texts that the contracts bind by their hash. */
const BOUND_TEXTS = new Set(["uri", "description"]);

/**
 * Bound texts are read as bytes: a text that is not valid UTF-8 would no longer have its hash after decoding, and whoever wrote it
 * could make a bounty that the app can show but not act on.
 */
function withTextAsBytes(event: AbiEvent): EventReader {
  const text = event.inputs.find(({ name, type }) => type === "string" && BOUND_TEXTS.has(name ?? ""))?.name;
  const inputs = event.inputs.map((input) => (input.name === text && text ? { ...input, type: "bytes" } : input));
  const changed: AbiEvent = { ...event, inputs };
  return { abi: [changed], selector: toEventSelector(changed), text };
}

/** Turns raw logs of the given contracts into events. */
export class EventDecoder {
  readonly #byAddress = new Map<string, Known>();

  constructor(contracts: Contracts) {
    for (const contract of Object.keys(abis) as LoggingContract[]) {
      const events = (abis[contract] as Abi).filter((entry): entry is AbiEvent => entry.type === "event");
      this.#byAddress.set(contracts[contract].toLowerCase(), {
        contract,
        events: new Map(events.map((event) => [toEventSelector(event), withTextAsBytes(event)])),
      });
    }
  }

  /** The event, or undefined for a log that is none of ours. */
  decode(log: RawLog): ChainEvent | undefined {
    const known = this.#byAddress.get(log.address.toLowerCase());
    const event = known?.events.get(log.topics[0] ?? "0x");
    if (!known || !event) return undefined;
    const topics: [signature: Hex, ...args: Hex[]] = [event.selector, ...log.topics.slice(1)];
    const { eventName, args } = decodeEventLog({ abi: event.abi, topics, data: log.data }) as { eventName: string; args: Record<string, unknown> };
    const bytes = event.text ? (args[event.text] as Hex) : "0x";
    return {
      contract: known.contract,
      eventName,
      args: event.text ? { ...args, [event.text]: hexToString(bytes) } : args,
      origin: { block: log.blockNumber, transaction: log.transactionHash, time: log.time },
      textHash: event.text ? keccak256(bytes) : "0x",
    } as unknown as ChainEvent;
  }
}
