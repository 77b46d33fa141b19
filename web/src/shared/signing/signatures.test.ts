import { hashMessage, type Hex } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { describe, expect, it } from "vitest";

import { writeBundle, type Bundle } from "../../chain/flows/bundle.ts";
import { addressOf, deployment, domainEvents, hashOf, reviewOpened, snapshotOf } from "../../chain/testing/ledger.ts";
import type { Review } from "../../chain/types.ts";
import { DAY } from "../format/index.ts";
import { bundleOfParam, bundlePath, bundlesIn } from "./bundleLink.ts";
import { isSigned } from "./checkSignature.ts";
import { signTerm } from "./signTerm.ts";

const [ana, ben] = [addressOf(1), addressOf(2)];
const bundle = (signer = ana, reason = "Good “work” {äöü}"): Bundle => ({
  chainId: 31337,
  review: hashOf(7),
  says: [{ signer, act: "endorse", deadline: 99, reason, signature: "0x1234" }],
  acceptance: undefined,
});

describe("a link to signatures", () => {
  it("carries them whole, in letters that every messenger leaves alone", () => {
    const [, coded = ""] = bundlePath(bundle()).split("=");
    expect(coded).toMatch(/^[\w-]+$/);
    expect(bundleOfParam(coded)).toEqual(bundle());
    expect(bundleOfParam("nonsense")).toBeUndefined();
    expect(bundleOfParam("%")).toBeUndefined();
  });
  it("is found in a message, as texts are, however many there are", () => {
    const message = `Here: "https://example.org/#${bundlePath(bundle())}" and\n${writeBundle(bundle(ben, 'So "{"'))}\n{"a":1} {`;
    expect(bundlesIn(message)).toEqual([bundle(), bundle(ben, 'So "{"')]);
    expect(bundlesIn(JSON.stringify(JSON.parse(writeBundle(bundle())), undefined, 2))).toEqual([bundle()]);
    expect(bundlesIn("\ufeff" + writeBundle(bundle()))).toEqual([bundle()]);
    expect(bundlesIn("}{ nothing")).toEqual([]);
  });
});

describe("a signature", () => {
  const digest = hashMessage("x");
  const refuses = () => Promise.reject(new Error("no code"));
  it("is its key's, else what its contract takes", async () => {
    const account = privateKeyToAccount(generatePrivateKey());
    const signature = await account.sign({ hash: digest });
    expect(await isSigned(account.address, digest, signature, refuses)).toBe(true);
    expect(await isSigned(ana, digest, signature, refuses)).toBe(false);
    expect(await isSigned(ana, digest, "0x" as Hex, () => Promise.resolve("0x1626ba7e"))).toBe(true);
    expect(await isSigned(ana, digest, "0x", () => Promise.resolve("0xffffffff"))).toBe(false);
  });
});

describe("the term of a signature", () => {
  const id = hashOf(0xabc);
  const opened = [
    ...domainEvents({ id: 1, k: 1, challenge: 2 * DAY, period: 30 * DAY, members: [ana, ben] }, 1),
    reviewOpened(
      {
        id,
        k: 1,
        challenge: 2 * DAY,
        period: 30 * DAY,
        subject: addressOf(3),
        workflow: deployment.contracts.clearances,
      },
      20,
    ),
  ];
  const review = snapshotOf(opened).reviews.get(id) as Review;
  it("is a week, or until the review no longer takes it", () => {
    expect(signTerm(review, "endorse", 30)).toBe(30 + 7 * DAY);
    expect(signTerm(review, "endorse", 25 * DAY)).toBe(review.deadline);
    expect(signTerm(review, "object", 29 * DAY)).toBe(review.deadline + 2 * DAY);
    expect(signTerm(review, "withdraw", 30 * DAY)).toBe(37 * DAY);
    const reached = { ...review, reachedAt: 40 };
    expect(signTerm(reached, "object", 50)).toBe(40 + 2 * DAY);
  });
});
