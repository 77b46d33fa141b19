import {
  decodeFunctionData,
  encodeFunctionData,
  multicall3Abi,
  type Abi,
  type Address,
  type Hex,
  type PublicClient,
} from "viem";
import { describe, expect, it } from "vitest";

import { contractorsAbi } from "../generated/abis.ts";
import { tryTogether } from "../simulateTogether.ts";
import { addressOf, deployment } from "../testing/ledger.ts";
import { call, type Flow, type Step } from "./flow.ts";
import { canGoTogether, partsOf, together } from "./together.ts";

const multicall = addressOf(0xca11);
const me = addressOf(1);
const { contractors: to } = deployment.contracts;

const expireOf = (account: Address): Step =>
  call({ label: "Write down", to, abi: contractorsAbi, functionName: "expire", args: [1, account] });
const flowOf = (number: number, title = "Write down"): Flow => ({
  id: `expire:${number}`,
  title,
  effect: "Ends it.",
  steps: [expireOf(addressOf(number))],
});

interface Sent {
  readonly target: Address;
  readonly allowFailure: boolean;
  readonly callData: Hex;
}

/** The parts of a call, as Multicall3 gets them. */
function sentBy({ abi, functionName, args }: Pick<Step, "abi" | "functionName" | "args">): readonly Sent[] {
  const data = encodeFunctionData({ abi: abi as Abi, functionName, args });
  return decodeFunctionData({ abi: multicall3Abi, data }).args?.[0] as readonly Sent[];
}

describe("what can be done together", () => {
  it("is what anyone may do, whoever calls", () => {
    for (const kind of ["award", "dismiss", "refund", "issue", "enforce", "expire", "conclude", "queue", "execute"])
      expect(canGoTogether(kind), kind).toBe(true);
    for (const kind of ["vote", "endorse", "accept", "collect", "join", "takeMove", "appeal", "answer", "toString"])
      expect(canGoTogether(kind), kind).toBe(false);
  });
  it("takes no ether along, and needs nothing before it", () => {
    const [step] = flowOf(2).steps as [Step];
    expect(partsOf(flowOf(2))).toHaveLength(1);
    expect(partsOf({ ...flowOf(2), steps: [{ ...step, value: 1n }] })).toBeUndefined();
    expect(partsOf({ ...flowOf(2), steps: [{ ...step, isDone: () => Promise.resolve(false) }] })).toBeUndefined();
  });
  it("is one call, in which each part may fail, with the gas that all of them take", () => {
    const flow = together(multicall, [flowOf(2), flowOf(3), flowOf(4, "Refund")], 123n);
    expect(flow).toMatchObject({
      title: "Do all 3",
      steps: [{ to: multicall, functionName: "aggregate3", gas: 123n }],
    });
    expect(flow.effect).toContain("3 things in one transaction: “Write down” 2 times, “Refund”");
    const sent = sentBy(flow.steps[0] as Step);
    expect(sent.map(({ target, allowFailure }) => [target, allowFailure])).toEqual(sent.map(() => [to, true]));
    expect(decodeFunctionData({ abi: contractorsAbi, data: sent[1]?.callData ?? "0x" }).args).toEqual([
      1,
      addressOf(3),
    ]);
  });
});

describe("trying it", () => {
  const items = [2, 3, 4].map((number) => ({ name: number, flow: flowOf(number) }));
  type Asked = Pick<Step, "abi" | "functionName" | "args">;
  const client = (outcomes: readonly boolean[], estimated: Asked[] = []) =>
    ({
      simulateContract: () => Promise.resolve({ result: outcomes.map((success) => ({ success, returnData: "0x" })) }),
      estimateContractGas: (asked: Asked) => {
        estimated.push(asked);
        return Promise.resolve(100n);
      },
    }) as unknown as PublicClient;
  it("keeps what would go through, and asks for its gas as if nothing may fail", async () => {
    const estimated: Asked[] = [];
    const tried = await tryTogether(client([true, false, true], estimated), multicall, me, items);
    expect(tried.works.map(({ name }) => name)).toEqual([2, 4]);
    expect(tried.fails.map(({ name }) => name)).toEqual([3]);
    expect(tried.gas).toBe(125n);
    expect(estimated.flatMap(sentBy).map(({ allowFailure }) => allowFailure)).toEqual([false, false]);
  });
  it("offers nothing where nothing would", async () => {
    const tried = await tryTogether(client([false, false, false]), multicall, me, items);
    expect(tried).toMatchObject({ works: [], gas: undefined });
  });
});
