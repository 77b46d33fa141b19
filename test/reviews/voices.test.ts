import { expect } from "chai";

import { expectError, expectEvents } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { joinCompany, leaveCompany, moveParty, numberOf, suspend } from "../fixtures/parties.ts";
import { endorseBy, objectBy, openReview, ReviewState, revoke, type OpenedReview } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS, type Person, type System } from "../fixtures/system.ts";
import { expectSays } from "./facts.ts";

const { standard } = DOMAINS;

interface Scene extends System {
  review: OpenedReview;
  company: Person;
  /** Of one company. */
  a: Person;
  b: Person;
  c: Person;
}

/** An open review in a domain of which three members are of one company. */
async function deployCompany(): Promise<Scene> {
  const system = await deploySystem();
  const [a, b, c] = system.members;
  const company = system.crowd[0];
  await joinCompany(system, company, [a, b, c]);
  return { ...system, company, a, b, c, review: await openReview(system) };
}

const load = () => networkHelpers.loadFixture(deployCompany);

async function expectHeard({ reviews, review }: Scene, who: Person): Promise<void> {
  for (const act of ["endorse", "object"] as const) {
    const attempted = reviews.connect(who)[act](review.question, "");
    await expectError(attempted, reviews, "Reviews_AlreadySaid", review.id, who);
  }
}

describe("Reviews: one company has one say", () => {
  for (const act of ["endorse", "object"] as const) {
    it(`the ${act === "endorse" ? "endorsement" : "objection"} of one silences all the others, on both sides`, async () => {
      const scene = await load();
      const { reviews, review, a, b, c } = scene;
      await reviews.connect(b)[act](review.question, "");
      for (const colleague of [a, b, c]) await expectHeard(scene, colleague);
    });
  }

  it("other companies and independent contractors have theirs", async () => {
    const scene = await load();
    const { reviews, review, a, members, crowd } = scene;
    await joinCompany(scene, crowd[1], members.slice(3, 5));
    const later = await openReview(scene);
    await endorseBy(scene, later, [a, members[3], members[5]]);
    expect(await reviews.stateOf(later.id)).to.equal(ReviewState.Reached);
    await endorseBy(scene, review, [a]);
    await objectBy(scene, review, [members[6]]);
  });

  it("a colleague can speak when the say was withdrawn", async () => {
    const scene = await load();
    const { reviews, review, a, b } = scene;
    await endorseBy(scene, review, [a]);
    await reviews.connect(a).withdraw(review.question);
    await reviews.connect(b).object(review.question, "");
    await expectSays(scene, review, [], [b]);
    await expectHeard(scene, a);
  });

  for (const [how, leave] of [
    ["was revoked", (scene: Scene) => revoke(scene, standard, [scene.a])],
    ["resigned", (scene: Scene) => scene.clearances.connect(scene.a).resign(standard.id)],
    ["was suspended", (scene: Scene) => suspend(scene, standard, scene.a)],
  ] as const) {
    it(`who ${how} frees the company's voice`, async () => {
      const scene = await load();
      const { reviews, review, a, b } = scene;
      await endorseBy(scene, review, [a]);
      await leave(scene);
      await expectEvents(scene, reviews.connect(b).endorse(review.question, ""), [
        [reviews, "SayDropped", review.id, await numberOf(scene, a)],
        [reviews, "Endorsed", review.id, b, ""],
      ]);
      await expectSays(scene, review, [b], []);
    });
  }

  it("who has left the company frees its voice, and does not count when it comes to k", async () => {
    const scene = await load();
    const { reviews, review, a, b, members } = scene;
    await endorseBy(scene, review, [a]);
    await leaveCompany(scene, [a]);
    await expectEvents(scene, reviews.connect(b).endorse(review.question, ""), [
      [reviews, "Endorsed", review.id, b, ""],
    ]);
    await expectEvents(scene, reviews.connect(members[4]).endorse(review.question, ""), [
      [reviews, "Endorsed", review.id, members[4], ""],
      [reviews, "SayDropped", review.id, await numberOf(scene, a)],
    ]);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
    await expectSays(scene, review, [b, members[4]], []);
  });

  it("who spoke as an independent and joins then does not silence the company", async () => {
    const scene = await load();
    const { reviews, review, company, b, members } = scene;
    await endorseBy(scene, review, [members[4]]);
    await joinCompany(scene, company, [members[4]]);
    await expectEvents(scene, reviews.connect(b).endorse(review.question, ""), [
      [reviews, "SayDropped", review.id, await numberOf(scene, members[4])],
      [reviews, "Endorsed", review.id, b, ""],
    ]);
  });

  it("an objection in a freed voice can cost a reached review its k-th endorsement", async () => {
    const scene = await load();
    const { reviews, review, a, b, members } = scene;
    await endorseBy(scene, review, [a, members[4], members[5]]);
    await revoke(scene, standard, [a]);
    await expectEvents(scene, reviews.connect(b).object(review.question, ""), [
      [reviews, "SayDropped", review.id, await numberOf(scene, a)],
      [reviews, "ReviewReopened", review.id],
      [reviews, "Objected", review.id, b, ""],
    ]);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
    await expectSays(scene, review, [members[4], members[5]], [b]);
  });

  it("moves of the speaker, a colleague and the company change nothing", async () => {
    const scene = await load();
    const { review, company, a, b, c, crowd } = scene;
    await endorseBy(scene, review, [a]);
    await moveParty(scene, a, crowd[1]);
    await moveParty(scene, b, crowd[2]);
    await moveParty(scene, company, crowd[3], []);
    for (const speaker of [crowd[1], crowd[2], c]) await expectHeard(scene, speaker);
    await expectSays(scene, review, [crowd[1]], []);
  });

  it("who leaves the company has no voice of its own in a review that is open", async () => {
    const scene = await load();
    const { reviews, review, a, b } = scene;
    await endorseBy(scene, review, [a]);
    await leaveCompany(scene, [b]);
    await expectError(
      reviews.connect(b).endorse(review.question, ""),
      reviews,
      "Reviews_NotEligible",
      standard.id,
      b,
      review.openedAt,
    );
    const next = await openReview(scene);
    await endorseBy(scene, next, [a, b]);
    await expectSays(scene, next, [a, b], []);
  });

  it("who was let go by the company has none either", async () => {
    const scene = await load();
    const { reviews, contractors, review, company, a } = scene;
    await contractors.connect(company).release(a, [1n, 2n, 3n]);
    await expectError(
      reviews.connect(a).object(review.question, ""),
      reviews,
      "Reviews_NotEligible",
      standard.id,
      a,
      review.openedAt,
    );
  });
});
