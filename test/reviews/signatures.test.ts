import { expect } from "chai";
import { id as hashOf, Signature, toBeHex, TypedDataEncoder, ZeroHash } from "ethers";

import { NOBODY } from "../fixtures/accounts.ts";
import { expectError, expectEvents, plain } from "../fixtures/assertions.ts";
import { at, ethers, networkHelpers, now } from "../fixtures/chain.ts";
import { moveParty } from "../fixtures/parties.ts";
import { bitsOf, endorseBy, openReview, ReviewState, type OpenedReview } from "../fixtures/reviews.ts";
import { Act, reviewsDomain, SAY, signSay, type SignedSay } from "../fixtures/signatures.ts";
import { deploySystem, DOMAINS, type Person, type System } from "../fixtures/system.ts";
import { expectFacts, expectSays } from "./facts.ts";

const load = () => networkHelpers.loadFixture(deploySystem);

/** The order of the curve by which keys sign. */
const CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

async function expectInvalid(
  { reviews }: System,
  review: OpenedReview,
  say: SignedSay,
  nonce = 0n,
  signer: string | Person = say.signer,
): Promise<void> {
  const submitted = reviews.submit(review.question, [say]);
  await expectError(submitted, reviews, "Reviews_InvalidSignature", review.id, signer, nonce);
}

describe("Reviews: what is signed", () => {
  it("is told by the contract as ERC-5267 wants it", async () => {
    const { reviews } = await load();
    const { chainId } = await ethers.provider.getNetwork();
    expect(plain(await reviews.eip712Domain())).to.deep.equal([
      "0x0f",
      "Exchequer Reviews",
      "1",
      chainId,
      reviews.target,
      ZeroHash,
      [],
    ]);
  });

  it("has the type that its hash is of", async () => {
    const { reviews } = await load();
    const type =
      "Say(bytes32 review,bytes32 content,uint8 act,string reason,address signer,uint256 nonce,uint48 deadline)";
    expect(TypedDataEncoder.from(SAY).encodeType("Say")).to.equal(type);
    expect(await reviews.SAY_TYPEHASH()).to.equal(hashOf(type));
  });

  for (const [field, different] of [
    ["review", { review: ZeroHash }],
    ["content", { content: ZeroHash }],
    ["act", { act: Act.Object }],
    ["reason", { reason: "because of" }],
    ["signer", { signer: NOBODY }],
    ["nonce", { nonce: 1n }],
    ["deadline", { deadline: 2n ** 47n - 1n }],
  ] as const) {
    it(`binds the ${field}`, async () => {
      const system = await load();
      const { members } = system;
      const [signer] = members;
      const review = await openReview(system);
      const say = { act: Act.Endorse, reason: "because", signer: signer.address, deadline: 2n ** 47n };
      const message = { review: review.id, content: review.question.content, nonce: 0n, ...say };
      const signature = await signer.signTypedData(await reviewsDomain(system), SAY, { ...message, ...different });
      await expectInvalid(system, review, { ...say, signature });
      const right = await signer.signTypedData(await reviewsDomain(system), SAY, message);
      await system.reviews.submit(review.question, [{ ...say, signature: right }]);
    });
  }
});

describe("Reviews: acts by signature", () => {
  it("endorse, object and withdraw, each with its reason, submitted by anybody", async () => {
    const system = await load();
    const { reviews, members, stranger } = system;
    const [a, b] = members;
    const review = await openReview(system);
    const caller = reviews.connect(stranger);
    const yes = await signSay(system, review.question, a, { reason: "good work" });
    await expectEvents(system, caller.submit(review.question, [yes]), [
      [reviews, "Endorsed", review.id, a, "good work"],
    ]);
    const no = await signSay(system, review.question, b, { act: "Object", reason: "too little" });
    await expectEvents(system, caller.submit(review.question, [no]), [
      [reviews, "Objected", review.id, b, "too little"],
    ]);
    await expectFacts(system, review, { endorsers: [a], objectors: [b] });
    const back = await signSay(system, review.question, a, { act: "Withdraw" });
    expect(await reviews.nonceOf(review.id, a)).to.equal(1n);
    await expectEvents(system, caller.submit(review.question, [back]), [[reviews, "SayWithdrawn", review.id, a]]);
    await expectFacts(system, review, { objectors: [b], spent: true });
    const backNo = await signSay(system, review.question, b, { act: "Withdraw" });
    await expectEvents(system, caller.submit(review.question, [backNo]), [[reviews, "SayWithdrawn", review.id, b]]);
    await expectFacts(system, review, { spent: true });
  });

  it("returns where the review is then", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system, { domain: DOMAINS.instant });
    await endorseBy(system, review, members.slice(0, 2));
    const say = await signSay(system, review.question, members[2]);
    expect(await reviews.submit.staticCall(review.question, [])).to.equal(ReviewState.Open);
    expect(await reviews.submit.staticCall(review.question, [say])).to.equal(ReviewState.Passed);
  });

  it("can be used before its deadline, and not in that second", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    const deadline = (await now()) + 100n;
    const [first, second] = [
      await signSay(system, review.question, members[0], { deadline }),
      await signSay(system, review.question, members[1], { deadline }),
    ];
    await at(deadline - 1n);
    await reviews.submit(review.question, [first]);
    await at(deadline);
    await expectError(
      reviews.submit(review.question, [second], { gasLimit: 1_000_000n }),
      reviews,
      "Reviews_SignatureExpired",
      review.id,
      members[1],
      deadline,
    );
  });

  it("can do no more than the signer could: not eligible, barred, nothing said", async () => {
    const system = await load();
    const { reviews, members, stranger } = system;
    const review = await openReview(system, { subject: members[6] });
    const submitted = async (signer: Person, act: keyof typeof Act) =>
      reviews.submit(review.question, [await signSay(system, review.question, signer, { act })]);
    await expectError(submitted(stranger, "Endorse"), reviews, "Reviews_NotEligible", 1n, stranger, review.openedAt);
    await expectError(submitted(members[6], "Endorse"), reviews, "Reviews_Barred", review.id, members[6]);
    await expectError(submitted(members[6], "Object"), reviews, "Reviews_Barred", review.id, members[6]);
    await expectError(submitted(members[0], "Withdraw"), reviews, "Reviews_NothingSaid", review.id, members[0]);
    await expectError(submitted(stranger, "Withdraw"), reviews, "Reviews_NothingSaid", review.id, stranger);
  });

  it("reverts in a review that is not open, or was never opened", async () => {
    const system = await load();
    const { reviews, members } = system;
    const { question } = await openReview(system);
    const never = { ...question, salt: question.salt + 1n };
    for (const [act, states] of [
      ["Endorse", ["Open", "Reached"]],
      ["Object", ["Open", "Reached"]],
      ["Withdraw", ["Open", "Reached", "Concludable"]],
    ] as const) {
      const say = await signSay(system, never, members[0], { act });
      await expectError(
        reviews.submit(never, [say]),
        reviews,
        "Reviews_UnexpectedState",
        reviews.idOf(never),
        ReviewState.None,
        bitsOf(...states),
      );
    }
  });

  it("takes no act that there is not", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    const say = await signSay(system, review.question, members[0]);
    await expect(reviews.submit(review.question, [{ ...say, act: 3n }])).to.be.revertedWithoutReason(ethers);
  });
});

describe("Reviews: signatures that are none", () => {
  it("reverts for somebody else's, with the signer changed or the text", async () => {
    const system = await load();
    const { members } = system;
    const review = await openReview(system);
    const say = await signSay(system, review.question, members[0], { reason: "fine" });
    await expectInvalid(system, review, { ...say, signer: members[1].address });
    await expectInvalid(system, review, { ...say, reason: "Fine" });
    await expectInvalid(system, review, { ...say, act: Act.Object });
    await expectInvalid(system, review, { ...say, deadline: say.deadline + 1n });
  });

  it("reverts for signer zero, whatever the signature recovers to", async () => {
    const system = await load();
    const review = await openReview(system);
    const say = { signer: NOBODY, act: Act.Endorse, deadline: 2n ** 47n, reason: "" };
    const garbage = `0x${"00".repeat(64)}1b`;
    for (const signature of ["0x", garbage, `0x${"11".repeat(65)}`]) {
      await expectInvalid(system, review, { ...say, signature });
    }
  });

  it("reverts for the other signature of the same key (malleable), a short one and a long one", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    const say = await signSay(system, review.question, members[0]);
    const { r, s, yParity, compactSerialized } = Signature.from(say.signature);
    const malleable = r + toBeHex(CURVE_ORDER - BigInt(s), 32).slice(2) + (yParity === 0 ? "1c" : "1b");
    for (const signature of [malleable, compactSerialized, `${say.signature}00`, say.signature.slice(0, -2), "0x"]) {
      await expectInvalid(system, review, { ...say, signature });
    }
    await reviews.submit(review.question, [say]);
  });

  it("reverts for the address from which the signer has moved; the new one signs on with the same nonce", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    const review = await openReview(system);
    await endorseBy(system, review, [members[0]]);
    const early = await signSay(system, review.question, members[0], { act: "Withdraw" });
    await moveParty(system, members[0], crowd[0]);
    expect(await reviews.nonceOf(review.id, crowd[0])).to.equal(1n);
    await expectError(reviews.submit(review.question, [early]), reviews, "Reviews_NothingSaid", review.id, members[0]);
    await expectInvalid(system, review, { ...early, signer: crowd[0].address }, 1n);
    await reviews.submit(review.question, [await signSay(system, review.question, crowd[0], { act: "Withdraw" })]);
    await expectSays(system, review, [], []);
    const late = await signSay(system, review.question, members[0]);
    await expectError(
      reviews.submit(review.question, [late]),
      reviews,
      "Reviews_NotEligible",
      1n,
      members[0],
      review.openedAt,
    );
  });
});
