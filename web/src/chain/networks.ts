import type { Chain } from "viem";

import { chooseChain, LOCAL_CHAIN_ID } from "./choice.ts";
import { deployments } from "./generated/addresses.ts";

/** The one chain this build of the app shows. Chosen at build time with VITE_CHAIN_ID. */
export const activeChain: Chain = chooseChain(import.meta.env, deployments);

/** Whether the app runs against the local development chain. */
export const isLocalChain: boolean = activeChain.id === LOCAL_CHAIN_ID;

/** Where reads go: VITE_RPC_URL when it is set at build time, else the chain's public endpoint. */
export const rpcUrl: string = import.meta.env.VITE_RPC_URL ?? activeChain.rpcUrls.default.http[0] ?? "";

/** Milliseconds between two looks for a new block. Never faster than blocks are made. */
export const headPollingMs: number = Math.max(activeChain.blockTime ?? 12_000, 4_000);
