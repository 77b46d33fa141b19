import { defineChain, type Chain } from "viem";
import { mainnet, sepolia } from "viem/chains";

import { deployments } from "./generated/addresses.ts";

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

/** Any other chain is known by what the address book and the build say of it. */
function chainOfAddressBook(id: number): Chain {
  const entry = Object.values(deployments).find(({ chainId }) => chainId === id);
  const url = import.meta.env.VITE_RPC_URL;
  if (!entry) throw new Error(`VITE_CHAIN_ID is ${id}; the address book has no such chain.`);
  if (!url)
    throw new Error(`VITE_RPC_URL has to name an endpoint of chain ${id}, which has no public one that is known here.`);
  return defineChain({
    id,
    name: entry.name,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [url] } },
  });
}

function pickChain(): Chain {
  const wanted = Number(import.meta.env.VITE_CHAIN_ID ?? LOCAL_CHAIN_ID);
  return knownChains.find(({ id }) => id === wanted) ?? chainOfAddressBook(wanted);
}

/** The one chain this build of the app shows. Chosen at build time with VITE_CHAIN_ID. */
export const activeChain: Chain = pickChain();

/** Whether the app runs against the local development chain. */
export const isLocalChain: boolean = activeChain.id === LOCAL_CHAIN_ID;

/** Where reads go: VITE_RPC_URL when it is set at build time, else the chain's public endpoint. */
export const rpcUrl: string = import.meta.env.VITE_RPC_URL ?? activeChain.rpcUrls.default.http[0] ?? "";

/** Milliseconds between two looks for a new block. Never faster than blocks are made. */
export const headPollingMs: number = Math.max(activeChain.blockTime ?? 12_000, 4_000);
