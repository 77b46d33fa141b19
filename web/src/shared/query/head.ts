import { useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Address, Hex } from "viem";

import { activeChain, headPollingMs } from "../../chain/networks.ts";
import { deviceSeconds } from "../format/index.ts";
import { mayHaveLoggedFrom } from "./bloom.ts";
import { chainSource, chainStore } from "./chainStore.ts";

/** The newest block the app has seen; what "now" means on every page. */
export interface Head {
  number: bigint;
  /** Seconds, chain time. */
  timestamp: bigint;
  logsBloom: Hex | undefined;
}

const HEAD_KEY = ["head", activeChain.id] as const;

/** The prefix of every query that reads the chain. */
export const CHAIN_KEY = ["chain", activeChain.id] as const;

/** Asks the same source as the snapshot, so that both learn of a new block from one request. */
async function readHead(): Promise<Head> {
  const { number, time, logsBloom } = await chainSource.head();
  return { number, timestamp: BigInt(time), logsBloom };
}

function useHeadQuery(polling: boolean) {
  return useQuery({
    queryKey: HEAD_KEY,
    queryFn: readHead,
    refetchInterval: polling ? headPollingMs : false,
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: polling ? "always" : false,
    retry: false,
    staleTime: Infinity,
  });
}

/** The newest block seen, or undefined before the first one. */
export function useHead(): Head | undefined {
  return useHeadQuery(false).data;
}

/** Why there is no newer block: the endpoint does not answer, or for another chain. Null while all is well. */
export function useHeadError(): Error | null {
  return useHeadQuery(false).error;
}

/** Chain time in seconds: of the newest block, else of what is shown, the device's clock only until anything of the chain is known. */
export function useNow(): bigint {
  return useHead()?.timestamp ?? BigInt(chainStore.snapshot?.time ?? deviceSeconds());
}

/** Follows the chain; mounted once. What is on screen is read again when a watched contract may have logged something. */
export function useFollowHead(watched: readonly Address[]): void {
  useHeadQuery(true);
  useFollowLogs(watched);
}

/**
 * When a new block may hold a log of a watched contract, or blocks were skipped, what is on screen is read again. Otherwise the one
 * look for the block was all it cost.
 */
export function useFollowLogs(watched: readonly Address[]): void {
  const queryClient = useQueryClient();
  const head = useHead();
  const previous = useRef<Head>(undefined);
  useEffect(() => {
    const last = previous.current;
    previous.current = head;
    if (!head || !last || head.number === last.number) return;
    const next = head.number === last.number + 1n;
    const { logsBloom } = head;
    const untouched = next && logsBloom && !watched.some((address) => mayHaveLoggedFrom(logsBloom, address));
    if (!untouched) void queryClient.invalidateQueries({ queryKey: CHAIN_KEY });
  }, [head, queryClient, watched]);
}

/** Brings every page to at least the given block: after a receipt, what is on screen includes what was just done. */
export async function refreshTo(queryClient: QueryClient, blockNumber: bigint): Promise<void> {
  chainStore.expect(blockNumber);
  const head = await readHead().catch(() => undefined);
  if (head) {
    queryClient.setQueryData<Head>(HEAD_KEY, (known) => (known && known.number >= head.number ? known : head));
  }
  await queryClient.invalidateQueries({ queryKey: CHAIN_KEY });
}

/** Reads the newest block and everything on screen again: after the chain's clock was moved. */
export async function refreshNow(queryClient: QueryClient): Promise<void> {
  await queryClient.refetchQueries({ queryKey: HEAD_KEY });
  await queryClient.invalidateQueries({ queryKey: CHAIN_KEY });
}
