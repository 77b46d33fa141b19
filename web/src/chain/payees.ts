import type { Address } from "viem";

import { ETH_ADDRESS, sameAddress } from "./accounts.ts";
import type { Contracts } from "./deployment.ts";
import type { Snapshot } from "./types.ts";

/** What is known of the chain that tells payees who can use money from addresses that can't. */
interface Known {
  readonly snapshot: Pick<Snapshot, "assets">;
  readonly contracts: Contracts;
}

/** What is known to be nobody's at an address, as the end of "This is …"; undefined for all others, and for contracts that are not known here. */
function nobodyAt({ snapshot, contracts }: Known, address: Address): string | undefined {
  if (sameAddress(address, ETH_ADDRESS)) return "the address that stands for ether, and nobody’s";
  const token = snapshot.assets.get(address);
  if (token) return `the contract of the token ${token.symbol} itself`;
  const own = Object.values(contracts).some((contract: Address) => sameAddress(contract, address));
  return own ? "one of the contracts of Exchequer itself" : undefined;
}

/**
 * A sentence when nobody could use what is paid to this address; undefined for all others, and for contracts that are not known here.
 * It begins with `subject`, such as a name for the address.
 */
export function payeeWarning(known: Known, payee: Address, subject = "This"): string | undefined {
  if (sameAddress(payee, known.contracts.timelock))
    return `${subject} is the stakeholders’ timelock. Only another vote can move on what is paid to it.`;
  const nobody = nobodyAt(known, payee);
  const usually = sameAddress(payee, ETH_ADDRESS) ? "" : "usually ";
  return nobody && `${subject} is ${nobody}. What is paid to it is ${usually}lost.`;
}

/** The same for an address that shall do something, such as "vote": a contract that never will, or only by a vote. */
export function actorWarning(known: Known, actor: Address, act: string, subject = "This"): string | undefined {
  if (sameAddress(actor, known.contracts.timelock))
    return `${subject} is the stakeholders’ timelock. It can ${act} only by another vote.`;
  const nobody = nobodyAt(known, actor);
  return nobody && `${subject} is ${nobody}. It can’t ${act}.`;
}
