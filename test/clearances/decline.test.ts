import { expect } from "chai";

import { expectError, expectEvents } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import {
  describeNomination,
  nominationIn,
  openNomination,
  signAcceptance,
  STATEMENT,
  UNSIGNED,
} from "../fixtures/clearances.ts";
import { signSays } from "../fixtures/signatures.ts";
import { deploySystem, DOMAINS } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { instant } = DOMAINS;

describe("Clearances: decline", () => {
  it("is final: nothing that the candidate does or signed accepts any more", async () => {
    const system = await load();
    const { clearances, candidate, stranger } = system;
    const opened = await openNomination(system);
    const acceptance = await signAcceptance(system, opened, candidate);
    await expectEvents(system, clearances.connect(candidate).decline(opened.nomination), [
      [clearances, "OfferDeclined", opened.id],
    ]);
    expect(await clearances.isDeclined(opened.id)).to.equal(true);
    const { nomination, id } = opened;
    for (const attempt of [
      () => clearances.connect(candidate).accept(nomination),
      () => clearances.connect(candidate).conduct(nomination, "", [], UNSIGNED),
      () => clearances.connect(stranger).conduct(nomination, "", [], acceptance),
      () => clearances.connect(candidate).decline(nomination),
    ]) {
      await expectError(attempt(), clearances, "Clearances_Declined", id);
    }
  });

  it("takes an acceptance back, so that nothing is issued", async () => {
    const system = await load();
    const { clearances, candidate } = system;
    const { id, nomination } = await nominationIn(system, "Passed", { accepted: true });
    await clearances.connect(candidate).decline(nomination);
    expect(await clearances.acceptedAt(id)).to.equal(0n);
    await expectError(clearances.issue(nomination), clearances, "Clearances_NotAccepted", id);
  });

  it("makes void what was signed before the nomination opens", async () => {
    const system = await load();
    const { clearances, candidate, members, stranger } = system;
    const own = await describeNomination(system, 0n, { domain: instant, opener: candidate });
    const signed = await signSays(system, own.question, members.slice(0, 3));
    const acceptance = await signAcceptance(system, own, candidate);
    await clearances.connect(candidate).decline(own.nomination);
    await expectError(
      clearances.connect(stranger).conduct(own.nomination, STATEMENT, signed, acceptance),
      clearances,
      "Clearances_Declined",
      own.id,
    );
  });

  it("is the candidate's alone, and leaves its other nominations alone", async () => {
    const system = await load();
    const { clearances, candidate, members, stranger } = system;
    const opened = await openNomination(system);
    const other = await openNomination(system, { opener: members[1] });
    for (const caller of [members[0], stranger]) {
      await expectError(
        clearances.connect(caller).decline(opened.nomination),
        clearances,
        "Clearances_NotTheCandidate",
        candidate,
        caller,
      );
    }
    await clearances.connect(candidate).decline(opened.nomination);
    await clearances.connect(candidate).accept(other.nomination);
    expect(await clearances.acceptedAt(other.id)).not.to.equal(0n);
  });
});
