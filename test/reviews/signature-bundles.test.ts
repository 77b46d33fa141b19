import { expect } from "chai";

import { expectError, expectEvents, plain } from "../fixtures/assertions.ts";
import { at, ethers, networkHelpers, now } from "../fixtures/chain.ts";
import { admit, bitsOf, endorseBy, objectBy, openReview, reviewIn, ReviewState } from "../fixtures/reviews.ts";
import { signSay, signSays } from "../fixtures/signatures.ts";
import { deploySystem, DOMAINS, offerOf } from "../fixtures/system.ts";
import { expectFacts, expectSays } from "./facts.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, instant, widest } = DOMAINS;

/** As in the mock: how a wallet answers. */
const Answer = { Check: 0, Refuse: 1, Revert: 2, Short: 3, Dirty: 4 } as const;

describe("Reviews: many signers in one transaction", () => {
  it("reaches the review with k of them", async () => {
    const system = await load();
    const { reviews, members, stranger } = system;
    const review = await openReview(system);
    const signed = await signSays(system, review.question, members.slice(0, 3));
    await expectEvents(system, reviews.connect(stranger).submit(review.question, signed), [
      [reviews, "Endorsed", review.id, members[0], ""],
      [reviews, "Endorsed", review.id, members[1], ""],
      [reviews, "Endorsed", review.id, members[2], ""],
      [reviews, "ReviewReached", review.id],
    ]);
    const { reachedAt } = await reviews.timesOf(review.id);
    await expectFacts(system, review, { endorsers: members.slice(0, 3), stage: "Reached", reachedAt });
  });

  it("takes fifteen endorsements and fourteen objections at once", async () => {
    const system = await load();
    const { reviews, crowd } = system;
    await admit(system, widest, crowd.slice(0, 29));
    const review = await openReview(system, { domain: widest });
    const signed = [
      ...(await signSays(system, review.question, crowd.slice(15, 29), { act: "Object" })),
      ...(await signSays(system, review.question, crowd.slice(0, 15))),
    ];
    await reviews.submit(review.question, signed);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Reached);
    await expectSays(system, review, crowd.slice(0, 15), crowd.slice(15, 29));
  });

  it("passes over who has said the same already, and takes whom comes after the k-th as a spare", async () => {
    const system = await load();
    const { reviews, members } = system;
    const [a, b, c, d, e] = members;
    const review = await openReview(system);
    await endorseBy(system, review, [b]);
    await objectBy(system, review, [e]);
    const signed = [
      ...(await signSays(system, review.question, [a, b, c, d])),
      await signSay(system, review.question, e, { act: "Object" }),
    ];
    await expectEvents(system, reviews.submit(review.question, signed), [
      [reviews, "Endorsed", review.id, a, ""],
      [reviews, "Endorsed", review.id, c, ""],
      [reviews, "ReviewReached", review.id],
      [reviews, "Endorsed", review.id, d, ""],
    ]);
    await expectSays(system, review, [a, b, c, d], [e]);
  });

  it("passes over endorsements of what has passed", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system, { domain: instant });
    await reviews.submit(review.question, await signSays(system, review.question, members.slice(0, 5)));
    await expectSays(system, review, members.slice(0, 3), []);
    // Nothing was used up.
    expect(await reviews.nonceOf(review.id, members[4])).to.equal(0n);
  });

  it("passes over the same bundle a second time, in whatever state the review is then", async () => {
    const system = await load();
    const { reviews, members } = system;
    for (const [domain, state] of [
      [standard, ReviewState.Reached],
      [instant, ReviewState.Passed],
    ] as const) {
      const review = await openReview(system, { domain });
      const signed = await signSays(system, review.question, members.slice(0, 3));
      await reviews.submit(review.question, signed);
      await expectEvents(system, reviews.submit(review.question, signed), []);
      expect(await reviews.submit.staticCall(review.question, signed)).to.equal(state);
    }
  });

  it("takes one signature once although it stands in the bundle twice", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    const say = await signSay(system, review.question, members[0]);
    await expectEvents(system, reviews.submit(review.question, [say, say]), [
      [reviews, "Endorsed", review.id, members[0], ""],
    ]);
    await expectSays(system, review, [members[0]], []);
  });

  it("fails as a whole for one that has expired, unless that one is passed over", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    const deadline = (await now()) + 100n;
    const signed = await signSays(system, review.question, members.slice(0, 3));
    const expired = await signSay(system, review.question, members[3], { deadline });
    await at(deadline);
    await ethers.provider.send("evm_mine");
    const [a, b, c] = signed;
    await expectError(
      reviews.submit(review.question, [a!, b!, expired, c!]),
      reviews,
      "Reviews_SignatureExpired",
      review.id,
      members[3],
      deadline,
    );
    await expectFacts(system, review);
    // One has spoken already, one has expired and has spoken as well.
    await endorseBy(system, review, [members[1], members[3]]);
    await reviews.submit(review.question, [a!, b!, c!, expired]);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Reached);
  });

  it("fails as a whole for one that is invalid", async () => {
    const system = await load();
    const { reviews, members } = system;
    const [a, , c] = members;
    const review = await openReview(system);
    await objectBy(system, review, [c]);
    const [first, second] = await signSays(system, review.question, [a, members[3]]);
    await expectError(
      reviews.submit(review.question, [first!, { ...second!, reason: "never said" }]),
      reviews,
      "Reviews_InvalidSignature",
      review.id,
      members[3],
      0n,
    );
    await expectSays(system, review, [], [c]);
  });

  it("does what one signer signed in order, each with the next nonce", async () => {
    const system = await load();
    const { reviews, members } = system;
    const [a] = members;
    const review = await openReview(system);
    const signed = [
      await signSay(system, review.question, a, { reason: "first" }),
      await signSay(system, review.question, a, { act: "Withdraw", nonce: 1n }),
      await signSay(system, review.question, a, { act: "Object", nonce: 2n, reason: "second" }),
    ];
    await expectEvents(system, reviews.submit(review.question, signed), [
      [reviews, "Endorsed", review.id, a, "first"],
      [reviews, "SayWithdrawn", review.id, a],
      [reviews, "Objected", review.id, a, "second"],
    ]);
    await expectFacts(system, review, { objectors: [a], spent: true });
  });

  it("can change a mind and replace it: a withdrawal reopens, another endorsement reaches again", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await reviewIn(system, "Reached");
    const signed = [
      await signSay(system, review.question, members[0], { act: "Withdraw" }),
      await signSay(system, review.question, members[3]),
    ];
    await expectEvents(system, reviews.submit(review.question, signed), [
      [reviews, "SayWithdrawn", review.id, members[0]],
      [reviews, "ReviewReopened", review.id],
      [reviews, "Endorsed", review.id, members[3], ""],
      [reviews, "ReviewReached", review.id],
    ]);
  });

  it("reverts for an objection to what has passed", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system, { domain: instant });
    const signed = [
      ...(await signSays(system, review.question, members.slice(0, 3))),
      await signSay(system, review.question, members[3], { act: "Object" }),
    ];
    await expectError(
      reviews.submit(review.question, signed),
      reviews,
      "Reviews_UnexpectedState",
      review.id,
      ReviewState.Passed,
      bitsOf("Open", "Reached"),
    );
  });
});

describe("Reviews: wallets that are contracts (ERC-1271)", () => {
  async function deployWallets() {
    const system = await deploySystem();
    const { clearances, admin, stranger } = system;
    const wallet = await ethers.deployContract("SignatureWallet", [stranger.address]);
    const twin = await ethers.deployContract("SignatureWallet", [stranger.address]);
    for (const { target } of [wallet, twin]) {
      await clearances.connect(admin).admit(standard.id, target, offerOf());
    }
    const review = await openReview(system);
    const say = await signSay(system, review.question, stranger, { as: wallet.target as string });
    return { ...system, wallet, twin, review, say };
  }
  const loadWallets = () => networkHelpers.loadFixture(deployWallets);

  it("judge by their owner's signature", async () => {
    const system = await loadWallets();
    const { reviews, wallet, review, say, stranger } = system;
    await expectEvents(system, reviews.submit(review.question, [say]), [[reviews, "Endorsed", review.id, wallet, ""]]);
    const back = await signSay(system, review.question, stranger, { as: say.signer, act: "Withdraw" });
    await reviews.submit(review.question, [back]);
    const no = await signSay(system, review.question, stranger, { as: say.signer, act: "Object" });
    await reviews.submit(review.question, [no]);
    expect(plain(await reviews.saysOf(review.id))).to.deep.equal([[], [wallet.target]]);
  });

  it("what was signed for one is not good for another of the same owner", async () => {
    const { reviews, twin, review, say } = await loadWallets();
    await expectError(
      reviews.submit(review.question, [{ ...say, signer: twin.target as string }]),
      reviews,
      "Reviews_InvalidSignature",
      review.id,
      twin,
      0n,
    );
  });

  it("what was signed before the owner changed is void", async () => {
    const { reviews, wallet, review, say, candidate } = await loadWallets();
    await wallet.setOwner(candidate);
    await expectError(
      reviews.submit(review.question, [say]),
      reviews,
      "Reviews_InvalidSignature",
      review.id,
      wallet,
      0n,
    );
  });

  for (const answer of ["Refuse", "Revert", "Short", "Dirty"] as const) {
    it(`are not taken at anything but the right answer: ${answer}`, async () => {
      const { reviews, wallet, review, say } = await loadWallets();
      await wallet.setAnswer(Answer[answer]);
      await expectError(
        reviews.submit(review.question, [say]),
        reviews,
        "Reviews_InvalidSignature",
        review.id,
        wallet,
        0n,
      );
      await wallet.setAnswer(Answer.Check);
      await reviews.submit(review.question, [say]);
    });
  }

  it("are keys first: who signs with a key and runs code as well (EIP-7702) judges by the key", async () => {
    const system = await loadWallets();
    const { reviews, review, members, wallet } = system;
    await wallet.setAnswer(Answer.Refuse);
    const say = await signSay(system, review.question, members[0]);
    await networkHelpers.setCode(members[0].address, `0xef0100${(wallet.target as string).slice(2)}`);
    await reviews.submit(review.question, [say]);
    await expectSays(system, review, [members[0]], []);
  });

  it("reverts for a contract that knows nothing of signatures", async () => {
    const system = await loadWallets();
    const { reviews, clearances, admin, stranger } = system;
    const actor = await ethers.deployContract("Actor");
    await clearances.connect(admin).admit(standard.id, actor, offerOf());
    const review = await openReview(system);
    const say = await signSay(system, review.question, stranger, { as: actor.target as string });
    await expectError(
      reviews.submit(review.question, [say]),
      reviews,
      "Reviews_InvalidSignature",
      review.id,
      actor,
      0n,
    );
  });
});
