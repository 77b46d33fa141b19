import { expect } from "chai";

import { NOBODY } from "../../fixtures/accounts.ts";
import { expectEvents } from "../../fixtures/assertions.ts";
import { networkHelpers } from "../../fixtures/chain.ts";
import { clear, deployWithKeys, join, offerAs, partyOf } from "../../fixtures/contractors.ts";
import { numberOf } from "../../fixtures/parties.ts";
import { offerOf } from "../../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deployWithKeys);

describe("Parties: numbers", () => {
  it("are given one by one, with the first clearance", async () => {
    const system = await load();
    const { contractors, candidate, stranger } = system;
    await expectEvents(system, clear(system, candidate, { domain: 1n }), [
      [contractors, "PartyNumbered", 8n, candidate],
      [contractors, "Cleared", 1n, candidate, offerAs(offerOf())],
      [contractors, "Transfer", NOBODY, candidate, (1n << 32n) | 8n],
      [contractors, "Locked", (1n << 32n) | 8n],
    ]);
    await clear(system, stranger, { domain: 1n });
    expect(await numberOf(system, candidate)).to.equal(8n);
    expect(await numberOf(system, stranger)).to.equal(9n);
  });

  it("are given to both sides when somebody new joins a company that is new", async () => {
    const system = await load();
    const { contractors, candidate, stranger } = system;
    await contractors.connect(stranger).invite(candidate, true);
    expect(await numberOf(system, candidate)).to.equal(0n);
    expect(await numberOf(system, stranger)).to.equal(0n);
    await expectEvents(system, contractors.connect(candidate).joinCompany(stranger, []), [
      [contractors, "PartyNumbered", 8n, candidate],
      [contractors, "PartyNumbered", 9n, stranger],
      [contractors, "CompanyJoined", candidate, stranger],
    ]);
  });

  it("stay what they are: with the end of a clearance, with another, and in other domains", async () => {
    const system = await load();
    const { contractors, registrar, members } = system;
    const [member] = members;
    await contractors.connect(registrar).end(1n, member);
    expect(await numberOf(system, member)).to.equal(1n);
    await clear(system, member, { domain: 1n });
    await clear(system, member, { domain: 4n });
    expect(await numberOf(system, member)).to.equal(1n);
    await clear(system, system.candidate, { domain: 1n });
    expect(await numberOf(system, system.candidate)).to.equal(8n);
  });

  it("are given to nobody by an invitation", async () => {
    const system = await load();
    await system.contractors.connect(system.stranger).invite(system.candidate, true);
    expect(await numberOf(system, system.candidate)).to.equal(0n);
    expect(await numberOf(system, system.stranger)).to.equal(0n);
  });

  it("of nobody are zero, and a number that was not given is nobody", async () => {
    const system = await load();
    expect(await numberOf(system, system.candidate)).to.equal(0n);
    expect(await numberOf(system, NOBODY)).to.equal(0n);
    for (const party of [0n, 8n, 2n ** 32n - 1n]) {
      expect(await partyOf(system, party)).to.deep.equal([NOBODY, 0n, 0n, 0n, false]);
    }
  });
});

describe("Parties: partyOf", () => {
  it("knows the address and counts the clearances that are held, suspended ones as well", async () => {
    const system = await load();
    const { contractors, registrar, members } = system;
    const [member] = members;
    expect(await partyOf(system, 1n)).to.deep.equal([member.address, 0n, 0n, 3n, false]);
    await contractors.connect(registrar).suspend(1n, member, true);
    expect(await partyOf(system, 1n)).to.deep.equal([member.address, 0n, 0n, 3n, false]);
    await contractors.connect(registrar).end(1n, member);
    expect(await partyOf(system, 1n)).to.deep.equal([member.address, 0n, 0n, 2n, false]);
    await clear(system, member, { domain: 4n });
    expect(await partyOf(system, 1n)).to.deep.equal([member.address, 0n, 0n, 3n, false]);
  });

  it("knows the company and since when, and that the company is one, for ever", async () => {
    const system = await load();
    const { contractors, candidate, stranger } = system;
    const joined = await join(system, candidate, stranger);
    expect(await partyOf(system, 8n)).to.deep.equal([candidate.address, 9n, joined, 0n, false]);
    expect(await partyOf(system, 9n)).to.deep.equal([stranger.address, 0n, 0n, 0n, true]);
    await contractors.connect(candidate).leaveCompany([]);
    expect(await partyOf(system, 9n)).to.deep.equal([stranger.address, 0n, 0n, 0n, true]);
  });
});
