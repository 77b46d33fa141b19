import { expect } from "chai";

import type { System } from "../../scripts/deployment/connect.ts";
import type { Deployment } from "../../scripts/tooling/address-book.ts";

import {
  AUDITOR,
  COMPANY,
  CONTRIBUTOR,
  DEVELOPER_A,
  DEVELOPER_B,
  DEVELOPER_C,
  ILLUSTRATOR,
  MAINTAINER,
  MAINTAINER_BEFORE,
  MARKETER,
  SUBCONTRACTOR,
  TESTER,
  TRANSLATOR,
} from "../../scripts/seed/cast.ts";
import { DESIGN, DEVELOPMENT, MARKETING } from "../../scripts/seed/domains.ts";
import { drawHouse, drawPerson } from "../../scripts/seed/portraits.ts";
import { REVIEW_STATES, seededChain, UNTIL } from "./seeded.ts";
import { clearWorkbenches } from "./workbench.ts";

const KINDS = ["None", "Direct", "Supervisor", "Subcontractor", "Temporary", "Proposal"];
const NOW = BigInt(UNTIL.getTime() / 1000);
const USD = 10n ** 6n;

describe("Seed of the local chain: the contractors", () => {
  let system: System;
  let deployment: Deployment;

  before(async () => {
    ({ system, deployment } = await seededChain());
  });
  after(clearWorkbenches);

  async function stateOf(id: string): Promise<string | undefined> {
    return REVIEW_STATES[Number(await system.reviews.stateOf(id))];
  }

  it("has a clearance of each kind", async () => {
    const { contractors } = system;
    const kinds: Record<string, string> = {};
    for (const [role, domain, account] of [
      ["Developer A", DEVELOPMENT, DEVELOPER_A],
      ["Developer B", DEVELOPMENT, DEVELOPER_B],
      ["Subcontractor", DEVELOPMENT, SUBCONTRACTOR],
      ["Auditor", DEVELOPMENT, AUDITOR],
      ["Translator", MARKETING, TRANSLATOR],
    ] as const) {
      expect(await contractors.isCleared(domain, account), role).to.equal(true);
      const { kind } = await contractors.clearanceOf(domain, account);
      kinds[role] = KINDS[Number(kind)] ?? "";
    }
    expect(kinds).to.deep.equal({
      "Developer A": "Supervisor",
      "Developer B": "Direct",
      Subcontractor: "Subcontractor",
      Auditor: "Temporary",
      Translator: "Proposal",
    });
    const { supervisor } = await contractors.clearanceOf(DEVELOPMENT, SUBCONTRACTOR);
    expect(supervisor).to.equal(await contractors.partyNumberOf(DEVELOPER_A));
    expect((await contractors.clearanceOf(DEVELOPMENT, AUDITOR)).uses).to.equal(1n);
  });

  it("has two contractors of a company with one voice, and somebody whom it has invited", async () => {
    const { contractors } = system;
    const company = await contractors.partyNumberOf(COMPANY);
    expect(company).to.be.greaterThan(0n);
    for (const account of [MAINTAINER, TESTER]) {
      const party = await contractors.partyOf(await contractors.partyNumberOf(account));
      expect(party.company).to.equal(company);
    }
    expect(await contractors.isInvited(COMPANY, DEVELOPER_C)).to.equal(true);
    // Three founders, the Researcher, and the two together.
    expect((await contractors.domainOf(DEVELOPMENT)).voices).to.equal(5n);
  });

  it("has somebody who moved with all clearances and their history", async () => {
    const { contractors } = system;
    expect(await contractors.partyNumberOf(MAINTAINER_BEFORE)).to.equal(await contractors.partyNumberOf(MAINTAINER));
    expect(await contractors.isCleared(DEVELOPMENT, MAINTAINER_BEFORE)).to.equal(false);
    const { since } = await contractors.clearanceOf(DEVELOPMENT, MAINTAINER);
    expect(new Date(Number(since) * 1000).getUTCFullYear()).to.equal(2022);
  });

  it("has somebody who resigned and is still cooling down", async () => {
    const { contractors } = system;
    const { ended, until } = await contractors.clearanceOf(DESIGN, ILLUSTRATOR);
    expect(ended).to.equal(true);
    const { terms } = await contractors.domainOf(DESIGN);
    expect(until + terms.cooldown).to.be.greaterThan(NOW);
  });

  it("has a rate that changes with the next month, and one that is asked for", async () => {
    const { contractors, clearances } = system;
    const firstOfMonth = BigInt(Date.UTC(UNTIL.getUTCFullYear(), UNTIL.getUTCMonth() + 1, 1) / 1000);
    expect(await contractors.rateAt(DEVELOPMENT, DEVELOPER_B, firstOfMonth - 1n)).to.equal(70n * USD);
    expect(await contractors.rateAt(DEVELOPMENT, DEVELOPER_B, firstOfMonth)).to.equal(78n * USD);
    const asked = await clearances.lastNomination(DEVELOPMENT, DEVELOPER_C, DEVELOPER_C);
    expect(await stateOf(asked)).to.equal("Open");
  });

  it("has a clearance that is suspended while its holder can appeal", async () => {
    const { contractors, reviews, revocations } = system;
    const [opened] = await revocations.queryFilter(revocations.filters.RevocationOpened(undefined, DESIGN, MARKETER));
    const id = opened?.args.revocation ?? "";
    expect(await stateOf(id)).to.equal("Reached");
    expect(await revocations.suspends(id)).to.equal(true);
    expect((await contractors.clearanceOf(DESIGN, MARKETER)).suspended).to.equal(true);
    const { reachedAt } = await reviews.timesOf(id);
    expect(reachedAt + (await reviews.reviewOf(id)).challenge - NOW).to.be.greaterThan(86_400n);
  });

  it("has a revocation that its subject appealed and the stakeholders rejected", async () => {
    const { contractors, reviews, revocations } = system;
    const [opened] = await revocations.queryFilter(
      revocations.filters.RevocationOpened(undefined, MARKETING, DEVELOPER_B),
    );
    const id = opened?.args.revocation ?? "";
    expect(await stateOf(id)).to.equal("Rejected");
    const [answered] = await reviews.queryFilter(reviews.filters.ReviewAnswered(id));
    expect(answered?.args.passed).to.equal(false);
    expect(await revocations.queryFilter(revocations.filters.RevocationSuspends(id))).to.have.length(1);
    expect(await revocations.queryFilter(revocations.filters.RevocationLifted(id))).to.have.length(1);
    expect(await contractors.isCleared(MARKETING, DEVELOPER_B)).to.equal(true);
  });

  it("has a contested nomination that waits for the stakeholders, who vote on it in time, and a lapsed one", async () => {
    const { clearances, governor, reviews } = system;
    const contested = await clearances.lastNomination(DEVELOPMENT, CONTRIBUTOR, DEVELOPER_B);
    expect(await stateOf(contested)).to.equal("Escalated");
    expect(await reviews.queryFilter(reviews.filters.ReviewContested(contested))).to.have.length(1);
    const proposals = await governor.queryFilter(governor.filters.ProposalCreated());
    const asked = proposals.find(({ args }) => args.description.startsWith("# Clear the Contributor"));
    expect([...(asked?.args.targets ?? [])]).to.deep.equal([deployment.contracts.Reviews]);
    const { disputedAt } = await reviews.timesOf(contested);
    const executable = (asked?.args.voteEnd ?? 0n) + 2n * 86_400n;
    expect(executable).to.be.lessThan(disputedAt + (await reviews.ANSWER()));
    const lapsed = await clearances.lastNomination(DESIGN, CONTRIBUTOR, CONTRIBUTOR);
    expect(await stateOf(lapsed)).to.equal("Lapsed");
  });

  it("has profiles whose portraits are drawings that fit on chain", async () => {
    const { profiles } = system;
    const set = await profiles.queryFilter(profiles.filters.ProfileSet());
    expect(set.length).to.be.greaterThan(15);
    expect((await profiles.profileOf(COMPANY)).name).to.equal("Demo company");
    for (const { args } of set) expect(args.portrait).to.match(/^(data:image\/svg\+xml,%3Csvg.*%3C%2Fsvg%3E)?$/);
    for (const hair of ["none", "short", "long", "curls", "bun", "cap"] as const) {
      expect(drawPerson({ hue: 359, hair, glasses: true }).length).to.be.lessThan(4096);
    }
    expect(drawHouse(0)).to.include("svg");
  });

  it("shows a clearance with the portrait of its holder to software that knows tokens", async () => {
    const { contractors, profiles } = system;
    const id = (BigInt(DEVELOPMENT) << 32n) | (await contractors.partyNumberOf(DEVELOPER_A));
    expect(await contractors.ownerOf(id)).to.equal(DEVELOPER_A);
    const uri = await contractors.tokenURI(id);
    const metadata = JSON.parse(Buffer.from(uri.split(",")[1] ?? "", "base64").toString()) as Record<string, string>;
    expect(metadata.name).to.equal("Developer A, Development");
    expect(metadata.image).to.equal((await profiles.profileOf(DEVELOPER_A)).portrait);
  });
});
