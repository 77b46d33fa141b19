import { expect } from "chai";

import type { GovernorSettings } from "../../scripts/tooling/governance.ts";
import { STANDARD_GOVERNOR_SETTINGS, STANDARD_TIMELOCK_DELAY } from "../../scripts/deployment/standard-rules.ts";
import { ethers, house, networkHelpers, proposeRule, time } from "./fixtures.ts";

/** A further governor beside the house's own, which differs from the standard settings. */
async function deployWith(settings: Partial<GovernorSettings>) {
  const { token, timelock } = await networkHelpers.loadFixture(house);
  const factory = await ethers.getContractFactory("StakeholderGovernor");
  const deployment = factory.deploy(token, timelock, { ...STANDARD_GOVERNOR_SETTINGS, ...settings });
  return { factory, deployment };
}

/**
 * rules
 * ├── deployment: what it reads, by default; limits of quorum, approval and period; who holds which role
 * ├── change: by vote only; a quorum of zero or more than all is refused by a vote too
 * └── deposits: refused
 */
describe("StakeholderGovernor: rules", () => {
  describe("when deployed with the standard settings", () => {
    it("tells its rules", async () => {
      const { governor, token, timelock } = await networkHelpers.loadFixture(house);
      expect(await governor.votingDelay()).to.equal(86_400n);
      expect(await governor.votingPeriod()).to.equal(604_800n);
      expect(await governor.proposalThreshold()).to.equal(0n);
      expect(await governor["quorumNumerator()"]()).to.equal(20n);
      expect(await governor.quorumDenominator()).to.equal(100n);
      expect(await governor.approvalPercent()).to.equal(60n);
      expect(await governor.quorumFloor()).to.equal(1n);
      expect(await governor.lateQuorumVoteExtension()).to.equal(172_800n);
      expect(await governor.decidesEarly()).to.equal(true);
      expect(await governor.daoURI()).to.equal("");
      expect(await governor.token()).to.equal(token.target);
      expect(await governor.timelock()).to.equal(timelock.target);
      expect(await timelock.getMinDelay()).to.equal(STANDARD_TIMELOCK_DELAY);
      expect(await governor.name()).to.equal("StakeholderGovernor");
      expect(await governor.version()).to.equal("1");
    });

    it("says that votes against count for the quorum", async () => {
      const { governor } = await networkHelpers.loadFixture(house);
      expect(await governor.COUNTING_MODE()).to.equal("support=bravo&quorum=against,for,abstain");
    });

    it("runs on the token's clock, in seconds", async () => {
      const { governor, token } = await networkHelpers.loadFixture(house);
      for (const contract of [governor, token]) {
        expect(await contract.CLOCK_MODE()).to.equal("mode=timestamp");
        expect(await contract.clock()).to.equal(await time.latest());
      }
    });

    it("needs a queue for every proposal", async () => {
      const { governor } = await networkHelpers.loadFixture(house);
      expect(await governor.proposalNeedsQueuing(1n)).to.equal(true);
    });

    it("lets the governor alone propose to the timelock and cancel, anybody execute, and the deployer nothing", async () => {
      const { governor, timelock, deployer } = await networkHelpers.loadFixture(house);
      const holders = async (role: string) => ({
        governor: await timelock.hasRole(role, governor),
        deployer: await timelock.hasRole(role, deployer),
        anybody: await timelock.hasRole(role, ethers.ZeroAddress),
        timelock: await timelock.hasRole(role, timelock),
      });
      const none = { governor: false, deployer: false, anybody: false, timelock: false };
      expect(await holders(await timelock.PROPOSER_ROLE())).to.deep.equal({ ...none, governor: true });
      expect(await holders(await timelock.CANCELLER_ROLE())).to.deep.equal({ ...none, governor: true });
      expect(await holders(await timelock.EXECUTOR_ROLE())).to.deep.equal({ ...none, anybody: true });
      expect(await holders(await timelock.DEFAULT_ADMIN_ROLE())).to.deep.equal({ ...none, timelock: true });
    });
  });

  describe("when deployed with other settings", () => {
    it("takes each setting to its own place", async () => {
      const { deployment } = await deployWith({
        votingDelay: 11n,
        votingPeriod: 22n,
        proposalThreshold: 33n,
        quorumPercent: 44n,
        approvalPercent: 55n,
        quorumFloor: 66n,
        lateQuorumExtension: 21n,
        decidesEarly: false,
        daoURI: "ipfs://organisation",
      });
      const governor = await deployment;
      expect(await governor.votingDelay()).to.equal(11n);
      expect(await governor.votingPeriod()).to.equal(22n);
      expect(await governor.proposalThreshold()).to.equal(33n);
      expect(await governor["quorumNumerator()"]()).to.equal(44n);
      expect(await governor.approvalPercent()).to.equal(55n);
      expect(await governor.quorumFloor()).to.equal(66n);
      expect(await governor.lateQuorumVoteExtension()).to.equal(21n);
      expect(await governor.decidesEarly()).to.equal(false);
      expect(await governor.daoURI()).to.equal("ipfs://organisation");
    });

    for (const quorumPercent of [1n, 100n]) {
      it(`accepts a quorum of ${quorumPercent} %`, async () => {
        const governor = await (await deployWith({ quorumPercent })).deployment;
        expect(await governor["quorumNumerator()"]()).to.equal(quorumPercent);
      });
    }

    for (const quorumPercent of [0n, 101n]) {
      it(`refuses a quorum of ${quorumPercent} %`, async () => {
        const { factory, deployment } = await deployWith({ quorumPercent });
        await expect(deployment)
          .to.be.revertedWithCustomError(factory, "GovernorInvalidQuorumFraction")
          .withArgs(quorumPercent, 100n);
      });
    }

    for (const approvalPercent of [50n, 100n]) {
      it(`accepts an approval of ${approvalPercent} %`, async () => {
        const governor = await (await deployWith({ approvalPercent })).deployment;
        expect(await governor.approvalPercent()).to.equal(approvalPercent);
      });
    }

    for (const approvalPercent of [0n, 49n, 101n]) {
      it(`refuses an approval of ${approvalPercent} %`, async () => {
        const { factory, deployment } = await deployWith({ approvalPercent });
        await expect(deployment)
          .to.be.revertedWithCustomError(factory, "StakeholderGovernorInvalidApproval")
          .withArgs(approvalPercent, 50n, 100n);
      });
    }

    it("accepts a late extension as long as the voting period", async () => {
      const governor = await (await deployWith({ votingPeriod: 100n, lateQuorumExtension: 100n })).deployment;
      expect(await governor.lateQuorumVoteExtension()).to.equal(100n);
    });

    it("refuses a late extension of one second more", async () => {
      const { factory, deployment } = await deployWith({ votingPeriod: 100n, lateQuorumExtension: 101n });
      await expect(deployment)
        .to.be.revertedWithCustomError(factory, "StakeholderGovernorInvalidExtension")
        .withArgs(101n, 100n);
    });

    it("refuses to have no floor of the quorum", async () => {
      const { factory, deployment } = await deployWith({ quorumFloor: 0n });
      await expect(deployment).to.be.revertedWithCustomError(factory, "StakeholderGovernorNoQuorumFloor");
    });

    it("refuses a voting period of zero", async () => {
      const { factory, deployment } = await deployWith({ votingPeriod: 0n, lateQuorumExtension: 0n });
      await expect(deployment).to.be.revertedWithCustomError(factory, "GovernorInvalidVotingPeriod").withArgs(0n);
    });
  });

  describe("when the rules are to change", () => {
    it("refuses everybody who calls directly", async () => {
      const { governor, deployer, holder } = await networkHelpers.loadFixture(house);
      for (const caller of [deployer, holder(0)]) {
        const own = governor.connect(caller);
        for (const change of [
          () => own.updateQuorumNumerator(30n),
          () => own.setVotingDelay(0n),
          () => own.setVotingPeriod(1n),
          () => own.setProposalThreshold(1n),
          () => own.updateTimelock(caller),
          () => own.setDaoURI("ipfs://mine"),
          () => own.relay(caller, 0n, "0x"),
        ]) {
          await expect(change())
            .to.be.revertedWithCustomError(governor, "GovernorOnlyExecutor")
            .withArgs(caller.address);
        }
      }
    });

    it("changes a rule by vote", async () => {
      const governance = await networkHelpers.loadFixture(house);
      const { governor } = governance;
      const rule = proposeRule(governance, governor.interface.encodeFunctionData("setVotingPeriod", [1_209_600n]));
      await rule.passAndQueue();
      await expect(rule.execute()).to.emit(governor, "VotingPeriodSet").withArgs(604_800n, 1_209_600n);
      expect(await governor.votingPeriod()).to.equal(1_209_600n);
    });

    for (const percent of [0n, 101n]) {
      it(`refuses a quorum of ${percent} % from a vote too`, async () => {
        const governance = await networkHelpers.loadFixture(house);
        const { governor } = governance;
        const rule = proposeRule(governance, governor.interface.encodeFunctionData("updateQuorumNumerator", [percent]));
        await rule.passAndQueue();
        await expect(rule.execute())
          .to.be.revertedWithCustomError(governor, "GovernorInvalidQuorumFraction")
          .withArgs(percent, 100n);
        expect(await governor["quorumNumerator()"]()).to.equal(20n);
      });
    }
  });

  it("takes no ETH, which it could not spend", async () => {
    const { governor, stranger } = await networkHelpers.loadFixture(house);
    await expect(stranger.sendTransaction({ to: governor, value: 1n })).to.be.revertedWithCustomError(
      governor,
      "GovernorDisabledDeposit",
    );
  });
});
