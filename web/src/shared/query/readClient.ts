import { http } from "viem";

import { onChain } from "../../chain/chainCheck.ts";
import { createReadClient, type ReadClient } from "../../chain/readClient.ts";
import { activeChain, isLocalChain, rpcUrl } from "../../chain/networks.ts";

/**
 * The one client that reads the chain, with or without a wallet. Reads that happen together travel together: in one call
 * of the chain's Multicall3, inside one HTTP batch. (A deployless multicall holds some hundred reads at most, because its
 * calls are part of a contract's creation code.) It gives no answer of another chain than the one that this build is for.
 */
export const readClient: ReadClient = createReadClient({
  chain: activeChain,
  // The first answer holds every event since the deployment: on a slow line that takes longer than viem's ten seconds.
  transport: onChain(http(rpcUrl, { batch: true, timeout: 60_000 }), activeChain),
  batch: { multicall: true },
  // How often a sent transaction is looked up; a public endpoint is asked at the pace of its blocks.
  pollingInterval: isLocalChain ? 500 : Math.min(activeChain.blockTime ?? 4_000, 4_000),
});
