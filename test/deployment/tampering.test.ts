import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";

import { expect } from "chai";
import { id, ZeroAddress, ZeroHash } from "ethers";

import type {
  AssetPolicy,
  Configuration,
  DomainConfiguration,
  Founder,
} from "../../scripts/deployment/configuration.ts";
import type { DeploymentContext } from "../../scripts/deployment/contracts.ts";
import type { Deployment } from "../../scripts/tooling/address-book.ts";

import { contextOf, deployAndSetUp } from "../../scripts/deploy.ts";
import { allocationsOf } from "../../scripts/deployment/configuration.ts";
import { connectSystem, type System } from "../../scripts/deployment/connect.ts";
import { handOver } from "../../scripts/deployment/handover.ts";
import { ETH } from "../../scripts/deployment/plan.ts";
import { CONTRACTS_WITH_ROLES, Rights, STAKEHOLDER_RIGHTS } from "../../scripts/deployment/rights.ts";
import { runSteps } from "../../scripts/deployment/steps.ts";
import { verifyDeployment } from "../../scripts/deployment/verify.ts";
import { clearWorkbenches, createWorkbench, messageOf, type Workbench } from "./workbench.ts";

const DAY = 86_400;

const DIRECT = 1n;
const OFFER = { kind: DIRECT, rate: 1n, until: 0n, supervisor: ZeroAddress };
/** A policy under which everything can be spent within a day. */
const LOOSE = { floor: 1n, rate: 1_000_000n, window: DAY };
const NO_LIMITS = { challenge: 0, period: DAY, cooldown: 0, admissionPercent: 100, revocationPercent: 100 };

describe("A deploying key that does more than the plan says", () => {
  let bench: Workbench;
  let context: DeploymentContext;
  let deployment: Deployment;
  let system: System;
  let deployer: string;
  let stranger: string;

  beforeEach(async () => {
    bench = await createWorkbench();
    context = await contextOf(bench.ethers, bench);
    deployment = await deployAndSetUp(context);
    system = await connectSystem(bench.ethers, deployment, context.deployer);
    deployer = await context.deployer.getAddress();
    stranger = (await bench.ethers.getSigners())[19]?.address ?? "";
  });
  after(clearWorkbenches);

  const block = () => bench.ethers.provider.getBlockNumber();

  /** The block of the first event called `name`. */
  async function blockOf(contract: "Treasury" | "Budgets", name: string): Promise<number> {
    const events = await system[contract === "Treasury" ? "treasury" : "budgets"].queryFilter(name as never);
    return (events[0] as { blockNumber: number }).blockNumber;
  }

  /** Hands over without looking at anything, as a deploying key with its own tools would. */
  async function handOverBlindly(): Promise<void> {
    const rights = new Rights(bench.ethers, deployment, context.deployer);
    await runSteps(
      [
        ...STAKEHOLDER_RIGHTS.map((right) => rights.grant(right)),
        ...CONTRACTS_WITH_ROLES.map((contract) => rights.renounceAdmin(contract, deployer)),
      ],
      context,
    );
  }

  async function verified(configuration: Configuration = bench.configuration): Promise<string[]> {
    const findings = await verifyDeployment(bench.ethers, deployment, configuration);
    return findings.flatMap(({ differences }) => differences);
  }

  /** Expects that the handover is refused with `sentences`, and that verification finds the same after one by force. */
  async function expectFound(sentences: string[]): Promise<void> {
    const refusal = ["Nothing was handed over, because:", ...sentences.map((sentence) => `- ${sentence}`)].join("\n");
    expect(await messageOf(handOver(context, deployment))).to.equal(refusal);
    expect(await system.treasury.hasRole(ZeroHash, deployer)).to.equal(true);
    await handOverBlindly();
    expect(await verified()).to.deep.equal(sentences);
  }

  /** The data of a call that makes the deploying key a spender of the general fund. */
  function backdoor(): string {
    return system.treasury.interface.encodeFunctionData("grantRole", [id("SPENDER_ROLE"), deployer]);
  }

  describe("with its rights", () => {
    it("is found when it schedules an operation and gives up the right to do so", async () => {
      const { timelock, treasury } = system;
      await timelock.grantRole(id("PROPOSER_ROLE"), deployer);
      const granted = await block();
      const call = [treasury.target, 0, backdoor(), ZeroHash, ZeroHash] as const;
      await timelock.schedule(...call, await timelock.getMinDelay());
      const scheduled = await block();
      await timelock.renounceRole(id("PROPOSER_ROLE"), deployer);
      await expectFound([
        `TimelockController: ${deployer} held PROPOSER_ROLE until block ${scheduled + 1} ` +
          `(given by ${deployer} in block ${granted}), and nobody else ever should.`,
        `TimelockController: operation ${await timelock.hashOperation(...call)} was scheduled in block ${scheduled}, ` +
          "and no proposal queued it.",
      ]);
    });

    it("is found when it schedules what somebody proposed, without the vote", async () => {
      const { timelock, treasury, governor } = system;
      await governor.propose([treasury.target], [0n], [backdoor()], "Innocent");
      await timelock.grantRole(id("PROPOSER_ROLE"), deployer);
      const salt = bench.ethers.toBeHex(
        BigInt(bench.ethers.zeroPadBytes(await governor.getAddress(), 32)) ^ BigInt(id("Innocent")),
        32,
      );
      const call: [string[], bigint[], string[], string, string] = [
        [await treasury.getAddress()],
        [0n],
        [backdoor()],
        ZeroHash,
        salt,
      ];
      await timelock.scheduleBatch(...call, await timelock.getMinDelay());
      const operation = await timelock.hashOperationBatch(...call);
      expect(await messageOf(handOver(context, deployment))).to.contain(
        `operation ${operation} was scheduled in block ${await block()}, and no proposal queued it.`,
      );
    });

    for (const [contract, role] of [
      ["Treasury", "SPENDER_ROLE"],
      ["Treasury", "WORKFLOW_ROLE"],
      ["Contractors", "REGISTRAR_ROLE"],
      ["Reviews", "WORKFLOW_ROLE"],
      ["Clearances", "DEFAULT_ADMIN_ROLE"],
      ["Budgets", "DEFAULT_ADMIN_ROLE"],
      ["Budgets", "WORKFLOW_ROLE"],
      ["TimelockController", "CANCELLER_ROLE"],
      ["TimelockController", "EXECUTOR_ROLE"],
    ] as const) {
      it(`is found when somebody held ${role} of ${contract} for a moment`, async () => {
        const target = await bench.ethers.getContractAt(
          contract,
          deployment.contracts[contract] ?? "",
          context.deployer,
        );
        const hash = role === "DEFAULT_ADMIN_ROLE" ? ZeroHash : id(role);
        await target.getFunction("grantRole")(hash, stranger);
        const granted = await block();
        await target.getFunction("revokeRole")(hash, stranger);
        await expectFound([
          `${contract}: ${stranger} held ${role} until block ${granted + 1} ` +
            `(given by ${deployer} in block ${granted}), and nobody else ever should.`,
        ]);
      });
    }

    it("is found when somebody still holds a right", async () => {
      await system.treasury.grantRole(id("SPENDER_ROLE"), stranger);
      await expectFound([
        `Treasury: ${stranger} holds SPENDER_ROLE (given by ${deployer} in block ${await block()}), ` +
          "and nobody else should.",
      ]);
    });

    it("is found when it gives a right away while the handover grants the planned ones", async () => {
      const { deployer: key } = context;
      const send = key.sendTransaction.bind(key);
      key.sendTransaction = async (transaction) => {
        key.sendTransaction = send;
        await system.reviews.grantRole(id("WORKFLOW_ROLE"), stranger);
        return send(transaction);
      };
      const failure = await messageOf(handOver(context, deployment));
      expect(failure).to.match(/^The deploying key keeps its rights, because:\n- Reviews: \w+ holds WORKFLOW_ROLE/);
      expect(await system.treasury.hasRole(ZeroHash, deployer)).to.equal(true);
    });
  });

  describe("with what it sets up", () => {
    it("is found when it founds another domain", async () => {
      await system.contractors.createDomain("Backdoor", { ...NO_LIMITS, k: 1 });
      await expectFound([`Domain 5 was founded in block ${await block()}, and is not in the configuration.`]);
    });

    it("is found when it changes a domain, though it changes it back", async () => {
      const { k, challenge, period, cooldown, admissionPercent, revocationPercent } = bench.configuration
        .domains[0] as DomainConfiguration;
      const terms = { k, challenge, period, cooldown, admissionPercent, revocationPercent };
      await system.contractors.changeDomain(1, { ...terms, k: 1 });
      await system.contractors.changeDomain(1, terms);
      const restored = await block();
      await expectFound([
        `Domain 1 was changed in block ${restored - 1}, before the handover.`,
        `Domain 1 was changed in block ${restored}, before the handover.`,
      ]);
    });

    it("is found when it retires a domain", async () => {
      await system.contractors.retireDomain(2);
      await expectFound([`Domain 2 was retired in block ${await block()}, before the handover.`]);
    });

    it("is found when a founder moves or shares a voice before the handover", async () => {
      const [, design] = bench.configuration.domains as [DomainConfiguration, DomainConfiguration];
      const [{ account: first }, { account: second }] = design.founders as [Founder, Founder];
      const as = async (account: string) => system.moves.connect(await bench.ethers.getSigner(account));
      const to = await bench.ethers.getSigner(stranger);
      await (await as(first)).offer(stranger);
      await system.moves.connect(to).take(first, [2, 4]);
      const moved = await block();
      await system.contractors.invite(second, true);
      await system.contractors.connect(await bench.ethers.getSigner(second)).joinCompany(deployer, [1, 2]);
      await expectFound([
        `${first} moved to ${stranger} in block ${moved}, before the handover.`,
        `${second} joined ${deployer} in block ${await block()}, before the handover.`,
      ]);
    });

    it("does not answer for strangers, who can join a company and move as they like", async () => {
      const founders = new Set(
        bench.configuration.domains.flatMap((domain) => domain.founders.map(({ account }) => account)),
      );
      const strangers = (await bench.ethers.getSigners()).filter(
        ({ address }) => !founders.has(address) && address !== deployer,
      );
      const [company, first, second] = strangers as [HardhatEthersSigner, HardhatEthersSigner, HardhatEthersSigner];
      await system.contractors.connect(company).invite(first, true);
      await system.contractors.connect(first).joinCompany(company, []);
      await system.moves.connect(first).offer(second);
      await system.moves.connect(second).take(first, []);
      await handOver(context, deployment);
      expect(await verified()).to.deep.equal([]);
    });

    it("is found when it clears more than the founders", async () => {
      await system.clearances.admit(1, stranger, OFFER);
      await expectFound([
        `Development: ${stranger} was cleared in block ${await block()}, and is no founder in the configuration.`,
      ]);
    });

    it("is found when it cleared somebody for a moment", async () => {
      await system.clearances.admit(1, stranger, OFFER);
      await system.clearances.revoke(1, stranger);
      const ended = await block();
      await expectFound([
        `Development: ${stranger} was cleared in block ${ended - 1}, and is no founder in the configuration.`,
        `Development: the clearance of ${stranger} was ended in block ${ended}, before the handover.`,
      ]);
    });

    it("is found when it ends the clearance of a founder", async () => {
      const founder = bench.configuration.domains[0]?.founders[0]?.account ?? "";
      await system.clearances.revoke(1, founder);
      await expectFound([
        `Development: the clearance of ${founder} was ended in block ${await block()}, before the handover.`,
      ]);
    });

    it("is found when it gives another asset a policy", async () => {
      const asset = await (await bench.ethers.deployContract("DemoToken", ["Odd", "ODD", 18])).getAddress();
      await system.treasury.setPolicy(asset, LOOSE);
      await expectFound([
        `The asset ${asset} was given the policy (floor 1, rate 1000000, window 86400 s) in block ${await block()}, ` +
          "and has none in the configuration.",
      ]);
    });

    it("is found when it loosens a policy, though it tightens it again", async () => {
      const { floor, rate, windowDays } = bench.configuration.policies[2] as AssetPolicy;
      const policy = { floor, rate, window: windowDays * DAY };
      await system.treasury.setPolicy(deployment.contracts.DemoDollar ?? "", LOOSE);
      const loosened = await block();
      await system.treasury.setPolicy(deployment.contracts.DemoDollar ?? "", policy);
      await expectFound([
        `DemoDollar was given the policy (floor 1, rate 1000000, window 86400 s) in block ${loosened}, ` +
          `and has (floor ${floor}, rate ${rate}, window ${windowDays * DAY} s) in the configuration.`,
      ]);
    });

    it("is found when it was the guardian for a moment, and stopped spending", async () => {
      await system.treasury.setGuardian(deployer);
      const chosen = await block();
      await system.treasury.stopSpending();
      const stopped = await block();
      await system.treasury.setGuardian(bench.configuration.guardian);
      await expectFound([
        `${deployer} was made the guardian in block ${chosen}, and is not in the configuration.`,
        `${deployer} stopped spending in block ${stopped}, before the handover.`,
      ]);
    });

    it("is found when it counts something else as a dollar", async () => {
      await system.budgets.setDollarToken(deployment.contracts.DemoDecred ?? "", true);
      const counted = await block();
      await system.budgets.setDollarToken(deployment.contracts.DemoDollar ?? "", false);
      await expectFound([
        `DemoDecred counts as a dollar since block ${counted}, and does not in the configuration.`,
        `DemoDollar was made no dollar any more in block ${counted + 1}, before the handover.`,
      ]);
    });

    it("is found when it opens a budget of its own", async () => {
      const terms = { asset: ZeroAddress, limit: 1n, start: 0, end: 2 ** 40, period: 0, domain: 0, owner: deployer };
      await system.budgets.open(terms, "ipfs://gift");
      await expectFound([`Budget 1 was opened in block ${await block()}, before the handover.`]);
    });

    it("is found when it puts a payment to itself in the line, which would outlast the handover", async () => {
      await system.treasury.grantRole(id("SPENDER_ROLE"), system.budgets);
      await system.budgets.pay(deployment.contracts.DemoDollar ?? "", [{ payee: deployer, amount: 1n }], ZeroHash);
      await expectFound([
        `A payment in DemoDollar was put in the line in block ${await block()}, before the handover.`,
      ]);
    });

    it("is found when it pays itself what was deposited early", async () => {
      const { treasury, budgets } = system;
      await treasury.grantRole(id("SPENDER_ROLE"), budgets);
      await treasury.deposit(await treasury.generalFund(), ETH, 5n, ZeroHash, { value: 5n });
      await bench.ethers.provider.send("evm_increaseTime", [25 * DAY]);
      await budgets.pay(ETH, [{ payee: deployer, amount: 5n }], ZeroHash);
      await expectFound([`5 of ETH left the general fund in block ${await block()}, before the handover.`]);
    });
  });

  describe("compared with another configuration", () => {
    /** Expects that the handover, told `change`, is refused with `sentences`. */
    async function expectRefused(change: Partial<Configuration>, sentences: string[]): Promise<void> {
      const configuration = { ...bench.configuration, ...change };
      expect(await messageOf(handOver({ ...context, configuration }, deployment))).to.equal(
        ["Nothing was handed over, because:", ...sentences.map((sentence) => `- ${sentence}`)].join("\n"),
      );
      await handOverBlindly();
      expect(await verified(configuration)).to.deep.equal(sentences);
    }

    it("is found when the stake went to others, though the supply is right", async () => {
      const [before] = allocationsOf(bench.configuration);
      if (before === undefined) throw new Error("Nobody holds stake");
      const allocations = [
        { holder: before.holder, amount: before.amount - 1n },
        { holder: stranger, amount: 1n },
      ];
      await expectRefused({ stakeToken: { ...bench.configuration.stakeToken, allocations } }, [
        "StakeToken was created with other arguments than the configuration's.",
        `The stake that ${before.holder} received at deployment is ${before.amount}, ` +
          `and ${before.amount - 1n} in the configuration.`,
        `The stake that ${stranger} received at deployment is 0, and 1 in the configuration.`,
      ]);
    });

    it("is found when stake went to somebody whom the configuration does not name", async () => {
      const [{ holder, amount }] = allocationsOf(bench.configuration) as [{ holder: string; amount: bigint }];
      const allocations = [{ holder: stranger, amount }];
      await expectRefused({ stakeToken: { ...bench.configuration.stakeToken, allocations } }, [
        "StakeToken was created with other arguments than the configuration's.",
        `The stake that ${stranger} received at deployment is 0, and ${amount} in the configuration.`,
        `The stake that ${holder} received at deployment is ${amount}, and 0 in the configuration.`,
      ]);
    });

    it("is found when a domain or a founder is missing, or has other figures", async () => {
      const [first, second, third, fourth] = bench.configuration.domains;
      if (!first || !second || !third || !fourth) throw new Error("Too few domains");
      const founder = first.founders[0]?.account ?? "";
      const founders: Founder[] = [
        { account: founder, kind: "Direct", rate: 1n },
        ...first.founders.slice(1),
        { account: stranger, kind: "Direct", rate: 1n },
      ];
      const domains = [
        { ...first, founders },
        { ...second, k: 4, cooldown: DAY },
        { ...third, name: "Science" },
        fourth,
      ];
      await expectRefused({ domains: [...domains, { ...fourth, name: "Art", founders: [] }] }, [
        "Design: k is 2, and 4 in the configuration.",
        "Design: cooldown is 7776000, and 86400 in the configuration.",
        "The name of domain 3 is Research, and Science in the configuration.",
        "Domain 5 is missing, and Art in the configuration.",
        `Development: the kind of ${founder} is Supervisor, and Direct in the configuration.`,
        `Development: the rate of ${founder} is 85000000, and 1 in the configuration.`,
        `Development: ${stranger} was not cleared, and is a founder.`,
      ]);
    });

    it("is found when an asset has no policy", async () => {
      const asset = await (await bench.ethers.deployContract("DemoToken", ["Odd", "ODD", 18])).getAddress();
      const { policies } = bench.configuration;
      await expectRefused({ policies: [...policies, { asset, floor: 1n, rate: 0, windowDays: 1 }] }, [
        `${asset} has no policy, and should have one.`,
      ]);
    });

    it("is found when the guardian and the dollar tokens are others", async () => {
      const { guardian } = bench.configuration;
      await expectRefused({ guardian: stranger, dollarTokens: ["DemoDecred"] }, [
        `${guardian} was made the guardian in block ${await blockOf("Treasury", "GuardianSet")}, and is not in the configuration.`,
        `${stranger} was not made the guardian, and is in the configuration.`,
        `DemoDollar counts as a dollar since block ${await blockOf("Budgets", "DollarTokenSet")}, and does not in the configuration.`,
        "DemoDecred does not count as a dollar, and should.",
      ]);
    });

    it("is found when the vote was given other rules", async () => {
      const governor = {
        ...bench.configuration.governor,
        quorumFloor: 1n,
        lateQuorumExtension: 0,
        decidesEarly: false,
      };
      await expectRefused({ governor: { ...governor, daoURI: "" } }, [
        "StakeholderGovernor was created with other arguments than the configuration's.",
        `StakeholderGovernor.quorumFloor is ${bench.configuration.governor.quorumFloor}, and 1 in the configuration.`,
        "StakeholderGovernor.lateQuorumVoteExtension is 172800, and 0 in the configuration.",
        "StakeholderGovernor.decidesEarly is true, and false in the configuration.",
        `StakeholderGovernor.daoURI is ${bench.configuration.governor.daoURI}, and  in the configuration.`,
      ]);
    });
  });
});
