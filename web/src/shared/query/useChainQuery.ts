import { keepPreviousData, useQuery, type UseQueryResult } from "@tanstack/react-query";

import { CHAIN_KEY } from "./head.ts";
import type { ReadClient } from "../../chain/readClient.ts";
import { readClient } from "./readClient.ts";

/** What a page asks of the chain. */
export interface ChainQuery<T> {
  /** Names the question and everything it depends on; bigint is fine. */
  key: readonly unknown[];
  /** A function of `web/src/chain`, given the client. */
  read: (client: ReadClient) => Promise<T>;
  /** False while something it needs is not known yet. */
  enabled?: boolean;
  /** True for what never changes (a block's time, a token's decimals): it is then read once. */
  immutable?: boolean;
  /** Keeps the rows on screen while the next filter loads. */
  keepPrevious?: boolean;
}

/** Reads the chain, and again whenever a new block may have changed the answer. */
export function useChainQuery<T>({
  key,
  read,
  enabled = true,
  immutable = false,
  keepPrevious = false,
}: ChainQuery<T>): UseQueryResult<T> {
  return useQuery({
    queryKey: immutable ? ["fact", ...CHAIN_KEY.slice(1), ...key] : [...CHAIN_KEY, ...key],
    queryFn: () => read(readClient),
    enabled,
    ...(immutable ? { staleTime: Infinity, gcTime: Infinity } : {}),
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  }) as UseQueryResult<T>;
}
