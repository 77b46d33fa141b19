import { expect } from "chai";
import { ZeroHash } from "ethers";

import { NOBODY } from "../fixtures/accounts.ts";
import { expectError, expectEvents, expectUnauthorized, plain } from "../fixtures/assertions.ts";
import { at, ethers, networkHelpers, now } from "../fixtures/chain.ts";
import { describeNomination, nominationIn, openNomination, STATEMENT } from "../fixtures/clearances.ts";
import { call } from "../fixtures/money.ts";
import { admit, ReviewState } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS, RATE } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, instant, widest } = DOMAINS;

describe("Clearances: nominate", () => {
  describe("by a sponsor", () => {
    it("opens a review and counts as the sponsor's endorsement, not as acceptance", async () => {
      const system = await load();
      const { clearances, reviews, members, candidate } = system;
      const second = (await now()) + 100n;
      const { id, question, deadline } = await describeNomination(system, second, {});
      await at(second);
      await expectEvents(system, clearances.connect(members[0]).nominate(standard.id, candidate, RATE, STATEMENT), [
        [reviews, "ReviewOpened", id, clearances, 1n, Object.values(question), 3n, standard.challenge, deadline],
        [reviews, "Endorsed", id, members[0], ""],
        [clearances, "Nominated", id, standard.id, candidate, members[0], RATE, STATEMENT],
      ]);
      expect(await clearances.acceptedAt(id)).to.equal(0n);
      expect(await clearances.lastNomination(standard.id, candidate, members[0])).to.equal(id);
      expect(plain(await reviews.saysOf(id))).to.deep.equal([[members[0].address], []]);
    });

    it("returns the id, and tells the question", async () => {
      const system = await load();
      const { clearances } = system;
      const { nomination, question } = await openNomination(system);
      expect(plain(await clearances.questionOf(nomination))).to.deep.equal(Object.values(question));
    });

    it("reaches at once where the sponsor's endorsement is enough", async () => {
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
      const { id, question, deadline } = await describeNomination(system, second, { opener: candidate });
      await at(second);
      await expectEvents(system, clearances.connect(candidate).nominate(standard.id, candidate, RATE, STATEMENT), [
        [reviews, "ReviewOpened", id, clearances, 1n, Object.values(question), 3n, standard.challenge, deadline],
        [clearances, "Nominated", id, standard.id, candidate, candidate, RATE, STATEMENT],
        [clearances, "RateAccepted", id],
      ]);
      expect(await clearances.acceptedAt(id)).to.equal(second);
      expect(await clearances.lastNomination(standard.id, candidate, candidate)).to.equal(id);
      expect(plain(await reviews.saysOf(id))).to.deep.equal([[], []]);
    });
  });

  describe("given another nomination", () => {
    it("reverts for the same candidate, domain and opener while it is open", async () => {
      for (const state of ["Open", "Reached", "Concludable"] as const) {
        const system = await load();
        const { clearances, members, candidate } = system;
        const { id } = await nominationIn(system, state);
        await expectError(
          clearances.connect(members[0]).nominate(standard.id, candidate, RATE + 1n, "ipfs://other"),
          clearances,
          "Clearances_AlreadyNominated",
          id,
          members[0],
        );
      }
    });

    it("takes a new one by the same opener after the end of the first", async () => {
      for (const state of ["Passed", "Contested", "Lapsed"] as const) {
        const system = await load();
        const { clearances, members, candidate } = system;
        const first = await nominationIn(system, state);
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
  });

  describe("given bad input", () => {
    it("reverts without a statement and for a rate of zero", async () => {
      const { clearances, members, candidate } = await load();
      const caller = clearances.connect(members[0]);
      await expectError(caller.nominate(1n, candidate, RATE, ""), clearances, "Clearances_NoContent");
      await expectError(caller.nominate(1n, candidate, 0n, STATEMENT), clearances, "Clearances_ZeroRate");
    });

    it("reverts for a candidate of zero", async () => {
      const { clearances, reviews, members } = await load();
      await expectError(
        clearances.connect(members[0]).nominate(1n, NOBODY, RATE, STATEMENT),
        reviews,
        "Reviews_NoSubject",
      );
    });

    it("reverts for a domain that does not exist, whoever calls", async () => {
      const { clearances, contractors, members, candidate } = await load();
      for (const caller of [members[0], candidate]) {
        await expectError(
          clearances.connect(caller).nominate(9n, candidate, RATE, STATEMENT),
          contractors,
          "Contractors_UnknownDomain",
          9n,
        );
      }
    });

    it("reverts for a candidate who is cleared there already, also by the candidate", async () => {
      const { clearances, members } = await load();
      for (const caller of [members[0], members[1]]) {
        await expectError(
          clearances.connect(caller).nominate(1n, members[1], RATE, STATEMENT),
          clearances,
          "Clearances_AlreadyCleared",
          1n,
          members[1],
        );
      }
    });

    it("reverts for a candidate whose clearance ends in this very second, and takes it in the next", async () => {
      const system = await load();
      const { clearances, members, candidate, admin } = system;
      const actor = await ethers.deployContract("Actor");
      await clearances.connect(admin).grantRole(ZeroHash, actor);
      await clearances.connect(admin).admit(1n, actor, RATE);
      await admit(system, standard, [candidate]);
      const revoke = call(clearances, "revoke", [1n, candidate.address]);
      await expectError(
        actor.run([revoke, call(clearances, "nominate", [1n, candidate.address, RATE, STATEMENT])]),
        clearances,
        "Clearances_AlreadyCleared",
        1n,
        candidate,
      );
      const second = (await now()) + 100n;
      await at(second);
      await actor.run([revoke]);
      await at(second + 1n);
      await clearances.connect(members[0]).nominate(1n, candidate, RATE, STATEMENT);
    });

    it("reverts for a sponsor who is not cleared in the domain", async () => {
      const { clearances, reviews, members, candidate, stranger, admin } = await load();
      const second = (await now()) + 100n;
      await at(second);
      await expectError(
        clearances.connect(members[0]).nominate(widest.id, candidate, RATE, STATEMENT, { gasLimit: 1_000_000n }),
        reviews,
        "Reviews_NotEligible",
        widest.id,
        members[0],
        second,
      );
      for (const [i, caller] of [stranger, admin].entries()) {
        const next = second + BigInt(i) + 1n;
        await at(next);
        await expectError(
          clearances.connect(caller).nominate(1n, candidate, RATE, STATEMENT, { gasLimit: 1_000_000n }),
          reviews,
          "Reviews_NotEligible",
          1n,
          caller,
          next,
        );
      }
    });

    it("reverts for a sponsor who is cleared since this very second", async () => {
      const { clearances, reviews, candidate, admin } = await load();
      const actor = await ethers.deployContract("Actor");
      await clearances.connect(admin).grantRole(ZeroHash, actor);
      const second = (await now()) + 100n;
      await at(second);
      await expectError(
        actor.run(
          [
            call(clearances, "admit", [1n, actor.target, RATE]),
            call(clearances, "nominate", [1n, candidate.address, RATE, STATEMENT]),
          ],
          { gasLimit: 1_000_000n },
        ),
        reviews,
        "Reviews_NotEligible",
        1n,
        actor,
        second,
      );
    });

    it("opens nothing more once its right is revoked", async () => {
      const { clearances, reviews, members, candidate, admin } = await load();
      await reviews.connect(admin).revokeRole(await reviews.WORKFLOW_ROLE(), clearances);
      await expectUnauthorized(
        clearances.connect(members[0]).nominate(1n, candidate, RATE, STATEMENT),
        reviews,
        clearances,
        reviews.WORKFLOW_ROLE(),
      );
    });
  });
});

describe("Clearances: admit and revoke", () => {
  it("clear and end, by the admin", async () => {
    const system = await load();
    const { clearances, contractors, candidate, admin } = system;
    await expectEvents(system, clearances.connect(admin).admit(1n, candidate, 7n), [
      [contractors, "Cleared", 1n, candidate, 7n],
    ]);
    await expectEvents(system, clearances.connect(admin).revoke(1n, candidate), [
      [contractors, "ClearanceEnded", 1n, candidate],
    ]);
  });

  it("revert for anybody else", async () => {
    const { clearances, candidate, members, stranger } = await load();
    for (const caller of [candidate, members[0], stranger]) {
      await expectUnauthorized(
        clearances.connect(caller).admit(1n, candidate, RATE),
        clearances,
        caller,
        clearances.DEFAULT_ADMIN_ROLE(),
      );
      await expectUnauthorized(
        clearances.connect(caller).revoke(1n, members[1]),
        clearances,
        caller,
        clearances.DEFAULT_ADMIN_ROLE(),
      );
    }
  });

  it("revert as clearing and ending do", async () => {
    const { clearances, contractors, candidate, members, admin } = await load();
    const caller = clearances.connect(admin);
    await expectError(caller.admit(9n, candidate, RATE), contractors, "Contractors_UnknownDomain", 9n);
    await expectError(caller.admit(1n, candidate, 0n), contractors, "Contractors_InvalidClearance", candidate, 0n);
    await expectError(caller.admit(1n, members[0], RATE), contractors, "Contractors_AlreadyCleared", 1n, members[0]);
    await expectError(caller.revoke(1n, candidate), contractors, "Contractors_NotCleared", 1n, candidate);
  });

  it("let a domain without members begin", async () => {
    const system = await load();
    const { reviews, crowd, candidate } = system;
    await admit(system, widest, [crowd[0]]);
    const { id } = await openNomination(system, { domain: widest, opener: crowd[0], candidate });
    expect(await reviews.stateOf(id)).to.equal(ReviewState.Open);
  });
});
