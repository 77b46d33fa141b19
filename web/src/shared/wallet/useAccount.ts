import type { Address } from "viem";
import { useConnection } from "wagmi";

import { activeChain } from "../../chain/networks.ts";

/** Who is connected, and whether they can sign here. */
export interface Account {
  /** Undefined while nobody is connected. */
  address: Address | undefined;
  /** The wallet is on the app's chain. */
  onChain: boolean;
  /** A wallet known from before is being asked: neither connected nor not. */
  settling: boolean;
}

/** The connected account. */
export function useAccount(): Account {
  const { address, chainId, status } = useConnection();
  return {
    address,
    onChain: chainId === activeChain.id,
    settling: status === "reconnecting",
  };
}
