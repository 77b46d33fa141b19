import { expect } from "chai";

import { contextOf, deployAndSetUp } from "../../scripts/deploy.ts";
import { guardianOf } from "../../scripts/deployment/configuration.ts";
import { connectSystem } from "../../scripts/deployment/connect.ts";
import { handOver } from "../../scripts/deployment/handover.ts";
import { clearWorkbenches, createWorkbench } from "./workbench.ts";

describe("A stop of spending before the handover", () => {
  after(clearWorkbenches);

  it("by the guardian of the configuration does not keep anything from being handed over", async () => {
    const bench = await createWorkbench();
    const context = await contextOf(bench.ethers, bench);
    const deployment = await deployAndSetUp(context);
    const system = await connectSystem(bench.ethers, deployment, context.deployer);
    const guardian = await bench.ethers.getImpersonatedSigner(guardianOf(bench.configuration));
    await bench.ethers.provider.send("hardhat_setBalance", [guardian.address, "0xde0b6b3a7640000"]);
    await system.treasury.connect(guardian).stopSpending();
    await handOver(context, deployment);
    const role = await system.treasury.DEFAULT_ADMIN_ROLE();
    expect(await system.treasury.hasRole(role, context.deployer)).to.equal(false);
    expect(await system.treasury.hasRole(role, system.timelock)).to.equal(true);
  });
});
