import { expect } from "chai";
import { hexlify, id, toUtf8Bytes, ZeroAddress, type Interface } from "ethers";

import type { DeploymentContext } from "../../scripts/deployment/contracts.ts";
import type { Deployment } from "../../scripts/tooling/address-book.ts";

import { contextOf, deployAndSetUp } from "../../scripts/deploy.ts";
import { allocationsOf } from "../../scripts/deployment/configuration.ts";
import { connectSystem, type System } from "../../scripts/deployment/connect.ts";
import { handOver } from "../../scripts/deployment/handover.ts";
import { verifyDeployment } from "../../scripts/deployment/verify.ts";
import { clearWorkbenches, createWorkbench, messageOf, type Workbench } from "./workbench.ts";

const DAY = 86_400;

describe("Verification after votes", () => {
  let bench: Workbench;
  let context: DeploymentContext;
  let deployment: Deployment;
  let system: System;

  beforeEach(async () => {
    bench = await createWorkbench();
    context = await contextOf(bench.ethers, bench);
    deployment = await deployAndSetUp(context);
    const holder = allocationsOf(bench.configuration)[0]?.holder ?? "";
    system = await connectSystem(bench.ethers, deployment, await bench.ethers.getSigner(holder));
    await system.stakeToken.delegate(holder);
  });
  after(clearWorkbenches);

  async function pass(seconds: number): Promise<void> {
    await bench.ethers.provider.send("evm_increaseTime", [seconds]);
    await bench.ethers.provider.send("evm_mine", []);
  }

  /** Proposes `calls` and votes for them until they can be queued. */
  async function approve(calls: [target: string, data: string][], description: string) {
    const { governor } = system;
    const lists: [string[], bigint[], string[]] = [
      calls.map(([target]) => target),
      calls.map(() => 0n),
      calls.map(([, data]) => data),
    ];
    const proposal = await governor.getProposalId(...lists, id(description));
    await governor.propose(...lists, description);
    await pass(DAY + 1);
    await governor.castVote(proposal, 1);
    await pass(7 * DAY + 1);
    return [...lists, id(description)] as const;
  }

  /** A decision that changes something of every kind that verification compares. */
  async function manyChanges(): Promise<[string, string][]> {
    const { governor, timelock, contractors, clearances, treasury, budgets } = system;
    const founder = bench.configuration.domains[0]?.founders[0]?.account ?? "";
    const stranger = (await bench.ethers.getSigners())[19]?.address ?? "";
    const terms = { k: 2, challenge: 0, period: DAY, cooldown: 0, admissionPercent: 25, revocationPercent: 10 };
    const call = (contract: { target: unknown; interface: Interface }, name: string, args: unknown[]) =>
      [String(contract.target), contract.interface.encodeFunctionData(name, args)] as [string, string];
    return [
      call(governor, "setVotingPeriod", [5 * DAY]),
      call(timelock, "updateDelay", [3 * DAY]),
      call(contractors, "createDomain", ["Law", terms]),
      call(contractors, "changeDomain", [2, { ...terms, k: 3 }]),
      call(contractors, "retireDomain", [3]),
      call(clearances, "admit", [5, stranger, { kind: 2, rate: 1n, until: 0, supervisor: ZeroAddress }]),
      call(clearances, "revoke", [1, founder]),
      call(treasury, "setPolicy", [deployment.contracts.DemoDollar, { floor: 1n, rate: 2n, window: 3 * DAY }]),
      call(treasury, "setGuardian", [ZeroAddress]),
      call(budgets, "setDollarToken", [deployment.contracts.DemoDollar, false]),
      call(governor, "setDaoURI", ["ipfs://new"]),
    ];
  }

  it("finds no difference, and tells what was decided since the handover", async () => {
    await handOver(context, deployment);
    const call = await approve(await manyChanges(), "Much of everything");
    await system.governor.queue(...call);
    await pass(2 * DAY + 1);
    await system.governor.execute(...call);

    const block = await bench.ethers.provider.getBlockNumber();
    const findings = await verifyDeployment(bench.ethers, deployment, bench.configuration);
    expect(findings.flatMap(({ differences }) => differences)).to.deep.equal([]);
    expect(findings.at(-1)?.notes).to.deep.equal([
      "StakeholderGovernor.votingPeriod is 432000; it was 604800 at the handover.",
      `StakeholderGovernor.daoURI is ipfs://new; it was ${bench.configuration.governor.daoURI} at the handover.`,
      "TimelockController.getMinDelay is 259200; it was 172800 at the handover.",
      `Domain 5 was founded in block ${block}.`,
      `Domain 2 was changed in block ${block}.`,
      `Domain 3 was retired in block ${block}.`,
      `DemoDollar was given the policy (floor 1, rate 2, window 259200 s) in block ${block}.`,
      `The guardian is Nobody since block ${block}.`,
      `DemoDollar is no dollar any more since block ${block}.`,
      "Clearances: 1 issued and 1 ended.",
    ]);
    // The handover, run again, is content as well.
    await handOver(context, deployment);
  });

  it("finishes an interrupted handover after a proposal was queued in between", async () => {
    const { timelock } = system;
    const call = await approve([[await timelock.getAddress(), "0x"]], "Early");
    const log = (line: string) => {
      if (line.startsWith("TimelockController: CANCELLER_ROLE")) throw new Error("interrupted");
    };
    expect(await messageOf(handOver({ ...context, log }, deployment))).to.equal("interrupted");
    await system.governor.queue(...call);
    await handOver(context, deployment);
    const findings = await verifyDeployment(bench.ethers, deployment, bench.configuration);
    expect(findings.flatMap(({ differences }) => differences)).to.deep.equal([]);
  });

  it("reads proposals whose description is not valid text", async () => {
    await handOver(context, deployment);
    const { governor, treasury } = system;
    const call: [string[], bigint[], string[], string] = [
      [await treasury.getAddress()],
      [0n],
      ["0x"],
      "Odd \u00e9 text",
    ];
    const valid = governor.interface.encodeFunctionData("propose", call);
    // Both bytes of the accented letter are replaced by such as no text has.
    const data = valid.replace(hexlify(toUtf8Bytes("\u00e9")).slice(2), "ffff");
    const [proposer] = await bench.ethers.getSigners();
    await proposer?.sendTransaction({ to: await governor.getAddress(), data });
    expect(await governor.queryFilter(governor.filters.ProposalCreated())).to.have.length(1);
    const findings = await verifyDeployment(bench.ethers, deployment, bench.configuration);
    expect(findings.flatMap(({ differences }) => differences)).to.deep.equal([]);
  });
});
