import { expect } from "chai";

import { addressOf } from "../fixtures/accounts.ts";
import { expectError, expectEvents } from "../fixtures/assertions.ts";
import { ethers, networkHelpers } from "../fixtures/chain.ts";
import { joinCompany, moveParty } from "../fixtures/parties.ts";
import { endorseBy, openReview, ReviewState, revoke, type OpenedReview } from "../fixtures/reviews.ts";
import { signSay, type SignedSay } from "../fixtures/signatures.ts";
import { deploySystem, DOMAINS, type System } from "../fixtures/system.ts";
import { expectSays } from "./facts.ts";

const load = () => networkHelpers.loadFixture(deploySystem);

async function expectVoid({ reviews }: System, review: OpenedReview, say: SignedSay, nonce: bigint): Promise<void> {
  expect(await reviews.nonceOf(review.id, say.signer)).to.equal(nonce);
  const submitted = reviews.submit(review.question, [say]);
  await expectError(submitted, reviews, "Reviews_InvalidSignature", review.id, say.signer, nonce);
}

describe("Reviews: a signature is good for one act", () => {
  it("is void once it was used and withdrawn", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    const say = await signSay(system, review.question, members[0]);
    await reviews.submit(review.question, [say]);
    await reviews.connect(members[0]).withdraw(review.question);
    await expectVoid(system, review, say, 2n);
  });

  for (const act of ["endorse", "object"] as const) {
    it(`is passed over while its signer stands by something else, and void afterwards: ${act}`, async () => {
      const system = await load();
      const { reviews, members } = system;
      const review = await openReview(system);
      const other = await signSay(system, review.question, members[0], {
        act: act === "endorse" ? "Object" : "Endorse",
      });
      await reviews.connect(members[0])[act](review.question, "");
      await expectEvents(system, reviews.submit(review.question, [other]), []);
      expect(await reviews.nonceOf(review.id, members[0])).to.equal(1n);
      await reviews.connect(members[0]).withdraw(review.question);
      await expectVoid(system, review, other, 2n);
    });
  }

  it("a withdrawal that was signed does not take back what is said later", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    await endorseBy(system, review, [members[0]]);
    const back = await signSay(system, review.question, members[0], { act: "Withdraw" });
    await reviews.connect(members[0]).withdraw(review.question);
    await endorseBy(system, review, [members[0]]);
    await expectVoid(system, review, back, 3n);
    await expectSays(system, review, [members[0]], []);
  });

  it("is void once a recount dropped what its signer said", async () => {
    const system = await load();
    const { reviews, contractors, members, crowd, admin } = system;
    const [a, b] = members;
    await joinCompany(system, crowd[0], [a, b]);
    const review = await openReview(system);
    await endorseBy(system, review, [a]);
    const signed = await signSay(system, review.question, a, { act: "Object", nonce: 1n });
    await contractors.connect(admin).grantRole(await contractors.REGISTRAR_ROLE(), admin);
    await contractors.connect(admin).suspend(1n, a, true);
    await endorseBy(system, review, [b]);
    await contractors.connect(admin).reinstate(1n, a);
    await reviews.connect(b).withdraw(review.question);
    await expectVoid(system, review, signed, 2n);
    await reviews.submit(review.question, [await signSay(system, review.question, a)]);
    await expectSays(system, review, [a], []);
  });

  it("is void once its signer has moved", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    const review = await openReview(system);
    const say = await signSay(system, review.question, members[0]);
    await moveParty(system, members[0], crowd[0]);
    await expectError(
      reviews.submit(review.question, [say]),
      reviews,
      "Reviews_NotEligible",
      1n,
      members[0],
      review.openedAt,
    );
  });

  it("counts for each review by itself", async () => {
    const system = await load();
    const { reviews, members } = system;
    const [first, second] = [await openReview(system), await openReview(system)];
    await endorseBy(system, first, [members[0]]);
    await reviews.connect(members[0]).withdraw(first.question);
    expect(await reviews.nonceOf(first.id, members[0])).to.equal(2n);
    expect(await reviews.nonceOf(second.id, members[0])).to.equal(0n);
    expect(await reviews.nonceOf(first.id, members[1])).to.equal(0n);
  });
});

describe("Reviews: what was signed for one question is not good for another", () => {
  it("of the same content, with another salt, another payee, or in another domain", async () => {
    const system = await load();
    const { reviews, members, stranger } = system;
    const asked = await openReview(system);
    const say = await signSay(system, asked.question, members[0]);
    const others = [
      await openReview(system),
      await openReview(system, { payees: [stranger] }),
      await openReview(system, { domain: DOMAINS.instant }),
    ];
    for (const other of others) await expectVoid(system, other, say, 0n);
    await reviews.submit(asked.question, [say]);
  });

  it("of another workflow", async () => {
    const system = await load();
    const { members, otherWorkflow } = system;
    const asked = await openReview(system);
    const say = await signSay(system, asked.question, members[0]);
    const other = await openReview({ ...system, workflow: otherWorkflow }, { salt: asked.question.salt });
    await expectVoid(system, other, say, 0n);
  });

  it("on another chain, in another contract of the same name, version or purpose", async () => {
    const system = await load();
    const { clearances, members } = system;
    const review = await openReview(system);
    for (const domain of [
      { chainId: 1n },
      { verifyingContract: clearances.target as string },
      { name: "Exchequer Clearances" },
      { version: "2" },
    ]) {
      await expectVoid(system, review, await signSay(system, review.question, members[0], { domain }), 0n);
    }
  });

  it("in a second Reviews over the same contractors, where the same question has the same id", async () => {
    const system = await load();
    const { reviews, contractors, admin, workflow, members } = system;
    const second = await ethers.deployContract("Reviews", [admin.address, contractors.target, admin.address]);
    await second.connect(admin).grantRole(await second.WORKFLOW_ROLE(), workflow);
    const review = await openReview(system, { salt: 77n });
    const twin = await openReview({ ...system, reviews: second }, { salt: 77n });
    expect(twin.id).to.equal(review.id);
    const say = await signSay(system, review.question, members[0]);
    await expectVoid({ ...system, reviews: second }, twin, say, 0n);
    await reviews.submit(review.question, [say]);
  });
});

describe("Reviews: voidSignatures", () => {
  it("makes void what was signed and not submitted; what is signed after counts", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    const say = await signSay(system, review.question, members[0]);
    await expectEvents(system, reviews.connect(members[0]).voidSignatures(review.id), [
      [reviews, "SignaturesVoided", review.id, members[0]],
    ]);
    await expectVoid(system, review, say, 1n);
    await reviews.submit(review.question, [await signSay(system, review.question, members[0])]);
    await expectSays(system, review, [members[0]], []);
    expect(await reviews.nonceOf(review.id, members[0])).to.equal(2n);
  });

  it("works before the review opens, for that signer only", async () => {
    const system = await load();
    const { reviews, workflow, claimant, members } = system;
    const [a, b] = members;
    const content = `0x${"22".repeat(32)}`;
    const question = {
      workflow: workflow.address,
      domain: 1n,
      content,
      subject: claimant.address,
      salt: 9n,
      payees: [],
      barred: [],
    };
    const id = await reviews.idOf(question);
    const signed = [await signSay(system, question, a), await signSay(system, question, b)] as const;
    await reviews.connect(a).voidSignatures(id);
    expect(await reviews.stateOf(id)).to.equal(ReviewState.None);
    const review = await openReview(system, { content, salt: 9n });
    expect(review.id).to.equal(id);
    await expectVoid(system, review, signed[0], 1n);
    await reviews.submit(question, [signed[1]]);
    await expectSays(system, review, [b], []);
  });

  it("reverts for who has a say, which can be withdrawn", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    const review = await openReview(system);
    await endorseBy(system, review, members.slice(0, 2));
    for (const speaker of members.slice(0, 2)) {
      const attempted = reviews.connect(speaker).voidSignatures(review.id);
      await expectError(attempted, reviews, "Reviews_AlreadySaid", review.id, speaker);
    }
    await moveParty(system, members[0], crowd[0]);
    const moved = reviews.connect(crowd[0]).voidSignatures(review.id);
    await expectError(moved, reviews, "Reviews_AlreadySaid", review.id, crowd[0]);
  });

  it("reverts for who is no party, or no longer at that address", async () => {
    const system = await load();
    const { reviews, contractors, members, stranger, crowd } = system;
    const { id } = await openReview(system);
    await moveParty(system, members[0], crowd[0]);
    for (const who of [stranger, members[0]]) {
      const attempted = reviews.connect(who).voidSignatures(id);
      await expectError(attempted, contractors, "Contractors_UnknownAccount", addressOf(who));
    }
  });

  it("is open to a party that has lost its clearance", async () => {
    const system = await load();
    const { reviews, members } = system;
    const { id } = await openReview(system);
    await revoke(system, DOMAINS.standard, [members[0]]);
    await reviews.connect(members[0]).voidSignatures(id);
    expect(await reviews.nonceOf(id, members[0])).to.equal(1n);
  });
});
