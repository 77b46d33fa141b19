// Raw logs as typed events of our contracts.
import {
  toEventSelector,
  type Abi,
  type AbiEvent,
  type Address,
  type DecodeEventLogReturnType,
  type Hash,
  type Hex,
} from "viem";

import type { Contracts } from "../deployment.ts";
import {
  bountiesEvents,
  budgetsEvents,
  clearancesEvents,
  contractorsEvents,
  movesEvents,
  profilesEvents,
  reviewsEvents,
  revocationsEvents,
  stakeholderGovernorEvents,
  stakeTokenEvents,
  timelockControllerEvents,
  treasuryEvents,
} from "../generated/events.ts";
import type { Origin } from "../types.ts";
import { hexToText, topicReader, tupleReader } from "./abiReader.ts";

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

/** What each of our contracts tells. */
export const eventsOf = {
  treasury: treasuryEvents,
  contractors: contractorsEvents,
  reviews: reviewsEvents,
  clearances: clearancesEvents,
  revocations: revocationsEvents,
  moves: movesEvents,
  profiles: profilesEvents,
  bounties: bountiesEvents,
  budgets: budgetsEvents,
  governor: stakeholderGovernorEvents,
  timelock: timelockControllerEvents,
} as const;

type LoggingContract = keyof typeof eventsOf;

/** One event of one of our contracts; `contract` and `eventName` together tell the type of `args`. */
export type ChainEvent = {
  [contract in LoggingContract]: DecodeEventLogReturnType<(typeof eventsOf)[contract]> & {
    readonly contract: contract;
  };
}[LoggingContract] & {
  readonly origin: Origin;
  /** The event's long text (`uri` or `description`) as it is on chain; "0x" where it has none. */
  readonly textBytes: Hex;
};

/** One event of the stake token. */
export type StakeEvent = DecodeEventLogReturnType<typeof stakeTokenEvents> & { readonly origin: Origin };

interface Known {
  readonly contract: LoggingContract;
  readonly events: EventReaders;
}

/** By the first topic. */
type EventReaders = ReadonlyMap<Hex, EventReader>;

interface EventReader {
  readonly name: string;
  /** Values that stand in topics, in order. */
  readonly indexed: readonly { readonly name: string; readonly read: (topic: Hex) => unknown }[];
  /** Values that stand in the data. */
  readonly readData: (data: Hex) => Record<string, unknown>;
  /** The input that is a bound text. */
  readonly text: string | undefined;
}

/** Texts that the contracts bind by their hash. */
const BOUND_TEXTS = new Set(["uri", "description"]);

/**
 * Bound texts are read as bytes: a text that is not valid UTF-8 would no longer have its hash after decoding, and whoever wrote it
 * could make a bounty that the app can show but not act on.
 */
function readerOf({ name, inputs }: AbiEvent): EventReader {
  const text = inputs.find((input) => input.type === "string" && BOUND_TEXTS.has(input.name ?? ""))?.name;
  const inData = inputs
    .filter(({ indexed }) => !indexed)
    .map((input) => (text && input.name === text ? { ...input, type: "bytes" } : input));
  return {
    name,
    indexed: inputs
      .filter(({ indexed }) => indexed)
      .map((input) => ({ name: input.name ?? "", read: topicReader(input) })),
    readData: tupleReader(inData),
    text,
  };
}

function readersOf(abi: Abi): EventReaders {
  const events = abi.filter((entry): entry is AbiEvent => entry.type === "event");
  return new Map(events.map((event) => [toEventSelector(event), readerOf(event)]));
}

function argsOf(event: EventReader, log: RawLog): Record<string, unknown> {
  const args = event.readData(log.data);
  for (const [index, { name, read }] of event.indexed.entries()) args[name] = read(log.topics[index + 1] ?? "0x");
  return args;
}

function originOf({ blockNumber, transactionHash, time }: RawLog): Origin {
  return { block: blockNumber, transaction: transactionHash, time };
}

/** Turns raw logs of the given contracts into events. */
export class EventDecoder {
  readonly #byAddress = new Map<string, Known>();

  constructor(contracts: Contracts) {
    for (const contract of Object.keys(eventsOf) as LoggingContract[]) {
      this.#byAddress.set(contracts[contract].toLowerCase(), { contract, events: readersOf(eventsOf[contract]) });
    }
  }

  /** The event, or undefined for a log that is none of ours. */
  decode(log: RawLog): ChainEvent | undefined {
    const known = this.#byAddress.get(log.address.toLowerCase());
    const event = known?.events.get(log.topics[0] ?? "0x");
    if (!known || !event) return undefined;
    const args = argsOf(event, log);
    const textBytes = event.text ? (args[event.text] as Hex) : "0x";
    if (event.text) args[event.text] = hexToText(textBytes);
    return {
      contract: known.contract,
      eventName: event.name,
      args,
      origin: originOf(log),
      textBytes,
    } as unknown as ChainEvent;
  }
}

/** Turns raw logs of the stake token into events. */
export class StakeDecoder {
  readonly #events = readersOf(stakeTokenEvents);

  /** The event, or undefined for a log that is none of the token's. */
  decode(log: RawLog): StakeEvent | undefined {
    const event = this.#events.get(log.topics[0] ?? "0x");
    if (!event) return undefined;
    return { eventName: event.name, args: argsOf(event, log), origin: originOf(log) } as unknown as StakeEvent;
  }
}
