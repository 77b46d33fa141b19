// Several things that anyone can do, in one transaction through the chain's Multicall3.
import { encodeFunctionData, multicall3Abi, type Address } from "viem";

import { plural } from "../../shared/format/index.ts";
import type { OpenStepKind } from "../openSteps.ts";
import { call, type Flow, type Step } from "./flow.ts";

/** What is sent together at most, so that it fits a block. */
export const MAX_TOGETHER = 30;

/**
 * Steps that can go through another contract: what they call does not ask who calls. Written out, so that a new kind is thought about
 * first.
 */
const anyonesCall: Readonly<Record<OpenStepKind, boolean>> = {
  conclude: true,
  award: true,
  dismiss: true,
  issue: true,
  enforce: true,
  expire: true,
  complete: true,
  refund: true,
  draw: true,
  queue: true,
  execute: true,
  // A proposal is its proposer's.
  answer: false,
};

/** Whether something that waits can be done together with others. What only somebody in particular can do can't. */
export function canGoTogether(kind: string): boolean {
  return Object.hasOwn(anyonesCall, kind) && anyonesCall[kind as OpenStepKind];
}

/** A flow as calls of Multicall3. One that takes ether along, or a step that has to come first, can't be part of it. */
export function partsOf({ steps }: Flow): { target: Address; callData: `0x${string}` }[] | undefined {
  if (steps.some(({ value, orFirst, isDone }) => value !== undefined || orFirst || isDone)) return undefined;
  return steps.map(({ to, abi, functionName, args }) => ({
    target: to,
    callData: encodeFunctionData({ abi, functionName, args }),
  }));
}

/** The one call; one of its parts may fail without the others if `allowFailure`. */
export function togetherStep(multicall: Address, flows: readonly Flow[], allowFailure: boolean): Step {
  return call({
    label: `Do ${plural(flows.length, "thing")} at once`,
    to: multicall,
    abi: multicall3Abi,
    functionName: "aggregate3",
    args: [flows.flatMap((flow) => (partsOf(flow) ?? []).map((part) => ({ ...part, allowFailure })))],
  });
}

/**
 * Does everything that the flows do in one transaction. `gas` is what it takes when nothing fails: an estimate of a call whose parts
 * may fail would be content with them running out of gas.
 */
export function together(multicall: Address, flows: readonly Flow[], gas: bigint): Flow {
  return {
    id: "together",
    title: `Do all ${flows.length}`,
    effect: `Does ${plural(flows.length, "thing")} in one transaction: ${wordsOf(flows)}. One that fails after all, because somebody was faster, stops none of the others.`,
    steps: [{ ...togetherStep(multicall, flows, true), gas }],
  };
}

/** "“Award” 2 times, “Refund”": how many of each. */
function wordsOf(flows: readonly Flow[]): string {
  const counts = new Map<string, number>();
  for (const { title } of flows) counts.set(title, (counts.get(title) ?? 0) + 1);
  return [...counts].map(([title, count]) => (count === 1 ? `“${title}”` : `“${title}” ${count} times`)).join(", ");
}
