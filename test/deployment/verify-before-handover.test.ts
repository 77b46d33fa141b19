import { expect } from "chai";
import { ZeroHash } from "ethers";

import type { DeploymentContext } from "../../scripts/deployment/contracts.ts";
import type { Deployment } from "../../scripts/tooling/address-book.ts";

import { contextOf, deployAndSetUp } from "../../scripts/deploy.ts";
import { connectSystem } from "../../scripts/deployment/connect.ts";
import { handOver, isHandedOver } from "../../scripts/deployment/handover.ts";
import { reportFindings } from "../../scripts/deployment/report.ts";
import { Rights, STAKEHOLDER_RIGHTS } from "../../scripts/deployment/rights.ts";
import { verifyDeployment } from "../../scripts/deployment/verify.ts";
import { clearWorkbenches, createWorkbench } from "./workbench.ts";

const NEXT =
  "Nothing differs but the rights that the deploying key still has to hand over. Next: npm run handover -- --network live";

describe("What verify says before the handover", () => {
  let context: DeploymentContext;
  let deployment: Deployment;

  beforeEach(async () => {
    const bench = await createWorkbench();
    context = await contextOf(bench.ethers, bench);
    deployment = await deployAndSetUp(context);
  });
  after(clearWorkbenches);

  const report = async () =>
    reportFindings(await verifyDeployment(context.ethers, deployment, context.configuration), "live");

  it("is one sentence with the next step while nothing else differs", async () => {
    expect(await isHandedOver(context, deployment)).to.equal(false);
    expect(await report()).to.deep.equal({
      lines: [
        "bytecode: as it should be",
        "roles: not handed over yet",
        "operations: as it should be",
        "parameters: as it should be",
        NEXT,
      ],
      exitCode: 2,
    });
  });

  it("is the same in the middle of a handover that was interrupted", async () => {
    const rights = new Rights(context.ethers, deployment, context.deployer);
    for (const right of STAKEHOLDER_RIGHTS) await rights.grant(right).act();
    await rights.renounceAdmin("Treasury", await context.deployer.getAddress()).act();
    const { lines, exitCode } = await report();
    expect(lines.at(-1)).to.equal(NEXT);
    expect(exitCode).to.equal(2);
  });

  it("is every difference when the deploying key left a contract that nobody administers then", async () => {
    const rights = new Rights(context.ethers, deployment, context.deployer);
    const deployer = await context.deployer.getAddress();
    await rights.renounceAdmin("Reviews", deployer).act();
    const { lines, exitCode } = await report();
    expect(exitCode).to.equal(1);
    expect(lines).not.to.include(NEXT);
    const timelock = deployment.contracts.TimelockController;
    expect(lines).to.include(`- Reviews: TimelockController (${timelock}) does not hold DEFAULT_ADMIN_ROLE.`);
    expect(lines).to.include(`- Treasury: ${deployer} holds DEFAULT_ADMIN_ROLE, and nobody else should.`);
  });

  it("is every difference when somebody else holds a right", async () => {
    const { treasury } = await connectSystem(context.ethers, deployment);
    const [, stranger] = await context.ethers.getSigners();
    await treasury.connect(context.deployer).grantRole(ZeroHash, stranger!.address);
    const { lines, exitCode } = await report();
    expect(exitCode).to.equal(1);
    expect(lines.filter((line) => line.includes(stranger!.address))).to.have.length(1);
  });

  it("is nothing once it is handed over", async () => {
    await handOver(context, deployment);
    expect(await isHandedOver(context, deployment)).to.equal(true);
    const { lines, exitCode } = await report();
    expect(exitCode).to.equal(0);
    expect(lines).not.to.include(NEXT);
    expect(lines).to.include("roles: as it should be");
  });
});
