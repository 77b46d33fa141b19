import type { QueryClient } from "@tanstack/react-query";

import { refreshNow } from "../query/head.ts";
import { readClient } from "../query/readClient.ts";

/** Moves the local chain's clock ahead by some seconds and mines a block, so that a week's vote can be seen through. */
export async function advanceClock(seconds: number, queryClient: QueryClient): Promise<void> {
  const request = readClient.request as (call: { method: string; params: unknown[] }) => Promise<unknown>;
  await request({ method: "evm_increaseTime", params: [seconds] });
  await request({ method: "evm_mine", params: [] });
  await refreshNow(queryClient);
}
