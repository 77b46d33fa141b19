import { queryOptions, useQueryClient } from "@tanstack/react-query";

import { headPollingMs } from "../../chain/networks.ts";
import { stakeStore } from "./chainStore.ts";
import { CHAIN_KEY } from "./head.ts";

/**
 * The one query of who holds the stake. Blocks in which only stake moved pass unnoticed by pages that don't show it, so each visit looks
 * for what is new.
 */
export const stakeQuery = queryOptions({
  queryKey: [...CHAIN_KEY, "stake"],
  queryFn: () => stakeStore.refresh(),
  // What did not change keeps its identity already.
  structuralSharing: false,
  staleTime: headPollingMs,
  gcTime: Infinity,
});

/** Starts reading the stake before the page's own code has arrived, so that its logs travel with those of the snapshot. */
export function usePrefetchStake(wanted: boolean): void {
  const queryClient = useQueryClient();
  if (wanted && !queryClient.getQueryState(stakeQuery.queryKey)) void queryClient.prefetchQuery(stakeQuery);
}
