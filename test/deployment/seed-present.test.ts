import type { NetworkConnection } from "hardhat/types/network";

import { expect } from "chai";
import { ZeroAddress, ZeroHash } from "ethers";

import type { Deployment } from "../../scripts/tooling/address-book.ts";
import type { System } from "../../scripts/deployment/connect.ts";

import { configuration } from "../../scripts/deployment/networks/31337.ts";
import { ETH } from "../../scripts/deployment/plan.ts";
import { verifyDeployment } from "../../scripts/deployment/verify.ts";
import { readMonths, readVotes } from "../../scripts/seed.ts";
import { CANDIDATE, FUNDER, GUARDIAN, STAKEHOLDER_A, STAKEHOLDER_B, STAKEHOLDER_C } from "../../scripts/seed/cast.ts";
import { DEVELOPMENT, RESEARCH } from "../../scripts/seed/domains.ts";
import { personas } from "../../web/src/shared/wallet/personas.ts";
import { GOVERNOR_STATES, REVIEW_STATES, seededChain, UNTIL } from "./seeded.ts";
import { clearWorkbenches } from "./workbench.ts";

/** States as the contracts number them. */
const BOUNTY_STATES = ["None", "Open", "Judging", "Closed"];

describe("Seed of the local chain: the present", () => {
  let connection: NetworkConnection;
  let deployment: Deployment;
  let system: System;

  before(async () => {
    ({ connection, deployment, system } = await seededChain());
  });
  after(clearWorkbenches);

  it("has votes in every state that there is", async () => {
    const { governor } = system;
    const states = new Map<string, number>();
    for (const { args } of await governor.queryFilter(governor.filters.ProposalCreated())) {
      const state = GOVERNOR_STATES[Number(await governor.state(args.proposalId))] ?? "";
      states.set(state, (states.get(state) ?? 0) + 1);
    }
    const months = (await readMonths()).filter(({ spent }) => spent > 0n).length;
    const recorded = await readVotes();
    const approved = recorded.filter(({ outcome }) => outcome === "Approved").length;
    expect(Object.fromEntries(states)).to.deep.equal({
      Pending: 1,
      Active: 6,
      Canceled: 1,
      Defeated: recorded.length - approved,
      Succeeded: 1,
      Queued: 1,
      Executed: approved + months + 6,
    });
  });

  it("has a vote that no persona has taken part in and that misses the quorum without one", async () => {
    const { governor } = system;
    const created = await governor.queryFilter(governor.filters.ProposalCreated());
    for (const { args } of created) {
      if (GOVERNOR_STATES[Number(await governor.state(args.proposalId))] !== "Active") continue;
      if ((await governor.runoffOf(args.proposalId)) !== ZeroHash) continue;
      for (const { address } of personas) expect(await governor.hasVoted(args.proposalId, address)).to.equal(false);
      const cast = (await governor.proposalVotes(args.proposalId)).reduce((sum, votes) => sum + votes, 0n);
      expect(cast < (await governor.quorum(await governor.proposalSnapshot(args.proposalId)))).to.equal(true);
    }
  });

  it("has a request for proposals in voting, on which no persona has voted and which each stakeholder can turn", async () => {
    const { governor, stakeToken } = system;
    const [proposed, ...others] = await governor.queryFilter(governor.filters.RunoffProposed());
    expect(others).to.deep.equal([]);
    const { runoff, candidates } = proposed!.args;
    for (const id of candidates) {
      expect(GOVERNOR_STATES[Number(await governor.state(id))]).to.equal("Active");
      for (const { address } of personas) expect(await governor.hasVoted(id, address)).to.equal(false);
    }
    expect(await governor.leaderOf(runoff)).to.equal(candidates[1]);
    const [first, leader] = [
      await governor.proposalVotes(candidates[0]!),
      await governor.proposalVotes(candidates[1]!),
    ];
    const lead = leader.forVotes - leader.againstVotes - (first.forVotes - first.againstVotes);
    const snapshot = await governor.proposalSnapshot(candidates[0]!);
    for (const voter of [STAKEHOLDER_A, STAKEHOLDER_B, STAKEHOLDER_C])
      expect(2n * (await stakeToken.getPastVotes(voter, snapshot)) > lead).to.equal(true);
  });

  it("has a queued payment that anyone can carry out now", async () => {
    const { governor } = system;
    const created = await governor.queryFilter(governor.filters.ProposalCreated());
    for (const { args } of created) {
      if (GOVERNOR_STATES[Number(await governor.state(args.proposalId))] !== "Queued") continue;
      expect(await governor.proposalEta(args.proposalId)).to.be.lessThan(BigInt(UNTIL.getTime() / 1000));
      const [targets, values, calldatas] = [args[2], args[3], args[5]].map((list) => [...(list as unknown[])]);
      await governor.execute.staticCall(
        targets as string[],
        values as bigint[],
        calldatas as string[],
        connection.ethers.id(args.description),
      );
    }
  });

  it("has given every asset the same share of the fund that may leave it, and a guardian who has tried the brake", async () => {
    const { treasury } = system;
    const { DemoDecred, DemoDollar } = deployment.contracts;
    for (const asset of [ETH, DemoDecred ?? "", DemoDollar ?? ""]) {
      const { current, next } = await treasury.policyOf(asset);
      expect([...current]).to.deep.equal([...next]);
      expect([current.rate, current.window]).to.deep.equal([40_000n, 24n * 86_400n]);
      expect(current.floor > 0n).to.equal(true);
    }
    expect(await treasury.guardian()).to.equal(GUARDIAN);
    expect(await treasury.queryFilter(treasury.filters.SpendingStopped())).to.have.length(1);
    expect(await connection.ethers.provider.getBalance(GUARDIAN)).to.be.greaterThan(0n);
    await treasury.connect(await connection.ethers.getImpersonatedSigner(GUARDIAN)).stopSpending.staticCall();
  });

  it("has a budget in USD that begins anew every month, and one in an asset, both partly billed", async () => {
    const { budgets } = system;
    expect(await budgets.count()).to.equal(2n);
    const [monthly, once] = [await budgets.budgetOf(1), await budgets.budgetOf(2)];
    expect([monthly.terms.asset, monthly.terms.period, monthly.billed]).to.deep.equal([
      ZeroAddress,
      30n * 86_400n,
      640_000_000n,
    ]);
    expect(await budgets.freeOf(1)).to.equal(860_000_000n);
    expect([once.terms.asset, once.terms.period]).to.deep.equal([deployment.contracts.DemoDecred, 0n]);
    expect(await budgets.freeOf(2)).to.equal(415n * 10n ** 8n);
  });

  it("has a payment that waits in the line, part of which was drawn", async () => {
    const { budgets, treasury } = system;
    const dollar = deployment.contracts.DemoDollar ?? "";
    const [issued, ...others] = await budgets.queryFilter(budgets.filters.TicketIssued());
    expect(others).to.deep.equal([]);
    const { asset, start, budget, ref, payments } = issued!.args.ticket;
    const ticket = {
      asset,
      start,
      budget,
      ref,
      payments: payments.map(({ payee, amount }) => ({ payee, amount })),
    };
    expect(await budgets.waitingOf(dollar)).to.equal(2_490_000_000n);
    expect([...(await budgets.drawnOf(ticket, 0))]).to.deep.equal([1_510_000_000n, 0n]);
    expect([...(await budgets.drawnOf(ticket, 1))]).to.deep.equal([0n, 0n]);
    const now = UNTIL.getTime() / 1000;
    expect(await treasury.capacity(dollar)).to.equal(0n);
    expect(await treasury.capacityAt(dollar, now + 16 * 86_400)).to.be.greaterThan(2_490_000_000n);
  });

  it("leaves a deployment that verifies, with what was voted since as notes", async () => {
    const findings = await verifyDeployment(connection.ethers, deployment, configuration);
    expect(findings.flatMap(({ differences }) => differences)).to.deep.equal([]);
    const tightened =
      /^DemoDecred was given the policy \(floor 100000000000, rate 40000, window 2073600 s\) in block \d+\.$/;
    expect(findings.flatMap(({ notes }) => notes).filter((note) => tightened.test(note))).to.have.length(1);
  });

  it("has bounties in every state", async () => {
    const { bounties } = system;
    const states = new Map<string, number>();
    for (const { args } of await bounties.queryFilter(bounties.filters.BountyOpened())) {
      const { opener, asset, domain, openedAt, deadline, uri } = args;
      const content = connection.ethers.id(uri);
      const state = await bounties.stateOf({ opener, asset, domain, openedAt, deadline, content });
      const name = BOUNTY_STATES[Number(state)] ?? "";
      states.set(name, (states.get(name) ?? 0) + 1);
    }
    expect(Object.fromEntries(states)).to.deep.equal({ Open: 8, Judging: 1, Closed: 5 });
  });

  it("has refunds that wait, and some that were made", async () => {
    const { bounties } = system;
    const waiting: string[] = [];
    for (const { args } of await bounties.queryFilter(bounties.filters.BountyFunded())) {
      const { bounty, funder, start, amount } = args;
      const pot = await bounties.potOf(bounty);
      const closed = (await readTerms(bounty)).deadline <= BigInt(UNTIL.getTime() / 1000) && pot.pending === 0n;
      const due = await bounties.refundOf(bounty, { funder, start, amount });
      if (closed && due > 0n) waiting.push(funder);
    }
    expect(waiting).to.have.length(3).and.to.include(FUNDER);
    expect(await bounties.queryFilter(bounties.filters.BountyRefunded())).to.have.length(2);
  });

  async function readTerms(bounty: string) {
    const { bounties } = system;
    const [opened] = await bounties.queryFilter(bounties.filters.BountyOpened(bounty));
    if (opened === undefined) throw new Error(`There is no bounty ${bounty}`);
    return opened.args;
  }

  it("has claims, nominations and revocations on every step of a review", async () => {
    const { reviews } = system;
    const steps: Record<string, Record<string, number>> = { Bounties: {}, Clearances: {}, Revocations: {} };
    for (const { args } of await reviews.queryFilter(reviews.filters.ReviewOpened())) {
      const state = REVIEW_STATES[Number(await reviews.stateOf(args.id))];
      const { endorsements, k } = await reviews.reviewOf(args.id);
      const step = state === "Open" ? `${endorsements} of ${k}` : (state ?? "");
      const workflow = Object.keys(steps).find((name) => deployment.contracts[name] === args.workflow) ?? "";
      const counts = steps[workflow] ?? {};
      counts[step] = (counts[step] ?? 0) + 1;
    }
    expect(steps).to.deep.equal({
      Bounties: { "1 of 3": 2, "2 of 3": 1, Reached: 1, Passed: 6, Rejected: 1 },
      Clearances: { "0 of 3": 1, "1 of 3": 1, "2 of 3": 1, Passed: 10, Escalated: 1, Lapsed: 1, Rejected: 2 },
      Revocations: { Reached: 1, Rejected: 1 },
    });
  });

  it("has a nomination that only waits for its candidate", async () => {
    const { clearances, reviews } = system;
    const waiting: string[] = [];
    for (const { args } of await clearances.queryFilter(clearances.filters.Nominated())) {
      const passed = REVIEW_STATES[Number(await reviews.stateOf(args.nomination))] === "Passed";
      if (passed && (await clearances.acceptedAt(args.nomination)) === 0n) waiting.push(`${args.domain}`);
    }
    expect(waiting).to.deep.equal([`${RESEARCH}`]);
  });

  it("leaves the candidate uncleared, with room for an application of its own in Development", async () => {
    const { clearances, contractors } = system;
    expect(await contractors.isCleared(DEVELOPMENT, CANDIDATE)).to.equal(false);
    expect(BigInt(await clearances.lastNomination(DEVELOPMENT, CANDIDATE, CANDIDATE))).to.equal(0n);
  });

  it("gives every text a title in its first line", async () => {
    const { bounties, budgets, clearances, revocations, governor } = system;
    const uris = [
      ...(await bounties.queryFilter(bounties.filters.BountyOpened())).map(({ args }) => args.uri),
      ...(await bounties.queryFilter(bounties.filters.ClaimSubmitted())).map(({ args }) => args.uri),
      ...(await clearances.queryFilter(clearances.filters.Nominated())).map(({ args }) => args.uri),
      ...(await revocations.queryFilter(revocations.filters.RevocationOpened())).map(({ args }) => args.uri),
      ...(await budgets.queryFilter(budgets.filters.BudgetOpened())).map(({ args }) => args.uri),
      ...(await budgets.queryFilter(budgets.filters.BudgetBilled())).map(({ args }) => args.uri),
      ...(await governor.queryFilter(governor.filters.RunoffProposed())).map(({ args }) => args.uri),
    ];
    const prefix = "data:text/markdown;charset=utf-8,";
    const texts = uris.map((uri) => {
      expect(uri.startsWith(prefix), uri).to.equal(true);
      return decodeURIComponent(uri.slice(prefix.length));
    });
    const proposals = await governor.queryFilter(governor.filters.ProposalCreated());
    texts.push(...proposals.map(({ args }) => args.description));
    for (const text of texts) expect(text).to.match(/^# \S.{3,90}\n\n\S/);
  });

  it("ends at the wall clock and leaves the chain mining each transaction", async () => {
    const { provider } = connection.ethers;
    const height = await provider.getBlockNumber();
    const last = await provider.getBlock(height - 1);
    expect(last?.timestamp).to.be.within(UNTIL.getTime() / 1000 - 86_400, UNTIL.getTime() / 1000 - 1);
    await connection.provider.request({
      method: "eth_sendTransaction",
      params: [{ from: FUNDER, to: FUNDER }],
    });
    expect(await provider.getBlockNumber()).to.equal(height + 1);
  });
});
