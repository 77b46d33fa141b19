import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";
import { artifacts } from "hardhat";

import type { DeploymentContext } from "../../scripts/deployment/contracts.ts";
import type { Deployment } from "../../scripts/tooling/address-book.ts";

import { contextOf, deploy, deployAndSetUp } from "../../scripts/deploy.ts";
import { connectSystem } from "../../scripts/deployment/connect.ts";
import { handOver } from "../../scripts/deployment/handover.ts";
import { verifyDeployment } from "../../scripts/deployment/verify.ts";
import { clearWorkbenches, createWorkbench, messageOf, type Workbench } from "./workbench.ts";

/** Who holds what after the handover, written out here a second time on purpose. */
const HOLDERS: Record<string, Record<string, string[]>> = {
  Treasury: {
    DEFAULT_ADMIN_ROLE: ["TimelockController"],
    SPENDER_ROLE: ["Budgets"],
    WORKFLOW_ROLE: ["Bounties"],
  },
  Contractors: {
    DEFAULT_ADMIN_ROLE: ["TimelockController"],
    REGISTRAR_ROLE: ["Clearances", "Revocations", "Moves"],
    // Nobody bills yet.
    BILLER_ROLE: [],
  },
  Reviews: {
    DEFAULT_ADMIN_ROLE: ["TimelockController"],
    WORKFLOW_ROLE: ["Clearances", "Bounties", "Revocations", "Moves"],
  },
  Clearances: { DEFAULT_ADMIN_ROLE: ["TimelockController"] },
  Budgets: {
    DEFAULT_ADMIN_ROLE: ["TimelockController"],
    // In no workflow do others approve what a budget pays, yet.
    WORKFLOW_ROLE: [],
  },
  TimelockController: {
    DEFAULT_ADMIN_ROLE: ["TimelockController"],
    PROPOSER_ROLE: ["StakeholderGovernor"],
    CANCELLER_ROLE: ["StakeholderGovernor"],
    EXECUTOR_ROLE: ["anyone"],
  },
  StakeToken: {},
  StakeholderGovernor: {},
  Bounties: {},
  Revocations: {},
  Moves: {},
  Profiles: {},
  ClearanceCards: {},
};

function roleId(role: string): string {
  return role === "DEFAULT_ADMIN_ROLE" ? ZeroHash : id(role);
}

/** The names of all roles in the ABI of a contract. */
async function rolesOf(contract: string): Promise<string[]> {
  const { abi } = await artifacts.readArtifact(contract);
  return (abi as readonly { type: string; name?: string }[])
    .filter(({ type, name }) => type === "function" && name?.endsWith("_ROLE"))
    .map(({ name }) => name ?? "");
}

describe("Rights after the handover", () => {
  let bench: Workbench;
  let deployment: Deployment;

  before(async () => {
    bench = await createWorkbench();
    deployment = await deploy(bench.ethers, bench);
  });
  after(clearWorkbenches);

  /** Everybody who could hold a role: all accounts, all contracts, and nobody. */
  async function everybody(): Promise<[string, string][]> {
    const accounts = (await bench.ethers.getSigners()).map(({ address }, index): [string, string] => [
      index === 0 ? "the deploying key" : `account ${index}`,
      address,
    ]);
    return [...accounts, ...Object.entries(deployment.contracts), ["anyone", ZeroAddress]];
  }

  it("knows every contract and every role that its ABI names", async () => {
    for (const [contract, roles] of Object.entries(HOLDERS)) {
      expect(Object.keys(roles).toSorted(), contract).to.deep.equal((await rolesOf(contract)).toSorted());
    }
    const demoTokens = bench.configuration.demoTokens.map(({ key }) => key);
    const names = Object.keys(deployment.contracts).filter((name) => !demoTokens.includes(name));
    expect(names.toSorted()).to.deep.equal(Object.keys(HOLDERS).toSorted());
  });

  for (const [contract, roles] of Object.entries(HOLDERS)) {
    for (const [role, holders] of Object.entries(roles)) {
      const where = holders.length === 0 ? "with nobody" : `with ${holders.join(" and ")}, and with nobody else`;
      it(`${contract}: ${role} is ${where}`, async () => {
        const target = await bench.ethers.getContractAt(contract, deployment.contracts[contract] ?? "");
        for (const [name, account] of await everybody()) {
          const holds = await target.getFunction("hasRole")(roleId(role), account);
          expect(holds, name).to.equal(holders.includes(name));
        }
      });
    }
  }

  it("leaves no role whose administrator is another role", async () => {
    for (const [contract, roles] of Object.entries(HOLDERS)) {
      for (const role of Object.keys(roles)) {
        const target = await bench.ethers.getContractAt(contract, deployment.contracts[contract] ?? "");
        expect(await target.getFunction("getRoleAdmin")(roleId(role))).to.equal(ZeroHash);
      }
    }
  });

  it("makes the timelock the arbiter of reviews, for ever", async () => {
    const { reviews } = await connectSystem(bench.ethers, deployment);
    expect(await reviews.ARBITER()).to.equal(deployment.contracts.TimelockController);
  });

  it("lets the guardian be who the configuration says, and mutes the treasury's own stake", async () => {
    const { treasury, stakeToken } = await connectSystem(bench.ethers, deployment);
    expect(await treasury.guardian()).to.equal(bench.configuration.guardian);
    expect(await stakeToken.MUTE()).to.equal(deployment.contracts.Treasury);
  });

  it("makes the governor the master of the timelock, and the stake token that of the governor", async () => {
    const { governor } = await connectSystem(bench.ethers, deployment);
    expect(await governor.timelock()).to.equal(deployment.contracts.TimelockController);
    expect(await governor.token()).to.equal(deployment.contracts.StakeToken);
  });

  it("verifies", async () => {
    const [deployer] = await bench.ethers.getSigners();
    const block = await bench.ethers.provider.getBlockNumber();
    expect(await verifyDeployment(bench.ethers, deployment, bench.configuration)).to.deep.equal([
      { subject: "bytecode", differences: [], notes: [] },
      {
        subject: "roles",
        differences: [],
        notes: [`Handed over by ${deployer?.address}, completed in block ${block}.`],
      },
      { subject: "operations", differences: [], notes: [] },
      { subject: "parameters", differences: [], notes: [] },
    ]);
  });
});

describe("Handover", () => {
  let bench: Workbench;
  let context: DeploymentContext;
  let deployment: Deployment;

  beforeEach(async () => {
    bench = await createWorkbench();
    context = await contextOf(bench.ethers, bench);
    deployment = await deployAndSetUp(context);
  });
  after(clearWorkbenches);

  async function deployerAdministers(): Promise<boolean> {
    const { treasury } = await connectSystem(bench.ethers, deployment);
    return treasury.hasRole(ZeroHash, await context.deployer.getAddress());
  }

  it("does not happen by itself", async () => {
    expect(await deployerAdministers()).to.equal(true);
    const roles = (await verifyDeployment(bench.ethers, deployment, bench.configuration))[1];
    expect(roles?.differences).to.include(
      `Treasury: ${await context.deployer.getAddress()} holds DEFAULT_ADMIN_ROLE, and nobody else should.`,
    );
  });

  it("does not happen when a parameter differs, and names it", async () => {
    const governor = { ...bench.configuration.governor, votingPeriod: 4 * 86_400 };
    const changed = { ...context, configuration: { ...bench.configuration, governor } };
    expect(await messageOf(handOver(changed, deployment))).to.equal(
      "Nothing was handed over, because:\n" +
        "- StakeholderGovernor was created with other arguments than the configuration's.\n" +
        "- StakeholderGovernor.votingPeriod is 604800, and 345600 in the configuration.",
    );
    expect(await deployerAdministers()).to.equal(true);
  });

  it("finds a right that was given by somebody else than the deploying key", async () => {
    await handOver(context, deployment);
    const { timelock, contractors } = await connectSystem(bench.ethers, deployment);
    const account = await bench.ethers.getImpersonatedSigner(await timelock.getAddress());
    await bench.ethers.provider.send("hardhat_setBalance", [account.address, "0xde0b6b3a7640000"]);
    await contractors.connect(account).grantRole(id("REGISTRAR_ROLE"), account.address);
    expect(await messageOf(handOver(context, deployment))).to.equal(
      "The handover is not complete, because:\n" +
        `- Contractors: TimelockController (${account.address}) holds REGISTRAR_ROLE ` +
        `(given by TimelockController (${account.address}) in block ${await bench.ethers.provider.getBlockNumber()}), ` +
        "and nobody else should.",
    );
  });
});
