import { defineChain, type Chain } from "viem";

import { deployments } from "./generated/addresses.ts";

/** The development chain that `npm start` runs; the only one where personas and the clock control exist. */
export const LOCAL_CHAIN_ID = 31337;

const ETHER = { name: "Ether", symbol: "ETH", decimals: 18 } as const;
const MULTICALL3 = { multicall3: { address: "0xcA11bde05977b3631167028862bE2a173976CA11" } } as const;

const localChain = defineChain({
  id: LOCAL_CHAIN_ID,
  name: "Local chain",
  nativeCurrency: ETHER,
  rpcUrls: { default: { http: ["http://127.0.0.1:8545"] } },
  blockTime: 4_000,
  testnet: true,
  // As on every public chain; `npm start` puts it there.
  contracts: MULTICALL3,
});

// Written out: the list of all chains that viem brings along drags code for servers into the bundle.
const sepolia = defineChain({
  id: 11_155_111,
  name: "Sepolia",
  nativeCurrency: ETHER,
  rpcUrls: { default: { http: ["https://11155111.rpc.thirdweb.com"] } },
  blockTime: 12_000,
  testnet: true,
  contracts: MULTICALL3,
});

const mainnet = defineChain({
  id: 1,
  name: "Ethereum",
  nativeCurrency: ETHER,
  rpcUrls: { default: { http: ["https://ethereum.reth.rs/rpc"] } },
  blockTime: 12_000,
  contracts: MULTICALL3,
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
    nativeCurrency: ETHER,
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
