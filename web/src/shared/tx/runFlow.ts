import type { Abi, Address, Hash, Hex, TransactionReceipt, TypedDataDefinition } from "viem";

import type { Flow, ReadContract, Step } from "../../chain/flows/flow.ts";
import type { At, Problem, TxEvent } from "./state.ts";

/** One contract call on behalf of an account. */
export interface Call {
  account: Address;
  address: Address;
  abi: Abi;
  functionName: string;
  args: readonly unknown[];
  value?: bigint;
  gas?: bigint;
}

/** How the wait for a transaction ended. `repriced` keeps waiting; the two others end it. */
export type Replacement = { how: "repriced" | "cancelled" | "replaced"; hash: Hash };

/** The world as a flow sees it; the tests bring their own. */
export interface FlowWorld {
  account: Address;
  read: ReadContract;
  /** Throws when the call would revert; at a block for looking back. */
  simulate(call: Call, blockNumber?: bigint): Promise<void>;
  /** Asks the wallet. */
  send(call: Call): Promise<Hash>;
  /** Whether the account can sign off chain what a token checks: it has a key, not only code. */
  hasKey(): Promise<boolean>;
  /** Asks the wallet for a signature that costs nothing. */
  signTypedData(typedData: TypedDataDefinition): Promise<Hex>;
  wait(hash: Hash, onReplaced: (replacement: Replacement) => void): Promise<TransactionReceipt>;
  /** Resolves when what is on screen includes the block. */
  refresh(blockNumber: bigint): Promise<void>;
  explain(error: unknown): Promise<Problem | "rejected">;
  /** Remembers that the wallet is asked to send, until the returned function is called: a page that is left hears no answer. */
  asked(): () => void;
  /** Remembers a sent transaction, and how it ended. */
  note(entry: { hash: Hash; at: At }): void;
  settle(
    hash: Hash,
    end: {
      state: "confirmed" | "cancelled" | "replaced" | "reverted";
      byHash: Hash;
      /** The block that holds what was included. */
      block: number;
      problem?: Problem;
    },
  ): void;
  after(milliseconds: number, act: () => void): () => void;
}

/** After this long without an answer, the wallet is called silent. Milliseconds. */
const WALLET_SILENCE_MS = 5_000;

class Ended extends Error {}

/**
 * Does a flow from its first step to the refreshed page: simulate, ask the wallet, wait, check the status, go on. Each turn is emitted as
 * an event; the promise resolves to whether everything was done, and never rejects.
 */
export async function runFlow(flow: Flow, world: FlowWorld, emit: (event: TxEvent) => void): Promise<boolean> {
  let last: { hash: Hash; blockNumber: bigint } | undefined;
  try {
    const permitted = await signPermit(flow, world, emit);
    const steps = permitted ? [permitted] : flow.steps;
    const before = permitted ? 1 : 0;
    for (const [index, step] of steps.entries()) {
      const at: At = { number: before + index + 1, total: before + steps.length, label: step.label };
      emit({ type: "simulate", at });
      if (step.isDone && (await step.isDone(world.account, world.read))) continue;
      if (step.orFirst && !(await succeeds(step, world))) {
        await runStep(step.orFirst, { ...at, label: step.orFirst.label }, world, emit);
        emit({ type: "simulate", at });
      }
      last = await runStep(step, at, world, emit);
    }
    emit({ type: "finished", hash: last?.hash, blockNumber: last?.blockNumber });
    return true;
  } catch (error) {
    if (error instanceof Ended) return false;
    const problem = await world.explain(error);
    emit(problem === "rejected" ? { type: "rejected" } : { type: "failed", problem });
    return false;
  }
}

/**
 * The one step that a signature makes of several, or undefined where the way by approval is to be gone: the token has no permit, the
 * account no key, the wallet can't sign, an earlier approval suffices, or the token does not honour the signature after all.
 */
async function signPermit(
  { permit, steps }: Flow,
  world: FlowWorld,
  emit: (event: TxEvent) => void,
): Promise<Step | undefined> {
  if (!permit) return undefined;
  emit({ type: "simulate", at: { number: 1, total: 2, label: permit.label } });
  if (await steps[0]?.isDone?.(world.account, world.read)) return undefined;
  const typedData = (await world.hasKey()) ? await permit.prepare(world.account, world.read) : undefined;
  if (!typedData) return undefined;
  emit({ type: "ask" });
  const answered = world.after(WALLET_SILENCE_MS, () => emit({ type: "walletSilent" }));
  try {
    const step = permit.step(await world.signTypedData(typedData).finally(answered));
    emit({ type: "signed" });
    return (await succeeds(step, world)) ? step : undefined;
  } catch (error) {
    if ((await world.explain(error)) === "rejected") throw error;
    emit({ type: "signed" });
    return undefined;
  }
}

function toCall(step: Step, world: FlowWorld): Call {
  const { to, abi, functionName, args, value, gas } = step;
  return { account: world.account, address: to, abi, functionName, args, ...(value && { value }), ...(gas && { gas }) };
}

async function succeeds(step: Step, world: FlowWorld): Promise<boolean> {
  try {
    await world.simulate(toCall(step, world));
    return true;
  } catch {
    return false;
  }
}

async function runStep(step: Step, at: At, world: FlowWorld, emit: (event: TxEvent) => void) {
  const call = toCall(step, world);
  await world.simulate(call);
  emit({ type: "ask" });
  const sent = await ask(call, at, world, emit);
  emit({ type: "submitted", hash: sent });

  let replacement: Replacement | undefined;
  const receipt = await world.wait(sent, (seen) => {
    replacement = seen;
    if (seen.how === "repriced") emit({ type: "spedUp", hash: seen.hash });
  });
  const included = { byHash: receipt.transactionHash, block: Number(receipt.blockNumber) };
  const { byHash } = included;
  if (replacement && replacement.how !== "repriced") {
    world.settle(sent, { state: replacement.how, ...included });
    await world.refresh(receipt.blockNumber);
    emit({ type: "replaced", hash: byHash, how: replacement.how });
    throw new Ended();
  }
  if (receipt.status === "reverted") {
    const problem = await whyReverted(call, receipt.blockNumber, world);
    world.settle(sent, { state: "reverted", ...included, problem });
    await world.refresh(receipt.blockNumber);
    emit({ type: "reverted", problem });
    throw new Ended();
  }
  emit({ type: "mined", blockNumber: receipt.blockNumber });
  // Settled after the refresh: a form that hears of it finds what it made.
  await world.refresh(receipt.blockNumber).finally(() => world.settle(sent, { state: "confirmed", ...included }));
  return { hash: byHash, blockNumber: receipt.blockNumber };
}

/** Asks the wallet to send. There is no moment in which neither the question nor the transaction is remembered. */
async function ask(call: Call, at: At, world: FlowWorld, emit: (event: TxEvent) => void): Promise<Hash> {
  const answered = world.after(WALLET_SILENCE_MS, () => emit({ type: "walletSilent" }));
  const forget = world.asked();
  try {
    const hash = await world.send(call);
    world.note({ hash, at });
    return hash;
  } finally {
    answered();
    forget();
  }
}

/** A receipt carries no reason; the same call at the same block usually tells it. */
async function whyReverted(call: Call, blockNumber: bigint, world: FlowWorld): Promise<Problem> {
  const changed: Problem = {
    sentence: "The transaction was included but reverted; nothing changed except the network fee.",
    next: "Something changed between the check and the inclusion. Look at the page again, then retry.",
  };
  try {
    await world.simulate(call, blockNumber);
    return changed;
  } catch (error) {
    const problem = await world.explain(error);
    return problem === "rejected" ? changed : { ...problem, sentence: `Reverted: ${problem.sentence}` };
  }
}
