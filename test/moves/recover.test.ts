import { expect } from "chai";

import { NOBODY } from "../fixtures/accounts.ts";
import { expectError, expectEvents, expectUnauthorized, plain } from "../fixtures/assertions.ts";
import { at, DAY, networkHelpers, now, pass, reach } from "../fixtures/chain.ts";
import { ALL, DELAY, describeRecovery, LOST, openRecovery } from "../fixtures/moves.ts";
import { joinCompany, moveParty, numberOf } from "../fixtures/parties.ts";
import { admit, ESCALATION, panelOf, ReviewState, revoke } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, instant, single, widest } = DOMAINS;

describe("Moves: recover", () => {
  it("opens a review of the strictest domain with 14 days to appeal at least, and counts as an endorsement", async () => {
    const system = await load();
    const { moves, reviews, members, crowd } = system;
    const { id, recovery, question } = await describeRecovery(system, 0n, {});
    await expectEvents(system, moves.connect(members[0]).recover(standard.id, members[6], crowd[0], LOST, 1n, ALL), [
      [
        reviews,
        "ReviewOpened",
        id,
        moves,
        standard.id,
        Object.values(question),
        panelOf(standard, { minChallenge: DELAY, appealable: true }),
      ],
      [moves, "RecoveryOpened", id, standard.id, members[6], crowd[0], members[0], 1n, LOST],
      [reviews, "Endorsed", id, members[0], ""],
    ]);
    expect(recovery.barred).to.deep.equal([await numberOf(system, members[6])]);
    expect(plain(await moves.questionOf(recovery))).to.deep.equal(Object.values(question));
  });

  it("returns the id", async () => {
    const system = await load();
    const { moves, members, crowd } = system;
    const { id } = await describeRecovery(system, 0n, {});
    const returned = moves
      .connect(members[0])
      .recover.staticCall(standard.id, members[6], crowd[0], LOST, 1n, ALL, { blockTag: "pending" });
    expect(await returned).to.equal(id);
  });

  it("keeps a challenge period of the domain that is longer", async () => {
    const system = await load();
    const { contractors, reviews, admin } = system;
    const { id: _id, name: _name, ...terms } = standard;
    await contractors.connect(admin).changeDomain(standard.id, { ...terms, challenge: 20n * DAY });
    const { id } = await openRecovery(system);
    expect((await reviews.reviewOf(id)).challenge).to.equal(20n * DAY);
  });

  it("takes either of two domains that are as strict", async () => {
    const system = await load();
    for (const domain of [standard, instant]) {
      const { id } = await openRecovery(system, { domain });
      expect(await system.reviews.stateOf(id)).to.equal(ReviewState.Open);
    }
  });

  it("reverts for a domain that is less strict than another of the party's", async () => {
    const system = await load();
    const { moves, members, crowd } = system;
    const recover = (domain: bigint, domains: bigint[]) =>
      moves.connect(members[0]).recover(domain, members[6], crowd[0], LOST, 1n, domains);
    await expectError(recover(single.id, ALL), moves, "Moves_NotTheStrictest", single.id, standard.id);
    await admit(system, widest, [members[6], members[0]]);
    await expectError(
      recover(standard.id, [...ALL, widest.id]),
      moves,
      "Moves_NotTheStrictest",
      standard.id,
      widest.id,
    );
    await pass(1n);
    await recover(widest.id, [...ALL, widest.id]);
  });

  it("reverts for a domain that asks for a single voice less than another", async () => {
    const system = await load();
    const { moves, contractors, admin, members, crowd } = system;
    const { id: _id, name: _name, ...terms } = instant;
    await contractors.connect(admin).changeDomain(instant.id, { ...terms, k: 4n });
    await expectError(
      moves.connect(members[0]).recover(standard.id, members[6], crowd[0], LOST, 1n, ALL),
      moves,
      "Moves_NotTheStrictest",
      standard.id,
      instant.id,
    );
    await openRecovery(system, { domain: instant });
  });

  it("reverts for a domain in which the party is not cleared", async () => {
    const system = await load();
    const { moves, members, crowd, stranger } = system;
    await admit(system, widest, [members[0]]);
    await expectError(
      moves.connect(members[0]).recover(widest.id, members[6], crowd[0], LOST, 1n, ALL),
      moves,
      "Moves_NotTheirs",
      widest.id,
      members[6],
    );
    await expectError(
      moves.connect(members[0]).recover(standard.id, stranger, crowd[0], LOST, 1n, []),
      moves,
      "Moves_NotTheirs",
      standard.id,
      stranger,
    );
  });

  it("reverts unless all domains are named, once, ascending, and held", async () => {
    const system = await load();
    const { moves, contractors, members, crowd } = system;
    const lists: bigint[][] = [[], [1n], [1n, 2n], [1n, 2n, 2n], [3n, 2n, 1n], [1n, 2n, 4n], [1n, 2n, 3n, 4n]];
    for (const domains of lists) {
      await expectError(
        moves.connect(members[0]).recover(standard.id, members[6], crowd[0], LOST, 1n, domains),
        contractors,
        "Contractors_WrongDomains",
        3n,
        BigInt(domains.length),
      );
    }
    await revoke(system, instant, [members[6]]);
    await expectError(
      moves.connect(members[0]).recover(standard.id, members[6], crowd[0], LOST, 1n, [1n, 2n]),
      contractors,
      "Contractors_WrongDomains",
      2n,
      2n,
    );
    await moves.connect(members[0]).recover(standard.id, members[6], crowd[0], LOST, 1n, [1n, 3n]);
  });

  it("reverts for the address that the party has left", async () => {
    const system = await load();
    const { moves, contractors, members, crowd } = system;
    await moveParty(system, members[6], crowd[1]);
    await expectError(
      moves.connect(members[0]).recover(standard.id, members[6], crowd[0], LOST, 1n, ALL),
      contractors,
      "Contractors_WrongDomains",
      3n,
      3n,
    );
    await openRecovery(system, { from: crowd[1] });
  });

  it("reverts without reasons, and for nobody or a known address as the new one", async () => {
    const system = await load();
    const { moves, contractors, members, crowd } = system;
    await moveParty(system, members[5], crowd[1]);
    const caller = moves.connect(members[0]);
    await expectError(caller.recover(1n, members[6], crowd[0], "", 1n, ALL), moves, "Moves_NoContent");
    for (const to of [NOBODY, members[1].address, members[5].address, crowd[1].address, members[6].address]) {
      await expectError(caller.recover(1n, members[6], to, LOST, 1n, ALL), contractors, "Contractors_KnownAccount", to);
    }
  });

  it("reverts for an opener who is not cleared, the party itself, or of its company", async () => {
    const system = await load();
    const { moves, reviews, members, stranger, crowd } = system;
    await joinCompany(system, crowd[9]!, [members[5], members[6]]);
    const second = (await now()) + 100n;
    await at(second);
    await expectError(
      moves.connect(stranger).recover(1n, members[6], crowd[0], LOST, 1n, ALL, { gasLimit: 1_000_000n }),
      reviews,
      "Reviews_NotEligible",
      standard.id,
      stranger,
      second,
    );
    for (const opener of [members[5], members[6]]) {
      const { id } = await describeRecovery(system, 0n, { opener });
      await expectError(
        moves.connect(opener).recover(1n, members[6], crowd[0], LOST, 1n, ALL),
        reviews,
        "Reviews_Barred",
        id,
        opener,
      );
    }
  });

  it("reverts for a domain that is unknown or retired", async () => {
    const { moves, contractors, members, crowd, admin } = await load();
    const recover = (domain: bigint) => moves.connect(members[0]).recover(domain, members[6], crowd[0], LOST, 1n, ALL);
    await expectError(recover(9n), contractors, "Contractors_UnknownDomain", 9n);
    await contractors.connect(admin).retireDomain(standard.id);
    await expectError(recover(standard.id), contractors, "Contractors_RetiredDomain", standard.id);
    await recover(instant.id);
  });

  it("passes over a domain that is stricter, but retired: it could not judge", async () => {
    const system = await load();
    const { contractors, reviews, admin, members } = system;
    await admit(system, widest, [members[6]]);
    await contractors.connect(admin).retireDomain(widest.id);
    const { id } = await openRecovery(system, { domains: [...ALL, widest.id] });
    expect(await reviews.stateOf(id)).to.equal(ReviewState.Open);
  });

  it("reverts for the same recovery again", async () => {
    const system = await load();
    const { moves, reviews, members, crowd } = system;
    const { id, deadline } = await openRecovery(system, { salt: 5n });
    await reach(deadline + ESCALATION);
    await expectError(
      moves.connect(members[0]).recover(standard.id, members[6], crowd[0], LOST, 5n, ALL),
      reviews,
      "Reviews_AlreadyOpen",
      id,
    );
  });

  it("opens nothing more once its right is revoked", async () => {
    const { moves, reviews, members, crowd, admin } = await load();
    await reviews.connect(admin).revokeRole(await reviews.WORKFLOW_ROLE(), moves);
    await expectUnauthorized(
      moves.connect(members[0]).recover(standard.id, members[6], crowd[0], LOST, 1n, ALL),
      reviews,
      moves,
      reviews.WORKFLOW_ROLE(),
    );
  });
});
