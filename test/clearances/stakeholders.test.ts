import { expect } from "chai";

import { NOBODY } from "../fixtures/accounts.ts";
import { expectError, expectEvents, expectUnauthorized, secondOf } from "../fixtures/assertions.ts";
import { DAY, ethers, networkHelpers, now } from "../fixtures/chain.ts";
import { openNomination } from "../fixtures/clearances.ts";
import { call } from "../fixtures/money.ts";
import { moveParty } from "../fixtures/parties.ts";
import { admit, ReviewState, revoke } from "../fixtures/reviews.ts";
import { tellsClearance, tellsEnd } from "../fixtures/tokens.ts";
import { deploySystem, DOMAINS, Kind, offerOf } from "../fixtures/system.ts";
import { NEXT_NUMBER, exhaustAdmissions } from "./throttled.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, widest } = DOMAINS;

describe("Clearances: resign", () => {
  it("ends the caller's clearance", async () => {
    const system = await load();
    const { clearances, contractors, members } = system;
    const resign = clearances.connect(members[0]).resign(standard.id);
    await expectEvents(system, resign, [
      [clearances, "Resigned", standard.id, members[0]],
      ...(await tellsEnd(system, standard.id, members[0])),
    ]);
    expect((await contractors.clearanceOf(standard.id, members[0])).until).to.equal(await secondOf(resign));
    expect(await contractors.isCleared(2n, members[0])).to.equal(true);
  });

  it("is possible in a retired domain, and with every kind", async () => {
    const system = await load();
    const { clearances, contractors, admin, members, crowd } = system;
    const until = (await now()) + DAY;
    await clearances.connect(admin).admit(1n, crowd[0], offerOf({ kind: Kind.Temporary }));
    await clearances.connect(admin).admit(1n, crowd[1], offerOf({ kind: Kind.Proposal, until }));
    await contractors.connect(admin).retireDomain(1n);
    for (const person of [members[0], crowd[0], crowd[1]]) {
      await clearances.connect(person).resign(1n);
      expect(await contractors.isCleared(1n, person)).to.equal(false);
    }
  });

  it("reverts for who holds none, or none any more", async () => {
    const system = await load();
    const { clearances, contractors, members, stranger } = system;
    await clearances.connect(members[0]).resign(standard.id);
    for (const person of [members[0], stranger]) {
      await expectError(
        clearances.connect(person).resign(standard.id),
        contractors,
        "Contractors_NotCleared",
        standard.id,
        person,
      );
    }
    await expectError(
      clearances.connect(members[1]).resign(widest.id),
      contractors,
      "Contractors_NotCleared",
      widest.id,
      members[1],
    );
  });
});

describe("Clearances: admit and revoke", () => {
  it("clear and end, by the admin", async () => {
    const system = await load();
    const { clearances, candidate, admin } = system;
    const offer = offerOf({ rate: 7n });
    await expectEvents(
      system,
      clearances.connect(admin).admit(1n, candidate, offer),
      await tellsClearance(system, 1n, candidate, offer, NEXT_NUMBER),
    );
    await expectEvents(system, clearances.connect(admin).revoke(1n, candidate), [
      [clearances, "ClearanceRevoked", 1n, candidate],
      ...(await tellsEnd(system, 1n, candidate)),
    ]);
  });

  it("clear with every kind", async () => {
    const system = await load();
    const { clearances, contractors, admin, crowd } = system;
    const until = (await now()) + DAY;
    const offers = [
      { kind: Kind.Supervisor },
      { kind: Kind.Direct },
      { kind: Kind.Subcontractor, supervisor: crowd[0].address },
      { kind: Kind.Temporary },
      { kind: Kind.Proposal, until },
    ];
    for (const [i, offer] of offers.entries()) {
      await clearances.connect(admin).admit(1n, crowd[i]!, offerOf(offer));
      expect((await contractors.clearanceOf(1n, crowd[i]!)).kind).to.equal(offer.kind);
    }
  });

  it("know no limit and no cool-down", async () => {
    const system = await load();
    const { contractors, candidate, crowd } = system;
    await exhaustAdmissions(system, standard);
    await admit(system, standard, crowd.slice(0, 5));
    await revoke(system, standard, crowd.slice(0, 5));
    await admit(system, standard, [candidate, crowd[0]]);
    expect(await contractors.isCleared(1n, crowd[0])).to.equal(true);
  });

  it("clear in the place of a clearance that is held, suspended or not, at the terms that were decided", async () => {
    const system = await load();
    const { clearances, contractors, admin, members } = system;
    await contractors.connect(admin).grantRole(await contractors.REGISTRAR_ROLE(), admin);
    await contractors.connect(admin).suspend(1n, members[1], false);
    const offer = offerOf({ kind: Kind.Supervisor, rate: 7n });
    for (const member of members.slice(0, 2)) {
      const admit = clearances.connect(admin).admit(1n, member, offer);
      await expectEvents(system, admit, [
        ...(await tellsEnd(system, 1n, member)),
        ...(await tellsClearance(system, 1n, member, offer)),
      ]);
      const { since, rate, suspended } = await contractors.clearanceOf(1n, member);
      expect([since, rate, suspended]).to.deep.equal([await secondOf(admit), 7n, false]);
    }
  });

  it("do not clear twice in one second", async () => {
    const system = await load();
    const { clearances, contractors, admin, candidate } = system;
    const actor = await ethers.deployContract("Actor");
    await clearances.connect(admin).grantRole(await clearances.DEFAULT_ADMIN_ROLE(), actor);
    const admit = call(clearances, "admit", [1n, candidate.address, offerOf()]);
    await expectError(actor.run([admit, admit]), contractors, "Contractors_AlreadyCleared", 1n, candidate);
  });

  it("leave a clearance that has ended as it is: whoever resigns first blocks no vote", async () => {
    const system = await load();
    const { clearances, contractors, admin, members } = system;
    await clearances.connect(members[0]).resign(1n);
    const { until } = await contractors.clearanceOf(1n, members[0]);
    await expectEvents(system, clearances.connect(admin).revoke(1n, members[0]), [
      [clearances, "ClearanceRevoked", 1n, members[0]],
    ]);
    expect((await contractors.clearanceOf(1n, members[0])).until).to.equal(until);
  });

  it("end the clearance of who has moved since the vote: its old address stands for the new one", async () => {
    const system = await load();
    const { clearances, admin, members, crowd } = system;
    await moveParty(system, members[0], crowd[0]);
    await expectEvents(system, clearances.connect(admin).revoke(1n, members[0]), [
      [clearances, "ClearanceRevoked", 1n, crowd[0]],
      ...(await tellsEnd(system, 1n, crowd[0])),
    ]);
  });

  it("end a suspended clearance", async () => {
    const system = await load();
    const { clearances, contractors, admin, members } = system;
    await contractors.connect(admin).grantRole(await contractors.REGISTRAR_ROLE(), admin);
    await contractors.connect(admin).suspend(1n, members[0], false);
    await clearances.connect(admin).revoke(1n, members[0]);
    expect((await contractors.clearanceOf(1n, members[0])).ended).to.equal(true);
  });

  it("revert for anybody else", async () => {
    const { clearances, candidate, members, stranger } = await load();
    for (const caller of [candidate, members[0], stranger]) {
      await expectUnauthorized(
        clearances.connect(caller).admit(1n, candidate, offerOf()),
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
    await expectError(caller.admit(9n, candidate, offerOf()), contractors, "Contractors_UnknownDomain", 9n);
    await expectError(caller.admit(1n, NOBODY, offerOf()), contractors, "Contractors_NoAccount");
    await expectError(
      caller.admit(1n, candidate, offerOf({ rate: 0n })),
      contractors,
      "Contractors_ZeroRate",
      candidate,
    );
    await expectError(
      caller.admit(1n, candidate, offerOf({ kind: Kind.None })),
      contractors,
      "Contractors_InvalidKind",
      Kind.None,
    );
    await expectError(caller.revoke(1n, candidate), clearances, "Clearances_NotCleared", 1n, candidate);
    await expectError(caller.revoke(9n, candidate), clearances, "Clearances_NotCleared", 9n, candidate);
    await contractors.connect(admin).retireDomain(1n);
    await expectError(caller.admit(1n, candidate, offerOf()), contractors, "Contractors_RetiredDomain", 1n);
    await caller.revoke(1n, members[0]);
  });

  it("let a domain without members begin", async () => {
    const system = await load();
    const { reviews, crowd, candidate } = system;
    await admit(system, widest, [crowd[0]]);
    const { id } = await openNomination(system, { domain: widest, opener: crowd[0], candidate });
    expect(await reviews.stateOf(id)).to.equal(ReviewState.Open);
  });
});
