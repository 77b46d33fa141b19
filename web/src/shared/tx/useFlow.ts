import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useReducer, useRef } from "react";
import { useConnection } from "wagmi";

import type { Flow } from "../../chain/flows/flow.ts";
import { activeChain } from "../../chain/networks.ts";
import { useActivity } from "./activity.ts";
import { runFlow } from "./runFlow.ts";
import { idle, isBusy, reduce, type TxState } from "./state.ts";
import { realWorld } from "./world.ts";

/** A flow in the hands of a component. */
export interface FlowRun {
  state: TxState;
  /** Something of this flow is under way: here, or sent before a reload. */
  busy: boolean;
  /** Does the flow; resolves to whether all of it was done. Never rejects. */
  run: (flow: Flow) => Promise<boolean>;
  /** Back to idle, unless something is under way. */
  reset: () => void;
}

/** Runs flows one at a time. `flowId` finds what was sent before a reload and is still pending. */
export function useFlow(flowId?: string): FlowRun {
  const [state, dispatch] = useReducer(reduce, idle);
  const { address } = useConnection();
  const queryClient = useQueryClient();
  const running = useRef(false);
  const pendingBefore = useActivity(activeChain.id, address).some(
    (entry) => entry.state === "pending" && entry.flowId === flowId,
  );

  const run = useCallback(
    async (flow: Flow) => {
      if (running.current || !address) return false;
      running.current = true;
      try {
        return await runFlow(flow, realWorld(flow, address, queryClient), dispatch);
      } finally {
        running.current = false;
      }
    },
    [address, queryClient],
  );
  const reset = useCallback(() => dispatch({ type: "reset" }), []);

  return { state, busy: isBusy(state) || pendingBefore, run, reset };
}
