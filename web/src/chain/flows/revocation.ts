// A clearance is taken back by the domain that gave it: asked for by one, endorsed by others, enforced by anyone.
import type { Address } from "viem";

import { formatDuration } from "../../shared/format/index.ts";
import { encodeText } from "../content.ts";
import { revocationsAbi } from "../generated/abis.ts";
import { revocationTaskAt } from "../states.ts";
import type { Revocation } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { revocationArgument } from "./requestArguments.ts";
import { domainName } from "./wording.ts";

/** Seconds in which a suspended contractor can appeal, at least. */
const APPEAL = 7 * 86_400;

/** Asks that a clearance be taken back; `text` is Markdown: why. */
export function openRevocation(
  { contracts, snapshot, now, nameOf }: FlowContext,
  domain: number,
  account: Address,
  text: string,
): Flow {
  const area = snapshot.domains.get(domain);
  const rest =
    area?.k === 1
      ? "It suspends the clearance at once"
      : `It counts as your endorsement; with ${area?.k ?? "enough"} the clearance is suspended`;
  const time = formatDuration(Math.max(area?.challenge ?? 0, APPEAL));
  return {
    id: `revoke:${domain}:${account}`,
    title: "Ask to revoke",
    effect: `Asks the contractors of ${domainName(snapshot, domain)} to take the clearance from ${nameOf(account)}. ${rest}, and ${time} remain to object or to appeal.`,
    steps: [
      call({
        label: "Ask to revoke",
        to: contracts.revocations,
        abi: revocationsAbi,
        functionName: "open",
        args: [domain, account, encodeText(text), BigInt(now)],
      }),
    ],
  };
}

const effects = {
  suspend: "Suspends the clearance until the question is decided",
  lift: "Lifts the suspension: the clearance gives its rights again",
  spare: "Spares the clearance: for 180 days no other revocation suspends it before it passes",
  revoke: "Takes the clearance back for good",
  nothing: "Changes nothing",
  wait: "Waits",
} as const;

const titles: Record<keyof typeof effects, string> = {
  suspend: "Suspend",
  lift: "Lift suspension",
  spare: "Spare",
  revoke: "Revoke",
  nothing: "Revoke",
  wait: "Revoke",
};

/** Brings a clearance where the review of its revocation is. Anyone may. */
export function enforceRevocation({ contracts, snapshot, now, nameOf }: FlowContext, revocation: Revocation): Flow {
  const { kind } = revocationTaskAt(snapshot, revocation, now);
  const title = titles[kind];
  return {
    id: `enforce:${revocation.id}`,
    title,
    effect: `${effects[kind]}: ${nameOf(revocation.account)} in ${domainName(snapshot, revocation.domain)}.`,
    steps: [
      call({
        label: title,
        to: contracts.revocations,
        abi: revocationsAbi,
        functionName: "enforce",
        args: [revocationArgument(revocation)],
      }),
    ],
  };
}
