import { createConfig, http, injected } from "wagmi";

import { activeChain, isLocalChain, rpcUrl } from "../../chain/networks.ts";
import { personaConnector } from "./personaConnector.ts";

/**
 * One chain, any wallet: wallets announce themselves (EIP-6963); `injected` is for those that still only set
 * `window.ethereum`. Reads do not pass through here: they have a client of their own.
 */
export const wagmiConfig = createConfig({
  chains: [activeChain],
  connectors: isLocalChain ? [injected(), personaConnector()] : [injected()],
  transports: { [activeChain.id]: http(rpcUrl) },
});

declare module "wagmi" {
  interface Register {
    config: typeof wagmiConfig;
  }
}
