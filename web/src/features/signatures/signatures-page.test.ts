import { zeroAddress, type Hex } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { describe, expect, it } from "vitest";

import type { Bundle } from "../../chain/flows/bundle.ts";
import { idOfPlanned, planNomination } from "../../chain/flows/conduct.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import type { ReadContract } from "../../chain/flows/flow.ts";
import { acceptanceToSign, sayToSign, type SignedSay } from "../../chain/flows/signing.ts";
import {
  addressOf,
  deployment,
  domainEvents,
  hashOf,
  nominationOpened,
  offerAccepted,
  reviewOpened,
  said,
  snapshotOf,
} from "../../chain/testing/ledger.ts";
import type { Review } from "../../chain/types.ts";
import { shortAddress } from "../../shared/format/index.ts";
import { addBundles, bundlesOf, EMPTY, withoutReview } from "./collection.ts";
import { plannedStandings, whyNotOpened, whyNotSent, whyNotSigned } from "./planned.ts";
import { standings, whatItAdds, whyNot, whyNotAccepted } from "./standing.ts";
import { submitAll } from "./submitFlow.ts";
import { checkBundle } from "./validity.ts";

const { contracts } = deployment;
const [ana, ben, cleo] = [addressOf(1), addressOf(2), addressOf(3)];
const stranger = addressOf(9);
const id = hashOf(0xabc);
const events = [
  ...domainEvents({ id: 1, k: 2, challenge: 0, period: 1_000, members: [ana, ben] }, 1),
  reviewOpened({ id, k: 2, challenge: 0, period: 1_000, subject: cleo, workflow: contracts.clearances }, 20),
  nominationOpened({ id, candidate: cleo, opener: ana }, 20),
];
const snapshot = snapshotOf(events);
const context: FlowContext = { contracts, chainId: 31337, snapshot, now: 30, nameOf: shortAddress };
const review = snapshot.reviews.get(id) as Review;

const say = (signer = ana, fields: Partial<SignedSay> = {}): SignedSay => ({
  signer,
  act: "endorse",
  deadline: 100,
  reason: "",
  signature: "0x12",
  ...fields,
});
const bundle = (...says: SignedSay[]): Bundle => ({ chainId: 31337, review: id, says, acceptance: undefined });

const plan = planNomination(snapshot, 30, {
  domain: 1,
  candidate: stranger,
  opener: stranger,
  offer: { kind: "Direct", rate: 5n, until: undefined, supervisor: undefined },
  uri: "data:,why",
  salt: 9n,
});
const prepared = (...says: SignedSay[]): Bundle => ({
  chainId: 31337,
  review: idOfPlanned(contracts, plan),
  says,
  acceptance: undefined,
  planned: plan,
});

describe("a collection", () => {
  it("puts together what is about one question, without repetitions, and leaves out other chains", () => {
    const first = addBundles(EMPTY, [bundle(say(ana)), bundle(say(ana), say(ben))], context);
    expect(first).toMatchObject({ fresh: 2, foreign: 0 });
    expect(bundlesOf(first.collection)).toEqual([bundle(say(ana), say(ben))]);
    const again = addBundles(first.collection, [bundle(say(ben)), { ...bundle(say(cleo)), chainId: 1 }], context);
    expect(again).toEqual({ collection: first.collection, fresh: 0, plans: 0, foreign: 1 });
    expect(withoutReview(first.collection, id)).toEqual(EMPTY);
  });
  it("lets nobody push out a good signature", () => {
    const { collection } = addBundles(EMPTY, [bundle(say(ana)), bundle(say(ana, { signature: "0x34" }))], context);
    expect(bundlesOf(collection)[0]?.says.map(({ signature }) => signature)).toEqual(["0x12", "0x34"]);
  });
  it("takes a prepared nomination only where its signatures are about it, and keeps it", () => {
    const made = prepared();
    const other = { ...made, planned: { ...plan, salt: 8n } };
    expect(addBundles(EMPTY, [other], context)).toMatchObject({ plans: 0 });
    const first = addBundles(EMPTY, [made], context);
    expect(first).toMatchObject({ plans: 1, fresh: 0 });
    const then = addBundles(first.collection, [other, { ...made, planned: undefined, says: [say(ben)] }], context);
    expect(then).toMatchObject({ plans: 0, fresh: 1 });
    expect(bundlesOf(then.collection)).toEqual([{ ...made, says: [say(ben)] }]);
  });
  it("survives what else was stored", () => {
    expect(bundlesOf({ bundles: [7, "x"] as unknown as string[] })).toEqual([]);
  });
});

describe("what came of sending", () => {
  const nameOf = (address: string) => (address === cleo ? "Candidate" : address === ana ? "Ana" : "Ben");
  it("is told before: what it adds, and what it waits for then", () => {
    const of = (says: SignedSay[], accepts = false) => whatItAdds({ snapshot, now: 30 }, review, says, accepts, nameOf);
    expect(of([say(ana)])).toBe(
      "Adds Ana’s endorsement (1 of 2); it then waits for 1 more endorsement and Candidate’s yes.",
    );
    expect(of([say(ana), say(ben)])).toBe(
      "Adds Ana’s and Ben’s endorsements (2 of 2); it then waits for Candidate’s yes.",
    );
    expect(of([say(ana), say(ben)], true)).toBe(
      "Adds Ana’s and Ben’s endorsements (2 of 2) and Candidate’s yes to the offer.",
    );
  });
  it("is told after: what is on chain was submitted, and what only looks like it was not", () => {
    const after = snapshotOf([...events, said(id, ana, true, 31)]);
    const judged = after.reviews.get(id) as Review;
    const checked = { says: ["spent", "spent"] as const, acceptance: undefined };
    const given = bundle(say(ana, { reason: judged.says[0]?.reason ?? "" }), say(ben));
    expect(standings({ snapshot: after, now: 32 }, judged, given, checked)).toMatchObject([
      { submitted: true },
      { submitted: false },
    ]);
  });
});

describe("a check", () => {
  const account = privateKeyToAccount(generatePrivateKey());
  const answering =
    (nonce: bigint): ReadContract =>
    ({ functionName }) =>
      functionName === "nonceOf" ? Promise.resolve(nonce) : Promise.reject(new Error("no code"));
  const signed = async (nonce: bigint): Promise<SignedSay> => {
    const unsigned = say(account.address);
    return { ...unsigned, signature: await account.signTypedData(sayToSign(context, review, unsigned, nonce)) };
  };
  it("tells a good signature from one that is spent and one that is wrong", async () => {
    const says = [await signed(1n), await signed(0n), { ...(await signed(1n)), reason: "Changed" }];
    const { says: found } = await checkBundle(context, review, bundle(...says), cleo, answering(1n));
    expect(found).toEqual(["good", "spent", "wrong"]);
  });
  it("knows the candidate's acceptance", async () => {
    const signature = await account.signTypedData(acceptanceToSign(context, id, 50));
    const accepted = { ...bundle(), acceptance: { deadline: 50, signature } };
    const check = (candidate: Hex) => checkBundle(context, review, accepted, candidate, answering(0n));
    expect((await check(account.address)).acceptance).toBe("good");
    expect((await check(zeroAddress)).acceptance).toBe("wrong");
  });
});

describe("a signature", () => {
  const why = (one: SignedSay, now = 30, of = snapshot, validity: "good" | "spent" | "wrong" = "good") =>
    whyNot({ snapshot: of, now }, of.reviews.get(id) as Review, one, validity);
  it("can be used, or there is a reason why not", () => {
    expect(why(say(ana))).toBeUndefined();
    expect(why(say(ana), 100)).toContain("time is over");
    expect(why(say(ana), 30, snapshot, "spent")).toContain("void");
    expect(why(say(ana), 30, snapshot, "wrong")).toContain("not the signer’s");
    expect(why(say(stranger))).toContain("may not judge");
    expect(why(say(ana, { act: "withdraw" }))).toContain("nothing to take back");
    expect(why(say(ana), 2_000)).toContain("decided");
    const spoken = snapshotOf([...events, said(id, ana, true, 25)]);
    expect(why(say(ana), 30, spoken)).toContain("spoken");
    expect(why(say(ana, { act: "withdraw" }), 30, spoken)).toBeUndefined();
    const full = snapshotOf([...events, said(id, ana, true, 25), said(id, ben, true, 26)]);
    expect(why(say(addressOf(4)), 30, full)).toContain("all the endorsements");
  });
  it("is sent once for each signer", () => {
    const twice = bundle(say(ana, { act: "object" }), say(ana), say(ben));
    const stand = standings({ snapshot, now: 30 }, review, twice, {
      says: ["wrong", "good", "good"],
      acceptance: undefined,
    });
    expect(stand.map(({ why }) => why === undefined)).toEqual([false, true, true]);
    const both = standings({ snapshot, now: 30 }, review, twice, {
      says: ["good", "good", "good"],
      acceptance: undefined,
    });
    expect(both.map(({ why }) => why === undefined)).toEqual([true, false, true]);
  });
});

describe("a nomination that is not open yet", () => {
  const world = { snapshot, now: 30 };
  const stand = (planned = plan, ...says: SignedSay[]) =>
    plannedStandings(world, planned, { says }, { says: says.map(() => "good"), acceptance: undefined });
  it("takes endorsements of those who may judge, each voice once", () => {
    const says = [say(ana), say(ana, { reason: "Again" }), say(cleo), say(ben, { act: "object" }), say(ben)];
    expect(stand(plan, ...says).map(({ why }) => why === undefined)).toEqual([true, false, false, false, true]);
    const byAna = { ...plan, opener: ana };
    expect(stand(byAna, say(ana), say(ben)).map(({ why }) => why === undefined)).toEqual([false, true]);
    expect(whyNotSigned(world, plan, ana, stand(plan, say(ana)))).toContain("have signed");
    expect(whyNotSigned(world, plan, ben, stand(plan, say(ana)))).toBeUndefined();
    expect(whyNotSigned(world, plan, stranger, [])).toContain("candidate");
    expect(whyNotSigned(world, byAna, ana, [])).toContain("sending it");
    expect(whyNotSigned(world, plan, cleo, [])).toContain("Only contractors");
  });
  it("is sent by anyone with the candidate's signature, else by whoever prepared it", () => {
    expect(whyNotSent(plan, ana, false, shortAddress)).toContain("once the candidate has signed");
    expect(whyNotSent(plan, ana, true, shortAddress)).toBeUndefined();
    expect(whyNotSent(plan, stranger, false, shortAddress)).toBeUndefined();
    expect(whyNotSent({ ...plan, opener: ana }, ben, true, shortAddress)).toContain("Only");
    expect(whyNotSent({ ...plan, opener: ana }, ana, false, shortAddress)).toBeUndefined();
  });
  it("is out of date once the candidate is somebody else than it says", () => {
    expect(whyNotOpened(world, plan)).toBeUndefined();
    expect(whyNotOpened(world, { ...plan, changes: true })).toContain("prepared anew");
    expect(whyNotOpened(world, { ...plan, barred: [7] })).toContain("prepared anew");
    expect(whyNotOpened(world, { ...plan, domain: 5 })).toContain("no such domain");
    expect(whyNotOpened(world, { ...plan, opener: cleo })).toContain("Of whoever prepared it");
  });
});

describe("all that was signed", () => {
  const args = { acceptance: undefined, accept: true };
  it("is sent in one transaction, in which only its candidate accepts", () => {
    expect(submitAll(context, ana, review, [say(ben)], args)).toMatchObject({
      title: "Submit",
      steps: [{ functionName: "conduct" }],
    });
    expect(submitAll(context, cleo, review, [say(ben)], args)).toMatchObject({
      title: "Submit and accept",
      steps: [{ functionName: "conduct" }],
    });
    expect(submitAll(context, cleo, review, [], args).effect).toMatch(/^Accepts for you: /);
    expect(submitAll(context, cleo, review, [say(ben)], { ...args, accept: false })).toMatchObject({
      steps: [{ functionName: "submit", to: contracts.reviews }],
    });
  });
  it("is issued at once by a candidate who has accepted before", () => {
    const accepted = { ...context, snapshot: snapshotOf([...events, offerAccepted(id, 25)]) };
    expect(submitAll(accepted, cleo, review, [say(ben)], { ...args, accept: false })).toMatchObject({
      steps: [{ functionName: "conduct" }],
    });
  });
  it("brings the candidate's signed acceptance along while it is missing", () => {
    const acceptance = { deadline: 50, signature: "0x12" } as const;
    const flow = submitAll(context, ana, review, [], { acceptance, accept: false });
    expect(flow.effect).toContain("accepts for the candidate");
    const world = { snapshot, now: 30 };
    expect(whyNotAccepted(world, review, { acceptance }, "good")).toBeUndefined();
    expect(whyNotAccepted({ snapshot, now: 50 }, review, { acceptance }, "good")).toContain("time is over");
    const done = snapshotOf([...events, offerAccepted(id, 25)]);
    expect(whyNotAccepted({ snapshot: done, now: 30 }, review, { acceptance }, "good")).toContain("already");
  });
});
