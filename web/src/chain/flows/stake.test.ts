import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { domainSeparator, encodeFunctionData, hashTypedData, recoverAddress, type Abi, type Address } from "viem";
import { describe, expect, it } from "vitest";

import { shortAddress } from "../../shared/format/index.ts";
import { wrappedStakeAbi } from "../generated/abis.ts";
import { addressOf, deployment, hashOf, snapshotOf } from "../testing/ledger.ts";
import type { Asset } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { delegate } from "./delegate.ts";
import { effectOf } from "./effects.ts";
import type { Flow } from "./flow.ts";
import {
  delegateBySignature,
  delegationProblem,
  delegationToSign,
  readDelegation,
  signingReads,
  toSigningFacts,
  writeDelegation,
  type SignedDelegation,
} from "./signedDelegation.ts";
import { unwrap, wrap } from "./wrap.ts";

const { stakeToken } = deployment.contracts;
const [ana, ben] = [addressOf(0x11), addressOf(0x22)];
const org: Asset = {
  address: addressOf(0x99),
  symbol: "ORG",
  name: "Organisation",
  decimals: 8,
  enabled: false,
  wellFormed: true,
};
const context: FlowContext = {
  contracts: deployment.contracts,
  chainId: 31337,
  snapshot: snapshotOf([], 1_000, { stake: { symbol: "wORG", decimals: 8 } }),
  now: 1_000,
  nameOf: (address) => (address === ana ? "you" : shortAddress(address)),
};

const sent = ({ steps }: Flow) =>
  steps.map(({ abi, functionName, args, to }) => {
    // Throws when the arguments don't fit the ABI.
    encodeFunctionData({ abi: abi as Abi, functionName, args });
    return [to, functionName, args];
  });

describe("wrap", () => {
  it("approves exactly that much, or takes one signature", () => {
    const flow = wrap(context, org, ana, 1_250_000_000n);
    expect(flow.effect).toBe(
      "Moves 12.50 ORG from your wallet into the contract of wORG, and gives you 12.50 wORG for it. You can turn them back at any time.",
    );
    expect(sent(flow)).toEqual([
      [org.address, "approve", [stakeToken, 1_250_000_000n]],
      [stakeToken, "depositFor", [ana, 1_250_000_000n]],
    ]);
    const step = flow.permit?.step(`0x${"11".repeat(32)}${"22".repeat(32)}1b`);
    expect(step?.functionName).toBe("depositForWithPermit");
    expect(step?.args.slice(0, 2)).toEqual([ana, 1_250_000_000n]);
    expect(step?.args[2]).toMatchObject({ value: 1_250_000_000n, v: 27 });
  });
});

describe("unwrap", () => {
  it("gives the token back to its holder", () => {
    const flow = unwrap(context, org, ana, 100_000_000n);
    expect(flow.effect).toContain("Takes 1 wORG from you and gives you 1 ORG back.");
    expect(sent(flow)).toEqual([[stakeToken, "withdrawTo", [ana, 100_000_000n]]]);
  });
});

describe("a proposal with calls of the stake", () => {
  const told = (functionName: "depositFor" | "withdrawTo" | "delegate", account: Address, value = 150_000_000n) => {
    const args = functionName === "delegate" ? ([account] as const) : ([account, value] as const);
    const calldata = encodeFunctionData({ abi: wrappedStakeAbi as Abi, functionName, args });
    const actions = [{ target: stakeToken, value: 0n, calldata }];
    return effectOf(context, { actions, description: "", descriptionHash: hashOf(1) }).actions[0];
  };

  it("says what is wrapped and unwrapped, and for whom", () => {
    expect(told("depositFor", ben)).toMatchObject({
      functionName: "depositFor",
      args: [
        { name: "account", value: ben },
        { name: "value", value: 150_000_000n },
      ],
      sentence: `Wraps tokens of the timelock, and gives 1.50 wORG for them to ${shortAddress(ben)}.`,
      warning: undefined,
    });
    expect(told("withdrawTo", ben)?.sentence).toBe(
      `Unwraps 1.50 wORG of the timelock, and sends the tokens behind them to ${shortAddress(ben)}.`,
    );
  });

  it("warns of receivers that can do nothing with it", () => {
    expect(told("withdrawTo", deployment.contracts.treasury)?.warning).toContain("usually lost");
  });

  it("still reads what all stake can do", () => {
    expect(told("delegate", ben)).toMatchObject({
      functionName: "delegate",
      sentence: "Calls delegate of StakeToken.",
    });
  });
});

describe("a signed delegation", () => {
  const key = privateKeyToAccount(generatePrivateKey());
  const facts = { name: "Stake", version: "1", nonce: 3n };
  const unsigned = { to: ben, nonce: 3n, expiry: 2_000 };
  const typed = delegationToSign(context, facts, unsigned);
  const signed: SignedDelegation = {
    chainId: 31337,
    holder: key.address,
    ...unsigned,
    signature: `0x${"11".repeat(32)}${"22".repeat(32)}1c`,
  };

  it("is signed as ERC-5805 wants it, for this token on this chain", async () => {
    expect(domainSeparator({ domain: typed.domain ?? {} })).toBe(
      domainSeparator({ domain: { name: "Stake", version: "1", chainId: 31337, verifyingContract: stakeToken } }),
    );
    const signature = await key.signTypedData(typed);
    expect(await recoverAddress({ hash: hashTypedData(typed), signature })).toBe(key.address);
  });

  it("is sent with the signature taken apart", () => {
    const flow = delegateBySignature(context, signed);
    expect(sent(flow)).toEqual([
      [stakeToken, "delegateBySig", [ben, 3n, 2_000n, 28, `0x${"11".repeat(32)}`, `0x${"22".repeat(32)}`]],
    ]);
    expect(flow.effect).toContain(`The stake of ${shortAddress(key.address)} votes through ${shortAddress(ben)}`);
    const old = { ...signed, signature: `${signed.signature.slice(0, -2)}01` } as SignedDelegation;
    expect(delegateBySignature(context, old).steps[0]?.args[3]).toBe(28);
    expect(delegateBySignature(context, { ...signed, holder: ana }).effect).toContain("Your stake votes through");
    // The word for it on every proposal is "Power counted".
    expect(flow.effect).toContain("in every proposal whose power is counted from then on.");
    expect(delegate(context, ana, ben).effect).toContain("in every proposal whose power is counted from then on.");
  });

  it("reads what the token answers, and nothing else", () => {
    expect(signingReads(context, ana).map(({ functionName }) => functionName)).toEqual(["eip712Domain", "nonces"]);
    expect(toSigningFacts([["0x0f", "Stake", "1", 31337n], 3n])).toEqual(facts);
    expect(toSigningFacts([undefined, 3n])).toBeUndefined();
    expect(toSigningFacts([["0x0f", "Stake", "1"], undefined])).toBeUndefined();
  });

  it("says why it can't be sent", () => {
    const problem = (parts: Partial<SignedDelegation>, nonce = 3n, valid = true, now = 1_000) =>
      delegationProblem({ ...signed, ...parts }, { chainId: 31337, now }, { nonce }, valid);
    expect(problem({})).toBeUndefined();
    expect(problem({}, 3n, true, 2_000)).toBeUndefined();
    expect(problem({}, 3n, true, 2_001)).toMatch(/^It could be sent until .* Ask for a new one\.$/);
    expect(problem({ chainId: 1 })).toBe("It was signed for another network.");
    expect(problem({}, 4n)).toBe("It was sent already, or the holder has signed something since that was.");
    expect(problem({}, 2n)).toBe("The holder signed something before it that was not sent yet.");
    expect(problem({}, 3n, false)).toBe("The holder’s key did not sign this.");
  });

  it("survives being written and read, and nothing else does", () => {
    expect(readDelegation(writeDelegation(signed))).toEqual(signed);
    const told = JSON.parse(writeDelegation(signed)) as Record<string, unknown>;
    for (const wrong of [
      { format: "exchequer-signatures/1" },
      { chainId: "1" },
      { expiry: 2 ** 48 },
      { expiry: -1 },
      { holder: "0x12" },
      { to: 5 },
      { nonce: 3 },
      { nonce: "-3" },
      { signature: "0x1122" },
      { signature: "words" },
    ])
      expect(readDelegation(JSON.stringify({ ...told, ...wrong })), JSON.stringify(wrong)).toBeUndefined();
    expect(readDelegation("not JSON")).toBeUndefined();
    expect(readDelegation("null")).toBeUndefined();
  });
});
