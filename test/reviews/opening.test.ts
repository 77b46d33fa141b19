import { expect } from "chai";
import { id as hashOf } from "ethers";

import { NOBODY } from "../fixtures/accounts.ts";
import { expectError, expectEvents, expectUnauthorized, plain, secondOf } from "../fixtures/assertions.ts";
import { at, ethers, networkHelpers, now } from "../fixtures/chain.ts";
import { call } from "../fixtures/money.ts";
import { admit, openReview, ReviewState } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS, RATE, type System } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const CONTENT = hashOf("the work");

/** An actor that is a workflow and the admin, to do in one second what those do. */
async function deployActor({ reviews, clearances, admin }: System) {
  const actor = await ethers.deployContract("Actor");
  await reviews.connect(admin).grantRole(await reviews.WORKFLOW_ROLE(), actor);
  await clearances.connect(admin).grantRole(await clearances.DEFAULT_ADMIN_ROLE(), actor);
  return actor;
}

/** What the workflow asks about the claimant's work when it opens a review in `second`. */
function questionAt({ workflow, claimant }: System, second: bigint, domain: bigint, payees: string[] = []) {
  return { workflow: workflow.address, domain, openedAt: second, content: CONTENT, subject: claimant.address, payees };
}

describe("Reviews: open", () => {
  it("fixes the question, the domain's k and its clocks", async () => {
    const system = await load();
    const { reviews, workflow, claimant, stranger } = system;
    const second = (await now()) + 100n;
    const { id: domain, k, challenge, period } = DOMAINS.standard;
    const question = questionAt(system, second, domain, [stranger.address]);
    const id = await reviews.idOf(question);
    await at(second);
    await expectEvents(system, reviews.connect(workflow).open(domain, CONTENT, claimant, [stranger], NOBODY), [
      [reviews, "ReviewOpened", id, workflow, domain, Object.values(question), k, challenge, second + period],
    ]);
    expect(await reviews.stateOf(id)).to.equal(ReviewState.Open);
    expect(await reviews.reviewOf(id)).to.deep.equal([second + period, 0n, 0n, 0n, challenge, k, 0n, 0n, false]);
    expect(plain(await reviews.saysOf(id))).to.deep.equal([[], []]);
  });

  it("returns the id that idOf gives", async () => {
    const { reviews, workflow, claimant } = await load();
    const second = (await now()) + 100n;
    await at(second);
    const sending = reviews.connect(workflow).open(1n, CONTENT, claimant, [], NOBODY);
    await sending;
    const id = await reviews.idOf({
      workflow,
      domain: 1n,
      openedAt: second,
      content: CONTENT,
      subject: claimant,
      payees: [],
    });
    expect(await reviews.stateOf(id)).to.equal(ReviewState.Open);
  });

  it("binds every field of the question: another id for each that differs", async () => {
    const system = await load();
    const { reviews, workflow, otherWorkflow, stranger } = system;
    const { question, id } = await openReview(system);
    const others = [
      { ...question, workflow: otherWorkflow.address },
      { ...question, domain: 2n },
      { ...question, openedAt: question.openedAt + 1n },
      { ...question, content: hashOf("other work") },
      { ...question, subject: stranger.address },
      { ...question, payees: [workflow.address] },
    ];
    const ids = new Set([id, ...(await Promise.all(others.map((other) => reviews.idOf(other))))]);
    expect(ids.size).to.equal(others.length + 1);
    for (const other of others) {
      expect(await reviews.stateOf(await reviews.idOf(other))).to.equal(ReviewState.None);
    }
  });

  it("keeps the terms that it opened with when domains are founded later", async () => {
    const system = await load();
    const { reviews, contractors, admin } = system;
    const { id } = await openReview(system);
    await contractors.connect(admin).createDomain("Later", { k: 1, challenge: 0, period: 86_400 });
    expect((await reviews.reviewOf(id)).k).to.equal(3n);
  });

  describe("with a sponsor", () => {
    it("counts as the sponsor's endorsement", async () => {
      const system = await load();
      const { reviews, workflow, claimant, members } = system;
      const [sponsor] = members;
      const second = (await now()) + 100n;
      const { id: domain, k, challenge, period } = DOMAINS.standard;
      const question = questionAt(system, second, domain);
      const id = await reviews.idOf(question);
      await at(second);
      await expectEvents(system, reviews.connect(workflow).open(domain, CONTENT, claimant, [], sponsor), [
        [reviews, "ReviewOpened", id, workflow, domain, Object.values(question), k, challenge, second + period],
        [reviews, "Endorsed", id, sponsor, ""],
      ]);
      expect(plain(await reviews.saysOf(id))).to.deep.equal([[sponsor.address], []]);
    });

    it("passes at once where one endorsement is enough and nobody can object", async () => {
      const system = await load();
      const { reviews, workflow, claimant, members } = system;
      const second = (await now()) + 100n;
      const { id: domain, k, period } = DOMAINS.single;
      const question = questionAt(system, second, domain);
      const id = await reviews.idOf(question);
      await at(second);
      await expectEvents(system, reviews.connect(workflow).open(domain, CONTENT, claimant, [], members[0]), [
        [reviews, "ReviewOpened", id, workflow, domain, Object.values(question), k, 0n, second + period],
        [reviews, "Endorsed", id, members[0], ""],
        [reviews, "ReviewPassed", id],
      ]);
      expect(await reviews.reviewOf(id)).to.deep.equal([second + period, 0n, 0n, second, 0n, 1n, 1n, 0n, false]);
    });

    it("reverts for a sponsor who is the subject or a payee", async () => {
      const { reviews, workflow, members, stranger, claimant } = await load();
      const [sponsor] = members;
      const second = (await now()) + 100n;
      const base = { workflow, domain: 1n, openedAt: second, content: CONTENT };
      await at(second);
      await expectError(
        reviews.connect(workflow).open(1n, CONTENT, sponsor, [], sponsor, { gasLimit: 1_000_000n }),
        reviews,
        "Reviews_Barred",
        reviews.idOf({ ...base, subject: sponsor, payees: [] }),
        sponsor,
      );
      const payees = [stranger, sponsor];
      await at(second + 1n);
      await expectError(
        reviews.connect(workflow).open(1n, CONTENT, claimant, payees, sponsor, { gasLimit: 1_000_000n }),
        reviews,
        "Reviews_Barred",
        reviews.idOf({ ...base, openedAt: second + 1n, subject: claimant, payees }),
        sponsor,
      );
    });

    it("reverts for a sponsor who is not cleared, or only since this second", async () => {
      const system = await load();
      const { reviews, clearances, workflow, claimant, stranger, candidate } = system;
      const second = (await now()) + 100n;
      await at(second);
      await expectError(
        reviews.connect(workflow).open(1n, CONTENT, claimant, [], stranger, { gasLimit: 1_000_000n }),
        reviews,
        "Reviews_NotEligible",
        1n,
        stranger,
        second,
      );
      const actor = await deployActor(system);
      await at(second + 5n);
      await expectError(
        actor.run(
          [
            call(clearances, "admit", [1n, candidate.address, RATE]),
            call(reviews, "open", [1n, CONTENT, claimant.address, [], candidate.address]),
          ],
          { gasLimit: 1_000_000n },
        ),
        reviews,
        "Reviews_NotEligible",
        1n,
        candidate,
        second + 5n,
      );
      await at(second + 6n);
      await admit(system, DOMAINS.standard, [candidate]);
      await at(second + 7n);
      await reviews.connect(workflow).open(1n, CONTENT, claimant, [], candidate);
    });
  });

  describe("given bad input", () => {
    it("reverts for anybody but a granted workflow, and for one whose right was revoked", async () => {
      const { reviews, admin, members, workflow, claimant } = await load();
      const role = await reviews.WORKFLOW_ROLE();
      await reviews.connect(admin).revokeRole(role, workflow);
      for (const caller of [admin, members[0], workflow]) {
        await expectUnauthorized(
          reviews.connect(caller).open(1n, CONTENT, claimant, [], NOBODY),
          reviews,
          caller,
          role,
        );
      }
    });

    it("reverts for a domain that does not exist", async () => {
      const { reviews, contractors, workflow, claimant } = await load();
      for (const domain of [0n, 5n]) {
        await expectError(
          reviews.connect(workflow).open(domain, CONTENT, claimant, [], NOBODY),
          contractors,
          "Contractors_UnknownDomain",
          domain,
        );
      }
    });

    it("reverts without a subject", async () => {
      const { reviews, workflow } = await load();
      await expectError(reviews.connect(workflow).open(1n, CONTENT, NOBODY, [], NOBODY), reviews, "Reviews_NoSubject");
    });

    it("reverts for the same question in the same second, not in the next, nor from another workflow", async () => {
      const system = await load();
      const { reviews, workflow, otherWorkflow, claimant } = system;
      const actor = await deployActor(system);
      const second = (await now()) + 100n;
      const open = call(reviews, "open", [1n, CONTENT, claimant.address, [], NOBODY]);
      const id = await reviews.idOf({
        workflow: actor,
        domain: 1n,
        openedAt: second,
        content: CONTENT,
        subject: claimant,
        payees: [],
      });
      await at(second);
      await expectError(actor.run([open, open], { gasLimit: 1_000_000n }), reviews, "Reviews_AlreadyOpen", id);
      const { question } = await openReview(system);
      expect(await reviews.idOf(question)).not.to.equal(await reviews.idOf({ ...question, workflow: otherWorkflow }));
      await at(question.openedAt + 1n);
      expect(await secondOf(reviews.connect(workflow).open(1n, CONTENT, claimant, [], NOBODY))).to.equal(
        question.openedAt + 1n,
      );
    });
  });
});
