import type { Address } from "viem";

import { ETH_ADDRESS, sameAddress } from "./accounts.ts";
import type { Contracts } from "./deployment.ts";
import type { Snapshot } from "./types.ts";

/** What is known of the chain that tells payees who can use money from addresses that can't. */
interface Known {
  readonly snapshot: Pick<Snapshot, "assets">;
  readonly contracts: Contracts;
}

/**
 * A sentence when nobody could use what is paid to this address; undefined for all others, and for contracts that are not known here.
 * It begins with `subject`, such as a name for the address.
 */
export function payeeWarning({ snapshot, contracts }: Known, payee: Address, subject = "This"): string | undefined {
  if (sameAddress(payee, ETH_ADDRESS))
    return `${subject} is the address that stands for ether, and nobody’s. What is paid to it is lost.`;
  const token = snapshot.assets.get(payee);
  if (token)
    return `${subject} is the contract of the token ${token.symbol} itself. What is paid to it is usually lost.`;
  if (sameAddress(payee, contracts.timelock))
    return `${subject} is the stakeholders’ timelock. Only another vote can move on what is paid to it.`;
  const own = Object.values(contracts).some((contract: Address) => sameAddress(contract, payee));
  return own
    ? `${subject} is one of the contracts of Exchequer itself. What is paid to it is usually lost.`
    : undefined;
}
