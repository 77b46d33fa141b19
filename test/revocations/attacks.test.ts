import { expect } from "chai";

import { expectError } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { ReviewState } from "../fixtures/reviews.ts";
import { revocationIn } from "../fixtures/revocations.ts";
import { deploySystem, DOMAINS } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard } = DOMAINS;

describe("Attacks on revocations", () => {
  it("suspends nobody by one voice that lets the question lapse and takes it to the arbiter", async () => {
    const system = await load();
    const { revocations, contractors, reviews, members } = system;
    const { id, revocation, question } = await revocationIn(system, "Lapsed");
    await reviews.connect(members[0]).escalate(question);
    await expectError(
      revocations.connect(members[0]).enforce(revocation),
      revocations,
      "Revocations_NothingToDo",
      id,
      ReviewState.Escalated,
    );
    expect(await contractors.isCleared(standard.id, members[6])).to.equal(true);
  });

  it("suspends nobody because k objected to one voice", async () => {
    const system = await load();
    const { revocations, contractors, members } = system;
    const { id, revocation } = await revocationIn(system, "Contested");
    await expectError(
      revocations.connect(members[0]).enforce(revocation),
      revocations,
      "Revocations_NothingToDo",
      id,
      ReviewState.Escalated,
    );
    expect(await contractors.isCleared(standard.id, members[6])).to.equal(true);
  });
});
