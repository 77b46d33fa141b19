import { expect } from "chai";
import { ZeroHash } from "ethers";

import { expectError, expectEvents, plain, secondOf } from "../fixtures/assertions.ts";
import { at, DAY, ethers, networkHelpers, now, pass, reach } from "../fixtures/chain.ts";
import { describeNomination, nominationIn, openNomination, questionOf, STATEMENT } from "../fixtures/clearances.ts";
import { call } from "../fixtures/money.ts";
import { joinCompany, numberOf } from "../fixtures/parties.ts";
import {
  admit,
  answer,
  bitsOf,
  endorseBy,
  ESCALATION,
  openReview,
  ReviewState,
  type ReviewStateName,
  revoke,
} from "../fixtures/reviews.ts";
import { tellsClearance } from "../fixtures/tokens.ts";
import { deploySystem, DOMAINS, Kind, offerOf, RATE } from "../fixtures/system.ts";
import { NEXT_NUMBER, exhaustAdmissions } from "./throttled.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, instant } = DOMAINS;
const FINAL = bitsOf("Passed", "Rejected");

describe("Clearances: issue", () => {
  it("clears the candidate at the accepted terms once the review has passed, whoever calls", async () => {
    const system = await load();
    const { clearances, contractors, reviews, candidate, stranger } = system;
    const offer = offerOf({ rate: 1n });
    const { id, nomination } = await nominationIn(system, "Passed", { accepted: true, offer });
    const issue = clearances.connect(stranger).issue(nomination);
    await expectEvents(system, issue, [
      [clearances, "ClearanceIssued", id, standard.id, candidate],
      ...(await tellsClearance(system, standard.id, candidate, offer, NEXT_NUMBER)),
    ]);
    const since = await secondOf(issue);
    expect(plain(await contractors.clearanceOf(standard.id, candidate))).to.deep.equal([
      since,
      0n,
      1n,
      0n,
      0n,
      Kind.Direct,
      false,
      false,
    ]);
    expect((await reviews.reviewOf(id)).settled).to.equal(true);
  });

  it("clears with every kind that is offered", async () => {
    const system = await load();
    const { clearances, contractors, admin, crowd, members } = system;
    await clearances.connect(admin).admit(instant.id, crowd[9]!, offerOf({ kind: Kind.Supervisor }));
    const until = (await now()) + 90n * DAY;
    const cases = [
      [offerOf({ kind: Kind.Supervisor }), 0n, 0n],
      [offerOf({ kind: Kind.Subcontractor, supervisor: crowd[9]!.address }), await numberOf(system, crowd[9]!), 0n],
      [offerOf({ kind: Kind.Temporary }), 0n, 1n],
      [offerOf({ kind: Kind.Proposal, until }), 0n, 0n],
    ] as const;
    for (const [i, [offer, supervisor, uses]] of cases.entries()) {
      if (i === 3) await reach(await contractors.nextAdmission(instant.id));
      const candidate = crowd[i]!;
      const { nomination } = await nominationIn(system, "Passed", {
        domain: instant,
        candidate,
        opener: members[0],
        offer,
        accepted: true,
      });
      const since = await secondOf(clearances.issue(nomination));
      expect(plain(await contractors.clearanceOf(instant.id, candidate))).to.deep.equal([
        since,
        offer.until,
        RATE,
        supervisor,
        uses,
        offer.kind,
        false,
        false,
      ]);
    }
  });

  it("concludes the review first where that is due", async () => {
    const system = await load();
    const { clearances, reviews, candidate } = system;
    const { id, nomination } = await nominationIn(system, "Concludable", { accepted: true });
    await expectEvents(system, clearances.issue(nomination), [
      [reviews, "ReviewPassed", id],
      [clearances, "ClearanceIssued", id, standard.id, candidate],
      ...(await tellsClearance(system, standard.id, candidate, offerOf(), NEXT_NUMBER)),
    ]);
  });

  it("follows the last endorsement where there is no challenge, for a candidate who nominated itself", async () => {
    const system = await load();
    const { clearances, contractors, candidate } = system;
    const { nomination } = await nominationIn(system, "Passed", { domain: instant, opener: candidate });
    expect(await contractors.isCleared(instant.id, candidate)).to.equal(false);
    await clearances.issue(nomination);
    expect(await contractors.isCleared(instant.id, candidate)).to.equal(true);
  });

  it("makes a contractor who can sponsor and endorse what opens later", async () => {
    const system = await load();
    const { clearances, candidate, stranger, reviews } = system;
    const before = await openReview(system);
    const { nomination } = await nominationIn(system, "Passed", { accepted: true });
    await clearances.issue(nomination);
    await openNomination(system, { opener: candidate, candidate: stranger });
    await expectError(
      reviews.connect(candidate).endorse(before.question, ""),
      reviews,
      "Reviews_NotEligible",
      standard.id,
      candidate,
      before.openedAt,
    );
  });

  it("waits while the domain's limit is used up, with the acceptance before or after the review", async () => {
    const system = await load();
    const { clearances, contractors, candidate, stranger } = system;
    const next = await exhaustAdmissions(system, standard);
    const sponsored = await nominationIn(system, "Passed", { accepted: true });
    const own = await nominationIn(system, "Passed", { candidate: stranger, opener: stranger });
    for (const { nomination } of [sponsored, own]) {
      await expectError(clearances.issue(nomination), contractors, "Contractors_Throttled", standard.id, next);
    }
    await reach(next);
    for (const { nomination } of [sponsored, own]) await clearances.issue(nomination);
    expect(await contractors.isCleared(standard.id, candidate)).to.equal(true);
    expect(await contractors.isCleared(standard.id, stranger)).to.equal(true);
  });

  it("reverts without the candidate's acceptance", async () => {
    const system = await load();
    const { clearances } = system;
    for (const state of ["Open", "Passed"] as const) {
      const { id, nomination } = await nominationIn(system, state, {
        opener: system.members[state === "Open" ? 6 : 0],
      });
      await expectError(clearances.issue(nomination), clearances, "Clearances_NotAccepted", id);
    }
  });

  it("reverts for a nomination that differs in anything", async () => {
    const system = await load();
    const { clearances, reviews, stranger } = system;
    const { nomination } = await nominationIn(system, "Passed", { accepted: true });
    for (const other of [
      { ...nomination, offer: offerOf({ rate: RATE * 2n }) },
      { ...nomination, offer: offerOf({ kind: Kind.Supervisor }) },
      { ...nomination, offer: offerOf({ until: 1n }) },
      { ...nomination, offer: offerOf({ supervisor: stranger.address }) },
      { ...nomination, candidate: stranger.address },
      { ...nomination, opener: stranger.address },
      { ...nomination, domain: instant.id },
      { ...nomination, salt: nomination.salt + 1n },
      { ...nomination, changes: true },
      { ...nomination, barred: [1n] },
      { ...nomination, content: ZeroHash },
    ]) {
      await expectError(
        clearances.issue(other),
        clearances,
        "Clearances_NotAccepted",
        reviews.idOf(questionOf(system, other)),
      );
    }
  });

  for (const state of ["Open", "Reached", "Contested", "Lapsed", "Escalated"] as ReviewStateName[]) {
    it(`reverts while the review is ${state}`, async () => {
      const system = await load();
      const { clearances, reviews } = system;
      const { id, nomination } = await nominationIn(system, state as "Open", { accepted: true });
      await expectError(
        clearances.issue(nomination),
        reviews,
        "Reviews_UnexpectedState",
        id,
        ReviewState[state],
        FINAL,
      );
    });
  }

  it("reverts when the review was rejected, by the arbiter or by nobody's asking", async () => {
    for (const state of ["Rejected", "Escalated"] as const) {
      const system = await load();
      const { clearances } = system;
      const opened = await nominationIn(system, state, { accepted: true });
      if (state === "Escalated") await answer(system, opened, false);
      await expectError(clearances.issue(opened.nomination), clearances, "Clearances_NotPassed", opened.id);
    }
  });

  it("reverts when an endorser left before the conclusion: open again, lapsed, rejected", async () => {
    const system = await load();
    const { clearances, reviews, members } = system;
    const { id, nomination, deadline } = await nominationIn(system, "Concludable", { accepted: true });
    await revoke(system, standard, [members[0]]);
    await expectError(clearances.issue(nomination), reviews, "Reviews_UnexpectedState", id, ReviewState.Open, FINAL);
    await reach(deadline);
    await expectError(clearances.issue(nomination), reviews, "Reviews_UnexpectedState", id, ReviewState.Lapsed, FINAL);
    await reach(deadline + ESCALATION);
    await expectError(clearances.issue(nomination), clearances, "Clearances_NotPassed", id);
  });

  it("reverts the second time, as long as the candidate is cleared and also after the revocation", async () => {
    const system = await load();
    const { clearances, reviews } = system;
    const { id, nomination } = await nominationIn(system, "Passed", { accepted: true });
    await clearances.issue(nomination);
    await expectError(clearances.issue(nomination), reviews, "Reviews_AlreadySettled", id);
    await revoke(system, standard, [system.candidate]);
    await expectError(clearances.issue(nomination), reviews, "Reviews_AlreadySettled", id);
  });

  it("reverts for the second of two nominations that passed, also once the first's clearance has ended", async () => {
    const system = await load();
    const { clearances, contractors, members, candidate } = system;
    const first = await openNomination(system);
    const second = await openNomination(system, { opener: members[1] });
    for (const { nomination } of [first, second]) await clearances.connect(candidate).accept(nomination);
    await endorseBy(system, first, members.slice(1, 3));
    await endorseBy(system, second, [members[0], members[2]]);
    await pass(standard.challenge);
    await clearances.issue(first.nomination);
    await expectError(
      clearances.issue(second.nomination),
      clearances,
      "Clearances_AlreadyCleared",
      standard.id,
      candidate,
    );
    await revoke(system, standard, [candidate]);
    const { until } = await contractors.clearanceOf(standard.id, candidate);
    await expectError(clearances.issue(second.nomination), clearances, "Clearances_Superseded", second.id, until);
  });

  it("reverts for an offer that can no longer be cleared with", async () => {
    const system = await load();
    const { clearances, contractors, admin, crowd } = system;
    await clearances.connect(admin).admit(standard.id, crowd[0], offerOf({ kind: Kind.Supervisor }));
    const until = (await now()) + 2n * DAY;
    const proposal = await nominationIn(system, "Open", { accepted: true, offer: { kind: Kind.Proposal, until } });
    const below = await nominationIn(system, "Passed", {
      candidate: crowd[1],
      accepted: true,
      offer: { kind: Kind.Subcontractor, supervisor: crowd[0].address },
    });
    await endorseBy(system, proposal, system.members.slice(1, 3));
    await revoke(system, standard, [crowd[0]]);
    await pass(standard.challenge);
    await expectError(
      clearances.issue(proposal.nomination),
      contractors,
      "Contractors_InvalidEnd",
      Kind.Proposal,
      until,
    );
    await expectError(
      clearances.issue(below.nomination),
      contractors,
      "Contractors_InvalidSupervisor",
      Kind.Subcontractor,
      crowd[0],
    );
  });

  it("reverts 270 days after it was opened, to the second: what was judged so long ago may be otherwise now", async () => {
    const system = await load();
    const { clearances, contractors, candidate, stranger } = system;
    const first = await nominationIn(system, "Passed", { accepted: true });
    const last = await nominationIn(system, "Passed", { candidate: stranger, opener: stranger });
    await at(first.openedAt + 270n * DAY);
    await expectError(
      clearances.issue(first.nomination, { gasLimit: 1_000_000n }),
      clearances,
      "Clearances_Expired",
      first.id,
      first.openedAt + 270n * DAY,
    );
    await at(last.openedAt + 270n * DAY - 1n);
    await clearances.issue(last.nomination);
    expect(await contractors.isCleared(standard.id, stranger)).to.equal(true);
    expect(await contractors.isCleared(standard.id, candidate)).to.equal(false);
  });

  it("reverts when stakeholders confirmed since that a clearance has ended", async () => {
    const system = await load();
    const { clearances, admin, members } = system;
    await clearances.connect(members[6]).resign(instant.id);
    await pass(1n);
    const { id, nomination } = await nominationIn(system, "Passed", {
      domain: instant,
      candidate: members[6],
      accepted: true,
    });
    const decided = await secondOf(clearances.connect(admin).revoke(instant.id, members[6]));
    await expectError(clearances.issue(nomination), clearances, "Clearances_Superseded", id, decided);
  });

  it("reverts for a domain that was retired meanwhile", async () => {
    const system = await load();
    const { clearances, contractors, admin } = system;
    const { nomination } = await nominationIn(system, "Passed", { accepted: true });
    await contractors.connect(admin).retireDomain(standard.id);
    await expectError(clearances.issue(nomination), contractors, "Contractors_RetiredDomain", standard.id);
  });

  it("reverts for a candidate that has become a company", async () => {
    const system = await load();
    const { clearances, contractors, members, candidate } = system;
    const { nomination } = await nominationIn(system, "Passed", { accepted: true });
    await joinCompany(system, candidate, [members[6]]);
    await expectError(clearances.issue(nomination), contractors, "Contractors_WrongParty", candidate);
  });

  describe("given a clearance that was revoked", () => {
    it("does not let an approval from before undo it, and takes a nomination from after", async () => {
      const system = await load();
      const { clearances, contractors, candidate } = system;
      const old = await nominationIn(system, "Passed", { domain: instant, accepted: true });
      await admit(system, instant, [candidate]);
      await revoke(system, instant, [candidate]);
      const { until } = await contractors.clearanceOf(instant.id, candidate);
      await expectError(clearances.issue(old.nomination), clearances, "Clearances_Superseded", old.id, until);

      const fresh = await nominationIn(system, "Passed", { domain: instant, accepted: true });
      await clearances.issue(fresh.nomination);
      expect(await contractors.isCleared(instant.id, candidate)).to.equal(true);
    });

    it("counts a revocation in the very second of the nomination as after it", async () => {
      const system = await load();
      const { clearances, members, candidate, admin } = system;
      const actor = await ethers.deployContract("Actor");
      await clearances.connect(admin).grantRole(await clearances.DEFAULT_ADMIN_ROLE(), actor);
      await clearances.connect(admin).admit(standard.id, actor, offerOf());
      const { nomination, question, id } = await describeNomination(system, 0n, { opener: actor });
      const second = (await now()) + 100n;
      await at(second);
      await actor.run([
        call(clearances, "nominate", [standard.id, candidate.address, offerOf(), STATEMENT, 1n]),
        call(clearances, "admit", [standard.id, candidate.address, offerOf()]),
        call(clearances, "revoke", [standard.id, candidate.address]),
      ]);
      await clearances.connect(candidate).accept(nomination);
      await endorseBy(system, { question }, members.slice(0, 2));
      await pass(standard.challenge);
      await expectError(clearances.issue(nomination), clearances, "Clearances_Superseded", id, second);
    });
  });
});
