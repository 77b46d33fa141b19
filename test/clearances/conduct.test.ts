import { expect } from "chai";

import { expectError, expectEvents, secondOf } from "../fixtures/assertions.ts";
import { at, DAY, networkHelpers, now, pass } from "../fixtures/chain.ts";
import {
  describeNomination,
  openNomination,
  type OpenedNomination,
  signAcceptance,
  STATEMENT,
  UNSIGNED,
} from "../fixtures/clearances.ts";
import { joinCompany } from "../fixtures/parties.ts";
import { admit, panelOf, ReviewState } from "../fixtures/reviews.ts";
import { signSays } from "../fixtures/signatures.ts";
import { tellsClearance } from "../fixtures/tokens.ts";
import { deploySystem, DOMAINS, Kind, offerOf, type System } from "../fixtures/system.ts";
import { NEXT_NUMBER, exhaustAdmissions } from "./throttled.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, instant } = DOMAINS;
const OFFERED = Object.values(offerOf());

/** A nomination by the candidate in the domain without a challenge period, not open yet. */
function own(system: System): Promise<OpenedNomination> {
  return describeNomination(system, 0n, { domain: instant, opener: system.candidate });
}

/** As {@link own}, by the first member. */
function sponsored(system: System): Promise<OpenedNomination> {
  return describeNomination(system, 0n, { domain: instant });
}

describe("Clearances: conduct", () => {
  describe("given a nomination that is not open", () => {
    it("does the whole of it in one transaction by the candidate, with three signatures", async () => {
      const system = await load();
      const { clearances, contractors, reviews, candidate, members } = system;
      const { id, nomination, question } = await own(system);
      const signed = await signSays(system, question, members.slice(0, 3));
      await expectEvents(system, clearances.connect(candidate).conduct(nomination, STATEMENT, signed, UNSIGNED), [
        [reviews, "ReviewOpened", id, clearances, instant.id, Object.values(question), panelOf(instant)],
        [clearances, "Nominated", id, instant.id, candidate, candidate, OFFERED, false, 1n, STATEMENT],
        ...members.slice(0, 3).map((member) => [reviews, "Endorsed", id, member, ""] as const),
        [reviews, "ReviewPassed", id],
        [clearances, "OfferAccepted", id],
        [clearances, "ClearanceIssued", id, instant.id, candidate],
        ...(await tellsClearance(system, instant.id, candidate, offerOf(), NEXT_NUMBER)),
      ]);
      expect(await contractors.isCleared(instant.id, candidate)).to.equal(true);
      expect((await reviews.reviewOf(id)).settled).to.equal(true);
    });

    it("does the whole of it by anybody with the candidate's signature", async () => {
      const system = await load();
      const { clearances, contractors, candidate, members, stranger } = system;
      const opened = await own(system);
      const signed = await signSays(system, opened.question, members.slice(0, 3));
      const acceptance = await signAcceptance(system, opened, candidate);
      await clearances.connect(stranger).conduct(opened.nomination, STATEMENT, signed, acceptance);
      expect(await contractors.isCleared(instant.id, candidate)).to.equal(true);
    });

    it("does the whole of it by the sponsor, who endorses by calling, with the candidate's signature", async () => {
      const system = await load();
      const { clearances, reviews, candidate, members } = system;
      const opened = await sponsored(system);
      const { id, nomination, question } = opened;
      const signed = await signSays(system, question, members.slice(1, 3));
      const acceptance = await signAcceptance(system, opened, candidate);
      await expectEvents(system, clearances.connect(members[0]).conduct(nomination, STATEMENT, signed, acceptance), [
        [reviews, "ReviewOpened", id, clearances, instant.id, Object.values(question), panelOf(instant)],
        [clearances, "Nominated", id, instant.id, candidate, members[0], OFFERED, false, 1n, STATEMENT],
        ...members.slice(0, 3).map((member) => [reviews, "Endorsed", id, member, ""] as const),
        [reviews, "ReviewPassed", id],
        [clearances, "OfferAccepted", id],
        [clearances, "ClearanceIssued", id, instant.id, candidate],
        ...(await tellsClearance(system, instant.id, candidate, offerOf(), NEXT_NUMBER)),
      ]);
    });

    it("changes terms in one transaction too", async () => {
      const system = await load();
      const { clearances, contractors, members } = system;
      const changing = { domain: instant, candidate: members[6], opener: members[6], changes: true };
      const { nomination, question } = await describeNomination(system, 0n, { ...changing, offer: { rate: 5n } });
      const signed = await signSays(system, question, members.slice(0, 3));
      await clearances.connect(members[6]).conduct(nomination, STATEMENT, signed, UNSIGNED);
      expect(await contractors.rateAt(instant.id, members[6], (await now()) + 31n * DAY)).to.equal(5n);
    });

    it("opens it and remembers what was done where signatures are missing, or the challenge has to pass", async () => {
      for (const domain of [instant, standard]) {
        const system = await load();
        const { clearances, contractors, reviews, candidate, members, stranger } = system;
        const opened = await describeNomination(system, 0n, { domain, opener: candidate });
        const { id, nomination } = opened;
        const some = await signSays(system, opened.question, members.slice(0, domain === instant ? 2 : 3));
        const conduct = clearances.connect(candidate).conduct(nomination, STATEMENT, some, UNSIGNED);
        expect(await clearances.acceptedAt(id)).to.equal(0n);
        const second = await secondOf(conduct);
        expect(await clearances.acceptedAt(id)).to.equal(second);
        expect(await clearances.lastNomination(domain.id, candidate, candidate)).to.equal(id);
        expect(await reviews.stateOf(id)).to.equal(ReviewState[domain === instant ? "Open" : "Reached"]);
        await expectError(
          clearances.connect(candidate).nominate(domain.id, candidate, offerOf(), STATEMENT, 2n),
          clearances,
          "Clearances_AlreadyNominated",
          id,
          candidate,
        );
        const rest = domain === instant ? await signSays(system, opened.question, [members[2]]) : [];
        if (domain === standard) await pass(standard.challenge);
        await clearances.connect(stranger).conduct(nomination, "", rest, UNSIGNED);
        expect(await contractors.isCleared(domain.id, candidate)).to.equal(true);
      }
    });

    it("opens it without an acceptance by the sponsor, and remembers none", async () => {
      const system = await load();
      const { clearances, reviews, members } = system;
      const { id, nomination, question } = await sponsored(system);
      const signed = await signSays(system, question, members.slice(1, 3));
      await clearances.connect(members[0]).conduct(nomination, STATEMENT, signed, UNSIGNED);
      expect(await reviews.stateOf(id)).to.equal(ReviewState.Passed);
      expect(await clearances.acceptedAt(id)).to.equal(0n);
      await expectError(clearances.issue(nomination), clearances, "Clearances_NotAccepted", id);
    });

    it("passes, records the acceptance and waits where the domain's limit is used up", async () => {
      const system = await load();
      const { clearances, contractors, reviews, candidate, members } = system;
      const next = await exhaustAdmissions(system, instant);
      const { id, nomination, question } = await own(system);
      const signed = await signSays(system, question, members.slice(0, 3));
      const conduct = clearances.connect(candidate).conduct(nomination, STATEMENT, signed, UNSIGNED);
      const second = await secondOf(conduct);
      expect(await reviews.stateOf(id)).to.equal(ReviewState.Passed);
      expect(await clearances.acceptedAt(id)).to.equal(second);
      await at(next - 1n);
      await clearances.conduct(nomination, "", [], UNSIGNED);
      expect(await contractors.isCleared(instant.id, candidate)).to.equal(false);
      await at(next);
      await clearances.conduct(nomination, "", [], UNSIGNED);
      expect(await contractors.isCleared(instant.id, candidate)).to.equal(true);
    });

    it("reverts for who is not its opener, and brings no candidate's signature that opened it", async () => {
      const system = await load();
      const { clearances, candidate, members, stranger } = system;
      const mine = await own(system);
      const theirs = await sponsored(system);
      const acceptance = await signAcceptance(system, theirs, candidate);
      await expectError(
        clearances.connect(stranger).conduct(mine.nomination, STATEMENT, [], UNSIGNED),
        clearances,
        "Clearances_NotTheOpener",
        candidate,
        stranger,
      );
      for (const caller of [stranger, candidate]) {
        await expectError(
          clearances.connect(caller).conduct(theirs.nomination, STATEMENT, [], acceptance),
          clearances,
          "Clearances_NotTheOpener",
          members[0],
          caller,
        );
      }
    });

    it("reverts for a sponsor who may not endorse", async () => {
      const system = await load();
      const { clearances, reviews, stranger } = system;
      const { nomination } = await describeNomination(system, 0n, { domain: instant, opener: stranger });
      const second = (await now()) + 10n;
      await at(second);
      await expectError(
        clearances.connect(stranger).conduct(nomination, STATEMENT, [], UNSIGNED, { gasLimit: 1_000_000n }),
        reviews,
        "Reviews_NotEligible",
        instant.id,
        stranger,
        second,
      );
    });

    it("reverts for another statement than the one that it is about, and for none", async () => {
      const system = await load();
      const { clearances, candidate } = system;
      const { id, nomination } = await own(system);
      const other = await describeNomination(system, 0n, { domain: instant, opener: candidate, uri: "ipfs://other" });
      await expectError(
        clearances.connect(candidate).conduct(nomination, "ipfs://other", [], UNSIGNED),
        clearances,
        "Clearances_Differs",
        id,
        other.id,
      );
      await expectError(
        clearances.connect(candidate).conduct(nomination, "", [], UNSIGNED),
        clearances,
        "Clearances_NoContent",
      );
    });

    it("reverts when the candidate joined a company, or was cleared, since it was signed", async () => {
      const system = await load();
      const { clearances, candidate, crowd } = system;
      const signed = await own(system);
      await admit(system, standard, [candidate]);
      await joinCompany(system, crowd[9]!, [candidate], [standard]);
      const joined = await own(system);
      const differs = async (before: OpenedNomination, after: OpenedNomination) =>
        expectError(
          clearances.connect(candidate).conduct(before.nomination, STATEMENT, [], UNSIGNED),
          clearances,
          "Clearances_Differs",
          before.id,
          after.id,
        );
      await differs(signed, joined);
      await admit(system, instant, [candidate]);
      await differs(
        joined,
        await describeNomination(system, 0n, { domain: instant, opener: candidate, changes: true }),
      );
    });

    it("reverts for a nomination that could not be opened otherwise", async () => {
      const system = await load();
      const { clearances, contractors, candidate, members } = system;
      const { id } = await openNomination(system, { domain: instant, opener: candidate });
      const again = await describeNomination(system, 0n, { domain: instant, opener: candidate, salt: 9n });
      await expectError(
        clearances.connect(candidate).conduct(again.nomination, STATEMENT, [], UNSIGNED),
        clearances,
        "Clearances_AlreadyNominated",
        id,
        candidate,
      );
      const bad = await describeNomination(system, 0n, { domain: instant, offer: { kind: Kind.None } });
      await expectError(
        clearances.connect(members[0]).conduct(bad.nomination, STATEMENT, [], UNSIGNED),
        contractors,
        "Contractors_InvalidKind",
        Kind.None,
      );
    });
  });
});
