import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useReducer, useRef } from "react";
import { useConnection } from "wagmi";

import type { Flow } from "../../chain/flows/flow.ts";
import { activeChain } from "../../chain/networks.ts";
import { takeDone, useActivity } from "./activity.ts";
import { followUp, forgetOutcome } from "./outcome.ts";
import { forgetAsked, useUnanswered } from "./asked.ts";
import { runFlow } from "./runFlow.ts";
import { idle, isBusy, reduce, type TxState } from "./state.ts";
import { realWorld } from "./world.ts";

/** A flow in the hands of a component. */
export interface FlowRun {
  state: TxState;
  /** Something of this flow is under way: here, or sent before a reload. */
  busy: boolean;
  /** The wallet was asked by a page that was left before the answer: it may have sent it, or still may. */
  unanswered: boolean;
  /** The user knows how that was answered. */
  forgetUnanswered: () => void;
  /** Does the flow; resolves to whether all of it was done. Never rejects. */
  run: (flow: Flow) => Promise<boolean>;
}

/** What tells a flow from others while it is under way, and who hears of its end. */
export interface FlowOwner {
  flowId?: string | undefined;
  /** The draft of the form that makes the flow. A form's flow changes with every key and block; what it sent is found by this name. */
  form?: string | undefined;
  /** What the form sent was done: now, or while the form was left or reloaded. */
  onFormDone?: (() => void) | undefined;
}

/** Runs flows one at a time, and finds what was sent before a reload. */
export function useFlow({ flowId, form, onFormDone }: FlowOwner): FlowRun {
  const [state, dispatch] = useReducer(reduce, idle);
  const { address } = useConnection();
  const queryClient = useQueryClient();
  const running = useRef(false);
  const activity = useActivity(activeChain.id, address);
  const pendingBefore = activity.some(
    (entry) => entry.state === "pending" && (form === undefined ? entry.flowId === flowId : entry.form === form),
  );
  const news = form !== undefined && activity.some((entry) => entry.form === form && entry.untold === true);
  const unanswered = useUnanswered(activeChain.id, address, form ?? flowId);

  const tell = useRef(onFormDone);
  useEffect(() => {
    tell.current = onFormDone;
  }, [onFormDone]);
  useEffect(() => {
    if (news && address && takeDone(activeChain.id, address, form)) followUp(() => tell.current?.());
  }, [news, address, form]);

  const run = useCallback(
    async (flow: Flow) => {
      if (running.current || !address) return false;
      running.current = true;
      forgetOutcome();
      try {
        return await runFlow(flow, realWorld(flow, address, queryClient, form), dispatch);
      } finally {
        running.current = false;
      }
    },
    [address, queryClient, form],
  );
  const forgetUnanswered = useCallback(() => {
    const asked = form ?? flowId;
    if (address && asked !== undefined) forgetAsked(activeChain.id, address, asked);
  }, [address, form, flowId]);

  return { state, busy: isBusy(state) || pendingBefore, unanswered, forgetUnanswered, run };
}
