import { expect } from "chai";

import { expectEvents, secondOf } from "../fixtures/assertions.ts";
import { networkHelpers, pass } from "../fixtures/chain.ts";
import {
  joinCompany,
  leaveCompany,
  MEMBERS_DOMAINS,
  moveParty,
  numberOf,
  reinstate,
  suspend,
} from "../fixtures/parties.ts";
import { admit, endorseBy, objectBy, openReview, reviewIn, ReviewState, revoke } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS, type Person, type System } from "../fixtures/system.ts";
import { expectFacts, expectSays } from "./facts.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, instant } = DOMAINS;

/** What happens to somebody who endorsed, so that the endorsement no longer counts. */
const LOSSES: [string, (system: System, person: Person) => Promise<unknown>][] = [
  ["was revoked", (system, person) => revoke(system, standard, [person])],
  ["resigned", (system, person) => system.clearances.connect(person).resign(standard.id)],
  ["is suspended", (system, person) => suspend(system, standard, person)],
  ["joined a company", (system, person) => joinCompany(system, system.crowd[0], [person])],
  [
    "was revoked and admitted again",
    async (system, person) => {
      await revoke(system, standard, [person]);
      await admit(system, standard, [person]);
    },
  ],
  [
    "was revoked after a move",
    async (system, person) => {
      await moveParty(system, person, system.crowd[0]);
      await revoke(system, standard, [system.crowd[0]]);
    },
  ],
  [
    "was moved by a recovery",
    async ({ contractors, admin, crowd }, person) => {
      await contractors.connect(admin).grantRole(await contractors.REGISTRAR_ROLE(), admin);
      const domains = MEMBERS_DOMAINS.map(({ id }) => id);
      await contractors.connect(admin).move(person, crowd[0], domains, standard.id);
    },
  ],
  [
    "joined a company and left it",
    async (system, person) => {
      await joinCompany(system, system.crowd[0], [person]);
      await leaveCompany(system, [person]);
    },
  ],
];

describe("Reviews: recount", () => {
  describe("given an endorser who left before the k-th endorsement", () => {
    for (const domain of [standard, instant]) {
      it(`does not count it (challenge ${domain.challenge} s), and takes another`, async () => {
        const system = await load();
        const { reviews, members } = system;
        const [a, b, c, d] = members;
        const review = await openReview(system, { domain });
        await endorseBy(system, review, [a, b]);
        await revoke(system, domain, [a]);
        await expectEvents(system, reviews.connect(c).endorse(review.question, ""), [
          [reviews, "Endorsed", review.id, c, ""],
          [reviews, "SayDropped", review.id, await numberOf(system, a)],
        ]);
        await expectFacts(system, review, { endorsers: [b, c], spent: true });
        expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
        await expectEvents(system, reviews.connect(d).endorse(review.question, ""), [
          [reviews, "Endorsed", review.id, d, ""],
          [reviews, domain.challenge === 0n ? "ReviewPassed" : "ReviewReached", review.id],
        ]);
      });
    }

    it("drops every one who left, from any place in the list, objectors too", async () => {
      const system = await load();
      const { reviews, members } = system;
      const [a, b, c, d, e] = members;
      const review = await openReview(system);
      await endorseBy(system, review, [a, b]);
      await objectBy(system, review, [d, e]);
      await revoke(system, standard, [a, b, d]);
      const [numberA, numberB, numberD] = await Promise.all([a, b, d].map((who) => numberOf(system, who)));
      await expectEvents(system, reviews.connect(c).endorse(review.question, ""), [
        [reviews, "Endorsed", review.id, c, ""],
        [reviews, "SayDropped", review.id, numberD],
        [reviews, "SayDropped", review.id, numberB],
        [reviews, "SayDropped", review.id, numberA],
      ]);
      await expectSays(system, review, [c], [e]);
    });
  });

  describe("given an endorser who, during the challenge,", () => {
    for (const [loss, lose] of LOSSES) {
      it(`${loss}: the conclusion opens the review again, and another can endorse`, async () => {
        const system = await load();
        const { reviews, members } = system;
        const [a, b, c, , , f] = members;
        const review = await reviewIn(system, "Reached");
        const number = await numberOf(system, a);
        await lose(system, a);
        await pass(standard.challenge);
        await expectEvents(system, reviews.conclude(review.question), [
          [reviews, "SayDropped", review.id, number],
          [reviews, "ReviewReopened", review.id],
        ]);
        await expectFacts(system, review, { endorsers: [b, c], spent: true });
        expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
        await endorseBy(system, review, [f]);
        expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Reached);
      });
    }

    it("moved to another address: counts", async () => {
      const system = await load();
      const { reviews, members, crowd } = system;
      const review = await reviewIn(system, "Reached");
      await moveParty(system, members[0], crowd[0]);
      await pass(standard.challenge);
      await expectEvents(system, reviews.conclude(review.question), [[reviews, "ReviewPassed", review.id]]);
      await expectSays(system, review, [crowd[0], members[1], members[2]], []);
    });

    it("was suspended and reinstated: counts", async () => {
      const system = await load();
      const { reviews, members } = system;
      const review = await reviewIn(system, "Reached");
      await suspend(system, standard, members[0]);
      await reinstate(system, standard, members[0]);
      await pass(standard.challenge);
      await expectEvents(system, reviews.conclude(review.question), [[reviews, "ReviewPassed", review.id]]);
    });

    it("lost the clearance of another domain: counts", async () => {
      const system = await load();
      const { reviews, members } = system;
      const review = await reviewIn(system, "Reached");
      await revoke(system, instant, [members[0]]);
      await pass(standard.challenge);
      await expectEvents(system, reviews.conclude(review.question), [[reviews, "ReviewPassed", review.id]]);
    });
  });

  describe("given the k-th objection while an endorser has left", () => {
    it("drops the endorsement, and contests all the same", async () => {
      const system = await load();
      const { reviews, members } = system;
      const review = await reviewIn(system, "Reached");
      await objectBy(system, review, members.slice(3, 5));
      await revoke(system, standard, [members[1]]);
      const third = reviews.connect(members[5]).object(review.question, "");
      await expectEvents(system, third, [
        [reviews, "Objected", review.id, members[5], ""],
        [reviews, "SayDropped", review.id, await numberOf(system, members[1])],
        [reviews, "ReviewReopened", review.id],
        [reviews, "ReviewContested", review.id],
      ]);
      await expectFacts(system, review, {
        endorsers: [members[0], members[2]],
        objectors: members.slice(3, 6),
        stage: "Contested",
        disputedAt: await secondOf(third),
        spent: true,
      });
    });
  });

  describe("given an objector who left", () => {
    it("does not count the objection towards k, and takes another", async () => {
      const system = await load();
      const { reviews, members } = system;
      const review = await reviewIn(system, "Reached");
      await objectBy(system, review, members.slice(3, 5));
      await revoke(system, standard, [members[3]]);
      await expectEvents(system, reviews.connect(members[5]).object(review.question, ""), [
        [reviews, "Objected", review.id, members[5], ""],
        [reviews, "SayDropped", review.id, await numberOf(system, members[3])],
      ]);
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Reached);
      await expectEvents(system, reviews.connect(members[6]).object(review.question, ""), [
        [reviews, "Objected", review.id, members[6], ""],
        [reviews, "ReviewContested", review.id],
      ]);
    });

    it("stays contested when it was contested before", async () => {
      const system = await load();
      const { reviews, members } = system;
      const review = await reviewIn(system, "Contested");
      await revoke(system, standard, members.slice(3, 6));
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Contested);
      await expectSays(system, review, [], members.slice(3, 6));
    });
  });
});
