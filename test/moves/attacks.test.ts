import { expect } from "chai";

import { expectError } from "../fixtures/assertions.ts";
import { DAY, networkHelpers, pass } from "../fixtures/chain.ts";
import { ALL, DELAY, openRecovery, recoveryIn } from "../fixtures/moves.ts";
import { numberOf } from "../fixtures/parties.ts";
import { admit, revoke } from "../fixtures/reviews.ts";
import { deploySystem, DOMAINS } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);
const { standard, instant, single } = DOMAINS;

describe("Attack: keeping an approved recovery for later", () => {
  it("years after the key was found it moves nobody, also whom the stakeholders admitted anew", async () => {
    const system = await load();
    const { moves, contractors, members, crowd, stranger } = system;
    const { id, recovery, openedAt } = await recoveryIn(system, "Passed");
    const holder = members[6];
    for (const domain of [standard, instant, single]) {
      await revoke(system, domain, [holder]);
      await admit(system, domain, [holder]);
    }
    await pass(3n * 365n * DAY);
    await expectError(
      moves.connect(stranger).complete(recovery, ALL),
      moves,
      "Moves_Expired",
      id,
      openedAt + 270n * DAY,
    );
    for (const domain of ALL) {
      expect(await contractors.isCleared(domain, holder)).to.equal(true);
      expect(await contractors.isCleared(domain, crowd[0])).to.equal(false);
    }
    expect(await numberOf(system, crowd[0])).to.equal(0n);
  });
});

describe("Attack: one voice takes a seat in a domain that asks for three", () => {
  it("what one voice approved moves nobody once three are asked for: it counts how many judged", async () => {
    const system = await load();
    const { moves, contractors, reviews, admin, members, crowd } = system;
    const [victim, thief] = [crowd[5]!, crowd[6]!];
    await admit(system, single, [victim]);
    await pass(DAY);
    const opened = await openRecovery(system, { domain: single, from: victim, to: thief, domains: [single.id] });
    expect(opened.recovery.opener).to.equal(members[0].address);
    await pass(DELAY);
    await reviews.conclude(opened.question);
    const { k: _k, id: _id, name: _name, ...terms } = single;
    await contractors.connect(admin).changeDomain(single.id, { ...terms, k: 3n });
    await admit(system, standard, [victim]);
    await expectError(
      moves.complete(opened.recovery, [standard.id, single.id]),
      moves,
      "Moves_NotTheStrictest",
      single.id,
      standard.id,
    );
    expect(await contractors.isCleared(standard.id, victim)).to.equal(true);
    expect(await contractors.isCleared(standard.id, thief)).to.equal(false);
  });
});
