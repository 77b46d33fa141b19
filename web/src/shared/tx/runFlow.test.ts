import { describe, expect, it } from "vitest";
import type { Address, Hash, TransactionReceipt } from "viem";

import { approve, type Flow, type Step } from "../../chain/flows/flow.ts";
import { runFlow, type Call, type FlowWorld, type Replacement } from "./runFlow.ts";
import { idle, reduce, type At, type TxEvent, type TxState } from "./state.ts";

const HASH = `0x${"11".repeat(32)}` as Hash;
const OTHER = `0x${"22".repeat(32)}` as Hash;
const ME = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8" as Address;
const TOKEN = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC" as Address;
const at: At = { number: 1, total: 1, label: "Deposit" };
const problem = { sentence: "No." };

const step = (label: string): Step => ({ label, to: TOKEN, abi: [], functionName: label, args: [] });
const flowOf = (...steps: Step[]): Flow => ({ id: "test", title: "Test", effect: "Tests.", steps });

describe("reduce", () => {
  const states: TxState[] = [
    idle,
    { kind: "simulating", at },
    { kind: "awaitingSignature", at, silent: false },
    { kind: "sent", at, hash: HASH, spedUp: false },
    { kind: "refreshing", at, hash: HASH, blockNumber: 1n },
    { kind: "confirmed", hash: HASH, blockNumber: 1n },
    { kind: "rejected", at },
    { kind: "replaced", at, hash: OTHER, how: "cancelled" },
    { kind: "reverted", at, hash: HASH, problem },
    { kind: "failed", at, problem },
  ];
  const landsIn = (event: TxEvent) =>
    states.map((state) => [state.kind, reduce(state, event).kind]).filter(([a, b]) => a !== b);

  it("asks only after simulating", () => {
    expect(landsIn({ type: "ask" })).toEqual([["simulating", "awaitingSignature"]]);
  });
  it("takes a hash only from a wallet that was asked", () => {
    expect(landsIn({ type: "submitted", hash: HASH })).toEqual([["awaitingSignature", "sent"]]);
  });
  it("ends quietly only while the wallet is asked", () => {
    expect(landsIn({ type: "rejected" })).toEqual([["awaitingSignature", "rejected"]]);
  });
  it("is replaced, reverted or mined only once sent", () => {
    expect(landsIn({ type: "replaced", hash: OTHER, how: "replaced" })).toEqual([["sent", "replaced"]]);
    expect(landsIn({ type: "reverted", problem })).toEqual([["sent", "reverted"]]);
    expect(landsIn({ type: "mined", blockNumber: 2n })).toEqual([["sent", "refreshing"]]);
  });
  it("never forgets what is under way", () => {
    const kept = states.filter((state) => reduce(state, { type: "reset" }) === state).map(({ kind }) => kind);
    expect(kept).toEqual(["idle", "simulating", "awaitingSignature", "sent", "refreshing"]);
  });
  it("marks silence and speed-ups on the state itself", () => {
    expect(reduce({ kind: "awaitingSignature", at, silent: false }, { type: "walletSilent" })).toMatchObject({
      silent: true,
    });
    expect(reduce({ kind: "sent", at, hash: HASH, spedUp: false }, { type: "spedUp", hash: OTHER })).toMatchObject({
      hash: OTHER,
      spedUp: true,
    });
    expect(reduce({ kind: "sent", at, hash: HASH, spedUp: false }, { type: "walletSilent" })).toMatchObject({
      kind: "sent",
    });
  });
});

interface Script {
  simulate?: (call: Call) => void;
  send?: () => Promise<Hash>;
  receipt?: Partial<TransactionReceipt>;
  replacement?: Replacement;
  allowance?: bigint;
  hasKey?: boolean;
  sign?: () => Promise<Hash>;
}

async function run(flow: Flow, script: Script = {}) {
  const log: string[] = [];
  let state: TxState = idle;
  const silence: (() => void)[] = [];
  const world: FlowWorld = {
    account: ME,
    read: async () => script.allowance ?? 0n,
    async simulate(call, blockNumber) {
      log.push(
        `simulate ${call.functionName}${call.args.length > 0 ? `(${call.args.at(-1)})` : ""}${blockNumber ? ` at ${blockNumber}` : ""}`,
      );
      script.simulate?.(call);
    },
    async send(call) {
      log.push(`send ${call.functionName}`);
      return script.send ? script.send() : HASH;
    },
    async hasKey() {
      return script.hasKey ?? true;
    },
    async signTypedData() {
      log.push("sign");
      return script.sign ? script.sign() : HASH;
    },
    async wait(hash, onReplaced) {
      if (script.replacement) onReplaced(script.replacement);
      return {
        status: "success",
        blockNumber: 9n,
        transactionHash: script.replacement?.hash ?? hash,
        ...script.receipt,
      } as TransactionReceipt;
    },
    async refresh(blockNumber) {
      log.push(`refresh ${blockNumber}`);
    },
    explain: async (error) =>
      (error as Error).message === "4001" ? "rejected" : { sentence: (error as Error).message },
    asked: () => {
      log.push("asked");
      return () => log.push("answered");
    },
    note: ({ at: { number } }) => void log.push(`note ${number}`),
    settle: (_, end) => void log.push(end.state),
    after: (_, act) => {
      silence.push(act);
      return () => undefined;
    },
  };
  const seen: string[] = [];
  const done = await runFlow(flow, world, (event) => {
    state = reduce(state, event);
    seen.push(state.kind);
  });
  return { done, log, seen, state: state as TxState, silence };
}

describe("runFlow", () => {
  it("simulates, asks, waits, refreshes, then says so", async () => {
    const { done, log, seen } = await run(flowOf(step("deposit")));
    expect(done).toBe(true);
    expect(log).toEqual(["simulate deposit", "asked", "send deposit", "note 1", "answered", "refresh 9", "confirmed"]);
    expect(seen).toEqual(["simulating", "awaitingSignature", "sent", "refreshing", "confirmed"]);
  });

  it("does not ask the wallet for what would revert", async () => {
    const { done, log, state } = await run(flowOf(step("deposit")), {
      simulate: () => {
        throw new Error("Too late.");
      },
    });
    expect(done).toBe(false);
    expect(log).toEqual(["simulate deposit"]);
    expect(state).toMatchObject({ kind: "failed", problem: { sentence: "Too late." } });
  });

  it("is quiet about a rejection", async () => {
    const { state, log } = await run(flowOf(step("deposit")), { send: () => Promise.reject(new Error("4001")) });
    expect(state.kind).toBe("rejected");
    expect(log).toEqual(["simulate deposit", "asked", "send deposit", "answered"]);
  });

  it("checks the receipt's status and looks for the reason", async () => {
    const { state, log } = await run(flowOf(step("deposit"), step("claim")), { receipt: { status: "reverted" } });
    expect(state.kind).toBe("reverted");
    expect(log).toContain("simulate deposit at 9");
    expect(log).not.toContain("send claim");
  });

  it("shows a cancellation as what it is and stops", async () => {
    const { state, done } = await run(flowOf(step("deposit"), step("claim")), {
      replacement: { how: "cancelled", hash: OTHER },
    });
    expect(done).toBe(false);
    expect(state).toMatchObject({ kind: "replaced", how: "cancelled", hash: OTHER });
  });

  it("goes on after a speed-up, with the new hash", async () => {
    const { state, done } = await run(flowOf(step("deposit")), { replacement: { how: "repriced", hash: OTHER } });
    expect(done).toBe(true);
    expect(state).toMatchObject({ kind: "confirmed", hash: OTHER });
  });

  describe("approve", () => {
    const approval = approve({ token: TOKEN, spender: ME, amount: 100n, label: "Approve exactly 100" });
    it("approves the exact amount, then acts", async () => {
      const { log } = await run(flowOf(approval, step("deposit")));
      expect(log.filter((line) => line.startsWith("send"))).toEqual(["send approve", "send deposit"]);
    });
    it("is skipped while an earlier approval covers it", async () => {
      const { log } = await run(flowOf(approval, step("deposit")), { allowance: 100n });
      expect(log.filter((line) => line.startsWith("send"))).toEqual(["send deposit"]);
    });
    it("clears the old approval of a token that refuses to change it", async () => {
      let cleared = false;
      const { log, done } = await run(flowOf(approval, step("deposit")), {
        allowance: 40n,
        simulate: (call) => {
          if (call.functionName !== "approve") return;
          if (call.args[1] === 0n) cleared = true;
          else if (!cleared) throw new Error("approve from non-zero to non-zero allowance");
        },
      });
      expect(done).toBe(true);
      expect(log.filter((line) => line.startsWith("send"))).toEqual(["send approve", "send approve", "send deposit"]);
    });
  });

  describe("permit", () => {
    const approval = approve({ token: TOKEN, spender: ME, amount: 100n, label: "Approve exactly 100" });
    const flow = (typed = true): Flow => ({
      ...flowOf(approval, step("deposit")),
      permit: {
        label: "Allow exactly 100",
        prepare: async () =>
          typed ? { domain: {}, types: { Permit: [] }, primaryType: "Permit", message: {} } : undefined,
        step: () => step("depositWithPermit"),
      },
    });
    const asked = ({ log }: { log: string[] }) => log.filter((line) => line.startsWith("send") || line === "sign");

    it("makes one transaction of two, after one signature", async () => {
      const result = await run(flow());
      expect(asked(result)).toEqual(["sign", "send depositWithPermit"]);
      expect(result.log).toContain("note 2");
      expect(result.seen.slice(0, 5)).toEqual([
        "simulating",
        "awaitingSignature",
        "simulating",
        "simulating",
        "awaitingSignature",
      ]);
      expect(result.done).toBe(true);
    });
    it("is left out for contract accounts, tokens without it, and where an approval is there already", async () => {
      const approved = ["send approve", "send deposit"];
      expect(asked(await run(flow(), { hasKey: false }))).toEqual(approved);
      expect(asked(await run(flow(false)))).toEqual(approved);
      expect(asked(await run(flow(), { allowance: 100n }))).toEqual(["send deposit"]);
    });
    it("gives way to the approval when the wallet can't sign it or the token does not honour it", async () => {
      expect(asked(await run(flow(), { sign: () => Promise.reject(new Error("unsupported")) }))).toEqual([
        "sign",
        "send approve",
        "send deposit",
      ]);
      const refusing = await run(flow(), {
        simulate: ({ functionName }) => {
          if (functionName === "depositWithPermit") throw new Error("no allowance");
        },
      });
      expect(asked(refusing)).toEqual(["sign", "send approve", "send deposit"]);
    });
    it("ends quietly when the signature is rejected", async () => {
      const { state, log } = await run(flow(), { sign: () => Promise.reject(new Error("4001")) });
      expect(state.kind).toBe("rejected");
      expect(asked({ log })).toEqual(["sign"]);
    });
  });
});
