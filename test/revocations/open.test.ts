import { expect } from "chai";

import { expectError, expectEvents, expectUnauthorized, plain } from "../fixtures/assertions.ts";
import { at, DAY, ethers, networkHelpers, now, reach } from "../fixtures/chain.ts";
import { call } from "../fixtures/money.ts";
import { joinCompany, moveParty, numberOf } from "../fixtures/parties.ts";
import { admit, ESCALATION, panelOf, ReviewState, revoke } from "../fixtures/reviews.ts";
import {
  APPEAL,
  describeRevocation,
  openRevocation,
  REASONS,
  type RevocationStage,
  revocationIn,
} from "../fixtures/revocations.ts";
import { deploySystem, DOMAINS, Kind, offerOf } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, instant, single } = DOMAINS;

describe("Revocations: open", () => {
  it("opens a review with 7 days to appeal at least, and counts as an endorsement", async () => {
    const system = await load();
    const { revocations, contractors, reviews, members } = system;
    const { id, revocation, question } = await describeRevocation(system, 0n, {});
    await expectEvents(system, revocations.connect(members[0]).open(standard.id, members[6], REASONS, 1n), [
      [
        reviews,
        "ReviewOpened",
        id,
        revocations,
        standard.id,
        Object.values(question),
        panelOf(standard, { minChallenge: APPEAL, appealable: true }),
      ],
      [revocations, "RevocationOpened", id, standard.id, members[6], members[0], 1n, REASONS],
      [reviews, "Endorsed", id, members[0], ""],
    ]);
    expect(revocation.barred).to.deep.equal([await numberOf(system, members[6])]);
    expect(plain(await revocations.questionOf(revocation))).to.deep.equal(Object.values(question));
    expect(await revocations.lastRevocation(standard.id, members[6], members[0])).to.equal(id);
    expect(await revocations.suspends(id)).to.equal(false);
    expect(await contractors.isCleared(standard.id, members[6])).to.equal(true);
  });

  it("returns the id", async () => {
    const system = await load();
    const { revocations, members } = system;
    const { id } = await describeRevocation(system, 0n, {});
    expect(
      await revocations
        .connect(members[0])
        .open.staticCall(standard.id, members[6], REASONS, 1n, { blockTag: "pending" }),
    ).to.equal(id);
  });

  it("suspends at once where one endorsement is enough, for 7 days although the domain has no challenge period", async () => {
    const system = await load();
    const { revocations, contractors, reviews, members } = system;
    const { id, question } = await describeRevocation(system, 0n, { domain: single });
    await expectEvents(system, revocations.connect(members[0]).open(single.id, members[6], REASONS, 1n), [
      [
        reviews,
        "ReviewOpened",
        id,
        revocations,
        single.id,
        Object.values(question),
        panelOf(single, { minChallenge: APPEAL, appealable: true }),
      ],
      [revocations, "RevocationOpened", id, single.id, members[6], members[0], 1n, REASONS],
      [reviews, "Endorsed", id, members[0], ""],
      [reviews, "ReviewReached", id],
      [revocations, "RevocationSuspends", id],
      [contractors, "ClearanceSuspended", single.id, members[6]],
    ]);
  });

  it("keeps a challenge period of the domain that is longer", async () => {
    const system = await load();
    const { contractors, reviews, admin } = system;
    const { id: _id, name: _name, ...terms } = standard;
    await contractors.connect(admin).changeDomain(standard.id, { ...terms, challenge: 20n * DAY });
    const { id } = await openRevocation(system);
    expect((await reviews.reviewOf(id)).challenge).to.equal(20n * DAY);
  });

  it("takes a clearance of every kind, which a company's people hold too", async () => {
    const system = await load();
    const { clearances, reviews, admin, candidate, members, crowd } = system;
    const until = (await now()) + 90n * DAY;
    await clearances.connect(admin).admit(standard.id, candidate, offerOf({ kind: Kind.Supervisor }));
    const offers = [
      { kind: Kind.Direct },
      { kind: Kind.Supervisor },
      { kind: Kind.Subcontractor, supervisor: candidate.address },
      { kind: Kind.Temporary },
      { kind: Kind.Proposal, until },
    ];
    for (const [i, offer] of offers.entries()) {
      await clearances.connect(admin).admit(standard.id, crowd[i]!, offerOf(offer));
      const { id } = await openRevocation(system, { account: crowd[i]! });
      expect(await reviews.stateOf(id)).to.equal(ReviewState.Open);
    }
    await joinCompany(system, crowd[9]!, [members[6]]);
    const { revocation } = await openRevocation(system);
    expect(revocation.barred).to.deep.equal([await numberOf(system, members[6]), await numberOf(system, crowd[9]!)]);
  });

  describe("given another revocation", () => {
    for (const stage of ["Open", "Reached", "Concludable", "Contested", "Appealed", "Lapsed"] as RevocationStage[]) {
      it(`reverts for the same clearance and opener while it is ${stage}`, async () => {
        const system = await load();
        const { revocations, members } = system;
        const { id } = await revocationIn(system, stage);
        await expectError(
          revocations.connect(members[0]).open(standard.id, members[6], "ipfs://more", 99n),
          revocations,
          "Revocations_AlreadyOpen",
          id,
          members[0],
        );
      });
    }

    for (const stage of ["No", "Silent", "Rejected"] as RevocationStage[]) {
      it(`takes a new one by the same opener when the first is at its end: ${stage}`, async () => {
        const system = await load();
        const { revocations, members } = system;
        const first = await revocationIn(system, stage);
        const second = await openRevocation(system);
        expect(second.id).not.to.equal(first.id);
        expect(await revocations.lastRevocation(standard.id, members[6], members[0])).to.equal(second.id);
      });
    }

    it("takes one of another opener, of another clearance of the same contractor, or of another contractor", async () => {
      const system = await load();
      const { members } = system;
      await openRevocation(system);
      await openRevocation(system, { opener: members[1] });
      await openRevocation(system, { domain: instant });
      await openRevocation(system, { account: members[5] });
    });

    it("reverts for the same question by its salt even when the first has ended", async () => {
      const system = await load();
      const { revocations, reviews, members } = system;
      const { id, deadline } = await openRevocation(system, { salt: 7n });
      await reach(deadline + ESCALATION);
      await expectError(
        revocations.connect(members[0]).open(standard.id, members[6], REASONS, 7n),
        reviews,
        "Reviews_AlreadyOpen",
        id,
      );
    });
  });

  describe("given bad input", () => {
    it("reverts without reasons", async () => {
      const { revocations, members } = await load();
      await expectError(
        revocations.connect(members[0]).open(standard.id, members[6], "", 1n),
        revocations,
        "Revocations_NoContent",
      );
    });

    it("reverts for who holds no clearance there, or none any more", async () => {
      const system = await load();
      const { revocations, members, stranger } = system;
      await revoke(system, standard, [members[6]]);
      for (const account of [stranger, members[6]]) {
        await expectError(
          revocations.connect(members[0]).open(standard.id, account, REASONS, 1n),
          revocations,
          "Revocations_NotCleared",
          standard.id,
          account,
        );
      }
    });

    it("takes the address that a contractor has left for its present one", async () => {
      const system = await load();
      const { revocations, members, crowd } = system;
      await moveParty(system, members[6], crowd[0]);
      const { id } = await describeRevocation(system, 0n, { account: crowd[0] });
      await revocations.connect(members[0]).open(standard.id, members[6], REASONS, 1n);
      expect(await revocations.lastRevocation(standard.id, crowd[0], members[0])).to.equal(id);
    });

    it("reverts in the second in which the clearance begins, and takes it in the next", async () => {
      const system = await load();
      const { clearances, revocations, admin, candidate } = system;
      const actor = await ethers.deployContract("Actor");
      await clearances.connect(admin).grantRole(await clearances.DEFAULT_ADMIN_ROLE(), actor);
      await clearances.connect(admin).admit(standard.id, actor, offerOf());
      const clear = call(clearances, "admit", [standard.id, candidate.address, offerOf()]);
      const open = call(revocations, "open", [standard.id, candidate.address, REASONS, 1n]);
      await expectError(actor.run([clear, open]), revocations, "Revocations_NotCleared", standard.id, candidate);
      const second = (await now()) + 100n;
      await at(second);
      await actor.run([clear]);
      await at(second + 1n);
      await actor.run([open]);
    });

    it("reverts for an opener who is not cleared, is the subject, or of the subject's company", async () => {
      const system = await load();
      const { revocations, reviews, members, stranger, crowd } = system;
      await joinCompany(system, crowd[9]!, [members[5], members[6]]);
      const second = (await now()) + 100n;
      await at(second);
      await expectError(
        revocations.connect(stranger).open(standard.id, members[6], REASONS, 1n, { gasLimit: 1_000_000n }),
        reviews,
        "Reviews_NotEligible",
        standard.id,
        stranger,
        second,
      );
      for (const opener of [members[5], members[6]]) {
        const { id } = await describeRevocation(system, 0n, { opener });
        await expectError(
          revocations.connect(opener).open(standard.id, members[6], REASONS, 1n),
          reviews,
          "Reviews_Barred",
          id,
          opener,
        );
      }
    });

    it("reverts for a domain that does not exist or is retired", async () => {
      const { revocations, contractors, members, admin } = await load();
      const caller = revocations.connect(members[0]);
      await expectError(
        caller.open(9n, members[6], REASONS, 1n),
        revocations,
        "Revocations_NotCleared",
        9n,
        members[6],
      );
      await contractors.connect(admin).retireDomain(standard.id);
      await expectError(
        caller.open(standard.id, members[6], REASONS, 1n),
        contractors,
        "Contractors_RetiredDomain",
        standard.id,
      );
    });

    it("opens nothing more once its right is revoked", async () => {
      const { revocations, reviews, members, admin } = await load();
      await reviews.connect(admin).revokeRole(await reviews.WORKFLOW_ROLE(), revocations);
      await expectUnauthorized(
        revocations.connect(members[0]).open(standard.id, members[6], REASONS, 1n),
        reviews,
        revocations,
        reviews.WORKFLOW_ROLE(),
      );
    });
  });

  it("opens against whoever is admitted again, by the same opener", async () => {
    const system = await load();
    const { members } = system;
    await revocationIn(system, "Rejected");
    await revoke(system, standard, [members[6]]);
    await admit(system, standard, [members[6]]);
    await openRevocation(system);
  });
});
