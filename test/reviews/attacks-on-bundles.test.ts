import { expect } from "chai";

import { expectEvents } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { joinCompany } from "../fixtures/parties.ts";
import { endorseBy, objectBy, openReview, ReviewState, type OpenedReview } from "../fixtures/reviews.ts";
import { signSay, signSays } from "../fixtures/signatures.ts";
import { deploySystem, type Person, type System } from "../fixtures/system.ts";
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
