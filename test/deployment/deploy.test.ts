import { expect } from "chai";
import { id } from "ethers";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { Deployment } from "../../scripts/tooling/address-book.ts";

import { contextOf, deploy, deployAndSetUp } from "../../scripts/deploy.ts";
import { ADDRESS_BOOK } from "../../scripts/tooling/address-book.ts";
import { UsageError } from "../../scripts/tooling/usage-error.ts";
import { clearWorkbenches, createWorkbench, messageOf, type Workbench } from "./workbench.ts";

/** Deploys, and fails after `lines` things were done. */
async function deployUntil(bench: Workbench, lines: number): Promise<string> {
  let done = 0;
  const log = () => {
    if (++done === lines) throw new Error("interrupted");
  };
  return messageOf(deploy(bench.ethers, { ...bench, log }));
}

async function writeEntry(bench: Workbench, change: (contracts: Record<string, string>) => void): Promise<void> {
  const entry = JSON.parse(await bench.readBookText()) as Deployment;
  change(entry.contracts as Record<string, string>);
  await writeFile(join(bench.directory, "31337.json"), JSON.stringify(entry));
}

describe("Deployment", () => {
  after(clearWorkbenches);

  describe("given a fresh chain", () => {
    it("puts every contract where the committed address book says", async () => {
      const bench = await createWorkbench();
      const deployment = await deploy(bench.ethers, bench);
      const committed = JSON.parse(await readFile(join(ADDRESS_BOOK, "31337.json"), "utf8")) as Deployment;
      const { creations, ...addresses } = deployment;
      expect(addresses).to.deep.equal(committed);
      expect(Object.keys(creations)).to.deep.equal(Object.keys(committed.contracts));
      expect(JSON.parse(await bench.readBookText())).to.deep.equal(committed);
    });
  });

  describe("given a complete deployment", () => {
    it("changes nothing when it is run again", async () => {
      const bench = await createWorkbench();
      const first = await deploy(bench.ethers, bench);
      const [book, block] = [await bench.readBookText(), await bench.ethers.provider.getBlockNumber()];
      expect(await deploy(bench.ethers, bench)).to.deep.equal(first);
      expect(await bench.readBookText()).to.equal(book);
      expect(await bench.ethers.provider.getBlockNumber()).to.equal(block);
    });
  });

  describe("given an interrupted deployment", () => {
    // 14 contracts, 8 grants, 16 steps for domains, 3 assets, 7 grants of the handover, 5 renouncements.
    for (const lines of [1, 14, 18, 33, 45, 52]) {
      it(`finishes what is missing after ${lines} steps`, async () => {
        const [bench, reference] = [await createWorkbench(), await createWorkbench()];
        expect(await deployUntil(bench, lines)).to.equal("interrupted");
        const resumed = await deploy(bench.ethers, bench);
        expect(resumed).to.deep.equal(await deploy(reference.ethers, reference));
        expect(await bench.ethers.provider.getBlockNumber()).to.equal(await reference.ethers.provider.getBlockNumber());
      });
    }

    it("deploys anew what was written down and never mined", async () => {
      const bench = await createWorkbench();
      await deployUntil(bench, 3);
      const nowhere = "0x00000000000000000000000000000000000000aa";
      await writeEntry(bench, (contracts) => (contracts.Treasury = nowhere));
      const { contracts } = await deploy(bench.ethers, bench);
      expect(contracts.Treasury).not.to.equal(nowhere);
      expect(await bench.ethers.provider.getCode(contracts.Treasury ?? "")).not.to.equal("0x");
    });

    it("finds the creations again that were not written down, or whose transaction another replaced", async () => {
      const bench = await createWorkbench();
      const { creations } = await deploy(bench.ethers, bench);
      const path = join(bench.directory, "31337.creations.json");
      const text = await readFile(path, "utf8");
      const { Treasury: _, ...others } = creations;
      await writeFile(path, JSON.stringify({ ...others, Reviews: id("replaced") }));
      expect((await deploy(bench.ethers, bench)).creations).to.deep.equal(creations);
      expect(JSON.parse(await readFile(path, "utf8"))).to.deep.equal(JSON.parse(text));
      await rm(path);
      expect((await deploy(bench.ethers, bench)).creations).to.deep.equal(creations);
    });

    it("waits for transactions that are still pending", async () => {
      const bench = await createWorkbench();
      const [deployer] = await bench.ethers.getSigners();
      await bench.ethers.provider.send("evm_setAutomine", [false]);
      await deployer?.sendTransaction({ to: deployer.address });
      expect(await messageOf(deploy(bench.ethers, bench))).to.contain("are still pending (1)");
    });
  });

  describe("given an address book that does not fit the chain", () => {
    it("refuses code of another version, and names the contract", async () => {
      const bench = await createWorkbench();
      await deploy(bench.ethers, bench);
      await writeEntry(bench, (contracts) => (contracts.Reviews = contracts.Treasury ?? ""));
      expect(await messageOf(deploy(bench.ethers, bench))).to.match(
        /^The code of Reviews at 0x\w{40} is not this version's/,
      );
    });

    it("refuses to go on when a contract in the middle has no code", async () => {
      const bench = await createWorkbench();
      await deploy(bench.ethers, bench);
      await writeEntry(bench, (contracts) => (contracts.Reviews = "0x00000000000000000000000000000000000000aa"));
      expect(await messageOf(deploy(bench.ethers, bench))).to.match(
        /names Reviews on chain 31337, but there is no code/,
      );
    });

    it("refuses a file that is not JSON", async () => {
      const bench = await createWorkbench();
      await writeFile(join(bench.directory, "31337.json"), "{");
      expect(await messageOf(deploy(bench.ethers, bench))).to.match(/is not valid JSON/);
    });
  });

  describe("given an asset that is no token", () => {
    it("says so before anything is enabled", async () => {
      const bench = await createWorkbench();
      const asset = "0x00000000000000000000000000000000000000AA";
      const configuration = { ...bench.configuration, enabledAssets: ["ETH", asset] };
      const context = await contextOf(bench.ethers, { ...bench, configuration });
      const failure = deployAndSetUp(context);
      expect(await messageOf(failure)).to.equal(
        `The asset ${asset} cannot be enabled: there is no token at that address on this chain.`,
      );
      await failure.catch((error: unknown) => expect(error).to.be.instanceOf(UsageError));
    });
  });
});
