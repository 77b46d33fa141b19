import { expect } from "chai";

import { expectError, expectEvents, plain, secondOf } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import {
  describeNomination,
  nominationIn,
  openNomination,
  type OpenedNomination,
  signAcceptance,
  STATEMENT,
  UNSIGNED,
} from "../fixtures/clearances.ts";
import { ReviewState, revoke } from "../fixtures/reviews.ts";
import { signSay, signSays } from "../fixtures/signatures.ts";
import { tellsClearance } from "../fixtures/tokens.ts";
import { deploySystem, DOMAINS, offerOf, type System } from "../fixtures/system.ts";
import { NEXT_NUMBER } from "./throttled.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, instant } = DOMAINS;

/** A nomination by the candidate in the domain without a challenge period, not open yet. */
function own(system: System): Promise<OpenedNomination> {
  return describeNomination(system, 0n, { domain: instant, opener: system.candidate });
}

describe("Clearances: conduct", () => {
  describe("given a nomination that is open", () => {
    it("submits signatures, accepts for the candidate and issues, whoever calls", async () => {
      const system = await load();
      const { clearances, reviews, candidate, members, stranger } = system;
      const opened = await openNomination(system, { domain: instant });
      const signed = await signSays(system, opened.question, members.slice(1, 3));
      const acceptance = await signAcceptance(system, opened, candidate);
      await expectEvents(system, clearances.connect(stranger).conduct(opened.nomination, "", signed, acceptance), [
        [reviews, "Endorsed", opened.id, members[1], ""],
        [reviews, "Endorsed", opened.id, members[2], ""],
        [reviews, "ReviewPassed", opened.id],
        [clearances, "OfferAccepted", opened.id],
        [clearances, "ClearanceIssued", opened.id, instant.id, candidate],
        ...(await tellsClearance(system, instant.id, candidate, offerOf(), NEXT_NUMBER)),
      ]);
    });

    it("accepts by the candidate's call, and concludes where that is due", async () => {
      const system = await load();
      const { clearances, reviews, candidate } = system;
      const { id, nomination } = await nominationIn(system, "Concludable");
      await expectEvents(system, clearances.connect(candidate).conduct(nomination, "", [], UNSIGNED), [
        [clearances, "OfferAccepted", id],
        [reviews, "ReviewPassed", id],
        [clearances, "ClearanceIssued", id, standard.id, candidate],
        ...(await tellsClearance(system, standard.id, candidate, offerOf(), NEXT_NUMBER)),
      ]);
    });

    it("passes over signatures of those who have said so already, as when somebody was faster", async () => {
      const system = await load();
      const { clearances, contractors, candidate, members, stranger } = system;
      const opened = await own(system);
      const signed = await signSays(system, opened.question, members.slice(0, 3));
      const acceptance = await signAcceptance(system, opened, candidate);
      // Somebody opens it with a part of what was to be submitted together.
      await clearances.connect(stranger).conduct(opened.nomination, STATEMENT, signed.slice(0, 1), acceptance);
      await clearances.connect(candidate).conduct(opened.nomination, STATEMENT, signed, acceptance);
      expect(await contractors.isCleared(instant.id, candidate)).to.equal(true);
    });

    it("does nothing where there is nothing to do, and does not accept twice", async () => {
      const system = await load();
      const { clearances, candidate, stranger } = system;
      const opened = await openNomination(system, { domain: instant });
      await expectEvents(system, clearances.connect(stranger).conduct(opened.nomination, "", [], UNSIGNED), []);
      expect(await clearances.acceptedAt(opened.id)).to.equal(0n);
      const accept = clearances.connect(candidate).conduct(opened.nomination, "", [], UNSIGNED);
      await expectEvents(system, accept, [[clearances, "OfferAccepted", opened.id]]);
      const acceptance = await signAcceptance(system, opened, candidate);
      await expectEvents(system, clearances.connect(candidate).conduct(opened.nomination, "", [], acceptance), []);
      expect(await clearances.acceptedAt(opened.id)).to.equal(await secondOf(accept));
    });

    it("submits objections too, which leave it where it is", async () => {
      const system = await load();
      const { clearances, reviews, members } = system;
      const opened = await openNomination(system, { domain: instant });
      const objection = await signSay(system, opened.question, members[3], { act: "Object", reason: "no" });
      await clearances.conduct(opened.nomination, "", [objection], UNSIGNED);
      expect(plain(await reviews.saysOf(opened.id))).to.deep.equal([[members[0].address], [members[3].address]]);
    });

    it("issues nothing when the conclusion finds too few endorsers left, and remembers the acceptance", async () => {
      const system = await load();
      const { clearances, contractors, reviews, candidate, members } = system;
      const { id, nomination } = await nominationIn(system, "Concludable");
      await revoke(system, standard, [members[2]]);
      await clearances.connect(candidate).conduct(nomination, "", [], UNSIGNED);
      expect(await reviews.stateOf(id)).to.equal(ReviewState.Open);
      expect(await clearances.acceptedAt(id)).not.to.equal(0n);
      expect(await contractors.isCleared(standard.id, candidate)).to.equal(false);
    });

    it("takes no acceptance of one that was rejected", async () => {
      const system = await load();
      const { clearances, candidate, stranger } = system;
      const opened = await nominationIn(system, "Rejected");
      const acceptance = await signAcceptance(system, opened, candidate);
      for (const [caller, given] of [
        [candidate, UNSIGNED],
        [stranger, acceptance],
      ] as const) {
        await expectError(
          clearances.connect(caller).conduct(opened.nomination, "", [], given),
          clearances,
          "Clearances_NotAcceptable",
          opened.id,
          ReviewState.Rejected,
        );
      }
      expect(await clearances.acceptedAt(opened.id)).to.equal(0n);
    });

    it("issues once: one that was issued in one transaction is settled for ever", async () => {
      const system = await load();
      const { clearances, reviews, candidate, members, stranger } = system;
      const opened = await own(system);
      const signed = await signSays(system, opened.question, members.slice(0, 3));
      const acceptance = await signAcceptance(system, opened, candidate);
      await clearances.connect(stranger).conduct(opened.nomination, STATEMENT, signed, acceptance);
      await clearances.connect(candidate).resign(instant.id);
      await expectError(
        clearances.connect(stranger).conduct(opened.nomination, STATEMENT, [], acceptance),
        reviews,
        "Reviews_AlreadySettled",
        opened.id,
      );
      await expectError(
        clearances.connect(candidate).accept(opened.nomination),
        reviews,
        "Reviews_AlreadySettled",
        opened.id,
      );
    });
  });
});
