import { expect } from "chai";

import { NOBODY } from "../../fixtures/accounts.ts";
import { expectError, expectEvents, secondOf } from "../../fixtures/assertions.ts";
import { networkHelpers } from "../../fixtures/chain.ts";
import { deployWithKeys, join, partyOf } from "../../fixtures/contractors.ts";

const ALL = [1n, 2n, 3n];

/** The stranger is a company that the first two members have joined; number 8. */
async function deployCompany() {
  const system = await deployWithKeys();
  const { members, stranger } = system;
  for (const member of members.slice(0, 2)) await join(system, member, stranger, ALL);
  return { ...system, company: stranger, member: members[0], other: members[1] };
}

const load = () => networkHelpers.loadFixture(deployCompany);

describe("Parties: leaveCompany", () => {
  it("makes independent from now on", async () => {
    const system = await load();
    const { contractors, company, member } = system;
    const leaving = contractors.connect(member).leaveCompany(ALL);
    await expectEvents(system, leaving, [[contractors, "CompanyLeft", member, company]]);
    expect(await partyOf(system, 1n)).to.deep.equal([member.address, 0n, await secondOf(leaving), 3n, false]);
  });

  it("lets another company be joined", async () => {
    const system = await load();
    const { contractors, member, candidate } = system;
    await contractors.connect(member).leaveCompany(ALL);
    const joined = await join(system, member, candidate, ALL);
    expect(await partyOf(system, 1n)).to.deep.equal([member.address, 9n, joined, 3n, false]);
  });

  it("names a company that has moved by its new address", async () => {
    const system = await load();
    const { contractors, registrar, company, member, candidate } = system;
    await contractors.connect(registrar).move(company, candidate, [], 0n);
    await expectEvents(system, contractors.connect(member).leaveCompany(ALL), [
      [contractors, "CompanyLeft", member, candidate],
    ]);
  });

  it("reverts for one who has joined none, a company, and one who has left", async () => {
    const { contractors, company, member, members } = await load();
    await contractors.connect(member).leaveCompany(ALL);
    for (const [caller, domains] of [
      [members[2], ALL],
      [company, []],
      [member, ALL],
    ] as const) {
      const leaving = contractors.connect(caller).leaveCompany([...domains]);
      await expectError(leaving, contractors, "Contractors_NotJoined", caller, NOBODY);
    }
  });

  it("reverts for somebody unknown, and for an old address", async () => {
    const { contractors, registrar, member, candidate, crowd } = await load();
    await contractors.connect(registrar).move(member, candidate, ALL, 0n);
    for (const caller of [crowd[0], member]) {
      const leaving = contractors.connect(caller).leaveCompany(ALL);
      await expectError(leaving, contractors, "Contractors_UnknownAccount", caller);
    }
  });
});

describe("Parties: release", () => {
  it("makes one of the company's people independent from now on", async () => {
    const system = await load();
    const { contractors, company, member } = system;
    const releasing = contractors.connect(company).release(member, ALL);
    await expectEvents(system, releasing, [[contractors, "CompanyLeft", member, company]]);
    expect(await partyOf(system, 1n)).to.deep.equal([member.address, 0n, await secondOf(releasing), 3n, false]);
  });

  it("takes back an invitation that was given since, so that who was let go stays away", async () => {
    const system = await load();
    const { contractors, company, member } = system;
    await contractors.connect(company).invite(member, true);
    await expectEvents(system, contractors.connect(company).release(member, ALL), [
      [contractors, "CompanyLeft", member, company],
      [contractors, "InvitationSet", company, member, false],
    ]);
    const back = contractors.connect(member).joinCompany(company, ALL);
    await expectError(back, contractors, "Contractors_NotInvited", company, member);
  });

  it("is the new address's when the company has moved, and no longer the old one's", async () => {
    const system = await load();
    const { contractors, registrar, company, member, candidate } = system;
    await contractors.connect(registrar).move(company, candidate, [], 0n);
    const old = contractors.connect(company).release(member, ALL);
    await expectError(old, contractors, "Contractors_NotJoined", member, company);
    await contractors.connect(candidate).release(member, ALL);
    expect((await contractors.partyOf(1n)).company).to.equal(0n);
  });

  it("follows one of the company's people to its new address: naming the old one lets it go as well", async () => {
    for (const name of ["member", "candidate"] as const) {
      const system = await load();
      const { contractors, registrar, company, member, candidate } = system;
      await contractors.connect(registrar).move(member, candidate, ALL, 0n);
      await contractors.connect(company).invite(candidate, true);
      const account = { member, candidate }[name];
      await expectEvents(system, contractors.connect(company).release(account, ALL), [
        [contractors, "CompanyLeft", candidate, company],
        [contractors, "InvitationSet", company, candidate, false],
      ]);
      expect((await contractors.partyOf(1n)).company).to.equal(0n);
    }
  });

  it("reverts for anybody but the company: its other people, the admin, the account itself", async () => {
    const { contractors, admin, registrar, member, other } = await load();
    for (const caller of [other, admin, registrar, member]) {
      const releasing = contractors.connect(caller).release(member, ALL);
      await expectError(releasing, contractors, "Contractors_NotJoined", member, caller);
    }
  });

  it("reverts for one who is independent, and one who has left", async () => {
    const { contractors, company, member, members } = await load();
    await contractors.connect(member).leaveCompany(ALL);
    for (const account of [members[2], member]) {
      const releasing = contractors.connect(company).release(account, ALL);
      await expectError(releasing, contractors, "Contractors_NotJoined", account, company);
    }
  });

  it("reverts for somebody unknown", async () => {
    const { contractors, company, crowd } = await load();
    const releasing = contractors.connect(company).release(crowd[0], []);
    await expectError(releasing, contractors, "Contractors_NotJoined", crowd[0], company);
  });
});
