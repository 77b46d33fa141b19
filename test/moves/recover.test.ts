import { expect } from "chai";

import { NOBODY } from "../fixtures/accounts.ts";
import { expectError, expectEvents, expectUnauthorized, plain } from "../fixtures/assertions.ts";
import { at, DAY, networkHelpers, now, pass, reach } from "../fixtures/chain.ts";
import { ALL, DELAY, describeRecovery, LOST, openRecovery, recoveryIn, type RecoveryStage } from "../fixtures/moves.ts";
import { joinCompany, moveParty, numberOf } from "../fixtures/parties.ts";
import {
  admit,
  ANSWER,
  answer,
  bitsOf,
  endorseBy,
  ESCALATION,
  panelOf,
  ReviewState,
  type ReviewStateName,
  revoke,
} from "../fixtures/reviews.ts";
import { tellsMove } from "../fixtures/tokens.ts";
import { deploySystem, DOMAINS, type Person } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, instant, single, widest } = DOMAINS;
const FINAL = bitsOf("Passed", "Rejected");

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

describe("Moves: complete", () => {
  it("moves the party after 14 days without an appeal, to the second, whoever calls", async () => {
    const system = await load();
    const { moves, contractors, reviews, members, crowd, stranger } = system;
    const { id, recovery } = await recoveryIn(system, "Reached");
    const number = await numberOf(system, members[6]);
    const { reachedAt } = await reviews.timesOf(id);
    await at(reachedAt + 14n * DAY - 1n);
    await expectError(
      moves.complete(recovery, ALL, { gasLimit: 1_000_000n }),
      reviews,
      "Reviews_UnexpectedState",
      id,
      ReviewState.Reached,
      FINAL,
    );
    await at(reachedAt + 14n * DAY);
    await expectEvents(system, moves.connect(stranger).complete(recovery, ALL), [
      [reviews, "ReviewPassed", id],
      [moves, "Recovered", id],
      ...tellsMove(system, number, members[6], crowd[0], ALL),
    ]);
    expect(await contractors.isCleared(standard.id, crowd[0])).to.equal(true);
    expect(await contractors.isCleared(standard.id, members[6])).to.equal(false);
  });

  for (const stage of ["Passed", "Yes"] as const) {
    it(`moves the party when the review has passed: ${stage}`, async () => {
      const system = await load();
      const { moves, members, crowd } = system;
      const { id, recovery } = await recoveryIn(system, stage);
      await expectEvents(system, moves.complete(recovery, ALL), [
        [moves, "Recovered", id],
        ...tellsMove(system, await numberOf(system, members[6]), members[6], crowd[0], ALL),
      ]);
    });
  }

  const WAITS: Partial<Record<RecoveryStage, ReviewStateName>> = {
    Open: "Open",
    Reached: "Reached",
    Contested: "Escalated",
    Appealed: "Escalated",
    Lapsed: "Lapsed",
  };
  for (const [stage, state] of Object.entries(WAITS)) {
    it(`reverts while it is ${stage}`, async () => {
      const system = await load();
      const { moves, reviews } = system;
      const { id, recovery } = await recoveryIn(system, stage as RecoveryStage);
      await expectError(
        moves.complete(recovery, ALL),
        reviews,
        "Reviews_UnexpectedState",
        id,
        ReviewState[state],
        FINAL,
      );
    });
  }

  for (const stage of ["No", "Silent", "Rejected"] as const) {
    it(`reverts when it was rejected: ${stage}`, async () => {
      const system = await load();
      const { moves, contractors, members } = system;
      const { id, recovery } = await recoveryIn(system, stage);
      await expectError(moves.complete(recovery, ALL), moves, "Moves_NotPassed", id);
      expect(await contractors.isCleared(standard.id, members[6])).to.equal(true);
    });
  }

  it("reverts the second time, also after the party has moved on", async () => {
    const system = await load();
    const { moves, reviews } = system;
    const { id, recovery } = await recoveryIn(system, "Passed");
    await moves.complete(recovery, ALL);
    await expectError(moves.complete(recovery, ALL), reviews, "Reviews_AlreadySettled", id);
  });

  it("reverts for a recovery that differs in anything", async () => {
    const system = await load();
    const { moves, reviews, members, crowd } = system;
    const { recovery } = await recoveryIn(system, "Passed");
    for (const other of [
      { ...recovery, domain: 2n },
      { ...recovery, from: members[5].address },
      { ...recovery, to: crowd[1].address },
      { ...recovery, opener: members[1].address },
      { ...recovery, content: `0x${"00".repeat(32)}` },
      { ...recovery, salt: recovery.salt + 1n },
      { ...recovery, barred: [] },
    ]) {
      await expectError(
        moves.complete(other, ALL),
        reviews,
        "Reviews_UnexpectedState",
        reviews.idOf(plain(await moves.questionOf(other)) as never),
        ReviewState.None,
        FINAL,
      );
    }
  });

  it("reverts unless the party's domains of now are named, and stays possible", async () => {
    const system = await load();
    const { moves, contractors, clearances, members } = system;
    const { id, recovery } = await recoveryIn(system, "Passed");
    await expectError(moves.complete(recovery, [1n, 2n]), contractors, "Contractors_WrongDomains", 3n, 2n);
    await clearances.connect(members[6]).resign(single.id);
    await expectError(moves.complete(recovery, ALL), contractors, "Contractors_NotCleared", single.id, members[6]);
    await moves.complete(recovery, [standard.id, instant.id]);
    expect((await system.reviews.reviewOf(id)).settled).to.equal(true);
  });

  it("reverts when the new address has become a party's since", async () => {
    const system = await load();
    const { moves, contractors, crowd } = system;
    const { recovery } = await recoveryIn(system, "Passed");
    await admit(system, widest, [crowd[0]]);
    await expectError(moves.complete(recovery, ALL), contractors, "Contractors_KnownAccount", crowd[0]);
  });

  it("reverts when the holder has found the key and moved", async () => {
    const system = await load();
    const { moves, contractors, members, crowd } = system;
    const { recovery } = await recoveryIn(system, "Passed");
    await moveParty(system, members[6], crowd[1]);
    await expectError(moves.complete(recovery, ALL), contractors, "Contractors_NotCleared", standard.id, members[6]);
  });
});

describe("Moves: the holder's appeal", () => {
  it("sends the question to the arbiter, whose silence keeps the party where it is", async () => {
    const system = await load();
    const { moves, reviews, members, contractors } = system;
    const opened = await recoveryIn(system, "Reached");
    await expectEvents(system, reviews.connect(members[6]).appeal(opened.question), [
      [reviews, "ReviewEscalated", opened.id, members[6]],
    ]);
    await pass(ANSWER);
    await expectError(moves.complete(opened.recovery, ALL), moves, "Moves_NotPassed", opened.id);
    expect(await contractors.isCleared(standard.id, members[6])).to.equal(true);
  });

  it("is the holder's alone, and can be made until the last second of 14 days", async () => {
    const system = await load();
    const { reviews, members, crowd, stranger } = system;
    const { id, question } = await recoveryIn(system, "Reached");
    for (const other of [members[0], members[5], crowd[0], stranger] as Person[]) {
      await expectError(reviews.connect(other).appeal(question), reviews, "Reviews_NotAppealable", id, other);
    }
    const { reachedAt } = await reviews.timesOf(id);
    await at(reachedAt + DELAY - 1n);
    await reviews.connect(members[6]).appeal(question);
    expect(await reviews.stateOf(id)).to.equal(ReviewState.Escalated);
  });

  it("is too late when 14 days are over", async () => {
    const system = await load();
    const { reviews, members } = system;
    const { id, question } = await recoveryIn(system, "Concludable");
    await expectError(
      reviews.connect(members[6]).appeal(question),
      reviews,
      "Reviews_UnexpectedState",
      id,
      ReviewState.Concludable,
      bitsOf("Reached"),
    );
  });

  it("can be made by somebody whose clearance is suspended", async () => {
    const system = await load();
    const { contractors, reviews, admin, members } = system;
    const { id, question } = await recoveryIn(system, "Reached");
    await contractors.connect(admin).grantRole(await contractors.REGISTRAR_ROLE(), admin);
    await contractors.connect(admin).suspend(standard.id, members[6]);
    await reviews.connect(members[6]).appeal(question);
    expect(await reviews.stateOf(id)).to.equal(ReviewState.Escalated);
  });
});

describe("Attacks on moves", () => {
  it("steal a voice with a small domain's colluders: the strictest of the party's domains judges", async () => {
    const system = await load();
    const { moves, members, crowd } = system;
    await expectError(
      moves.connect(members[0]).recover(single.id, members[6], crowd[0], LOST, 1n, ALL),
      moves,
      "Moves_NotTheStrictest",
      single.id,
      standard.id,
    );
    await expectError(
      moves.connect(members[0]).recover(single.id, members[6], crowd[0], LOST, 1n, [single.id]),
      system.contractors,
      "Contractors_WrongDomains",
      3n,
      1n,
    );
  });

  it("steal a voice while its holder looks on: the appeal holds it, and the arbiter's no is final", async () => {
    const system = await load();
    const { moves, members, reviews } = system;
    const opened = await recoveryIn(system, "Appealed");
    await answer(system, opened, false);
    await expectError(moves.complete(opened.recovery, ALL), moves, "Moves_NotPassed", opened.id);
    await expectError(
      endorseBy(system, opened, [members[3]]),
      reviews,
      "Reviews_UnexpectedState",
      opened.id,
      ReviewState.Rejected,
      bitsOf("Open"),
    );
  });

  it("two recoveries at once to two addresses: one is carried out", async () => {
    const system = await load();
    const { moves, contractors, members, crowd } = system;
    const first = await openRecovery(system);
    const second = await openRecovery(system, { to: crowd[1], opener: members[1] });
    await endorseBy(system, first, members.slice(1, 3));
    await endorseBy(system, second, [members[0], members[2]]);
    await pass(DELAY);
    await moves.complete(second.recovery, ALL);
    await expectError(
      moves.complete(first.recovery, ALL),
      contractors,
      "Contractors_NotCleared",
      standard.id,
      members[6],
    );
    expect(await contractors.isCleared(standard.id, crowd[1])).to.equal(true);
    await expectError(
      system.clearances.connect(crowd[0]).resign(standard.id),
      contractors,
      "Contractors_NotCleared",
      standard.id,
      crowd[0],
    );
  });

  it("keep an offer for later: it is worth nothing once the party has moved", async () => {
    const system = await load();
    const { moves, contractors, members, crowd } = system;
    await moves.connect(members[6]).offer(crowd[1]);
    const { recovery } = await recoveryIn(system, "Passed");
    await moves.complete(recovery, ALL);
    await expectError(
      moves.connect(crowd[1]).take(members[6], ALL),
      contractors,
      "Contractors_NotCleared",
      standard.id,
      members[6],
    );
    await expectError(
      moves.connect(crowd[1]).take(members[6], []),
      contractors,
      "Contractors_UnknownAccount",
      members[6],
    );
  });
});
