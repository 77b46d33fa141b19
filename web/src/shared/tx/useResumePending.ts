import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useConnection } from "wagmi";

import { activeChain } from "../../chain/networks.ts";
import { refreshTo } from "../query/head.ts";
import { readActivity, settleActivity } from "./activity.ts";
import type { Replacement } from "./runFlow.ts";
import { waitFor } from "./world.ts";

const watched = new Set<string>();

/** Picks up what was sent before a reload: waits for it, records how it ended, refreshes the page. Mounted once. */
export function useResumePending(): void {
  const { address } = useConnection();
  const queryClient = useQueryClient();
  useEffect(() => {
    if (!address) return;
    for (const { hash, state } of readActivity(activeChain.id, address)) {
      if (state !== "pending" || watched.has(hash)) continue;
      watched.add(hash);
      let replacement: Replacement | undefined;
      waitFor(hash, (seen) => {
        replacement = seen;
      })
        .then((receipt) => {
          const how = replacement?.how;
          const state = how && how !== "repriced" ? how : receipt.status === "reverted" ? "reverted" : "confirmed";
          const settle = () =>
            settleActivity(activeChain.id, address, hash, {
              state,
              byHash: receipt.transactionHash,
              block: Number(receipt.blockNumber),
            });
          return refreshTo(queryClient, receipt.blockNumber).finally(settle);
        })
        // Not found and not answered: it stays pending, and the next visit looks again.
        .catch(() => watched.delete(hash));
    }
  }, [address, queryClient]);
}
