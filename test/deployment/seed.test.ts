import type { NetworkConnection } from "hardhat/types/network";

import { expect } from "chai";
import { network } from "hardhat";

import type { Deployment } from "../../scripts/tooling/address-book.ts";
import type { System } from "../../scripts/deployment/connect.ts";

import { deploy } from "../../scripts/deploy.ts";
import { connectSystem } from "../../scripts/deployment/connect.ts";
import { configuration } from "../../scripts/deployment/networks/31337.ts";
import { ETH } from "../../scripts/deployment/plan.ts";
import { readMonths, readVotes, seed, SEED_START } from "../../scripts/seed.ts";
import { CANDIDATE, FUNDER } from "../../scripts/seed/cast.ts";
import { DEVELOPMENT, RESEARCH } from "../../scripts/seed/domains.ts";
import { recordedProposal } from "../../scripts/seed/proposals.ts";
import { setStage } from "../../scripts/seed/stage.ts";
import { STAKE } from "../../scripts/seed/stake.ts";
import { idOf } from "../../scripts/seed/voting.ts";
import { personas } from "../../web/src/shared/wallet/personas.ts";
import { clearWorkbenches, createWorkbench } from "./workbench.ts";

const UNTIL = new Date("2027-02-03T04:05:06Z");
const DCR = 10n ** 8n;

/** States as the contracts number them. */
const GOVERNOR_STATES = ["Pending", "Active", "Canceled", "Defeated", "Succeeded", "Queued", "Expired", "Executed"];
const BOUNTY_STATES = ["None", "Open", "Judging", "Closed"];
const REVIEW_STATES = ["None", "Open", "Reached", "Concludable", "Passed", "Contested", "Lapsed"];

describe("Seed of the local chain", () => {
  let connection: NetworkConnection;
  let deployment: Deployment;
  let system: System;

  before(async () => {
    const { directory } = await createWorkbench();
    connection = await network.create({ override: { initialDate: SEED_START } });
    deployment = await deploy(connection.ethers, { directory });
    await seed(connection, deployment, () => {}, UNTIL);
    system = await connectSystem(connection.ethers, deployment);
    // The clock stands at the end of the story while the states are read.
    await connection.provider.request({ method: "evm_setNextBlockTimestamp", params: [UNTIL.getTime() / 1000] });
    await connection.provider.request({ method: "evm_mine", params: [] });
  });
  after(clearWorkbenches);

  /** All movements with their time, in order. */
  async function readMovements() {
    const { treasury } = system;
    const logs = await treasury.queryFilter(treasury.filters.Movement());
    return Promise.all(
      logs.map(async (log) => {
        const { from, to, asset, amount } = log.args;
        return { at: (await log.getBlock()).timestamp, from, to, asset, amount };
      }),
    );
  }

  describe("the treasury", () => {
    it("holds at the end of each recorded month what was received until then less what was spent", async () => {
      const fund = await system.treasury.generalFund();
      const movements = (await readMovements()).filter(({ asset }) => asset === deployment.contracts.DemoDecred);
      let expected = 0n;
      for (const { month, received, spent } of await readMonths()) {
        expected += (received - spent) * DCR;
        const [year = 0, number = 0] = month.split("-").map(Number);
        const end = Date.UTC(year, number, 1) / 1000;
        const balance = movements
          .filter(({ at }) => at < end)
          .reduce((sum, { from, to, amount }) => sum + (to === fund ? amount : 0n) - (from === fund ? amount : 0n), 0n);
        expect(balance, month).to.equal(expected);
      }
    });

    it("has in its accounts all that moved in and not out, and holds as much of each asset", async () => {
      const { treasury } = system;
      const balances = new Map<string, bigint>();
      const change = (account: string, asset: string, by: bigint) => {
        const key = `${asset} ${account}`;
        balances.set(key, (balances.get(key) ?? 0n) + by);
      };
      for (const { from, to, asset, amount } of await readMovements()) {
        change(from, asset, -amount);
        change(to, asset, amount);
      }
      const totals = new Map<string, bigint>();
      for (const [key, amount] of balances) {
        const [asset = "", account = ""] = key.split(" ");
        if (BigInt(account) === 0n) continue;
        expect(await treasury.balanceOf(account, asset), key).to.equal(amount);
        totals.set(asset, (totals.get(asset) ?? 0n) + amount);
      }
      const { DemoDecred, DemoDollar, Treasury } = deployment.contracts;
      expect([...totals.keys()].toSorted()).to.deep.equal([ETH, DemoDecred, DemoDollar].toSorted());
      for (const [asset, total] of totals) {
        expect(await treasury.totalOf(asset)).to.equal(total);
        const held =
          asset === ETH
            ? await connection.ethers.provider.getBalance(Treasury ?? "")
            : await (await connection.ethers.getContractAt("DemoToken", asset)).getFunction("balanceOf")(
                Treasury ?? "",
              );
        expect(held).to.equal(total);
      }
    });

    it("has money that waits for several personas", async () => {
      const waiting: string[] = [];
      for (const { role, address } of personas) {
        for (const asset of [ETH, deployment.contracts.DemoDecred, deployment.contracts.DemoDollar]) {
          const amount = await system.treasury.balanceOf(`${address}${"0".repeat(24)}`, asset ?? "");
          if (amount > 0n) waiting.push(role);
        }
      }
      expect(waiting).to.deep.equal(["Developer A", "Developer B", "Marketer"]);
    });
  });

  describe("the recorded votes", () => {
    it("begin in the recorded second, and end with the recorded votes and outcome", async () => {
      const { governor } = system;
      const stage = await setStage(connection.ethers, deployment, configuration, 0);
      const votes = await readVotes();
      expect(votes).to.have.length(38);
      for (const vote of votes) {
        const id = idOf(recordedProposal(stage, vote));
        expect(await governor.proposalSnapshot(id), vote.title).to.equal(BigInt(vote.votingStart.getTime() / 1000));
        expect([...(await governor.proposalVotes(id))], vote.title).to.deep.equal([
          vote.no * STAKE,
          vote.yes * STAKE,
          0n,
        ]);
        const state = GOVERNOR_STATES[Number(await governor.state(id))];
        expect(state, vote.title).to.equal(vote.outcome === "Approved" ? "Executed" : "Defeated");
      }
    });

    it("have the turnouts that the claimed article about the quorum names", async () => {
      const percents = (await readVotes())
        .map(({ yes, no, eligible }) => ({ votes: 100n * (yes + no), eligible }))
        .map(({ votes, eligible }) => Number((2n * votes + eligible) / (2n * eligible)))
        .toSorted((a, b) => a - b);
      const turnouts = percents.filter((percent) => percent <= 100);
      const impossible = percents.filter((percent) => percent > 100);
      expect(impossible).to.have.length(1);

      const claims = await system.bounties.queryFilter(system.bounties.filters.ClaimSubmitted());
      const article = claims
        .map(({ args }) => decodeURIComponent(args.uri).replaceAll("\n", " "))
        .find((text) => text.includes("# What a quorum does to turnout"));
      expect(article)
        .to.include(`In ${turnouts.length} votes, ${turnouts.at(0)} to ${turnouts.at(-1)} percent voted`)
        .and.to.include(`one record counts ${impossible[0]} percent`);
    });
  });

  describe("the present", () => {
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
        Active: 1,
        Canceled: 1,
        Defeated: recorded.length - approved,
        Succeeded: 1,
        Queued: 1,
        Executed: approved + months + 1,
      });
    });

    it("has a vote that no persona has taken part in and that misses the quorum without one", async () => {
      const { governor } = system;
      const created = await governor.queryFilter(governor.filters.ProposalCreated());
      for (const { args } of created) {
        if (GOVERNOR_STATES[Number(await governor.state(args.proposalId))] !== "Active") continue;
        for (const { address } of personas) expect(await governor.hasVoted(args.proposalId, address)).to.equal(false);
        const cast = (await governor.proposalVotes(args.proposalId)).reduce((sum, votes) => sum + votes, 0n);
        expect(cast < (await governor.quorum(await governor.proposalSnapshot(args.proposalId)))).to.equal(true);
      }
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

    it("has claims and nominations on every step of a review", async () => {
      const { reviews } = system;
      const claims = new Map<string, number>();
      const nominations = new Map<string, number>();
      for (const { args } of await reviews.queryFilter(reviews.filters.ReviewOpened())) {
        const state = REVIEW_STATES[Number(await reviews.stateOf(args.id))];
        const { endorsements, k } = await reviews.reviewOf(args.id);
        const step = state === "Open" ? `${endorsements} of ${k}` : (state ?? "");
        const counts = args.workflow === deployment.contracts.Bounties ? claims : nominations;
        counts.set(step, (counts.get(step) ?? 0) + 1);
      }
      expect(Object.fromEntries(claims)).to.deep.equal({
        "1 of 3": 2,
        "2 of 3": 1,
        Reached: 1,
        Passed: 6,
        Contested: 1,
      });
      expect(Object.fromEntries(nominations)).to.deep.equal({
        "2 of 3": 1,
        "0 of 3": 1,
        Passed: 3,
        Contested: 1,
        Lapsed: 1,
      });
    });

    it("has a nomination that only waits for its candidate", async () => {
      const { clearances, reviews } = system;
      const waiting: string[] = [];
      for (const { args } of await clearances.queryFilter(clearances.filters.Nominated())) {
        const review = await reviews.reviewOf(args.nomination);
        const passed = review.passedAt > 0n;
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
      const { bounties, clearances, governor } = system;
      const uris = [
        ...(await bounties.queryFilter(bounties.filters.BountyOpened())).map(({ args }) => args.uri),
        ...(await bounties.queryFilter(bounties.filters.ClaimSubmitted())).map(({ args }) => args.uri),
        ...(await clearances.queryFilter(clearances.filters.Nominated())).map(({ args }) => args.uri),
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
});
