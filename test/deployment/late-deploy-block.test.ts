import { expect } from "chai";
import { id, ZeroHash } from "ethers";

import type { Treasury } from "../../types/ethers-contracts/index.ts";
import type { DeploymentContext } from "../../scripts/deployment/contracts.ts";
import type { Deployment } from "../../scripts/tooling/address-book.ts";

import { contextOf, deployAndSetUp } from "../../scripts/deploy.ts";
import { writeBook } from "../../scripts/deployment/book.ts";
import { handOver } from "../../scripts/deployment/handover.ts";
import { verifyDeployment } from "../../scripts/deployment/verify.ts";
import { receiptOf } from "./init-code.ts";
import { clearWorkbenches, createWorkbench, messageOf, type Workbench } from "./workbench.ts";

describe("A deploying key that gives rights away before the deployBlock of the address book", () => {
  let bench: Workbench;
  let context: DeploymentContext;
  let deployer: string;
  let thief: string;
  let treasury: Treasury;
  let creation: { hash: string; blockNumber: number };
  /** Block in which the thief makes the deploying key administrator, as only the constructor does otherwise. */
  let regranted: number;

  beforeEach(async () => {
    bench = await createWorkbench();
    context = await contextOf(bench.ethers, bench);
    deployer = await context.deployer.getAddress();
    const signer = (await bench.ethers.getSigners())[19];
    if (signer === undefined) throw new Error("There is no thief");
    thief = signer.address;
    treasury = await bench.ethers.deployContract("Treasury", [deployer], context.deployer);
    creation = receiptOf(await treasury.deploymentTransaction()?.wait());
    await treasury.grantRole(id("SPENDER_ROLE"), thief);
    await treasury.grantRole(ZeroHash, thief);
    await treasury.renounceRole(ZeroHash, deployer);
    const regrant = await treasury.connect(signer).grantRole(ZeroHash, deployer);
    regranted = receiptOf(await regrant.wait()).blockNumber;
  });
  after(clearWorkbenches);

  /** Deploys the rest, from an address book that says what is given here. */
  async function deployAround(deployBlock: number, creations: Deployment["creations"]): Promise<Deployment> {
    const contracts = { Treasury: treasury.target as `0x${string}` };
    await writeBook(
      { chainId: 31337, name: bench.configuration.name, deployBlock, contracts, creations },
      bench.directory,
    );
    const deployment = await deployAndSetUp(context);
    expect(deployment.deployBlock).to.equal(deployBlock);
    expect(await treasury.hasRole(id("SPENDER_ROLE"), thief)).to.equal(true);
    return deployment;
  }

  /** Expects that nothing is handed over, for the reasons in `sentences`, and that verification sees the same. */
  async function expectRefused(deployment: Deployment, sentences: string[]): Promise<void> {
    expect(await messageOf(handOver(context, deployment))).to.equal(
      ["Nothing was handed over, because:", ...sentences.map((sentence) => `- ${sentence}`)].join("\n"),
    );
    const findings = await verifyDeployment(bench.ethers, deployment, bench.configuration);
    expect(findings.flatMap(({ differences }) => differences)).to.include.members(sentences);
  }

  it("is found when the creation is recorded", async () => {
    const deployment = await deployAround(regranted, { Treasury: creation.hash as `0x${string}` });
    await expectRefused(deployment, [
      `Treasury was created in block ${creation.blockNumber}, before block ${regranted}, the deployBlock of the address book.`,
    ]);
  });

  it("is found when it is not", async () => {
    const deployment = await deployAround(regranted, {});
    await expectRefused(deployment, ["Treasury: the address book does not say which transaction created it."]);
  });

  it("is found when the node has dropped the old events", async () => {
    const deployment = await deployAround(creation.blockNumber, { Treasury: creation.hash as `0x${string}` });
    const { provider } = bench.ethers;
    const { getLogs } = provider;
    provider.getLogs = async (filter) =>
      (await getLogs.call(provider, filter)).filter(({ blockNumber }) => blockNumber >= regranted);
    await expectRefused(deployment, [
      `Treasury: ${deployer} holds DEFAULT_ADMIN_ROLE (given by ${thief} in block ${regranted}), and nobody else should.`,
      `Treasury: its creation is not among the events since block ${creation.blockNumber}: the RPC endpoint does not ` +
        "keep old events.",
    ]);
  });

  it("is found when the address book is right", async () => {
    const deployment = await deployAround(creation.blockNumber, { Treasury: creation.hash as `0x${string}` });
    expect(await messageOf(handOver(context, deployment))).to.contain(`Treasury: ${thief} holds SPENDER_ROLE`);
  });
});
