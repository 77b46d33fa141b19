// oxlint-disable-next-line no-restricted-imports -- a test, which reads what the sources mark
import { readdirSync, readFileSync } from "node:fs";

import {
  encodeFunctionData,
  keccak256,
  maxUint256,
  stringToHex,
  zeroHash,
  type Abi,
  type AbiFunction,
  type AbiParameter,
  type Address,
  type Hex,
} from "viem";
import { describe, expect, it } from "vitest";

import { shortAddress } from "../../shared/format/index.ts";
import { erc20Abi, stakeholderGovernorAbi, timelockControllerAbi, treasuryAbi } from "../generated/abis.ts";
import { operationId } from "../operation.ts";
import { addressOf, deployment, hashOf, snapshotOf, usdc } from "../testing/ledger.ts";
import { proposalOf } from "../testing/proposal.ts";
import type { Action, Proposal, Snapshot } from "../types.ts";
import { effectOf, type DecodedAction } from "./effects.ts";
import { targetAt } from "./targets.ts";

const { contracts } = deployment;
const [ana, ben] = [addressOf(0x11), addressOf(0x22)];
const DAY = 86_400;

const base = snapshotOf([], 1_000);
const snapshot: Snapshot = {
  ...base,
  assets: new Map([[usdc.address, usdc]]),
  rules: {
    ...base.rules,
    proposalThreshold: 5n,
    timelockDelay: 2 * DAY,
    supply: 500n,
    stake: { symbol: "SHARE", decimals: 0 },
  },
};

function told(action: Omit<Action, "value">, proposals: readonly Proposal[] = [], over = false): DecodedAction {
  const known = { ...snapshot, proposals: new Map(proposals.map((one) => [one.id, one])) };
  const proposal = { actions: [{ value: 0n, ...action }], description: "", descriptionHash: hashOf(1) };
  const [first] = effectOf({ snapshot: known, contracts, nameOf: shortAddress }, proposal, over).actions;
  if (!first) throw new Error("nothing told");
  return first;
}
const call = (target: Address, abi: Abi, functionName: string, ...args: readonly unknown[]) => ({
  target,
  calldata: encodeFunctionData({ abi, functionName, args }),
});
const governor = (name: string, ...args: readonly unknown[]) =>
  call(contracts.governor, stakeholderGovernorAbi, name, ...args);
const timelock = (name: string, ...args: readonly unknown[]) =>
  call(contracts.timelock, timelockControllerAbi, name, ...args);
const relayed = ({ target, calldata }: Omit<Action, "value">, value = 0n) => governor("relay", target, value, calldata);
const role = (name: string) => keccak256(stringToHex(name));

describe("what only a vote can do", () => {
  const up = (path: string) => new URL(`../../../../${path}/`, import.meta.url);
  const marked = /function (\w+)\([^{;]*?\bonly(?:Governance|Role\((?:DEFAULT_ADMIN_ROLE|getRoleAdmin\(role\))\))/g;
  /** The functions that a source lets only the stakeholders call. */
  const governed = (source: URL) => [...readFileSync(source, "utf8").matchAll(marked)].map(([, name]) => name ?? "");
  const sources = (root: URL) =>
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".sol"))
      .map((file) => ({ file, names: governed(new URL(file, root)) }));
  const own = sources(up("contracts"));
  const inherited = sources(up("node_modules/@openzeppelin/contracts/governance"));
  const roles = [
    ...governed(new URL("AccessControl.sol", up("node_modules/@openzeppelin/contracts/access"))),
    "renounceRole",
  ];
  /** By contract: its file and those of the folder that has its name, and what they inherit. */
  const namesOf = (contract: string) =>
    new Set([
      ...own
        .filter(({ file }) => file.split(/[./]/)[0]?.toLowerCase() === contract.toLowerCase())
        .flatMap(({ names }) => names),
      ...(contract === "StakeholderGovernor" ? inherited.flatMap(({ names }) => names) : roles),
      // It asks for itself, by no modifier.
      ...(contract === "Timelock" ? ["updateDelay"] : []),
    ]);
  const plain = ({ type, ...rest }: AbiParameter): unknown => {
    if (type.endsWith("[]")) return [];
    if (type === "tuple")
      return Object.fromEntries(
        ("components" in rest ? rest.components : []).map((part) => [part.name ?? "", plain(part)]),
      );
    if (type === "address") return ana;
    if (type === "bool") return true;
    if (type === "string") return "";
    if (type === "bytes") return "0x";
    if (type.startsWith("bytes")) return `0x${"00".repeat(Number(type.slice(5)))}`;
    return Number(type.replace(/\D+/, "")) > 48 ? 1n : 1;
  };
  const functions = Object.values(contracts).flatMap((target: Address) => {
    const { name = "", abi = [] } = targetAt(contracts, target) ?? {};
    const names = namesOf(name);
    return abi
      .filter((item): item is AbiFunction => item.type === "function" && names.has(item.name))
      .map((item) => ({ item, target, called: `${name}.${item.name}` }));
  });
  it("is found in the sources", () => {
    const found = functions.map(({ called }) => called);
    for (const name of [
      "StakeholderGovernor.relay",
      "StakeholderGovernor.updateTimelock",
      "Treasury.setPolicy",
      "Budgets.pay",
      "Budgets.cancel",
      "Contractors.retireDomain",
      "Treasury.revokeRole",
      "Timelock.updateDelay",
    ])
      expect(found).toContain(name);
  });
  it.each(functions)("$called has a sentence of its own", ({ item, target }) => {
    const args = item.inputs.map(plain);
    const { sentence } = told({ target, calldata: encodeFunctionData({ abi: [item], args }) });
    expect(sentence).not.toMatch(/^Calls /);
    expect(sentence).toMatch(/^[A-Z].*\.$/);
  });
});

describe("what hands over power is told with a warning", () => {
  it("the governor's relay, with what it carries", () => {
    const paid = call(usdc.address, erc20Abi, "transfer", ben, 5_000_000n);
    const action = told(relayed(paid));
    expect(action.sentence).toBe(`As the governor: Sends 5 USDC of the governor to ${shortAddress(ben)}.`);
    expect(action.warning).toContain("The governor can queue anything and cancel what is queued");
    expect(told(relayed({ target: ben, calldata: "0x1234" })).warning).toContain("The app can't read this call.");
    expect(told(relayed({ target: ben, calldata: "0x" }, 3n)).sentence).toMatch(
      /^As the governor: Sends 3 .* of the governor to /,
    );
    const nested = told(relayed(relayed(paid)));
    expect(nested.warning).toContain("carrying this out will fail");
  });
  it("the remedy against what is queued already: the governor cancels it in the timelock", () => {
    const actions = [{ target: contracts.treasury, value: 0n, calldata: "0x1234" as Hex }];
    const queued = proposalOf({ id: 3n, actions, description: "# Buy a castle", eta: 900, queuedAt: 500 });
    const cancel = timelock("cancel", operationId(contracts.governor, queued));
    expect(told(relayed(cancel), [queued]).sentence).toBe(
      "As the governor: Cancels the proposal “Buy a castle” in the timelock: it can't be carried out any more.",
    );
    const done = { ...queued, executedAt: 950 };
    expect(told(relayed(cancel), [done]).warning).toContain("It was carried out already");
    expect(told(relayed(cancel), [{ ...queued, canceledAt: 950 }]).warning).toContain("It was cancelled already");
    expect(told(relayed(cancel), [{ ...queued, canceledAt: 950 }], true).warning).not.toContain("already");
    expect(told(relayed(cancel)).warning).toContain("The app knows no such proposal");
    // By itself the timelock has no such right.
    expect(told(cancel, [queued]).warning).toContain("the governor can, by its relay");
    expect(told(relayed(timelock("schedule", ben, 0n, "0x", zeroHash, zeroHash, 0n))).sentence).toContain(
      "without a vote",
    );
  });
  it("another timelock", () => {
    const { sentence, warning } = told(governor("updateTimelock", ben));
    expect(sentence).toBe(`Lets ${shortAddress(ben)} carry out what is decided, in place of the present timelock.`);
    expect(warning).toContain("stay with the present timelock");
  });
  it("another delay, either way", () => {
    expect(told(timelock("updateDelay", BigInt(DAY))).warning).toBe(
      "Now it is 2 days. There is less time then to see what was decided and to answer it.",
    );
    expect(told(timelock("updateDelay", BigInt(9 * DAY))).warning).toBe(
      "Now it is 2 days. All that is decided waits longer then, also what would take this back.",
    );
    expect(told(timelock("updateDelay", BigInt(2 * DAY))).warning).toBe("It is that now: this changes nothing.");
    expect(told(timelock("updateDelay", BigInt(2 * DAY)), [], true).warning).toBeUndefined();
  });
  it("another threshold, up to one that nobody reaches", () => {
    const threshold = (votes: bigint) => told(governor("setProposalThreshold", votes));
    expect(threshold(50n).sentence).toBe("Asks for 50 SHARE in votes from who proposes.");
    expect(threshold(50n).warning).toBe("Now it is 5 SHARE. Fewer can propose then.");
    expect(threshold(2n).warning).toBe("Now it is 5 SHARE. More can propose then.");
    expect(threshold(0n).sentence).toBe("Lets anybody propose, without a vote of their own.");
    expect(threshold(501n).warning).toBe(
      "There are only 500 SHARE: nobody could propose any more, and no vote could take this back.",
    );
  });
  it("rights, by their names", () => {
    const treasury = (name: string, ...args: readonly unknown[]) =>
      call(contracts.treasury, treasuryAbi, name, ...args);
    expect(told(treasury("grantRole", role("SPENDER_ROLE"), ben))).toMatchObject({
      sentence: `Gives ${shortAddress(ben)} the right to spend what the policies allow of the general fund (SPENDER_ROLE of Treasury).`,
      warning: "This changes who may do what, until another vote changes it again.",
    });
    expect(told(treasury("revokeRole", zeroHash, contracts.timelock))).toMatchObject({
      sentence:
        "Takes from Timelock the right to set policies and the guardian, and to appoint spenders and workflows (DEFAULT_ADMIN_ROLE of Treasury).",
      warning: "The stakeholders act through this right: without it, no vote can give it back.",
    });
    expect(told(timelock("renounceRole", zeroHash, contracts.timelock))).toMatchObject({
      sentence:
        "Gives up the timelock's right to appoint who queues, cancels and executes (DEFAULT_ADMIN_ROLE of Timelock).",
      warning: "The stakeholders act through this right: without it, no vote can give it back.",
    });
    expect(told(treasury("renounceRole", zeroHash, ben)).warning).toContain("carrying this out will fail");
    expect(told(treasury("grantRole", hashOf(5), ben)).warning).toContain("Look up the right");
  });
  it("every right that a contract knows has its name", () => {
    for (const target of Object.values(contracts) as Address[])
      for (const item of targetAt(contracts, target)?.abi ?? []) {
        if (item.type !== "function" || !item.name.endsWith("_ROLE")) continue;
        const hash = item.name === "DEFAULT_ADMIN_ROLE" ? zeroHash : role(item.name);
        expect(told(call(target, timelockControllerAbi, "grantRole", hash, ben)).sentence).toMatch(
          new RegExp(`^Gives .* the right to .* \\(${item.name} of \\w+\\)\\.$`),
        );
      }
  });
});

describe("calls of a token by the timelock", () => {
  const token = (name: string, ...args: readonly unknown[]) => told(call(usdc.address, erc20Abi, name, ...args));
  it("are told as what they move, or let others move", () => {
    expect(token("transfer", ben, 5_000_000n)).toMatchObject({
      sentence: `Sends 5 USDC of the timelock to ${shortAddress(ben)}.`,
      warning: undefined,
    });
    expect(token("transfer", usdc.address, 1n).warning).toContain("usually lost");
    expect(token("transferFrom", ana, ben, 5_000_000n).sentence).toBe(
      `Sends 5 USDC of ${shortAddress(ana)} to ${shortAddress(ben)}, as far as the timelock was allowed to.`,
    );
    expect(token("approve", ben, 5_000_000n)).toMatchObject({
      sentence: `Lets ${shortAddress(ben)} take up to 5 USDC from the timelock, at any time.`,
      warning: "This holds until it is used up or another vote takes it back.",
    });
    expect(token("approve", ben, maxUint256).sentence).toContain("take any amount of USDC from the timelock");
    expect(token("approve", ben, 0n)).toMatchObject({
      sentence: `Lets ${shortAddress(ben)} take no USDC from the timelock any more.`,
      warning: undefined,
    });
  });
  it("of stake too", () => {
    const stake = told(call(contracts.stakeToken, erc20Abi, "transfer", ben, 7n));
    expect(stake.sentence).toBe(`Sends 7 SHARE of the timelock to ${shortAddress(ben)}.`);
  });
});
