import { expect } from "chai";

import { NOBODY } from "../fixtures/accounts.ts";
import { expectError, expectEvents, plain } from "../fixtures/assertions.ts";
import { at, DAY, ethers, networkHelpers, now, reach } from "../fixtures/chain.ts";
import { describeNomination, nominationIn, openNomination, STATEMENT } from "../fixtures/clearances.ts";
import { call } from "../fixtures/money.ts";
import { joinCompany, numberOf } from "../fixtures/parties.ts";
import { admit, answer, panelOf, ReviewState, type ReviewStateName, revoke } from "../fixtures/reviews.ts";
import { tellsEnd } from "../fixtures/tokens.ts";
import { deploySystem, DOMAINS, Kind, offerOf, RATE, type System } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, instant, widest } = DOMAINS;
const OFFER = offerOf();
const OFFERED = [Kind.Direct, RATE, 0n, NOBODY];

/** The candidate holds a Proposal clearance in the standard domain until the time that is returned (seconds since 1970). */
async function withProposal(system: System): Promise<bigint> {
  const until = (await now()) + 20n * DAY;
  await system.clearances
    .connect(system.admin)
    .admit(standard.id, system.candidate, offerOf({ kind: Kind.Proposal, until }));
  return until;
}

describe("Clearances: nominate", () => {
  describe("by a sponsor", () => {
    it("opens a review and counts as the sponsor's endorsement, not as acceptance", async () => {
      const system = await load();
      const { clearances, reviews, members, candidate } = system;
      const { id, question } = await describeNomination(system, 0n, {});
      const nominate = clearances.connect(members[0]).nominate(standard.id, candidate, OFFER, STATEMENT, 1n);
      await expectEvents(system, nominate, [
        [reviews, "ReviewOpened", id, clearances, 1n, Object.values(question), panelOf(standard)],
        [clearances, "Nominated", id, standard.id, candidate, members[0], OFFERED, false, 1n, STATEMENT],
        [reviews, "Endorsed", id, members[0], ""],
      ]);
      expect(await clearances.acceptedAt(id)).to.equal(0n);
      expect(await clearances.lastNomination(standard.id, candidate, members[0])).to.equal(id);
      expect(plain(await reviews.saysOf(id))).to.deep.equal([[members[0].address], []]);
    });

    it("returns the id, and tells the question", async () => {
      const system = await load();
      const { clearances, members, candidate } = system;
      const { id, nomination, question } = await describeNomination(system, 0n, {});
      const returned = clearances
        .connect(members[0])
        .nominate.staticCall(standard.id, candidate, OFFER, STATEMENT, 1n, { blockTag: "pending" });
      expect(await returned).to.equal(id);
      expect(await clearances.idOf(nomination)).to.equal(id);
      expect(plain(await clearances.questionOf(nomination))).to.deep.equal(Object.values(question));
    });

    it("passes at once where the sponsor's endorsement is enough", async () => {
      const system = await load();
      const opened = await openNomination(system, { domain: DOMAINS.single });
      expect(await system.reviews.stateOf(opened.id)).to.equal(ReviewState.Passed);
    });
  });

  describe("by the candidate", () => {
    it("opens a review without an endorsement, and counts as acceptance", async () => {
      const system = await load();
      const { clearances, reviews, candidate } = system;
      const second = (await now()) + 100n;
      const { id, question } = await describeNomination(system, second, { opener: candidate });
      await at(second);
      const nominate = clearances.connect(candidate).nominate(standard.id, candidate, OFFER, STATEMENT, 1n);
      await expectEvents(system, nominate, [
        [reviews, "ReviewOpened", id, clearances, 1n, Object.values(question), panelOf(standard)],
        [clearances, "Nominated", id, standard.id, candidate, candidate, OFFERED, false, 1n, STATEMENT],
        [clearances, "OfferAccepted", id],
      ]);
      expect(await clearances.acceptedAt(id)).to.equal(second);
      expect(await clearances.lastNomination(standard.id, candidate, candidate)).to.equal(id);
      expect(plain(await reviews.saysOf(id))).to.deep.equal([[], []]);
    });

    it("bars the candidate, where it is known, and its company", async () => {
      const system = await load();
      const { reviews, members, candidate, crowd } = system;
      await admit(system, widest, [candidate]);
      await joinCompany(system, crowd[9]!, [members[3]]);
      await joinCompany(system, crowd[9]!, [candidate], [widest]);
      const { id, nomination, question } = await openNomination(system);
      expect(nomination.barred).to.deep.equal([await numberOf(system, candidate), await numberOf(system, crowd[9]!)]);
      await expectError(reviews.connect(members[3]).endorse(question, ""), reviews, "Reviews_Barred", id, members[3]);
    });
  });

  describe("given another nomination", () => {
    for (const state of ["Open", "Reached", "Concludable", "Contested", "Lapsed", "Escalated"] as ReviewStateName[]) {
      it(`reverts for the same candidate, domain and opener while it can still pass: ${state}`, async () => {
        const system = await load();
        const { clearances, members, candidate } = system;
        const { id } = await nominationIn(system, state as "Open");
        await expectError(
          clearances
            .connect(members[0])
            .nominate(standard.id, candidate, offerOf({ rate: RATE + 1n }), "ipfs://other", 99n),
          clearances,
          "Clearances_AlreadyNominated",
          id,
          members[0],
        );
      });
    }

    it("takes a new one by the same opener after the end of the first", async () => {
      for (const end of ["Passed", "Rejected", "No"] as const) {
        const system = await load();
        const { clearances, members, candidate } = system;
        const first = await nominationIn(system, end === "No" ? "Escalated" : end);
        if (end === "No") await answer(system, first, false);
        const second = await openNomination(system);
        expect(second.id).not.to.equal(first.id);
        expect(await clearances.lastNomination(standard.id, candidate, members[0])).to.equal(second.id);
      }
    });

    it("takes one by another opener, in another domain, or of another candidate", async () => {
      const system = await load();
      const { members, candidate, stranger } = system;
      await openNomination(system);
      await openNomination(system, { opener: members[1] });
      await openNomination(system, { opener: candidate });
      await openNomination(system, { domain: instant });
      await openNomination(system, { candidate: stranger });
    });

    it("reverts for the very same one when the first has ended", async () => {
      const system = await load();
      const { clearances, reviews, members, candidate } = system;
      const { id } = await nominationIn(system, "Rejected", { salt: 77n });
      await expectError(
        clearances.connect(members[0]).nominate(standard.id, candidate, OFFER, STATEMENT, 77n),
        reviews,
        "Reviews_AlreadyOpen",
        id,
      );
    });
  });

  describe("given a clearance that has ended", () => {
    it("reverts until the cool-down is over, to the second, whoever nominates", async () => {
      const system = await load();
      const { clearances, contractors, members, candidate } = system;
      await admit(system, standard, [candidate]);
      await revoke(system, standard, [candidate]);
      const { until } = await contractors.clearanceOf(standard.id, candidate);
      const from = until + standard.cooldown;
      for (const [opener, second] of [
        [members[0], from - 2n],
        [candidate, from - 1n],
      ] as const) {
        await at(second);
        await expectError(
          clearances.connect(opener).nominate(standard.id, candidate, OFFER, STATEMENT, 1n, { gasLimit: 1_000_000n }),
          clearances,
          "Clearances_CoolingDown",
          standard.id,
          candidate,
          until,
          from,
        );
      }
      await at(from);
      await clearances.connect(candidate).nominate(standard.id, candidate, OFFER, STATEMENT, 1n);
    });

    it("keeps who resigned out as long", async () => {
      const system = await load();
      const { clearances, contractors, members } = system;
      await clearances.connect(members[6]).resign(standard.id);
      const { until } = await contractors.clearanceOf(standard.id, members[6]);
      await expectError(
        clearances.connect(members[0]).nominate(standard.id, members[6], OFFER, STATEMENT, 1n),
        clearances,
        "Clearances_CoolingDown",
        standard.id,
        members[6],
        until,
        until + standard.cooldown,
      );
      await reach(until + standard.cooldown);
      await openNomination(system, { candidate: members[6] });
    });

    it("reverts in its very second where there is no cool-down, and takes it in the next", async () => {
      const system = await load();
      const { clearances, members, candidate, admin } = system;
      const actor = await ethers.deployContract("Actor");
      await clearances.connect(admin).grantRole(await clearances.DEFAULT_ADMIN_ROLE(), actor);
      await clearances.connect(admin).admit(instant.id, actor, OFFER);
      await admit(system, instant, [candidate]);
      const end = call(clearances, "revoke", [instant.id, candidate.address]);
      const second = (await now()) + 100n;
      await at(second);
      await expectError(
        actor.run([end, call(clearances, "nominate", [instant.id, candidate.address, OFFER, STATEMENT, 1n])], {
          gasLimit: 2_000_000n,
        }),
        clearances,
        "Clearances_CoolingDown",
        instant.id,
        candidate,
        second,
        second,
      );
      await at(second + 1n);
      await actor.run([end]);
      await at(second + 2n);
      await clearances.connect(members[0]).nominate(instant.id, candidate, OFFER, STATEMENT, 1n);
    });
  });

  describe("given a clearance that ends at a time set before", () => {
    it("asks for other terms until then, and cools down from then on", async () => {
      const system = await load();
      const { clearances, members, candidate } = system;
      const until = await withProposal(system);
      await openNomination(system, { changes: true });
      await at(until);
      await expectError(
        clearances.connect(members[1]).nominate(standard.id, candidate, OFFER, STATEMENT, 1n, { gasLimit: 1_000_000n }),
        clearances,
        "Clearances_CoolingDown",
        standard.id,
        candidate,
        until,
        until + standard.cooldown,
      );
    });

    it("writes down its end and asks for a new one when the cool-down is over", async () => {
      const system = await load();
      const { clearances, contractors, reviews, members, candidate } = system;
      const until = await withProposal(system);
      await reach(until + standard.cooldown);
      const { id, question } = await describeNomination(system, 0n, {});
      await expectEvents(
        system,
        clearances.connect(members[0]).nominate(standard.id, candidate, OFFER, STATEMENT, 1n),
        [
          ...(await tellsEnd(system, standard.id, candidate)),
          [reviews, "ReviewOpened", id, clearances, 1n, Object.values(question), panelOf(standard)],
          [clearances, "Nominated", id, standard.id, candidate, members[0], OFFERED, false, 1n, STATEMENT],
          [reviews, "Endorsed", id, members[0], ""],
        ],
      );
      const { ended, until: kept } = await contractors.clearanceOf(standard.id, candidate);
      expect([ended, kept]).to.deep.equal([true, until]);
    });

    it("takes one whose end somebody wrote down before", async () => {
      const system = await load();
      const until = await withProposal(system);
      await reach(until + standard.cooldown);
      await system.contractors.expire(standard.id, system.candidate);
      await openNomination(system);
    });
  });
});
