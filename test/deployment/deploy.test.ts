import { expect } from "chai";
import { id } from "ethers";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { Configuration } from "../../scripts/deployment/configuration.ts";
import type { Deployment } from "../../scripts/tooling/address-book.ts";

import { contextOf, deploy } from "../../scripts/deploy.ts";
import { verifyDeployment } from "../../scripts/deployment/verify.ts";
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
    // 15 contracts, 8 grants, 16 steps for domains, 5 for spending, 8 grants of the handover, 6 renouncements.
    for (const lines of [1, 15, 19, 34, 42, 50, 57]) {
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
      await writeEntry(bench, (contracts) => (contracts.StakeholderGovernor = nowhere));
      const { contracts } = await deploy(bench.ethers, bench);
      expect(contracts.StakeholderGovernor).not.to.equal(nowhere);
      expect(await bench.ethers.provider.getCode(contracts.StakeholderGovernor ?? "")).not.to.equal("0x");
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

  describe("given a configuration that does not fit its chain", () => {
    /** Expects that what `change` makes of the local configuration is refused with `sentences`, and nothing is sent. */
    async function expectRefused(bench: Workbench, change: Partial<Configuration>, sentences: string[]): Promise<void> {
      const before = await bench.ethers.provider.getBlockNumber();
      const configuration = { ...bench.configuration, ...change };
      const failure = contextOf(bench.ethers, { ...bench, configuration });
      expect(await messageOf(failure)).to.equal(
        `The configuration does not fit chain 31337:\n- ${sentences.join("\n- ")}`,
      );
      await failure.catch((error: unknown) => expect(error).to.be.instanceOf(UsageError));
      expect(await bench.ethers.provider.getBlockNumber()).to.equal(before);
    }

    it("says that an asset is no token", async () => {
      const bench = await createWorkbench();
      const asset = "0x00000000000000000000000000000000000000AA";
      const policies = [...bench.configuration.policies, { asset, floor: 1n, rate: 0, windowDays: 1 }];
      await expectRefused(bench, { policies, dollarTokens: [asset] }, [
        `${asset} cannot have a policy: there is no token at that address.`,
        `${asset} cannot count as a dollar: it does not say its decimals.`,
      ]);
    });

    it("says that a dollar token has too many decimals", async () => {
      const bench = await createWorkbench();
      const asset = await (await bench.ethers.deployContract("DemoToken", ["Odd", "ODD", 19])).getAddress();
      const policies = [...bench.configuration.policies, { asset, floor: 1n, rate: 0, windowDays: 1 }];
      await expectRefused(bench, { policies, dollarTokens: [asset] }, [
        `${asset} cannot count as a dollar: it has 19 decimals, and at most 18 are possible.`,
      ]);
    });

    it("says that the deploying key would keep a right as the guardian", async () => {
      const bench = await createWorkbench();
      const [deployer] = await bench.ethers.getSigners();
      await expectRefused(bench, { guardian: deployer?.address ?? "" }, [
        "The deploying key is the guardian: it must keep no right.",
      ]);
    });

    it("says that a token to be wrapped is none, or has too few units for a vote", async () => {
      const bench = await createWorkbench();
      const { governor } = bench.configuration;
      const wraps = "0x00000000000000000000000000000000000000AA";
      await expectRefused(bench, { stakeToken: { name: "Wrapped", symbol: "W", wraps } }, [
        `${wraps} cannot be wrapped: there is no token at that address.`,
      ]);
      const token = await bench.ethers.deployContract("DemoToken", ["Old", "OLD", 18]);
      await token.mint(wraps, 9n);
      const stakeToken = { name: "Wrapped", symbol: "W", wraps: await token.getAddress() };
      await expectRefused(bench, { stakeToken, governor: { ...governor, quorumFloor: 10n, proposalThreshold: 11n } }, [
        "quorumFloor is 10; of the token that is wrapped there are 9: nothing could ever pass.",
        "proposalThreshold is 11; of the token that is wrapped there are 9.",
      ]);
    });
  });

  describe("given a token that the organisation already has", () => {
    it("deploys what wraps it, and verifies", async () => {
      const bench = await createWorkbench();
      const [, holder] = await bench.ethers.getSigners();
      const token = await bench.ethers.deployContract("DemoToken", ["Old", "OLD", 18]);
      await token.mint(holder!.address, 50_000n * 10n ** 18n);
      const stakeToken = { name: "Wrapped", symbol: "W", wraps: await token.getAddress() };
      const configuration = { ...bench.configuration, stakeToken };
      const deployment = await deploy(bench.ethers, { ...bench, configuration });
      const stake = await bench.ethers.getContractAt("WrappedStake", deployment.contracts.StakeToken ?? "", holder);
      await token.connect(holder!).approve(stake, 7n);
      await stake.depositFor(holder!.address, 7n);
      expect(await stake.balanceOf(holder!.address)).to.equal(7n);
      const findings = await verifyDeployment(bench.ethers, deployment, configuration);
      expect(findings.flatMap(({ differences }) => differences)).to.deep.equal([]);
    });
  });
});
