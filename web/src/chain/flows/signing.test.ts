import { decodeFunctionData, encodeFunctionData, type Abi, type Hex } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { recoverTypedDataAddress } from "viem/utils";
import { describe, expect, it } from "vitest";

import { shortAddress } from "../../shared/format/index.ts";
import {
  addressOf,
  deployment,
  domainEvents,
  hashOf,
  nominationOpened,
  reviewOpened,
  snapshotOf,
} from "../testing/ledger.ts";
import type { Review } from "../types.ts";
import { readBundle, writeBundle, type Bundle } from "./bundle.ts";
import { conductPlanned, idOfPlanned, planNomination, questionOfPlanned, submitSigned } from "./conduct.ts";
import type { FlowContext } from "./context.ts";
import { actNumber, reviewIdOf, sayToSign, type SignedSay } from "./signing.ts";

const { contracts } = deployment;
const [ana, ben, cleo] = [1, 2, 3].map(addressOf) as [`0x${string}`, `0x${string}`, `0x${string}`];
const id = hashOf(0xabc);
const events = [
  ...domainEvents({ id: 1, k: 2, challenge: 0, period: 1_000, members: [ana, ben] }, 1),
  reviewOpened({ id, k: 2, challenge: 0, period: 1_000, subject: cleo, workflow: contracts.clearances }, 20),
  nominationOpened({ id, candidate: cleo, opener: ana }, 20),
];
const context: FlowContext = { contracts, chainId: 31337, snapshot: snapshotOf(events), now: 30, nameOf: shortAddress };
const review = context.snapshot.reviews.get(id) as Review;

const say = (signer: `0x${string}`, deadline = 100): SignedSay => ({
  signer,
  act: "endorse",
  deadline,
  reason: "Good work",
  signature: "0x1234",
});
const bundle = (...says: SignedSay[]): Bundle => ({ chainId: 31337, review: id, says, acceptance: undefined });

describe("a signature", () => {
  it("is its signer's, over exactly this act", async () => {
    const account = privateKeyToAccount(generatePrivateKey());
    const typed = sayToSign(
      context,
      review,
      { signer: account.address, act: "object", deadline: 99, reason: "No" },
      3n,
    );
    expect(typed.message).toMatchObject({ review: id, content: hashOf(7), act: 1, nonce: 3n, deadline: 99 });
    const signature = await account.signTypedData(typed);
    expect(await recoverTypedDataAddress({ ...typed, signature })).toBe(account.address);
    const other = { ...typed, message: { ...typed.message, act: actNumber("endorse") } };
    expect(await recoverTypedDataAddress({ ...other, signature })).not.toBe(account.address);
  });
});

describe("a bundle", () => {
  it("comes back as it was written", () => {
    const written = { ...bundle(say(ana)), acceptance: { deadline: 50, signature: "0xab" as Hex } };
    expect(readBundle(writeBundle(written))).toEqual(written);
  });
  it("of anything else is none", () => {
    const broken = [
      "",
      "null",
      "{}",
      writeBundle(bundle(say(ana))).replace("endorse", "shout"),
      writeBundle({ ...bundle(), review: "0x12" }),
      writeBundle(bundle({ ...say(ana), deadline: 2 ** 60 })),
      writeBundle(bundle({ ...say(ana), signature: "0x1" as Hex })),
      `${writeBundle(bundle())}${" ".repeat(400_000)}`,
    ];
    for (const text of broken) expect(readBundle(text)).toBeUndefined();
  });
});

describe("what was signed", () => {
  it("does all of a nomination that is due, but not in the name of its candidate", () => {
    expect(submitSigned(context, ana, review, [say(ben)]).steps[0]).toMatchObject({ functionName: "conduct" });
    expect(submitSigned(context, cleo, review, [say(ben)]).steps[0]).toMatchObject({
      to: contracts.reviews,
      functionName: "submit",
    });
  });
  it("can be over a nomination that is not open yet", () => {
    const planned = planNomination(context.snapshot, 30, {
      domain: 1,
      candidate: cleo,
      opener: ana,
      offer: { kind: "Direct", rate: 5n, until: undefined, supervisor: undefined },
      uri: "data:,why",
      salt: 9n,
    });
    expect(planned).toMatchObject({ changes: false, barred: [] });
    const carried: Bundle = { ...bundle(say(ben)), review: idOfPlanned(contracts, planned), planned };
    expect(readBundle(writeBundle(carried))).toEqual(carried);
    const changed = [`"salt":"9"`, `"salt":"-9"`, `"rate":"5"`, `"rate":5`, `"kind":"Direct"`, `"kind":"Boss"`];
    for (let at = 0; at < changed.length; at += 2)
      expect(readBundle(writeBundle(carried).replace(changed[at] ?? "", changed[at + 1] ?? ""))).toBeUndefined();
    const own = { ...planned, opener: cleo };
    expect(conductPlanned(context, own, [say(ben)]).effect).toContain(
      "the candidate’s acceptance and 1 signed endorsement",
    );
    expect(conductPlanned(context, planned, []).effect).toContain("with your endorsement, in one");
    const question = questionOfPlanned(contracts, planned);
    expect(reviewIdOf(question)).toBe(idOfPlanned(contracts, planned));
    const [step] = conductPlanned(context, planned, [say(ben)]).steps;
    const data = encodeFunctionData({ abi: step?.abi as Abi, functionName: "conduct", args: step?.args ?? [] });
    const [sent, uri] = decodeFunctionData({ abi: step?.abi as Abi, data }).args as [Record<string, unknown>, string];
    expect(sent).toMatchObject({ domain: 1, salt: 9n, changes: false, barred: [] });
    expect(uri).toBe("data:,why");
  });
});
