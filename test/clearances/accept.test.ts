import { expect } from "chai";

import { expectError, expectEvents, plain, secondOf } from "../fixtures/assertions.ts";
import { at, networkHelpers } from "../fixtures/chain.ts";
import { nominationIn, openNomination, questionOf } from "../fixtures/clearances.ts";
import { numberOf } from "../fixtures/parties.ts";
import { admit, answer, ReviewState, type ReviewStateName, revoke } from "../fixtures/reviews.ts";
import { tellsClearance } from "../fixtures/tokens.ts";
import { deploySystem, DOMAINS, Kind, offerOf } from "../fixtures/system.ts";
import { NEXT_NUMBER, exhaustAdmissions } from "./throttled.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard } = DOMAINS;

describe("Clearances: accept", () => {
  for (const state of ["Open", "Reached", "Contested", "Lapsed", "Escalated"] as ReviewStateName[]) {
    it(`is written down while the review is ${state}`, async () => {
      const system = await load();
      const { clearances, contractors, candidate } = system;
      const { id, nomination } = await nominationIn(system, state as "Open");
      const accept = clearances.connect(candidate).accept(nomination);
      await expectEvents(system, accept, [[clearances, "OfferAccepted", id]]);
      expect(await clearances.acceptedAt(id)).to.equal(await secondOf(accept));
      expect(await contractors.isCleared(standard.id, candidate)).to.equal(false);
    });
  }

  it("is the last step after the review has passed, and issues what was offered", async () => {
    const system = await load();
    const { clearances, contractors, reviews, candidate } = system;
    const offer = offerOf({ kind: Kind.Supervisor, rate: 33_000_000n });
    const { id, nomination } = await nominationIn(system, "Passed", { offer });
    const accept = clearances.connect(candidate).accept(nomination);
    await expectEvents(system, accept, [
      [clearances, "OfferAccepted", id],
      [clearances, "ClearanceIssued", id, standard.id, candidate],
      ...(await tellsClearance(system, standard.id, candidate, offer, NEXT_NUMBER)),
    ]);
    const second = await secondOf(accept);
    expect(plain(await contractors.clearanceOf(standard.id, candidate))).to.deep.equal([
      second,
      0n,
      33_000_000n,
      0n,
      0n,
      Kind.Supervisor,
      false,
      false,
    ]);
    expect((await reviews.reviewOf(id)).settled).to.equal(true);
  });

  it("issues what the arbiter approved against the domain's objections", async () => {
    const system = await load();
    const { clearances, contractors, candidate } = system;
    const opened = await nominationIn(system, "Escalated");
    await answer(system, opened, true);
    await clearances.connect(candidate).accept(opened.nomination);
    expect(await contractors.isCleared(standard.id, candidate)).to.equal(true);
  });

  it("concludes where that is due, and issues", async () => {
    const system = await load();
    const { clearances, reviews, candidate } = system;
    const { id, nomination } = await nominationIn(system, "Concludable");
    await expectEvents(system, clearances.connect(candidate).accept(nomination), [
      [clearances, "OfferAccepted", id],
      [reviews, "ReviewPassed", id],
      [clearances, "ClearanceIssued", id, standard.id, candidate],
      ...(await tellsClearance(system, standard.id, candidate, offerOf(), NEXT_NUMBER)),
    ]);
  });

  it("concludes where that is due, and issues nothing when an endorser has left", async () => {
    const system = await load();
    const { clearances, contractors, reviews, candidate, members } = system;
    const { id, nomination } = await nominationIn(system, "Concludable");
    await revoke(system, standard, [members[1]]);
    await expectEvents(system, clearances.connect(candidate).accept(nomination), [
      [clearances, "OfferAccepted", id],
      [reviews, "SayDropped", id, await numberOf(system, members[1])],
      [reviews, "ReviewReopened", id],
    ]);
    expect(await reviews.stateOf(id)).to.equal(ReviewState.Open);
    expect(await contractors.isCleared(standard.id, candidate)).to.equal(false);
  });

  it("is written down while the domain's limit is used up, and issued by anybody when it is not", async () => {
    const system = await load();
    const { clearances, contractors, candidate, stranger } = system;
    const next = await exhaustAdmissions(system, standard);
    const { id, nomination } = await nominationIn(system, "Passed");
    await expectEvents(system, clearances.connect(candidate).accept(nomination), [[clearances, "OfferAccepted", id]]);
    expect(await clearances.acceptedAt(id)).not.to.equal(0n);
    await at(next - 1n);
    await expectError(
      clearances.connect(stranger).issue(nomination, { gasLimit: 1_000_000n }),
      contractors,
      "Contractors_Throttled",
      standard.id,
      next,
    );
    await at(next);
    await clearances.connect(stranger).issue(nomination);
    expect(await contractors.isCleared(standard.id, candidate)).to.equal(true);
  });

  it("reverts for anybody but the candidate", async () => {
    const system = await load();
    const { clearances, candidate, members, stranger, admin } = system;
    const { nomination } = await nominationIn(system, "Passed");
    for (const caller of [members[0], members[1], stranger, admin]) {
      await expectError(
        clearances.connect(caller).accept(nomination),
        clearances,
        "Clearances_NotTheCandidate",
        candidate,
        caller,
      );
    }
  });

  it("reverts the second time, and for a candidate who nominated itself", async () => {
    const system = await load();
    const { clearances, candidate } = system;
    const sponsored = await nominationIn(system, "Open", { accepted: true });
    const own = await openNomination(system, { opener: candidate });
    for (const { id, nomination } of [sponsored, own]) {
      await expectError(clearances.connect(candidate).accept(nomination), clearances, "Clearances_AlreadyAccepted", id);
    }
  });

  it("reverts when the review was rejected, and for another offer than was nominated", async () => {
    const system = await load();
    const { clearances, candidate } = system;
    const { id, nomination } = await nominationIn(system, "Rejected");
    await expectError(
      clearances.connect(candidate).accept(nomination),
      clearances,
      "Clearances_NotAcceptable",
      id,
      ReviewState.Rejected,
    );
    const open = await openNomination(system);
    const other = { ...open.nomination, offer: offerOf({ rate: 2n }) };
    await expectError(
      clearances.connect(candidate).accept(other),
      clearances,
      "Clearances_NotAcceptable",
      system.reviews.idOf(questionOf(system, other)),
      ReviewState.None,
    );
  });

  it("reverts when a clearance ended since the nomination, or one exists already", async () => {
    const system = await load();
    const { clearances, candidate } = system;
    const { id, nomination } = await nominationIn(system, "Passed");
    await admit(system, standard, [candidate]);
    await expectError(
      clearances.connect(candidate).accept(nomination),
      clearances,
      "Clearances_AlreadyCleared",
      standard.id,
      candidate,
    );
    await revoke(system, standard, [candidate]);
    const { until } = await system.contractors.clearanceOf(standard.id, candidate);
    await expectError(clearances.connect(candidate).accept(nomination), clearances, "Clearances_Superseded", id, until);
    expect(await clearances.acceptedAt(id)).to.equal(0n);
  });
});
