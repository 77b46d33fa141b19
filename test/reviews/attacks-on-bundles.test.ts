import { expect } from "chai";

import { expectError, expectEvents } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { joinCompany, numberOf, suspend } from "../fixtures/parties.ts";
import {
  bitsOf,
  endorseBy,
  objectBy,
  openReview,
  reviewIn,
  ReviewState,
  revoke,
  type OpenedReview,
} from "../fixtures/reviews.ts";
import { signSay, signSays } from "../fixtures/signatures.ts";
import { deploySystem, DOMAINS, type Person, type System } from "../fixtures/system.ts";
import { expectSays } from "./facts.ts";

const load = () => networkHelpers.loadFixture(deploySystem);

/** Two of one company in a review that is open to both. */
async function colleagues(): Promise<System & { review: OpenedReview; signer: Person; colleague: Person }> {
  const system = await load();
  const [signer, colleague] = system.members;
  await joinCompany(system, system.crowd[0], [signer, colleague]);
  return { ...system, review: await openReview(system), signer, colleague };
}

describe("Attack: one entry breaks a batch of signatures", () => {
  for (const [act, speak] of [
    ["endorses", endorseBy],
    ["objects", objectBy],
  ] as const) {
    it(`a colleague of one signer ${act} first: that signer is passed over, the others reach the review`, async () => {
      const { review, signer, colleague, ...system } = await colleagues();
      const { reviews, members } = system;
      const signed = await signSays(system, review.question, [signer, ...members.slice(2, 5)]);
      await speak(system, review, [colleague]);
      await reviews.submit(review.question, signed);
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Reached);
      const says = act === "endorses" ? members.slice(1, 5) : members.slice(2, 5);
      await expectSays(system, review, says, act === "endorses" ? [] : [colleague]);
      expect(await reviews.nonceOf(review.id, signer)).to.equal(0n);
    });
  }

  it("one signer says the opposite first: it is passed over, on both sides", async () => {
    const system = await load();
    const { reviews, members } = system;
    const [a, b, c] = members;
    const review = await openReview(system);
    const signed = [
      ...(await signSays(system, review.question, [a, c])),
      await signSay(system, review.question, b, { act: "Object" }),
    ];
    await objectBy(system, review, [a]);
    await endorseBy(system, review, [b]);
    await expectEvents(system, reviews.submit(review.question, signed), [[reviews, "Endorsed", review.id, c, ""]]);
    await expectSays(system, review, [b, c], [a]);
  });

  it("two of one company stand in it: the first speaks for both", async () => {
    const { review, signer, colleague, ...system } = await colleagues();
    const { reviews } = system;
    const signed = [
      await signSay(system, review.question, colleague, { act: "Object" }),
      await signSay(system, review.question, signer),
    ];
    await expectEvents(system, reviews.submit(review.question, signed), [
      [reviews, "Objected", review.id, colleague, ""],
    ]);
    // What was passed over is not used up.
    await reviews.connect(colleague).withdraw(review.question);
    await reviews.submit(review.question, [signed[1]!]);
    await expectSays(system, review, [signer], []);
  });
});

describe("Attack: a bundle of objections undone by one who objects first", () => {
  for (const appealable of [false, true]) {
    const then = appealable ? "goes to the arbiter" : "is contested";
    it(`more than k objections are no harm: the review ${then} with the k-th, the rest is passed over`, async () => {
      const system = await load();
      const { reviews, members } = system;
      const review = await openReview(system, { appealable });
      const signed = await signSays(system, review.question, members.slice(0, 5), { act: "Object" });
      await reviews.submit(review.question, signed);
      expect(await reviews.stateOf(review.id)).to.equal(appealable ? ReviewState.Escalated : ReviewState.Contested);
      await expectSays(system, review, [], members.slice(0, 3));
      // The whole bundle once more changes nothing.
      await expectEvents(system, reviews.submit(review.question, signed), []);
    });
  }

  it("an objection to what was contested and escalated is passed over, whoever signed it, also if its time is over", async () => {
    const system = await load();
    const { reviews, members, stranger } = system;
    const review = await reviewIn(system, "Escalated");
    const signed = [
      await signSay(system, review.question, members[0], { act: "Object", deadline: 1n }),
      await signSay(system, review.question, stranger, { act: "Object" }),
    ];
    await expectEvents(system, reviews.submit(review.question, signed), []);
  });

  it("an endorsement of what is contested is none that comes late: it reverts", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await reviewIn(system, "Contested");
    await expectError(
      reviews.submit(review.question, [await signSay(system, review.question, members[0])]),
      reviews,
      "Reviews_UnexpectedState",
      review.id,
      ReviewState.Contested,
      bitsOf("Open", "Reached"),
    );
  });
});

describe("Attack: a say that no longer counts keeps a signature out", () => {
  it("a suspended colleague's does not: the signed objection counts as the same by a call would", async () => {
    const { review, signer, colleague, ...system } = await colleagues();
    const { reviews } = system;
    await endorseBy(system, review, [colleague]);
    await suspend(system, DOMAINS.standard, colleague);
    const signed = await signSay(system, review.question, signer, { act: "Object" });
    await expectEvents(system, reviews.submit(review.question, [signed]), [
      [reviews, "SayDropped", review.id, await numberOf(system, colleague)],
      [reviews, "Objected", review.id, signer, ""],
    ]);
    await expectSays(system, review, [], [signer]);
  });

  it("the places of those who have left do not: the signed endorsement takes one", async () => {
    const system = await load();
    const { reviews, members } = system;
    const review = await openReview(system);
    await endorseBy(system, review, members.slice(0, 6));
    const signed = await signSay(system, review.question, members[6]);
    await expectEvents(system, reviews.submit(review.question, [signed]), []);
    await revoke(system, DOMAINS.standard, [members[0]]);
    await expectEvents(system, reviews.submit(review.question, [signed]), [
      [reviews, "SayDropped", review.id, await numberOf(system, members[0])],
      [reviews, "Endorsed", review.id, members[6], ""],
    ]);
    await expectSays(system, review, members.slice(1), []);
  });
});
