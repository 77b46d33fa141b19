import { expect } from "chai";

import { expectEvents, plain } from "../fixtures/assertions.ts";
import { networkHelpers, pass } from "../fixtures/chain.ts";
import { numberOf } from "../fixtures/parties.ts";
import { admit, endorseBy, objectBy, openReview, ReviewState, revoke, type OpenedReview } from "../fixtures/reviews.ts";
import { signSays } from "../fixtures/signatures.ts";
import { deploySystem, DOMAINS, type Person, type System } from "../fixtures/system.ts";
import { expectSays } from "./facts.ts";

const { single, widest } = DOMAINS;

/** All says that a review with k of 15 can have without spares while it is not contested. */
const SAYS = 29;
/** The same with as many spare endorsements as there can be. */
const ALL_SAYS = 44;

interface Scene extends System {
  review: OpenedReview;
  /** In the order in which they spoke: objectors and endorsers in turn, the fifteenth endorser last. */
  speakers: readonly Person[];
  endorsers: Person[];
  objectors: Person[];
}

/** A review with k of 15 that fifteen have endorsed and to which fourteen have objected. */
async function deployFullReview(): Promise<Scene> {
  const system = await deploySystem();
  const speakers = system.crowd.slice(0, SAYS);
  await admit(system, widest, system.crowd.slice(0, ALL_SAYS));
  const review = await openReview(system, { domain: widest });
  const [endorsers, objectors] = [0, 1].map((side) => speakers.filter((_, i) => i % 2 === side)) as [
    Person[],
    Person[],
  ];
  for (const [i, speaker] of speakers.entries()) {
    if (i % 2 === 0) await endorseBy(system, review, [speaker]);
    else await objectBy(system, review, [speaker]);
  }
  return { ...system, review, speakers, endorsers, objectors };
}

const load = () => networkHelpers.loadFixture(deployFullReview);
const without = (people: readonly Person[], gone: readonly Person[]) => people.filter((who) => !gone.includes(who));

describe("Reviews: with k of 1", () => {
  it("one endorsement passes and one objection contests", async () => {
    const system = await networkHelpers.loadFixture(deploySystem);
    const { reviews, members } = system;
    const first = await openReview(system, { domain: single });
    await endorseBy(system, first, [members[0]]);
    expect(await reviews.stateOf(first.id)).to.equal(ReviewState.Passed);
    const second = await openReview(system, { domain: single });
    await objectBy(system, second, [members[0]]);
    expect(await reviews.stateOf(second.id)).to.equal(ReviewState.Contested);
  });
});

describe("Reviews: the slot of the facts", () => {
  it("has the first three says in it, as numbers and sides", async () => {
    const { reviews, contractors, review, speakers, ...system } = await load();
    const numbers = await Promise.all(
      speakers.slice(0, 3).map((who) => numberOf({ ...system, reviews, contractors }, who)),
    );
    const [a, b, c] = numbers as [bigint, bigint, bigint];
    const word = (a << 1n) | 1n | (b << 33n) | (((c << 1n) | 1n) << 64n);
    expect((await reviews.reviewOf(review.id)).says).to.equal(word);
  });
});

describe("Reviews: with k of 15", () => {
  it("fifteen endorsements reach although fourteen object, and the fifteenth objection contests", async () => {
    const system = await load();
    const { reviews, review, endorsers, objectors, crowd } = system;
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Reached);
    await expectSays(system, review, endorsers, objectors);
    await objectBy(system, review, [crowd[SAYS]!]);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Contested);
    await expectSays(system, review, endorsers, [...objectors, crowd[SAYS]!]);
  });

  it("each of 29 can withdraw from its place, and say the opposite then", async () => {
    const system = await load();
    const { reviews, review, speakers, endorsers, objectors } = system;
    const snapshot = await networkHelpers.takeSnapshot();
    for (const speaker of speakers) {
      await reviews.connect(speaker).withdraw(review.question);
      const [yes, no] = [without(endorsers, [speaker]), without(objectors, [speaker])];
      await expectSays(system, review, yes, no);
      if (endorsers.includes(speaker)) {
        expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
        await objectBy(system, review, [speaker]);
        await expectSays(system, review, yes, [...no, speaker]);
      } else {
        // The review is reached: somebody has to make room for another endorsement.
        await reviews.connect(endorsers[7]!).withdraw(review.question);
        await endorseBy(system, review, [speaker]);
        await expectSays(system, review, [...without(yes, [endorsers[7]!]), speaker], no);
      }
      await snapshot.restore();
    }
  });

  for (const [order, arrange] of [
    ["first to last", (people: readonly Person[]) => people],
    ["last to first", (people: readonly Person[]) => people.toReversed()],
    ["every seventh", (people: readonly Person[]) => people.map((_, i) => people[(7 * i + 3) % people.length]!)],
  ] as const) {
    it(`all can withdraw one after the other, ${order}, and the rest is right at each step`, async () => {
      const system = await load();
      const { reviews, review, speakers, endorsers, objectors } = system;
      const gone: Person[] = [];
      for (const speaker of arrange(speakers)) {
        await reviews.connect(speaker).withdraw(review.question);
        gone.push(speaker);
        await expectSays(system, review, without(endorsers, gone), without(objectors, gone));
      }
      expect(gone.length).to.equal(SAYS);
      // What was left behind in the slots is not taken for a say.
      await endorseBy(system, review, [speakers[20]!]);
      await expectSays(system, review, [speakers[20]!], []);
    });
  }

  it("nobody can speak a second time from any place", async () => {
    const { reviews, review, speakers, endorsers } = await load();
    await reviews.connect(endorsers[0]!).withdraw(review.question);
    for (const speaker of without(speakers, [endorsers[0]!])) {
      await expect(reviews.connect(speaker).endorse(review.question, ""))
        .to.be.revertedWithCustomError(reviews, "Reviews_AlreadySaid")
        .withArgs(review.id, speaker.address);
    }
  });

  it("a recount drops whoever left, from every place", async () => {
    const system = await load();
    const { reviews, review, speakers, endorsers, objectors } = system;
    const gone = [0, 2, 3, 4, 10, 11, 12, 19, 26, 27, 28].map((place) => speakers[place]!);
    await revoke(system, widest, gone);
    await pass(widest.challenge);
    const dropped = await Promise.all(gone.toReversed().map((who) => numberOf(system, who)));
    await expectEvents(system, reviews.conclude(review.question), [
      ...dropped.map((number) => [reviews, "SayDropped", review.id, number] as const),
      [reviews, "ReviewReopened", review.id],
    ]);
    await expectSays(system, review, without(endorsers, gone), without(objectors, gone));
  });

  it("a recount drops all 29 when all have left, and others can fill their places", async () => {
    const system = await load();
    const { reviews, review, speakers, crowd } = system;
    await revoke(system, widest, speakers);
    await pass(widest.challenge);
    await reviews.conclude(review.question);
    expect(plain(await reviews.saysOf(review.id))).to.deep.equal([[], []]);
    const others = crowd.slice(SAYS, SAYS + 2);
    await reviews.submit(review.question, await signSays(system, review.question, others));
    await expectSays(system, review, others, []);
  });
});

describe("Reviews: with k of 15 and as many spares", () => {
  async function deployFullest() {
    const scene = await deployFullReview();
    const { crowd, review, endorsers } = scene;
    const spares = crowd.slice(SAYS, ALL_SAYS);
    await endorseBy(scene, review, spares);
    return { ...scene, endorsers: [...endorsers, ...spares], everybody: crowd.slice(0, ALL_SAYS) };
  }
  const loadFullest = () => networkHelpers.loadFixture(deployFullest);

  it("it stays reached while fifteen of thirty withdraw, and opens again with the sixteenth", async () => {
    const system = await loadFullest();
    const { reviews, review, endorsers, objectors, everybody } = system;
    expect([endorsers.length, objectors.length]).to.deep.equal([30, 14]);
    const leaving = everybody.filter((who) => endorsers.includes(who)).slice(7, 23);
    for (const [i, who] of leaving.entries()) {
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Reached);
      await reviews.connect(who).withdraw(review.question);
      await expectSays(system, review, without(endorsers, leaving.slice(0, i + 1)), objectors);
    }
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
  });

  it("a recount drops whoever left, from every place, and passes with fifteen that are left", async () => {
    const system = await loadFullest();
    const { reviews, review, endorsers, objectors } = system;
    const gone = [...endorsers.filter((_, i) => i % 2 === 1), ...objectors.slice(3, 9)];
    await revoke(system, widest, gone);
    await pass(widest.challenge);
    await reviews.conclude(review.question);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Passed);
    await expectSays(system, review, without(endorsers, gone), without(objectors, gone));
  });

  it("a recount drops all 44 when all have left", async () => {
    const system = await loadFullest();
    const { reviews, review, everybody } = system;
    await revoke(system, widest, everybody);
    await pass(widest.challenge);
    await reviews.conclude(review.question);
    await expectSays(system, review, [], []);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
  });
});
