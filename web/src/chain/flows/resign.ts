import type { Address } from "viem";

import { formatDuration } from "../../shared/format/index.ts";
import { clearancesAbi, contractorsAbi } from "../generated/abis.ts";
import { clearanceOf } from "../states.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { domainName } from "./wording.ts";

/** Gives the caller's clearance in a domain back. */
export function resign({ contracts, snapshot }: FlowContext, domain: number): Flow {
  const where = domainName(snapshot, domain);
  const cooldown = snapshot.domains.get(domain)?.cooldown ?? 0;
  const back = cooldown === 0 ? "" : ` A new nomination is possible ${formatDuration(cooldown)} later.`;
  return {
    id: `resign:${domain}`,
    title: "Resign",
    effect: `Gives your clearance in ${where} back: you no longer bill or judge there, and what you said on open reviews no longer counts.${back}`,
    steps: [
      call({
        label: `Resign from ${where}`,
        to: contracts.clearances,
        abi: clearancesAbi,
        functionName: "resign",
        args: [domain],
      }),
    ],
  };
}

/** Writes down that a clearance whose time is over has ended. Anyone may. */
export function expire({ contracts, snapshot, nameOf }: FlowContext, domain: number, account: Address): Flow {
  const kind = clearanceOf(snapshot, domain, account)?.kind ?? "Proposal";
  return {
    id: `expire:${domain}:${account}`,
    title: "Write down the end",
    effect: `Writes down that the clearance (${kind}) of ${nameOf(account)} in ${domainName(snapshot, domain)} has come to its end. It gives no rights already.`,
    steps: [
      call({
        label: "Write down the end",
        to: contracts.contractors,
        abi: contractorsAbi,
        functionName: "expire",
        args: [domain, account],
      }),
    ],
  };
}
