import type { TransactionReceipt } from "ethers";

import { expect } from "chai";
import { AbiCoder, concat, getCreateAddress, id, keccak256, toBeHex, ZeroAddress, ZeroHash } from "ethers";

import type { DeploymentContext } from "../../scripts/deployment/contracts.ts";
import type { Deployment } from "../../scripts/tooling/address-book.ts";

import { contextOf, deployAndSetUp } from "../../scripts/deploy.ts";
import { writeBook } from "../../scripts/deployment/book.ts";
import { connectSystem } from "../../scripts/deployment/connect.ts";
import { handOver } from "../../scripts/deployment/handover.ts";
import { verifyDeployment } from "../../scripts/deployment/verify.ts";
import { forge, grant, receiptOf, reportDelay, roleSlot, store } from "./init-code.ts";
import { clearWorkbenches, createWorkbench, messageOf, type Workbench } from "./workbench.ts";

type Hash = `0x${string}`;

describe("A deploying key that hides something in storage while it creates a contract", () => {
  let bench: Workbench;
  let context: DeploymentContext;
  let deployer: string;
  let thief: string;

  beforeEach(async () => {
    bench = await createWorkbench();
    context = await contextOf(bench.ethers, bench);
    deployer = await context.deployer.getAddress();
    thief = (await bench.ethers.getSigners())[19]?.address ?? "";
  });
  after(clearWorkbenches);

  /** Deploys and sets up everything around the contract `name` that `receipt` created, which the address book admits. */
  async function deployAround(name: string, { contractAddress, hash, blockNumber }: TransactionReceipt) {
    const [contracts, creations] = [{ [name]: contractAddress as Hash }, { [name]: hash as Hash }];
    const { name: chain } = bench.configuration;
    await writeBook({ chainId: 31337, name: chain, deployBlock: blockNumber, contracts, creations }, bench.directory);
    const deployment = await deployAndSetUp(context);
    expect(deployment.contracts[name]).to.equal(contractAddress);
    return deployment;
  }

  /** Expects that neither the handover nor the verification takes `deployment`, for the reason in `sentence`. */
  async function expectRefused(deployment: Deployment, sentence: string): Promise<void> {
    expect(await messageOf(handOver(context, deployment))).to.equal(`Nothing was handed over, because:\n- ${sentence}`);
    expect(await verifyDeployment(bench.ethers, deployment, bench.configuration)).to.deep.equal([
      { subject: "bytecode", differences: [sentence], notes: [] },
    ]);
  }

  describe("with creation code of its own", () => {
    it("is found when it makes somebody a spender of the general fund", async () => {
      const hidden = [store(roleSlot(ZeroHash, thief)), store(roleSlot(id("SPENDER_ROLE"), thief))];
      const body = concat([grant(ZeroHash, deployer, deployer), ...hidden]);
      const receipt = await forge("Treasury", body, context.deployer);
      const deployment = await deployAround("Treasury", receipt);

      const { treasury } = await connectSystem(bench.ethers, deployment);
      expect(await treasury.hasRole(id("SPENDER_ROLE"), thief)).to.equal(true);
      await expectRefused(
        deployment,
        `Treasury was not created with this version's code (transaction ${receipt.hash}).`,
      );
    });

    it("is found when it leaves an operation in the timelock that has been due for long", async () => {
      const { timelockDelay } = bench.configuration;
      const self = getCreateAddress({ from: deployer, nonce: await context.deployer.getNonce() });
      const { interface: abi } = await bench.ethers.getContractFactory("TimelockController");
      const call = abi.encodeFunctionData("grantRole", [ZeroHash, thief]);
      const operation = keccak256(
        AbiCoder.defaultAbiCoder().encode(
          ["address", "uint256", "bytes", "bytes32", "bytes32"],
          [self, 0, call, ZeroHash, ZeroHash],
        ),
      );
      const body = concat([
        grant(ZeroHash, self, deployer),
        grant(ZeroHash, deployer, deployer),
        grant(id("EXECUTOR_ROLE"), ZeroAddress, deployer),
        store(toBeHex(2), timelockDelay),
        reportDelay(timelockDelay),
        // Timestamps of operations are in slot 1.
        store(keccak256(AbiCoder.defaultAbiCoder().encode(["bytes32", "uint256"], [operation, 1])), 2),
      ]);
      const receipt = await forge("TimelockController", body, context.deployer);
      const deployment = await deployAround("TimelockController", receipt);

      const { timelock } = await connectSystem(bench.ethers, deployment);
      expect(await timelock.isOperationReady(operation)).to.equal(true);
      await expectRefused(
        deployment,
        `TimelockController was not created with this version's code (transaction ${receipt.hash}).`,
      );
    });
  });

  describe("given an honest deployment", () => {
    let deployment: Deployment;

    beforeEach(async () => {
      deployment = await deployAndSetUp(context);
    });

    function withCreation(name: string, hash: string): Deployment {
      return { ...deployment, creations: { ...deployment.creations, [name]: hash as Hash } };
    }

    it("is not believed without the record of a creation", async () => {
      const { Treasury: _, ...creations } = deployment.creations;
      await expectRefused(
        { ...deployment, creations },
        "Treasury: the address book does not say which transaction created it.",
      );
    });

    it("is not believed when the node does not know the transaction", async () => {
      const hash = id("nothing");
      await expectRefused(
        withCreation("Treasury", hash),
        `Treasury: the RPC endpoint does not give the transaction ${hash}, which created it by the address book.`,
      );
    });

    it("is not believed when the node fails to look the transaction up", async () => {
      const { provider } = bench.ethers;
      const { getTransaction } = provider;
      const { Treasury: hash } = deployment.creations;
      provider.getTransaction = async (wanted) => {
        if (wanted === hash) throw new Error("transaction indexing is in progress");
        return getTransaction.call(provider, wanted);
      };
      await expectRefused(
        deployment,
        `Treasury: the RPC endpoint does not give the transaction ${hash}, which created it by the address book.`,
      );
    });

    it("is not believed when the transaction is a call, which can create what it likes", async () => {
      const { treasury } = await connectSystem(bench.ethers, deployment, context.deployer);
      const { hash } = await treasury.refusePayouts(true);
      await expectRefused(
        withCreation("Treasury", hash),
        `Treasury: the transaction ${hash} does not create a contract itself.`,
      );
    });

    it("is not believed when the transaction failed", async () => {
      const { provider } = bench.ethers;
      // INVALID
      await messageOf(context.deployer.sendTransaction({ data: "0xfe", gasLimit: 100_000n }));
      const hash = (await provider.getBlock("latest"))?.transactions[0] ?? "";
      await expectRefused(withCreation("Treasury", hash), `Treasury: the transaction ${hash} failed.`);
    });

    it("is not believed when the transaction created another contract", async () => {
      const twin = await bench.ethers.deployContract("Treasury", [deployer], context.deployer);
      const { hash } = receiptOf(await twin.deploymentTransaction()?.wait());
      await expectRefused(
        withCreation("Treasury", hash),
        `Treasury: the transaction ${hash} created ${String(twin.target)}, and not ${deployment.contracts.Treasury}.`,
      );
    });
  });

  it("is found when another key created one of the contracts", async () => {
    const key = await bench.ethers.getSigner(thief);
    const treasury = await bench.ethers.deployContract("Treasury", [deployer], key);
    const receipt = receiptOf(await treasury.deploymentTransaction()?.wait());
    const deployment = await deployAround("Treasury", receipt);
    await expectRefused(deployment, `Treasury was created by ${thief}, and TimelockController by ${deployer}.`);
  });

  it("is found when it binds a contract to others than the planned ones", async () => {
    const elsewhere = await bench.ethers.deployContract("Contractors", [deployer, deployer], context.deployer);
    const honest = await deployAndSetUp(context);
    const { Treasury, Reviews } = honest.contracts;
    const bounties = await bench.ethers.deployContract("Bounties", [Treasury, elsewhere, Reviews], context.deployer);
    const { hash } = receiptOf(await bounties.deploymentTransaction()?.wait());
    const deployment: Deployment = {
      ...honest,
      contracts: { ...honest.contracts, Bounties: bounties.target as Hash },
      creations: { ...honest.creations, Bounties: hash as Hash },
    };
    expect(await messageOf(handOver(context, deployment))).to.contain(
      "- Bounties was created with other arguments than the configuration's.\n" +
        `- Bounties.CONTRACTORS is ${String(elsewhere.target)}, and ${honest.contracts.Contractors} in the configuration.`,
    );
  });
});
