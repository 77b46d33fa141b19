import { expect } from "chai";
import { id as hashOf, ZeroHash } from "ethers";

import { addressOf } from "../fixtures/accounts.ts";
import { expectError, expectEvents, plain, secondOf } from "../fixtures/assertions.ts";
import { at, DAY, ethers, networkHelpers, now, pass } from "../fixtures/chain.ts";
import {
  describeNomination,
  nominationIn,
  openNomination,
  type OpenedNomination,
  signAcceptance,
  STATEMENT,
  UNSIGNED,
} from "../fixtures/clearances.ts";
import { joinCompany } from "../fixtures/parties.ts";
import { admit, panelOf, ReviewState, revoke } from "../fixtures/reviews.ts";
import { signSay, signSays } from "../fixtures/signatures.ts";
import { tellsClearance } from "../fixtures/tokens.ts";
import { deploySystem, DOMAINS, Kind, offerOf, type System } from "../fixtures/system.ts";
import { NEXT_NUMBER, useUpAdmissions } from "./throttled.ts";

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
      const next = await useUpAdmissions(system, instant);
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

describe("Clearances: the candidate's signature", () => {
  it("is good until the second before its deadline", async () => {
    const system = await load();
    const { clearances, candidate } = system;
    const opened = await openNomination(system);
    const deadline = (await now()) + 100n;
    const acceptance = await signAcceptance(system, opened, candidate, { deadline });
    await at(deadline);
    await expectError(
      clearances.conduct(opened.nomination, "", [], acceptance, { gasLimit: 1_000_000n }),
      clearances,
      "Clearances_AcceptanceExpired",
      opened.id,
      deadline,
    );
    const later = await signAcceptance(system, opened, candidate, { deadline: deadline + 100n });
    await at(deadline + 99n);
    await clearances.conduct(opened.nomination, "", [], later);
    expect(await clearances.acceptedAt(opened.id)).to.equal(deadline + 99n);
  });

  it("is nobody else's, for no other nomination, deadline, chain or contract", async () => {
    const system = await load();
    const { clearances, reviews, candidate, members } = system;
    const opened = await openNomination(system);
    const other = await openNomination(system, { opener: members[1] });
    const good = await signAcceptance(system, opened, candidate);
    const forged = [
      await signAcceptance(system, opened, members[0]),
      await signAcceptance(system, other, candidate),
      { ...good, deadline: BigInt(good.deadline) + 1n },
      await signAcceptance(system, opened, candidate, { domain: { chainId: 1n } }),
      await signAcceptance(system, opened, candidate, { domain: { verifyingContract: addressOf(reviews) } }),
      await signAcceptance(system, opened, candidate, { domain: { name: "Exchequer Reviews" } }),
      await signAcceptance(system, opened, candidate, { domain: { version: "2" } }),
      { ...good, signature: `${String(good.signature).slice(0, -2)}00` },
      { ...good, signature: "0x01" },
    ];
    for (const acceptance of forged) {
      await expectError(
        clearances.conduct(opened.nomination, "", [], acceptance),
        clearances,
        "Clearances_InvalidAcceptance",
        opened.id,
        candidate,
      );
    }
    await clearances.conduct(opened.nomination, "", [], good);
  });

  it("opens nothing when it is forged or expired", async () => {
    const system = await load();
    const { clearances, reviews, candidate, stranger } = system;
    const mine = await own(system);
    const forged = await signAcceptance(system, mine, stranger);
    await expectError(
      clearances.connect(stranger).conduct(mine.nomination, STATEMENT, [], forged),
      clearances,
      "Clearances_InvalidAcceptance",
      mine.id,
      candidate,
    );
    const expired = await signAcceptance(system, mine, candidate, { deadline: 1n });
    await expectError(
      clearances.connect(stranger).conduct(mine.nomination, STATEMENT, [], expired),
      clearances,
      "Clearances_AcceptanceExpired",
      mine.id,
      1n,
    );
    expect(await reviews.stateOf(mine.id)).to.equal(ReviewState.None);
  });

  it("may be a contract's (ERC-1271), as it says then", async () => {
    const system = await load();
    const { clearances, contractors, members, crowd, stranger } = system;
    const wallet = await ethers.deployContract("SignatureWallet", [crowd[0].address]);
    const opened = await describeNomination(system, 0n, { domain: instant, candidate: wallet, opener: wallet });
    const signed = await signSays(system, opened.question, members.slice(0, 3));
    const acceptance = await signAcceptance(system, opened, crowd[0]);
    const conduct = () => clearances.connect(stranger).conduct(opened.nomination, STATEMENT, signed, acceptance);
    for (const refusal of [1n, 2n, 3n]) {
      await wallet.setAnswer(refusal);
      await expectError(conduct(), clearances, "Clearances_InvalidAcceptance", opened.id, wallet);
    }
    await wallet.setAnswer(0n);
    await wallet.setOwner(stranger);
    await expectError(conduct(), clearances, "Clearances_InvalidAcceptance", opened.id, wallet);
    await wallet.setOwner(crowd[0]);
    await conduct();
    expect(await contractors.isCleared(instant.id, wallet)).to.equal(true);
  });

  it("is over a domain that software can ask for (ERC-5267)", async () => {
    const { clearances } = await load();
    const { chainId } = await ethers.provider.getNetwork();
    expect(plain(await clearances.eip712Domain())).to.deep.equal([
      "0x0f",
      "Exchequer Clearances",
      "1",
      chainId,
      clearances.target,
      ZeroHash,
      [],
    ]);
    expect(await clearances.ACCEPTANCE_TYPEHASH()).to.equal(hashOf("Acceptance(bytes32 nomination,uint48 deadline)"));
  });
});
