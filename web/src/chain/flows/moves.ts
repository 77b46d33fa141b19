// How a contractor comes to a new address: by its own key, or by others when the key is lost.
import { zeroAddress, type Address } from "viem";

import { encodeText } from "../content.ts";
import { movesAbi } from "../generated/abis.ts";
import { heldDomains } from "../parties.ts";
import type { Recovery } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { recoveryArgument } from "./requestArguments.ts";
import { domainName } from "./wording.ts";

/** Seconds between the last endorsement of a recovery and the move, at least, in words. */
const DELAY = "14 days";

/** Offers everything that the caller is here to another address; undefined takes the offer back. */
export function offerMove({ contracts, nameOf }: FlowContext, to: Address | undefined): Flow {
  return {
    id: "offerMove",
    title: to ? "Offer" : "Take offer back",
    effect: to
      ? `Lets ${nameOf(to)} take over all that you are here: clearances, history, company. Nothing changes before it does; money stays where it is.`
      : "Takes the offer back: nobody can take over what you are here.",
    steps: [
      call({
        label: to ? `Offer to ${nameOf(to)}` : "Take back",
        to: contracts.moves,
        abi: movesAbi,
        functionName: "offer",
        args: [to ?? zeroAddress],
      }),
    ],
  };
}

/** The caller takes over what `from` is here. */
export function takeMove({ contracts, snapshot, nameOf }: FlowContext, from: Address): Flow {
  return {
    id: `takeMove:${from}`,
    title: "Take over",
    effect: `You become who ${nameOf(from)} was here, with all clearances and their history. That address can never be used here again; its money stays its own.`,
    steps: [
      call({
        label: "Take over",
        to: contracts.moves,
        abi: movesAbi,
        functionName: "take",
        args: [from, heldDomains(snapshot, from)],
      }),
    ],
  };
}

/** The request that a party be moved, by others than its key. */
export interface RecoverInput {
  /** Whose contractors decide. */
  readonly domain: number;
  readonly from: Address;
  readonly to: Address;
  /** Markdown: why. */
  readonly text: string;
}

/** Asks that a party be moved because its key is lost. */
export function recover(
  { contracts, snapshot, now, nameOf }: FlowContext,
  { domain, from, to, text }: RecoverInput,
): Flow {
  return {
    id: `recover:${from}`,
    title: "Ask to move",
    effect: `Asks the contractors of ${domainName(snapshot, domain)} to move everything that ${nameOf(from)} is here to ${nameOf(to)}. It counts as your endorsement; then ${DELAY} remain in which the holder can appeal.`,
    steps: [
      call({
        label: "Ask to move",
        to: contracts.moves,
        abi: movesAbi,
        functionName: "recover",
        args: [domain, from, to, encodeText(text), BigInt(now), heldDomains(snapshot, from)],
      }),
    ],
  };
}

/** Moves a party after its recovery has passed. Anyone may. */
export function completeRecovery({ contracts, snapshot, nameOf }: FlowContext, recovery: Recovery): Flow {
  return {
    id: `complete:${recovery.id}`,
    title: "Move the account",
    effect: `Moves everything that ${nameOf(recovery.from)} is here to ${nameOf(recovery.to)}, with all its history.`,
    steps: [
      call({
        label: "Move",
        to: contracts.moves,
        abi: movesAbi,
        functionName: "complete",
        args: [recoveryArgument(recovery), heldDomains(snapshot, recovery.from)],
      }),
    ],
  };
}
