import type { Address } from "viem";

import { formatRate } from "../../shared/format/index.ts";
import { sameAddress } from "../accounts.ts";
import { encodeText } from "../content.ts";
import { clearancesAbi } from "../generated/abis.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { domainName } from "./wording.ts";

/** The request that an account receive a clearance. */
export interface NominateInput {
  readonly domain: number;
  readonly candidate: Address;
  /** USD per hour, 6 decimals. */
  readonly rate: bigint;
  /** Markdown: why. */
  readonly text: string;
}

/** Opens a nomination by `account`: an application where it is the candidate's own, otherwise with its endorsement. */
export function nominate(
  { contracts, snapshot, nameOf }: FlowContext,
  account: Address,
  { domain, candidate, rate, text }: NominateInput,
): Flow {
  const [where, pay] = [domainName(snapshot, domain), formatRate(rate)];
  const applies = sameAddress(account, candidate);
  const effect = applies
    ? `Asks the contractors of ${where} to clear you at ${pay}, and accepts that rate.`
    : `Asks the contractors of ${where} to clear ${nameOf(candidate)} at ${pay}. It counts as your endorsement; the candidate still has to accept.`;
  return {
    id: `nominate:${domain}:${candidate}`,
    title: applies ? "Apply" : "Nominate",
    effect,
    steps: [
      call({
        label: applies ? "Apply" : "Nominate",
        to: contracts.clearances,
        abi: clearancesAbi,
        functionName: "nominate",
        args: [domain, candidate, rate, encodeText(text)],
      }),
    ],
  };
}
