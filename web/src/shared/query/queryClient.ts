import { QueryClient } from "@tanstack/react-query";

import { WrongChainError } from "../../chain/chainCheck.ts";

/** Query keys carry amounts and ids as bigint, which JSON does not know; sorted so that key order never matters. */
export function hashKey(key: unknown): string {
  return JSON.stringify(key, (_, value: unknown) => {
    if (typeof value === "bigint") return `${value}n`;
    if (value !== null && typeof value === "object" && !Array.isArray(value)) {
      return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    }
    return value;
  });
}

/** Everything read from the chain stays until a block says that it has changed, not until a timer does. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        queryKeyHashFn: hashKey,
        staleTime: 60_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        // Asking again does not move the endpoint to another chain.
        retry: (failures, error) => failures < 2 && !(error instanceof WrongChainError),
        retryDelay: (attempt) => 400 * 2 ** attempt,
      },
    },
  });
}
