import { defineChain, type Chain } from "viem";
import { mainnet, sepolia } from "viem/chains";

/** The development chain that `npm start` runs; the only one where personas and the clock control exist. */
export const LOCAL_CHAIN_ID = 31337;

const localChain = defineChain({
  id: LOCAL_CHAIN_ID,
  name: "Local chain",
  nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
  rpcUrls: { default: { http: ["http://127.0.0.1:8545"] } },
  blockTime: 4_000,
  testnet: true,
  // As on every public chain; `npm start` puts it there.
  contracts: { multicall3: { address: "0xcA11bde05977b3631167028862bE2a173976CA11" } },
});

const knownChains: readonly Chain[] = [localChain, sepolia, mainnet];

function pickChain(): Chain {
  const wanted = Number(import.meta.env.VITE_CHAIN_ID ?? LOCAL_CHAIN_ID);
  const chain = knownChains.find((known) => known.id === wanted);
  if (!chain) throw new Error(`VITE_CHAIN_ID is ${wanted}; known chains are ${knownChains.map((c) => c.id).join(", ")}.`);
  return chain;
}

/** The one chain this build of the app shows. Chosen at build time with VITE_CHAIN_ID. */
export const activeChain: Chain = pickChain();

/** Whether the app runs against the local development chain. */
export const isLocalChain: boolean = activeChain.id === LOCAL_CHAIN_ID;

/** Where reads go: VITE_RPC_URL when it is set at build time, else the chain's public endpoint. */
export const rpcUrl: string = import.meta.env.VITE_RPC_URL ?? activeChain.rpcUrls.default.http[0] ?? "";

/** Milliseconds between two looks for a new block. Never faster than blocks are made. */
export const headPollingMs: number = Math.max(activeChain.blockTime ?? 12_000, 4_000);
