import { ETH_ADDRESS, sameAddress } from "../../chain/accounts.ts";
import { activeDeployment } from "../../chain/deployment.ts";
import type { Asset } from "../../chain/types.ts";

/** Whether an asset is ether, or a token that stakeholders enabled or the address book names. Anyone can make any other, with any name. */
export function isTrusted({ address, enabled }: Asset): boolean {
  return (
    enabled ||
    sameAddress(address, ETH_ADDRESS) ||
    activeDeployment.knownTokens.some((token) => sameAddress(token, address))
  );
}
