import type { QueryClient } from "@tanstack/react-query";
import type { Abi, Address, Hash, TransactionReceipt } from "viem";
import { signTypedData, switchChain, writeContract } from "wagmi/actions";

import type { Flow } from "../../chain/flows/flow.ts";
import { activeChain } from "../../chain/networks.ts";
import { refreshTo } from "../query/head.ts";
import { readClient } from "../query/readClient.ts";
import { wagmiConfig } from "../wallet/config.ts";
import { noteActivity, settleActivity } from "./activity.ts";
import { noteAsked } from "./asked.ts";
import type { FlowWorld, Replacement } from "./runFlow.ts";
import type { Problem } from "./state.ts";

/** The sentences and every ABI's errors load with the first failure, not with the first page. */
export async function explainLater(error: unknown): Promise<Problem | "rejected"> {
  const { explain } = await import("./explain.ts");
  return explain(error);
}

/** Waits for a transaction as long as it takes; public endpoints that drop out are asked again. */
export function waitFor(hash: Hash, onReplaced: (replacement: Replacement) => void): Promise<TransactionReceipt> {
  return readClient.waitForTransactionReceipt({
    hash,
    timeout: 0,
    retryCount: 20,
    onReplaced: ({ reason, transaction }) => onReplaced({ how: reason, hash: transaction.hash }),
  });
}

/** How the code of an account begins that has a key and runs a contract's code (EIP-7702). */
const DELEGATED = "0xef0100";

/** The real chain and the connected wallet, for one account; `form` is the draft that the flow was made from. */
export function realWorld(flow: Flow, account: Address, queryClient: QueryClient, form: string | undefined): FlowWorld {
  return {
    account,
    read: (call) => readClient.readContract(call),
    async simulate({ address, abi, functionName, args, value, account }, blockNumber) {
      const at = blockNumber === undefined ? {} : { blockNumber };
      const payable = value === undefined ? {} : { value };
      await readClient.simulateContract({ address, abi, functionName, args, account, ...payable, ...at });
    },
    send: ({ address, abi, functionName, args, value, gas, account }) =>
      writeContract(wagmiConfig, {
        address,
        abi: abi as Abi,
        functionName,
        args,
        account,
        chainId: activeChain.id,
        ...(value && { value }),
        ...(gas && { gas }),
      } as Parameters<typeof writeContract>[1]),
    async hasKey() {
      const code = await readClient.getCode({ address: account });
      return code === undefined || code.startsWith(DELEGATED);
    },
    signTypedData: (typedData) =>
      signTypedData(wagmiConfig, { ...typedData, account } as Parameters<typeof signTypedData>[1]),
    wait: waitFor,
    refresh: (blockNumber) => refreshTo(queryClient, blockNumber),
    explain: explainLater,
    asked: () => noteAsked(activeChain.id, account, form ?? flow.id),
    note: ({ hash, at }) =>
      noteActivity(activeChain.id, account, {
        hash,
        flowId: flow.id,
        title: flow.title,
        effect: flow.effect,
        ...(flow.done === undefined ? {} : { done: flow.done }),
        at,
        sentAt: Date.now(),
        state: "pending",
        ...(form === undefined ? {} : { form }),
      }),
    settle: (hash, end) => settleActivity(activeChain.id, account, hash, end),
    after(milliseconds, act) {
      const timer = setTimeout(act, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}

/** Asks the wallet to come to the app's chain. */
export async function switchToActiveChain(): Promise<void> {
  await switchChain(wagmiConfig, { chainId: activeChain.id });
}
