import {
  decodeFunctionData,
  domainSeparator,
  encodeFunctionData,
  keccak256,
  stringToHex,
  zeroAddress,
  type Abi,
  type Address,
} from "viem";
import { describe, expect, it } from "vitest";

import { shortAddress } from "../../shared/format/index.ts";
import { ETH_ADDRESS, OUTSIDE, personalAccount, textRef } from "../accounts.ts";
import { encodeText } from "../content.ts";
import { budgetsAbi, reviewsAbi, treasuryAbi } from "../generated/abis.ts";
import {
  addressOf,
  deployment,
  domainEvents,
  hashOf,
  reviewOpened,
  said,
  snapshotOf,
  type Written,
  usdc,
} from "../testing/ledger.ts";
import { todosOf } from "../todo.ts";
import type { Action, Bounty, Offer, Snapshot } from "../types.ts";
import { addToBounty } from "./addToBounty.ts";
import { award } from "./award.ts";
import { claim, sortAwards } from "./claim.ts";
import { collect, collectable } from "./collect.ts";
import type { FlowContext } from "./context.ts";
import { deposit } from "./deposit.ts";
import { descriptionText } from "./description.ts";
import { effectOf } from "./effects.ts";
import { endorse } from "./endorse.ts";
import type { Flow } from "./flow.ts";
import { nominate } from "./nominate.ts";
import { actionsOf, type Template } from "./propose.ts";
import { propose } from "./proposeFlow.ts";
import { refund } from "./refund.ts";

const { contracts } = deployment;
const [ana, ben, cleo] = [addressOf(0x11), addressOf(0x22), addressOf(0x33)];
const bountyId = hashOf(0xb0);
const claimId = hashOf(0xc1);

const events: Written[] = [
  ...domainEvents({ id: 1, k: 2, challenge: 0, period: 1_000, members: [ana, ben] }, 1),
  {
    contract: "bounties",
    name: "BountyOpened",
    args: {
      bounty: bountyId,
      opener: cleo,
      domain: 1,
      asset: usdc.address,
      openedAt: 10,
      deadline: 500,
      uri: encodeText("# Docs"),
    },
    time: 10,
  },
  {
    contract: "bounties",
    name: "BountyFunded",
    args: { bounty: bountyId, funder: cleo, start: 0n, amount: 300_000_000n },
    time: 10,
  },
  reviewOpened({ id: claimId, k: 2, challenge: 0, period: 1_000, subject: cleo }, 20),
  {
    contract: "bounties",
    name: "ClaimSubmitted",
    args: {
      bounty: bountyId,
      claim: claimId,
      claimant: cleo,
      awards: [{ payee: cleo, amount: 120_000_000n }],
      uri: encodeText("Done"),
    },
    time: 20,
  },
  {
    contract: "treasury",
    name: "Movement",
    args: {
      from: OUTSIDE,
      to: personalAccount(ana),
      asset: usdc.address,
      amount: 5_000_000n,
      party: cleo,
      ref: textRef("gift"),
    },
    time: 21,
  },
];

function contextAt(now: number, written: readonly Written[] = events): FlowContext {
  const snapshot: Snapshot = {
    ...snapshotOf(written),
    assets: new Map([...snapshotOf(written).assets, [usdc.address, usdc]]),
  };
  return { contracts, chainId: 31337, snapshot, now, nameOf: shortAddress };
}

const context = contextAt(30);
const bounty = context.snapshot.bounties.get(bountyId) as Bounty;
const review = context.snapshot.reviews.get(claimId);
const submitted = context.snapshot.claims.get(claimId);
if (!review || !submitted) throw new Error("incomplete story");

const callsOf = ({ steps }: Flow) =>
  steps.map(({ to, functionName, args, value }) => ({ to, functionName, args, value }));

describe("funding flows", () => {
  it("send ether along, in one step", () => {
    const flow = deposit(context, { asset: ETH_ADDRESS, amount: 3n * 10n ** 18n, note: "Spring" });
    expect(callsOf(flow)).toEqual([
      {
        to: contracts.treasury,
        functionName: "deposit",
        args: [personalAccount(contracts.treasury), ETH_ADDRESS, 3n * 10n ** 18n, textRef("Spring")],
        value: 3n * 10n ** 18n,
      },
    ]);
    expect(flow.effect).toBe("Moves 3 ETH from your wallet to the general fund.");
    expect(flow.permit).toBeUndefined();
  });
  it("approve the exact amount for the contract that takes it", () => {
    const flow = addToBounty(context, bounty, 12_500_000n);
    expect(callsOf(flow)).toMatchObject([
      { to: usdc.address, functionName: "approve", args: [contracts.bounties, 12_500_000n] },
      { to: contracts.bounties, functionName: "add" },
    ]);
    expect(flow.effect).toBe("Adds 12.50 USDC to the bounty, which then holds 312.50 USDC.");
  });
  it("sign only for a token whose domain is what it says", async () => {
    const flow = addToBounty(context, bounty, 1n);
    // The domain separator of a token "USD Coin", version "2", at this address on chain 31337, computed from EIP-712 by viem.
    const domain = { name: "USD Coin", version: "2", chainId: 31337, verifyingContract: usdc.address };
    const separator = domainSeparator({ domain });
    const answers = (separatorOfToken: string): Record<string, unknown> => ({
      nonces: 4n,
      DOMAIN_SEPARATOR: separatorOfToken,
      name: "USD Coin",
    });
    const reading =
      (table: Record<string, unknown>) =>
      async ({ functionName }: { functionName: string }) => {
        if (!(functionName in table)) throw new Error("reverted");
        return table[functionName];
      };
    const typed = await flow.permit?.prepare(cleo, reading(answers(separator)));
    expect(typed).toMatchObject({
      domain,
      primaryType: "Permit",
      message: { owner: cleo, spender: contracts.bounties, value: 1n, nonce: 4n, deadline: 3_630n },
    });
    expect(await flow.permit?.prepare(cleo, reading(answers(hashOf(1))))).toBeUndefined();
    expect(await flow.permit?.prepare(cleo, reading({}))).toBeUndefined();
    // The last byte is written in two ways.
    for (const last of ["1c", "01"]) {
      expect(flow.permit?.step(`0x${"11".repeat(32)}${"22".repeat(32)}${last}`)).toMatchObject({
        functionName: "addWithPermit",
        args: [{}, 1n, { value: 1n, deadline: 3_630n, v: 28, r: `0x${"11".repeat(32)}`, s: `0x${"22".repeat(32)}` }],
      });
    }
  });
});

describe("bounty flows", () => {
  it("sort payees as numbers, not as text", () => {
    const mixed = [
      "0xB000000000000000000000000000000000000000",
      "0xa000000000000000000000000000000000000000",
      "0x9000000000000000000000000000000000000000",
    ] as const;
    expect(sortAwards(mixed.map((payee) => ({ payee, amount: 1n }))).map(({ payee }) => payee)).toEqual(
      mixed.toReversed(),
    );
    const [call] = callsOf(
      claim(context, bounty, {
        awards: [
          { payee: cleo, amount: 1n },
          { payee: ana, amount: 2n },
        ],
        text: "Done",
      }),
    );
    expect(call?.args[1]).toEqual([
      { payee: ana, amount: 2n },
      { payee: cleo, amount: 1n },
    ]);
  });
  it("bind terms, claims and contributions as the contract does", () => {
    const terms = {
      opener: cleo,
      asset: usdc.address,
      domain: 1,
      openedAt: 10,
      deadline: 500,
      content: keccak256(stringToHex(encodeText("# Docs"))),
    };
    const [paid] = callsOf(award(context, bounty, submitted));
    expect(paid?.args).toEqual([
      terms,
      {
        claimant: cleo,
        openedAt: 20,
        content: keccak256(stringToHex(encodeText("Done"))),
        awards: submitted.awards,
        barred: [],
      },
      true,
    ]);
    const closed = { ...bounty, pending: 0 };
    const [back] = callsOf(refund({ ...context, now: 500 }, closed, cleo));
    expect(back?.args).toEqual([terms, [{ funder: cleo, start: 0n, amount: 300_000_000n }], true]);
  });
  it("say what will be different", () => {
    expect(endorse(context, review, "").effect).toBe("Endorses 120 USDC to 0x0000…0033 for “Docs”: 1 of 2.");
    const once = contextAt(40, [...events, said(claimId, ana, true, 31)]);
    expect(endorse(once, once.snapshot.reviews.get(claimId) ?? review, "").effect).toContain(
      "2 of 2. Yours is the one that decides.",
    );
  });
});

describe("collecting", () => {
  it("takes everything of one asset in the short way, else withdraws", () => {
    const all = collectable(context.snapshot, ana);
    expect(all).toEqual([{ asset: usdc.address, amount: 5_000_000n }]);
    expect(callsOf(collect(context, ana, all))[0]).toMatchObject({ functionName: "collect", args: [usdc.address] });
    expect(callsOf(collect(context, ana, all, ben))[0]).toMatchObject({ functionName: "withdraw" });
    expect(callsOf(collect(context, ana, [{ asset: usdc.address, amount: 1n }]))[0]).toMatchObject({
      functionName: "withdraw",
    });
  });
});

const direct: Offer = { kind: "Direct", rate: 40_000_000n, until: undefined, supervisor: undefined };

describe("nominations", () => {
  it("of somebody who is cleared ask for another rate, and for nothing else", () => {
    const [call] = callsOf(nominate(context, ana, { domain: 1, candidate: ana, offer: direct, text: "More" }));
    expect(call?.args).toEqual([
      1,
      ana,
      { kind: 0, rate: 40_000_000n, until: 0, supervisor: zeroAddress },
      encodeText("More"),
      30n,
    ]);
  });
  it("are applications when they are one's own", () => {
    expect(nominate(context, cleo, { domain: 1, candidate: cleo, offer: direct, text: "Me" })).toMatchObject({
      title: "Apply",
      done: "Your application is open.",
    });
    expect(nominate(context, ana, { domain: 1, candidate: cleo, offer: direct, text: "She" }).effect).toBe(
      "Asks the contractors of Development to clear 0x0000…0033, Direct at $40.00 / h. It counts as your endorsement; the candidate still has to accept.",
    );
  });
});

describe("proposals", () => {
  const sentence = (template: Template, text = "# Docs") => {
    const flow = propose(context, ana, { template, text });
    const [targets, values, calldatas, description] = (flow.steps[0]?.args ?? []) as [
      Address[],
      bigint[],
      `0x${string}`[],
      string,
    ];
    const actions = targets.map((target, index) => ({
      target,
      value: values[index] ?? 0n,
      calldata: calldatas[index] ?? "0x",
    }));
    return effectOf(context, {
      actions,
      description,
      descriptionHash: keccak256(stringToHex(description)),
    });
  };
  it("pay with the reference of their own description, and out at once", () => {
    const template: Template = {
      kind: "pay",
      asset: usdc.address,
      payments: [{ payee: cleo, amount: 12_000_000_000n }],
    };
    const effect = sentence(template);
    expect(effect.sentence).toBe("Pays 12,000 USDC to 0x0000…0033 for “Docs”.");
    expect(effect.spends.get(usdc.address)).toBe(12_000_000_000n);
    expect(effect.actions.map(({ functionName, warning }) => [functionName, warning])).toEqual([
      ["pay", undefined],
      ["payOut", undefined],
    ]);
    expect(effect.actions[1]?.sentence).toBe("Sends 0x0000…0033 what the treasury then keeps for them in USDC.");
    const [spend] = actionsOf(contracts, template, hashOf(5));
    expect(decodeFunctionData({ abi: budgetsAbi, data: spend?.calldata ?? "0x" }).args?.[2]).toBe(hashOf(5));
    const wrong = effectOf(context, {
      actions: spend ? [spend] : [],
      description: "x",
      descriptionHash: hashOf(6),
    });
    expect(wrong.actions[0]?.warning).toContain("reference");
  });
  it("leave no money unsaid that is sent out beside a payment", () => {
    const payOut = (asset: Address, payee: Address) => ({
      target: contracts.treasury,
      value: 0n,
      calldata: encodeFunctionData({ abi: treasuryAbi, functionName: "payOut", args: [asset, [payee]] }),
    });
    const [spend] = actionsOf(
      contracts,
      { kind: "pay", asset: usdc.address, payments: [{ payee: cleo, amount: 5_000_000n }] },
      hashOf(5),
    );
    const told = (...others: readonly Action[]) =>
      effectOf(context, { actions: spend ? [spend, ...others] : [], description: "", descriptionHash: hashOf(5) })
        .sentence;
    const paid = "Pays 5 USDC to 0x0000…0033.";
    expect(told(payOut(usdc.address, cleo))).toBe(paid);
    expect(told(payOut(usdc.address, ben))).toBe(
      `${paid} Sends 0x0000…0022 what the treasury then keeps for them in USDC.`,
    );
    expect(told(payOut(ETH_ADDRESS, cleo))).toBe(
      `${paid} Sends 0x0000…0033 what the treasury then keeps for them in ETH.`,
    );
  });
  it("warn of a payee that cannot use the money", () => {
    const payments = [usdc.address, cleo].map((payee) => ({ payee, amount: 1_000_000n }));
    const effect = sentence({ kind: "pay", asset: usdc.address, payments });
    expect(effect.actions[0]?.warning).toMatch(/is the contract of the token USDC itself/);
    expect(effect.actions[1]?.sentence).toBe("Sends each of 2 payees what the treasury then keeps for them in USDC.");
  });
  it("warn of an asset without a policy, as long as they can be carried out", () => {
    const disabled = { ...usdc, enabled: false };
    const snapshot = { ...context.snapshot, assets: new Map([...context.snapshot.assets, [usdc.address, disabled]]) };
    const template = { kind: "pay", asset: usdc.address, payments: [{ payee: cleo, amount: 1n }] } as const;
    const parts = { actions: actionsOf(contracts, template, hashOf(1)), description: "", descriptionHash: hashOf(1) };
    const warning = (over: boolean) => effectOf({ ...context, snapshot }, parts, over).actions[0]?.warning;
    expect(warning(false)).toContain("has no spending policy for this asset: carrying this out will fail.");
    expect(warning(true)).toBeUndefined();
  });
  it("warn of stake that counts once it is paid", () => {
    const payments = [{ payee: cleo, amount: 1n }];
    expect(sentence({ kind: "pay", asset: contracts.stakeToken, payments }).actions[0]?.warning).toContain(
      "This is stake: it is mute here, and counts for every quorum once it is paid out.",
    );
    expect(sentence({ kind: "pay", asset: usdc.address, payments }).actions[0]?.warning).toBeUndefined();
  });
  it("are told in a sentence each", () => {
    expect(sentence({ kind: "admit", domain: 1, account: cleo, offer: direct }).sentence).toBe(
      "Clears 0x0000…0033 in Development, Direct at $40.00 / h, without a review.",
    );
    expect(sentence({ kind: "revoke", domain: 1, account: cleo }).sentence).toBe(
      "Takes the clearance in Development from 0x0000…0033.",
    );
    expect(
      sentence({
        kind: "setPolicy",
        asset: usdc.address,
        policy: { floor: 1_000_000_000n, rate: 40_000, window: 24 * 86_400 },
      }).sentence,
    ).toBe(
      "Limits what may leave the general fund in USDC to 4 % of the fund and what was spent, or 1,000 USDC, whichever is more, in any 24 days; now nothing. This loosens it, 24 days after it is carried out; until then the stricter of each number holds.",
    );
    const nothing = { floor: 0n, rate: 0, window: 86_400 };
    expect(sentence({ kind: "setPolicy", asset: usdc.address, policy: nothing }).sentence).toBe(
      "Stops the general fund from spending USDC, at once; now nothing.",
    );
    expect(sentence({ kind: "setGuardian", guardian: cleo }).sentence).toBe(
      "Lets 0x0000…0033 stop what leaves the general fund, for a week at the most and not again for 30 days.",
    );
    const budget = {
      asset: undefined,
      limit: 5_000_000_000n,
      start: 1_640_995_200,
      end: 1_672_531_200,
      period: 30 * 86_400,
      domain: 1,
      owner: ana,
    };
    expect(sentence({ kind: "openBudget", terms: budget, purpose: "# Tests" }).sentence).toBe(
      "Opens a budget “Tests” for Development: 0x0000…0011 can pay $5,000.00 in every 30 days out of the general fund, from 1 Jan 2022 to the end of 31 Dec 2022: at most $65,000.00 in 13 periods.",
    );
    expect(sentence({ kind: "openBudget", terms: { ...budget, period: 0 }, purpose: "# Tests" }).sentence).toBe(
      "Opens a budget “Tests” for Development: 0x0000…0011 can pay $5,000.00 out of the general fund, from 1 Jan 2022 to the end of 31 Dec 2022.",
    );
    expect(sentence({ kind: "closeBudget", budget: 4n }).sentence).toContain("Closes budget 4");
    expect(sentence({ kind: "setDollarToken", asset: usdc.address, isDollar: true }).actions[0]?.warning).toContain(
      "Nobody checks its price",
    );
    expect(sentence({ kind: "statement" }).sentence).toBe("Makes a statement; carrying it out changes nothing.");
    const terms = {
      k: 3,
      challenge: 86_400,
      period: 1_209_600,
      cooldown: 2_592_000,
      admissionPercent: 25,
      revocationPercent: 10,
    };
    expect(sentence({ kind: "createDomain", name: "Docs", terms }).sentence).toBe(
      "Founds the domain Docs: 3 endorsements within 14 days approve, after 1 day in which it can be contested; in 30 days at most 25 % of its voices are admitted (3 always can be) and 10 % revoked (one always can be); cool-down 1 month.",
    );
    expect(sentence({ kind: "changeDomain", domain: 1, terms }).sentence).toContain(
      "Changes Development for what is opened",
    );
    expect(sentence({ kind: "retireDomain", domain: 1 }).sentence).toContain("Retires the domain Development");
  });
  it("warn of what the app can't read and of rights", () => {
    const unknown = sentence({ kind: "call", target: cleo, value: 0n, calldata: "0x12345678" });
    expect(unknown.actions[0]).toMatchObject({
      functionName: undefined,
      warning: expect.stringContaining("can't read"),
    });
    const calldata = encodeFunctionData({ abi: reviewsAbi as Abi, functionName: "grantRole", args: [hashOf(0), cleo] });
    expect(sentence({ kind: "call", target: contracts.reviews, value: 0n, calldata }).actions[0]?.warning).toContain(
      "who may do what",
    );
    const broken = sentence({
      kind: "call",
      target: contracts.treasury,
      value: 0n,
      calldata: `${calldata.slice(0, 20)}` as `0x${string}`,
    });
    expect(broken.actions[0]?.functionName).toBeUndefined();
    expect(() =>
      actionsOf(contracts, { kind: "call", target: cleo, value: 0n, calldata: "0xzz" as `0x${string}` }, hashOf(0)),
    ).toThrow(RangeError);
  });
  it("keep their proposer out of the text", () => {
    const description = propose(context, ana, { template: { kind: "statement" }, text: "# A\n" }).steps[0]?.args[3];
    expect(description).toBe(`# A\n\n#proposer=${ana}`);
    expect(descriptionText(String(description))).toBe("# A");
  });
});

describe("todo", () => {
  const todosFor = (account: Address, now = 30, written = events) =>
    todosOf({ snapshot: contextAt(now, written).snapshot, account, now, power: new Map() });
  it("asks those who can endorse, and nobody else", () => {
    expect(todosFor(ben).map(({ kind, href, until }) => [kind, href, until])).toEqual([
      ["endorse", `/bounties/${bountyId}`, 1_020],
    ]);
    expect(todosFor(ana).map(({ kind }) => kind)).toEqual(["endorse", "collect"]);
    expect(todosFor(cleo)).toEqual([]);
  });
  it("lets the claimant fetch the award and the funder the rest", () => {
    const passed: Written[] = [
      ...events,
      said(claimId, ana, true, 40),
      said(claimId, ben, true, 41),
      { contract: "reviews", name: "ReviewPassed", args: { id: claimId }, time: 41 },
    ];
    expect(todosFor(cleo, 50, passed).map(({ kind, since }) => [kind, since])).toEqual([["award", 41]]);
    const paid: Written[] = [
      ...passed,
      {
        contract: "bounties",
        name: "ClaimAwarded",
        args: { bounty: bountyId, claim: claimId, amount: 120_000_000n },
        time: 42,
      },
    ];
    expect(todosFor(cleo, 499, paid)).toEqual([]);
    expect(todosFor(cleo, 500, paid).map(({ kind, sentence }) => [kind, sentence])).toEqual([
      ["refund", "180 USDC was not awarded and goes back to you."],
    ]);
  });
  it("asks the funder to put aside what failed, once that holds up the refund", () => {
    expect(todosFor(cleo, 1_020).map(({ kind }) => kind)).toEqual(["escalate"]);
    expect(todosFor(cleo, 1_020 + 14 * 86_400).map(({ kind }) => kind)).toEqual(["dismiss"]);
  });
});
