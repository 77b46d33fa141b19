import type { NetworkConnection } from "hardhat/types/network";

import { expect } from "chai";

import type { Deployment } from "../../scripts/tooling/address-book.ts";
import type { System } from "../../scripts/deployment/connect.ts";

import { configuration } from "../../scripts/deployment/networks/31337.ts";
import { ETH } from "../../scripts/deployment/plan.ts";
import { readMonths, readVotes } from "../../scripts/seed.ts";

import { recordedProposal } from "../../scripts/seed/proposals.ts";
import { setStage } from "../../scripts/seed/stage.ts";
import { STAKE } from "../../scripts/seed/stake.ts";
import { idOf } from "../../scripts/seed/voting.ts";
import { personas } from "../../web/src/shared/wallet/personas.ts";
import { GOVERNOR_STATES, seededChain } from "./seeded.ts";
import { clearWorkbenches } from "./workbench.ts";

const DCR = 10n ** 8n;

/** States as the contracts number them. */

describe("Seed of the local chain: the recorded years", () => {
  let connection: NetworkConnection;
  let deployment: Deployment;
  let system: System;

  before(async () => {
    ({ connection, deployment, system } = await seededChain());
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
      expect(waiting).to.deep.equal(["Developer A", "Developer B", "Designer", "Researcher", "Marketer"]);
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
});
