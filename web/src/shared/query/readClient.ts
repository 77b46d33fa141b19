import { createPublicClient, http, type PublicClient } from "viem";

import { activeChain, isLocalChain, rpcUrl } from "../../chain/networks.ts";

/**
 * The one client that reads the chain, with or without a wallet. Reads that happen together travel together: in one
 * deployless multicall, inside one HTTP batch.
 */
export const readClient: PublicClient = createPublicClient({
  chain: activeChain,
  transport: http(rpcUrl, { batch: true }),
  batch: { multicall: { deployless: true } },
  // How often a sent transaction is looked up; a public endpoint is asked at the pace of its blocks.
  pollingInterval: isLocalChain ? 500 : Math.min(activeChain.blockTime ?? 4_000, 4_000),
});
