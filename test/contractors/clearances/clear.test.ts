import { expect } from "chai";

import { NOBODY } from "../../fixtures/accounts.ts";
import { expectError, expectEvents, expectUnauthorized, receiptOf, secondOf } from "../../fixtures/assertions.ts";
import { DAY, networkHelpers, now, reach } from "../../fixtures/chain.ts";
import {
  clear,
  clearanceAs,
  clearanceOf,
  deployRegistrar,
  deployWithKeys,
  FOUNDED,
  foundDomain,
  join,
  KINDS,
  NO_CLEARANCE,
  offerAs,
  offerOfKind,
  tokenOf,
} from "../../fixtures/contractors.ts";
import { call } from "../../fixtures/money.ts";
import { Kind, offerOf } from "../../fixtures/system.ts";

/** The founded domain with a supervisor, the first member; party number 1. */
async function deployDomain() {
  const system = await deployWithKeys();
  await foundDomain(system);
  await clear(system, system.members[0], { kind: Kind.Supervisor });
  return { ...system, supervisor: system.members[0] };
}

const load = () => networkHelpers.loadFixture(deployDomain);

describe("Contractors: clear", () => {
  for (const kind of KINDS) {
    it(`clears with a ${kind} clearance from now on, in this domain alone`, async () => {
      const system = await load();
      const { contractors, candidate } = system;
      const offer = { ...offerOfKind(kind, system.supervisor, await now()), rate: 42_500_000n };
      const clearing = clear(system, candidate, offer);
      await receiptOf(clearing);
      const token = await tokenOf(system, candidate);
      await expectEvents(system, clearing, [
        [contractors, "PartyNumbered", 8n, candidate],
        [contractors, "Cleared", FOUNDED, candidate, offerAs(offer)],
        [contractors, "Transfer", NOBODY, candidate, token],
        [contractors, "Locked", token],
      ]);
      const facts = {
        kind: offer.kind,
        rate: offer.rate,
        until: offer.until,
        supervisor: kind === "Subcontractor" ? 1n : 0n,
        uses: kind === "Temporary" ? 1n : 0n,
      };
      expect(await clearanceOf(system, candidate)).to.deep.equal(clearanceAs(await secondOf(clearing), facts));
      expect(await contractors.isCleared(FOUNDED, candidate)).to.equal(true);
      expect(await contractors.isCleared(1n, candidate)).to.equal(false);
      expect(await clearanceOf(system, candidate, 1n)).to.deep.equal(NO_CLEARANCE);
    });
  }

  it("takes the smallest and the largest rate", async () => {
    const system = await load();
    for (const [i, rate] of [1n, 2n ** 64n - 1n].entries()) {
      const since = await secondOf(clear(system, system.crowd[i]!, { rate }));
      expect(await clearanceOf(system, system.crowd[i]!)).to.deep.equal(clearanceAs(since, { rate }));
    }
  });

  it("clears again after the end, as the new offer says and from then on", async () => {
    const system = await load();
    const { contractors, registrar, candidate } = system;
    await clear(system, candidate, { kind: Kind.Temporary });
    await contractors.connect(registrar).end(FOUNDED, candidate);
    const since = await secondOf(clear(system, candidate, { rate: 1n }));
    expect(await clearanceOf(system, candidate)).to.deep.equal(clearanceAs(since, { rate: 1n }));
    expect(await contractors.isCleared(FOUNDED, candidate)).to.equal(true);
  });

  it("clears again, in order, whose clearance ended while it was suspended", async () => {
    const system = await load();
    const { contractors, registrar, candidate } = system;
    await clear(system, candidate);
    await contractors.connect(registrar).suspend(FOUNDED, candidate, true);
    await contractors.connect(registrar).end(FOUNDED, candidate);
    const since = await secondOf(clear(system, candidate));
    expect(await clearanceOf(system, candidate)).to.deep.equal(clearanceAs(since));
  });

  it("clears one who bills through a company", async () => {
    const system = await load();
    await join(system, system.candidate, system.stranger);
    await clear(system, system.candidate);
    expect(await system.contractors.isCleared(FOUNDED, system.candidate)).to.equal(true);
  });

  it("reverts for anybody but a granted registrar, also for the admin", async () => {
    const { contractors, admin, biller, members, candidate } = await load();
    for (const caller of [admin, biller, members[0]]) {
      await expectUnauthorized(
        contractors.connect(caller).clear(FOUNDED, candidate, offerOf(), false),
        contractors,
        caller,
        contractors.REGISTRAR_ROLE(),
      );
    }
  });

  it("reverts for a domain that does not exist", async () => {
    const system = await load();
    for (const domain of [0n, FOUNDED + 1n]) {
      const clearing = clear(system, system.candidate, { domain });
      await expectError(clearing, system.contractors, "Contractors_UnknownDomain", domain);
    }
  });

  it("reverts for a retired domain, also for one who was cleared in it", async () => {
    const system = await load();
    const { contractors, admin, registrar, supervisor, candidate } = system;
    await contractors.connect(admin).retireDomain(FOUNDED);
    await contractors.connect(registrar).end(FOUNDED, supervisor);
    for (const account of [candidate, supervisor]) {
      await expectError(clear(system, account), contractors, "Contractors_RetiredDomain", FOUNDED);
    }
  });

  it("reverts for no account", async () => {
    const system = await load();
    await expectError(clear(system, NOBODY), system.contractors, "Contractors_NoAccount");
  });

  for (const kind of [Kind.Direct, Kind.Temporary]) {
    it(`reverts for who is cleared already, with another kind as well (${kind})`, async () => {
      const system = await load();
      const clearing = clear(system, system.supervisor, { kind });
      await expectError(clearing, system.contractors, "Contractors_AlreadyCleared", FOUNDED, system.supervisor);
    });
  }

  it("reverts for who is suspended", async () => {
    const system = await load();
    const { contractors, registrar, supervisor } = system;
    await contractors.connect(registrar).suspend(FOUNDED, supervisor, true);
    await expectError(clear(system, supervisor), contractors, "Contractors_AlreadyCleared", FOUNDED, supervisor);
  });

  it("reverts for whose clearance is over, until that is written down", async () => {
    const system = await load();
    const { contractors, candidate } = system;
    const until = (await now()) + DAY;
    await clear(system, candidate, { kind: Kind.Proposal, until });
    await reach(until);
    await expectError(clear(system, candidate), contractors, "Contractors_AlreadyCleared", FOUNDED, candidate);
    await contractors.expire(FOUNDED, candidate);
    await clear(system, candidate);
  });

  it("reverts in the second in which the last one began, and not in that in which an older one ended", async () => {
    const system = await load();
    const { contractors, candidate, supervisor } = system;
    const actor = await deployRegistrar(system);
    const clearing = (account: string) => call(contractors, "clear", [FOUNDED, account, offerOf(), false]);
    const ending = (account: string) => call(contractors, "end", [FOUNDED, account]);
    const twice = [candidate.address].flatMap((account) => [clearing(account), ending(account), clearing(account)]);
    await expectError(actor.run(twice), contractors, "Contractors_AlreadyCleared", FOUNDED, candidate);
    const since = await secondOf(actor.run([ending(supervisor.address), clearing(supervisor.address)]));
    expect(await clearanceOf(system, supervisor)).to.deep.equal(clearanceAs(since));
  });

  it("reverts for a company", async () => {
    const system = await load();
    const { contractors, candidate, stranger } = system;
    await join(system, candidate, stranger);
    await expectError(clear(system, stranger), contractors, "Contractors_WrongParty", stranger);
    await contractors.connect(candidate).leaveCompany([]);
    await expectError(clear(system, stranger), contractors, "Contractors_WrongParty", stranger);
  });

  it("reverts for an old address", async () => {
    const system = await load();
    const { contractors, registrar, supervisor, candidate } = system;
    await contractors.connect(registrar).move(supervisor, candidate, [1n, 2n, 3n, FOUNDED], 0n);
    const clearing = clear(system, supervisor, { domain: 4n });
    await expectError(clearing, contractors, "Contractors_KnownAccount", supervisor);
  });
});
