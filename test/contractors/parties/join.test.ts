import { expect } from "chai";

import { expectError, expectEvents, secondOf } from "../../fixtures/assertions.ts";
import { networkHelpers, now, pass } from "../../fixtures/chain.ts";
import { clear, deployWithKeys, join, partyOf } from "../../fixtures/contractors.ts";
import { Kind } from "../../fixtures/system.ts";

/** The stranger is a company that has invited the first two members and the candidate. */
async function deployCompany() {
  const system = await deployWithKeys();
  const { contractors, members, candidate, stranger } = system;
  for (const person of [members[0], members[1], candidate]) await contractors.connect(stranger).invite(person, true);
  return { ...system, company: stranger, member: members[0], other: members[1] };
}

const load = () => networkHelpers.loadFixture(deployCompany);

describe("Parties: invite", () => {
  it("allows an account to join, and takes that back", async () => {
    const system = await load();
    const { contractors, company, members } = system;
    const caller = contractors.connect(company);
    for (const invited of [true, false, false]) {
      await expectEvents(system, caller.invite(members[2], invited), [
        [contractors, "InvitationSet", company, members[2], invited],
      ]);
      expect(await contractors.isInvited(company, members[2])).to.equal(invited);
    }
  });

  it("is the caller's own only: nobody invites to another's company", async () => {
    const { contractors, company, other, members } = await load();
    await contractors.connect(other).invite(members[2], true);
    expect(await contractors.isInvited(company, members[2])).to.equal(false);
    const joining = contractors.connect(members[2]).joinCompany(company, [1n, 2n, 3n]);
    await expectError(joining, contractors, "Contractors_NotInvited", company, members[2]);
  });

  it("taken back leaves who has joined already", async () => {
    const system = await load();
    const { contractors, company, member } = system;
    const joined = await secondOf(contractors.connect(member).joinCompany(company, [1n, 2n, 3n]));
    await contractors.connect(company).invite(member, false);
    expect(await partyOf(system, 1n)).to.deep.equal([member.address, 8n, joined, 3n, false]);
  });
});

describe("Parties: joinCompany", () => {
  it("joins with all clearances, from now on, and uses the invitation up", async () => {
    const system = await load();
    const { contractors, company, member } = system;
    const joining = contractors.connect(member).joinCompany(company, [1n, 2n, 3n]);
    await expectEvents(system, joining, [
      [contractors, "PartyNumbered", 8n, company],
      [contractors, "CompanyJoined", member, company],
    ]);
    expect(await partyOf(system, 1n)).to.deep.equal([member.address, 8n, await secondOf(joining), 3n, false]);
    expect(await partyOf(system, 8n)).to.deep.equal([company.address, 0n, 0n, 0n, true]);
    expect(await contractors.isInvited(company, member)).to.equal(false);
  });

  it("takes a suspended clearance and one that carries no voice along", async () => {
    const system = await load();
    const { contractors, registrar, company, member } = system;
    await contractors.connect(registrar).suspend(1n, member, true);
    await clear(system, member, { domain: 4n, kind: Kind.Temporary });
    await contractors.connect(member).joinCompany(company, [1n, 2n, 3n, 4n]);
    expect((await contractors.partyOf(1n)).company).to.equal(8n);
  });

  it("leaves out clearances that ended, and wants those that are over but not ended", async () => {
    const system = await load();
    const { contractors, registrar, company, member } = system;
    await contractors.connect(registrar).end(2n, member);
    await clear(system, member, { domain: 4n, kind: Kind.Proposal, until: (await now()) + 100n });
    await pass(200n);
    const caller = contractors.connect(member);
    await expectError(caller.joinCompany(company, [1n, 3n]), contractors, "Contractors_WrongDomains", 3n, 2n);
    await caller.joinCompany(company, [1n, 3n, 4n]);
  });

  it("reverts without an invitation, and after it was taken back", async () => {
    const { contractors, company, member, members } = await load();
    const uninvited = contractors.connect(members[2]).joinCompany(company, [1n, 2n, 3n]);
    await expectError(uninvited, contractors, "Contractors_NotInvited", company, members[2]);
    await contractors.connect(company).invite(member, false);
    const late = contractors.connect(member).joinCompany(company, [1n, 2n, 3n]);
    await expectError(late, contractors, "Contractors_NotInvited", company, member);
  });

  it("reverts a second time with an invitation that was used", async () => {
    const { contractors, company, member } = await load();
    await contractors.connect(member).joinCompany(company, [1n, 2n, 3n]);
    await contractors.connect(member).leaveCompany([1n, 2n, 3n]);
    const again = contractors.connect(member).joinCompany(company, [1n, 2n, 3n]);
    await expectError(again, contractors, "Contractors_NotInvited", company, member);
  });

  it("reverts for one who has joined a company, that one or another", async () => {
    const { contractors, company, member, members } = await load();
    await contractors.connect(member).joinCompany(company, [1n, 2n, 3n]);
    for (const next of [company, members[4]]) {
      await contractors.connect(next).invite(member, true);
      const joining = contractors.connect(member).joinCompany(next, [1n, 2n, 3n]);
      await expectError(joining, contractors, "Contractors_AlreadyJoined", member, company);
    }
  });

  it("reverts for an account that invited itself", async () => {
    const { contractors, candidate } = await load();
    await contractors.connect(candidate).invite(candidate, true);
    const joining = contractors.connect(candidate).joinCompany(candidate, []);
    await expectError(joining, contractors, "Contractors_WrongParty", candidate);
  });

  it("reverts for a company that would join another, also when all have left it", async () => {
    const { contractors, company, candidate, members } = await load();
    await contractors.connect(candidate).joinCompany(company, []);
    await contractors.connect(members[4]).invite(company, true);
    const joining = () => contractors.connect(company).joinCompany(members[4], []);
    await expectError(joining(), contractors, "Contractors_WrongParty", company);
    await contractors.connect(candidate).leaveCompany([]);
    await expectError(joining(), contractors, "Contractors_WrongParty", company);
  });

  it("reverts for a contractor who would be a company, also while suspended", async () => {
    const { contractors, registrar, candidate, member } = await load();
    await contractors.connect(member).invite(candidate, true);
    const joining = () => contractors.connect(candidate).joinCompany(member, []);
    await expectError(joining(), contractors, "Contractors_WrongParty", member);
    for (const domain of [2n, 3n]) await contractors.connect(registrar).end(domain, member);
    await contractors.connect(registrar).suspend(1n, member, true);
    await expectError(joining(), contractors, "Contractors_WrongParty", member);
  });

  it("joins a former contractor, who is a company from then on and no contractor any more", async () => {
    const system = await load();
    const { contractors, registrar, candidate, member } = system;
    for (const domain of [1n, 2n, 3n]) await contractors.connect(registrar).end(domain, member);
    await join(system, candidate, member);
    expect(await partyOf(system, 1n)).to.deep.equal([member.address, 0n, 0n, 0n, true]);
    await expectError(clear(system, member, { domain: 1n }), contractors, "Contractors_WrongParty", member);
  });

  it("reverts for one who bills through a company and would be one", async () => {
    const { contractors, company, candidate, other } = await load();
    await contractors.connect(candidate).joinCompany(company, []);
    await contractors.connect(candidate).invite(other, true);
    const joining = contractors.connect(other).joinCompany(candidate, [1n, 2n, 3n]);
    await expectError(joining, contractors, "Contractors_WrongParty", candidate);
  });

  it("reverts for an old address, of a contractor and of a company", async () => {
    const system = await load();
    const { contractors, registrar, company, member, other, candidate, crowd } = system;
    await contractors.connect(registrar).move(member, crowd[0], [1n, 2n, 3n], 0n);
    const former = contractors.connect(member).joinCompany(company, []);
    await expectError(former, contractors, "Contractors_KnownAccount", member);
    await contractors.connect(candidate).joinCompany(company, []);
    await contractors.connect(registrar).move(company, crowd[1], [], 0n);
    const gone = contractors.connect(other).joinCompany(company, [1n, 2n, 3n]);
    await expectError(gone, contractors, "Contractors_KnownAccount", company);
  });
});

describe("Parties: the domains that are named", () => {
  const acts = {
    joinCompany: (system: Awaited<ReturnType<typeof load>>, domains: bigint[]) =>
      system.contractors.connect(system.member).joinCompany(system.company, domains),
    leaveCompany: (system: Awaited<ReturnType<typeof load>>, domains: bigint[]) =>
      system.contractors.connect(system.other).leaveCompany(domains),
    release: (system: Awaited<ReturnType<typeof load>>, domains: bigint[]) =>
      system.contractors.connect(system.company).release(system.other, domains),
  };

  /** The second member has joined the company, the first has not. */
  async function loadJoined() {
    const system = await load();
    await system.contractors.connect(system.other).joinCompany(system.company, [1n, 2n, 3n]);
    return system;
  }

  for (const [name, act] of Object.entries(acts)) {
    for (const [what, domains] of [
      ["too few", [1n, 2n]],
      ["none", []],
      ["too many", [1n, 2n, 3n, 4n]],
      ["one twice", [1n, 2n, 2n]],
      ["another order", [1n, 3n, 2n]],
    ] as [string, bigint[]][]) {
      it(`${name} reverts for ${what}`, async () => {
        const system = await loadJoined();
        const named = BigInt(domains.length);
        await expectError(act(system, domains), system.contractors, "Contractors_WrongDomains", 3n, named);
      });
    }

    it(`${name} reverts for one in which the party holds nothing`, async () => {
      const system = await loadJoined();
      const account = name === "joinCompany" ? system.member : system.other;
      for (const domain of [4n, 5n]) {
        const acted = act(system, [1n, 2n, domain]);
        await expectError(acted, system.contractors, "Contractors_NotCleared", domain, account);
      }
    });

    it(`${name} reverts for one in which the clearance has ended, in the place of another`, async () => {
      const system = await loadJoined();
      const account = name === "joinCompany" ? system.member : system.other;
      await system.contractors.connect(system.registrar).end(1n, account);
      await expectError(act(system, [1n, 2n]), system.contractors, "Contractors_NotCleared", 1n, account);
    });

    it(`${name} takes all of them, in ascending order`, async () => {
      const system = await loadJoined();
      await act(system, [1n, 2n, 3n]);
    });
  }
});
