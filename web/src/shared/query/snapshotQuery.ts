import { queryOptions } from "@tanstack/react-query";

import { chainStore } from "./chainStore.ts";
import { CHAIN_KEY } from "./head.ts";

/** The one query of the snapshot. The shell starts it before the page's own code has arrived. */
export const snapshotQuery = queryOptions({
  queryKey: [...CHAIN_KEY, "snapshot"],
  queryFn: () => chainStore.refresh(),
  // What did not change keeps its identity already; comparing 10,000 movements again would be slow.
  structuralSharing: false,
  staleTime: Infinity,
  gcTime: Infinity,
});
