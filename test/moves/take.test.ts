import { expect } from "chai";

import { NOBODY } from "../fixtures/accounts.ts";
import { expectError, expectEvents, expectUnauthorized, plain } from "../fixtures/assertions.ts";
import { networkHelpers, pass } from "../fixtures/chain.ts";
import { ALL } from "../fixtures/moves.ts";
import { joinCompany, moveParty, numberOf } from "../fixtures/parties.ts";
import { admit, endorseBy, objectBy, openReview, ReviewState, revoke } from "../fixtures/reviews.ts";
import { signSay } from "../fixtures/signatures.ts";
import { tellsMove } from "../fixtures/tokens.ts";
import { deploySystem, DOMAINS } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, instant, single, widest } = DOMAINS;

describe("Moves: offer and take", () => {
  it("offers to one address, and to another or nobody instead", async () => {
    const system = await load();
    const { moves, members, crowd } = system;
    for (const to of [crowd[0].address, crowd[1].address, NOBODY]) {
      await expectEvents(system, moves.connect(members[0]).offer(to), [[moves, "MoveOffered", members[0], to]]);
      expect(await moves.offeredTo(members[0])).to.equal(to);
    }
  });

  it("takes the party with every clearance and its history", async () => {
    const system = await load();
    const { moves, contractors, members, crowd } = system;
    const number = await numberOf(system, members[0]);
    const before = await Promise.all(ALL.map((domain) => contractors.clearanceOf(domain, members[0])));
    await moves.connect(members[0]).offer(crowd[0]);
    await expectEvents(
      system,
      moves.connect(crowd[0]).take(members[0], ALL),
      tellsMove(system, number, members[0], crowd[0], ALL),
    );
    expect(await moves.offeredTo(members[0])).to.equal(NOBODY);
    expect(await numberOf(system, crowd[0])).to.equal(number);
    for (const [i, domain] of ALL.entries()) {
      expect(plain(await contractors.clearanceOf(domain, crowd[0]))).to.deep.equal(plain(before[i]));
      expect(await contractors.isCleared(domain, members[0])).to.equal(false);
    }
  });

  it("takes a company with its people, who share its voice as before", async () => {
    const system = await load();
    const { moves, contractors, members, crowd } = system;
    await joinCompany(system, crowd[9]!, members.slice(0, 2));
    const number = await numberOf(system, crowd[9]!);
    await moves.connect(crowd[9]!).offer(crowd[0]);
    await moves.connect(crowd[0]).take(crowd[9]!, []);
    expect((await contractors.partyOf(number)).account).to.equal(crowd[0].address);
    expect((await contractors.partyOf(await numberOf(system, members[0]))).company).to.equal(number);
    await contractors.connect(crowd[0]).release(members[0], ALL);
  });

  describe("given the domains", () => {
    it("reverts unless all are named, once and ascending", async () => {
      const system = await load();
      const { moves, contractors, members, crowd } = system;
      await moves.connect(members[0]).offer(crowd[0]);
      const lists: bigint[][] = [[], [1n], [1n, 2n], [1n, 2n, 2n], [1n, 3n, 2n], [3n, 2n, 1n], [1n, 1n, 2n, 3n]];
      for (const domains of lists) {
        await expectError(
          moves.connect(crowd[0]).take(members[0], domains),
          contractors,
          "Contractors_WrongDomains",
          3n,
          BigInt(domains.length),
        );
      }
      await expectError(
        moves.connect(crowd[0]).take(members[0], [1n, 2n, 4n]),
        contractors,
        "Contractors_NotCleared",
        4n,
        members[0],
      );
      expect(await moves.offeredTo(members[0])).to.equal(crowd[0].address);
    });

    it("leaves out those in which the clearance has ended, and takes one that is suspended", async () => {
      const system = await load();
      const { moves, contractors, admin, members, crowd } = system;
      await revoke(system, instant, [members[0]]);
      await contractors.connect(admin).grantRole(await contractors.REGISTRAR_ROLE(), admin);
      await contractors.connect(admin).suspend(single.id, members[0], false);
      await moves.connect(members[0]).offer(crowd[0]);
      await moves.connect(crowd[0]).take(members[0], [standard.id, single.id]);
      const { suspended } = await contractors.clearanceOf(single.id, crowd[0]);
      expect(suspended).to.equal(true);
    });
  });

  describe("given bad input", () => {
    it("reverts for who was offered nothing, or no longer", async () => {
      const system = await load();
      const { moves, members, crowd } = system;
      const refusal = [moves, "Moves_NotOffered", members[0], crowd[0]] as const;
      await expectError(moves.connect(crowd[0]).take(members[0], ALL), ...refusal);
      await moves.connect(members[0]).offer(crowd[0]);
      await moves.connect(members[0]).offer(crowd[1]);
      await expectError(moves.connect(crowd[0]).take(members[0], ALL), ...refusal);
      await moves.connect(members[0]).offer(crowd[0]);
      await moves.connect(members[0]).offer(NOBODY);
      await expectError(moves.connect(crowd[0]).take(members[0], ALL), ...refusal);
    });

    it("reverts the second time", async () => {
      const system = await load();
      const { moves, members, crowd } = system;
      await moveParty(system, members[0], crowd[0]);
      await expectError(moves.connect(crowd[0]).take(members[0], ALL), moves, "Moves_NotOffered", members[0], crowd[0]);
    });

    it("reverts for an address that is or was a party's: two parties never become one", async () => {
      const system = await load();
      const { moves, contractors, members, crowd } = system;
      await moveParty(system, members[1], crowd[0]);
      for (const known of [members[2], members[1], crowd[0], members[0]]) {
        await moves.connect(members[0]).offer(known);
        await expectError(moves.connect(known).take(members[0], ALL), contractors, "Contractors_KnownAccount", known);
      }
    });

    it("reverts for who is no party, and for an address that its party has left", async () => {
      const system = await load();
      const { moves, contractors, members, stranger, crowd } = system;
      await moveParty(system, members[0], crowd[0]);
      for (const nobody of [stranger, members[0]]) {
        await moves.connect(nobody).offer(crowd[1]);
        await expectError(moves.connect(crowd[1]).take(nobody, []), contractors, "Contractors_UnknownAccount", nobody);
      }
    });

    it("moves nobody once its right is revoked", async () => {
      const { moves, contractors, members, crowd, admin } = await load();
      await contractors.connect(admin).revokeRole(await contractors.REGISTRAR_ROLE(), moves);
      await moves.connect(members[0]).offer(crowd[0]);
      await expectUnauthorized(
        moves.connect(crowd[0]).take(members[0], ALL),
        contractors,
        moves,
        contractors.REGISTRAR_ROLE(),
      );
    });
  });

  it("moves again from the new address", async () => {
    const system = await load();
    const { contractors, members, crowd } = system;
    await moveParty(system, members[0], crowd[0]);
    await moveParty(system, crowd[0], crowd[1]);
    expect(await contractors.isCleared(standard.id, crowd[1])).to.equal(true);
    expect(await numberOf(system, members[0])).to.equal(await numberOf(system, crowd[1]));
  });
});

describe("Moves: what was said before", () => {
  it("stays said, once, and is the new address's to withdraw", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    const review = await openReview(system);
    await endorseBy(system, review, members.slice(0, 2));
    await moveParty(system, members[0], crowd[0]);
    expect(plain(await reviews.saysOf(review.id))).to.deep.equal([[crowd[0].address, members[1].address], []]);
    await expectError(
      reviews.connect(crowd[0]).endorse(review.question, ""),
      reviews,
      "Reviews_AlreadySaid",
      review.id,
      crowd[0],
    );
    await expectError(
      reviews.connect(members[0]).withdraw(review.question),
      reviews,
      "Reviews_NothingSaid",
      review.id,
      members[0],
    );
    await reviews.connect(crowd[0]).withdraw(review.question);
    await objectBy(system, review, [crowd[0]]);
  });

  it("counts at the conclusion", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    const review = await openReview(system);
    await endorseBy(system, review, members.slice(0, 3));
    for (const [i, member] of members.slice(0, 3).entries()) await moveParty(system, member, crowd[i]!);
    await pass(standard.challenge);
    await reviews.conclude(review.question);
    expect(await reviews.stateOf(review.id)).to.equal(ReviewState.Passed);
  });

  it("by a signature that was not submitted is void: the old address judges no more", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    const review = await openReview(system);
    const signed = await signSay(system, review.question, members[0]);
    await moveParty(system, members[0], crowd[0]);
    await expectError(
      reviews.submit(review.question, [signed]),
      reviews,
      "Reviews_NotEligible",
      standard.id,
      members[0],
      review.openedAt,
    );
  });

  it("keeps a subject barred at its new address", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    const review = await openReview(system, { subject: members[0], payees: [members[1]] });
    await moveParty(system, members[0], crowd[0]);
    await moveParty(system, members[1], crowd[1]);
    for (const barred of crowd.slice(0, 2)) {
      await expectError(
        reviews.connect(barred).endorse(review.question, ""),
        reviews,
        "Reviews_Barred",
        review.id,
        barred,
      );
    }
  });

  it("bars whoever is named by an address that its party has left", async () => {
    const system = await load();
    const { reviews, members, crowd } = system;
    await moveParty(system, members[0], crowd[0]);
    const review = await openReview(system, { payees: [members[0]] });
    expect(review.question.barred).to.deep.equal([0n, await numberOf(system, crowd[0])]);
    await expectError(
      reviews.connect(crowd[0]).endorse(review.question, ""),
      reviews,
      "Reviews_Barred",
      review.id,
      crowd[0],
    );
  });

  it("gives no second voice to who is admitted in another domain after the move", async () => {
    const system = await load();
    const { contractors, members, crowd } = system;
    await moveParty(system, members[0], crowd[0]);
    await admit(system, widest, [crowd[0]]);
    await expectError(
      system.clearances.connect(system.admin).admit(widest.id, members[0], {
        kind: 1n,
        rate: 1n,
        until: 0n,
        supervisor: NOBODY,
      }),
      contractors,
      "Contractors_KnownAccount",
      members[0],
    );
  });
});
