import { expect } from "chai";
import { AbiCoder, id as hashOf, keccak256 } from "ethers";

import { NOBODY } from "../fixtures/accounts.ts";
import { expectError, expectEvents, expectUnauthorized, plain } from "../fixtures/assertions.ts";
import { at, DAY, ethers, networkHelpers, now, reach } from "../fixtures/chain.ts";
import { call } from "../fixtures/money.ts";
import { admit, endorseBy, ESCALATION, openReview, ReviewState, reviewIn, type Question } from "../fixtures/reviews.ts";
import { signSays } from "../fixtures/signatures.ts";
import { deploySystem, DOMAINS, type System } from "../fixtures/system.ts";
import { expectFacts } from "./facts.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, instant } = DOMAINS;
const CONTENT = hashOf("the work");

/** The clocks and the k of a domain, as the stakeholders set them. */
const { name: _name, id: _id, ...TERMS } = standard;

/** What the workflow asks about the claimant's work. */
const openingOf = ({ claimant }: System, different = {}) => ({
  domain: standard.id,
  content: CONTENT,
  subject: claimant.address,
  salt: 7n,
  minChallenge: 0n,
  appealable: false,
  ...different,
});

/** The question that comes of it. */
const questionOf = ({ workflow, claimant }: System, payees: string[] = []): Question => ({
  workflow: workflow.address,
  domain: standard.id,
  content: CONTENT,
  subject: claimant.address,
  salt: 7n,
  payees,
  barred: [],
});

describe("Reviews: open", () => {
  it("fixes the question, the domain's k and its clocks", async () => {
    const system = await load();
    const { reviews, workflow, stranger } = system;
    const question = questionOf(system, [stranger.address]);
    const id = await reviews.idOf(question);
    const second = (await now()) + 100n;
    await at(second);
    const { k, challenge, period } = standard;
    await expectEvents(system, reviews.connect(workflow).open(openingOf(system), [stranger]), [
      [
        reviews,
        "ReviewOpened",
        id,
        workflow,
        standard.id,
        Object.values(question),
        [k, challenge, period, false, false],
      ],
    ]);
    expect(await reviews.stateOf(id)).to.equal(ReviewState.Open);
    await expectFacts(system, {
      id,
      question,
      domain: standard,
      openedAt: second,
      deadline: second + period,
      challenge,
    });
    expect((await reviews.reviewOf(id)).says).to.equal(0n);
  });

  it("has the hash of the question's ABI encoding as its id, and returns it with who is barred", async () => {
    const system = await load();
    const { reviews, contractors, workflow, members } = system;
    const number = await contractors.partyNumberOf(members[0]);
    const question = { ...questionOf(system, [members[0].address]), barred: [0n, number] };
    const id = keccak256(
      AbiCoder.defaultAbiCoder().encode(
        ["tuple(address, uint32, bytes32, address, uint64, address[], uint32[])"],
        [Object.values(question)],
      ),
    );
    expect(await reviews.idOf(question)).to.equal(id);
    const opened = await reviews.connect(workflow).open.staticCall(openingOf(system), [members[0]]);
    expect(plain(opened)).to.deep.equal([id, [0n, number]]);
  });

  it("binds every field of the question: another id for each that differs", async () => {
    const system = await load();
    const { reviews, workflow, otherWorkflow, stranger } = system;
    const { question, id } = await openReview(system);
    const others: Question[] = [
      { ...question, workflow: otherWorkflow.address },
      { ...question, domain: instant.id },
      { ...question, content: hashOf("other work") },
      { ...question, subject: stranger.address },
      { ...question, salt: question.salt + 1n },
      { ...question, payees: [workflow.address] },
      { ...question, barred: [1n] },
    ];
    const ids = new Set([id, ...(await Promise.all(others.map((other) => reviews.idOf(other))))]);
    expect(ids.size).to.equal(others.length + 1);
    for (const other of others) {
      expect(await reviews.stateOf(await reviews.idOf(other))).to.equal(ReviewState.None);
    }
  });

  it("has an id that is known before: what was signed for it then counts once it is open", async () => {
    const system = await load();
    const { reviews, workflow, members } = system;
    const question = questionOf(system);
    const id = await reviews.idOf(question);
    const signed = await signSays(system, question, members.slice(0, 3));
    await reviews.connect(workflow).open(openingOf(system), []);
    await reviews.submit(question, signed);
    expect(await reviews.stateOf(id)).to.equal(ReviewState.Reached);
  });

  describe("given a challenge period that the workflow asks for", () => {
    for (const [asked, minChallenge, challenge] of [
      ["a shorter one", 2n * DAY, 3n * DAY],
      ["a longer one", 9n * DAY, 9n * DAY],
    ] as const) {
      it(`takes the longer of the two: ${asked} than the domain's`, async () => {
        const system = await load();
        const { reviews, workflow } = system;
        const sending = reviews.connect(workflow).open(openingOf(system, { minChallenge }), []);
        const question = questionOf(system);
        await expectEvents(system, sending, [
          [
            reviews,
            "ReviewOpened",
            await reviews.idOf(question),
            workflow,
            standard.id,
            Object.values(question),
            [3n, challenge, standard.period, false, false],
          ],
        ]);
        expect((await reviews.reviewOf(await reviews.idOf(question))).challenge).to.equal(challenge);
      });
    }

    it("has one where the domain has none, so that the k-th endorsement does not pass it", async () => {
      const system = await load();
      const review = await openReview(system, { domain: instant, minChallenge: DAY });
      await endorseBy(system, review, system.members.slice(0, 3));
      expect(await system.reviews.stateOf(review.id)).to.equal(ReviewState.Reached);
    });
  });

  it("says in its panel whether the subject may appeal", async () => {
    const system = await load();
    const { reviews, workflow } = system;
    const question = questionOf(system);
    await expectEvents(system, reviews.connect(workflow).open(openingOf(system, { appealable: true }), []), [
      [
        reviews,
        "ReviewOpened",
        await reviews.idOf(question),
        workflow,
        standard.id,
        Object.values(question),
        [3n, standard.challenge, standard.period, false, true],
      ],
    ]);
    expect((await reviews.reviewOf(await reviews.idOf(question))).appealable).to.equal(true);
  });

  describe("given a domain that changes later", () => {
    it("keeps the terms that it opened with; the next review has the new ones", async () => {
      const system = await load();
      const { reviews, contractors, admin, members } = system;
      const review = await openReview(system);
      const terms = { ...TERMS, k: 1n, challenge: 0n, period: DAY };
      await contractors.connect(admin).changeDomain(standard.id, terms);
      await expectFacts(system, review);
      await endorseBy(system, review, [members[0]]);
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Open);
      const next = await openReview(system);
      const { k, challenge, period } = await reviews.reviewOf(next.id);
      expect([k, challenge, period]).to.deep.equal([1n, 0n, DAY]);
      await endorseBy(system, next, [members[0]]);
      expect(await reviews.stateOf(next.id)).to.equal(ReviewState.Passed);
    });

    it("ends as it would have when the domain is retired, in which no other opens", async () => {
      const system = await load();
      const { reviews, contractors, workflow, admin, members } = system;
      const review = await openReview(system);
      await contractors.connect(admin).retireDomain(standard.id);
      await expectError(
        reviews.connect(workflow).open(openingOf(system), []),
        contractors,
        "Contractors_RetiredDomain",
        standard.id,
      );
      await endorseBy(system, review, members.slice(0, 3));
      await reach((await now()) + standard.challenge);
      await reviews.conclude(review.question);
      expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Passed);
    });
  });

  describe("given bad input", () => {
    it("reverts for anybody but a granted workflow, and for one whose right was revoked", async () => {
      const system = await load();
      const { reviews, admin, members, workflow } = system;
      const role = await reviews.WORKFLOW_ROLE();
      await reviews.connect(admin).revokeRole(role, workflow);
      for (const caller of [admin, members[0], workflow]) {
        await expectUnauthorized(reviews.connect(caller).open(openingOf(system), []), reviews, caller, role);
      }
    });

    it("reverts for a domain that does not exist", async () => {
      const system = await load();
      const { reviews, contractors, workflow } = system;
      for (const domain of [0n, 5n]) {
        await expectError(
          reviews.connect(workflow).open(openingOf(system, { domain }), []),
          contractors,
          "Contractors_UnknownDomain",
          domain,
        );
      }
    });

    it("reverts without a subject", async () => {
      const system = await load();
      const { reviews, workflow } = system;
      await expectError(
        reviews.connect(workflow).open(openingOf(system, { subject: NOBODY }), []),
        reviews,
        "Reviews_NoSubject",
      );
    });

    it("reverts for the same question, in the same second and at any time after, however it ended", async () => {
      const system = await load();
      const { reviews, workflow, admin } = system;
      const actor = await ethers.deployContract("Actor");
      await reviews.connect(admin).grantRole(await reviews.WORKFLOW_ROLE(), actor);
      const opening = openingOf(system);
      const asked = { ...questionOf(system), workflow: actor.target as string };
      const open = call(reviews, "open", [opening, []]);
      await expectError(actor.run([open, open]), reviews, "Reviews_AlreadyOpen", await reviews.idOf(asked));

      const id = await reviews.idOf(questionOf(system));
      const caller = reviews.connect(workflow);
      await caller.open(opening, []);
      for (const later of [0n, standard.period, ESCALATION]) {
        await reach((await now()) + later + 1n);
        await expectError(caller.open(opening, []), reviews, "Reviews_AlreadyOpen", id);
        // Nor with other rules for the same question.
        const appealable = { ...opening, minChallenge: DAY, appealable: true };
        await expectError(caller.open(appealable, []), reviews, "Reviews_AlreadyOpen", id);
      }
    });

    it("takes the same question with another salt, and from another workflow", async () => {
      const system = await load();
      const { reviews, workflow, otherWorkflow } = system;
      const { id } = await reviewIn(system, "Open", { salt: 7n });
      await reviews.connect(workflow).open(openingOf(system, { salt: 8n }), []);
      await reviews.connect(otherWorkflow).open(openingOf(system), []);
      const others = [
        { ...questionOf(system), salt: 8n },
        { ...questionOf(system), workflow: otherWorkflow.address },
      ];
      for (const other of others) {
        expect(await reviews.idOf(other)).not.to.equal(id);
        expect(await reviews.stateOf(await reviews.idOf(other))).to.equal(ReviewState.Open);
      }
    });
  });

  it("lets nobody judge who was cleared in the very second of the opening", async () => {
    const system = await load();
    const { reviews, clearances, admin, candidate, crowd } = system;
    const actor = await ethers.deployContract("Actor");
    await reviews.connect(admin).grantRole(await reviews.WORKFLOW_ROLE(), actor);
    await clearances.connect(admin).grantRole(await clearances.DEFAULT_ADMIN_ROLE(), actor);
    await admit(system, standard, [crowd[0]]);
    const second = (await now()) + 1n;
    await at(second);
    const offer = { kind: 1n, rate: 1n, until: 0n, supervisor: NOBODY };
    await actor.run([
      call(clearances, "admit", [standard.id, candidate.address, offer]),
      call(reviews, "open", [openingOf(system), []]),
    ]);
    const question = { ...questionOf(system), workflow: actor.target as string };
    await expectError(
      reviews.connect(candidate).endorse(question, ""),
      reviews,
      "Reviews_NotEligible",
      standard.id,
      candidate,
      second,
    );
    // Cleared in the second before.
    await reviews.connect(crowd[0]).endorse(question, "");
  });
});
