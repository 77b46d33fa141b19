import { expect } from "chai";

import { ethers, house, networkHelpers, Proposal, proposeRule, sendAs, State } from "./fixtures.ts";

const EMPTY_QUEUE = 0x31;

/**
 * what acts as the governor: relay and changes of its rules
 * ├── relay: spends tokens that were sent to the governor, and ETH that comes along; nobody else's
 * ├── announced calls only: not the timelock on its own, not a call of an earlier proposal
 * └── rules: delay, threshold and period by vote; a period of zero by none; the share of the quorum
 */
describe("StakeholderGovernor: acting as the governor", () => {
  it("spends by vote what was sent to the governor by mistake", async () => {
    const governance = await networkHelpers.loadFixture(house);
    const { governor, token, holder, stranger } = governance;
    await token.connect(holder(1)).transfer(governor, 100n);
    const transfer = token.interface.encodeFunctionData("transfer", [stranger.address, 100n]);
    const rescue = proposeRule(
      governance,
      governor.interface.encodeFunctionData("relay", [token.target, 0n, transfer]),
    );
    await rescue.passAndQueue();
    await expect(rescue.execute()).to.changeTokenBalances(ethers, token, [governor, stranger], [-100n, 100n]);
  });

  it("passes ETH on that comes along", async () => {
    const governance = await networkHelpers.loadFixture(house);
    const { governor, timelock, deployer } = governance;
    await deployer.sendTransaction({ to: timelock, value: 10n });
    const payee = ethers.Wallet.createRandom().address;
    const data = governor.interface.encodeFunctionData("relay", [payee, 3n, "0x"]);
    const rescue = new Proposal(governance, [{ target: governor.target as string, value: 3n, data }], "Relay ETH");
    await rescue.passAndQueue();
    await rescue.execute();
    expect(await ethers.provider.getBalance(payee)).to.equal(3n);
    expect(await ethers.provider.getBalance(timelock)).to.equal(7n);
  });

  it("obeys the timelock in what a proposal announced, and in nothing else", async () => {
    const { governor, timelock, stranger } = await networkHelpers.loadFixture(house);
    const impostor = governor.connect(await sendAs(timelock.target as string));
    for (const act of [
      () => impostor.relay(stranger, 0n, "0x"),
      () => impostor.setVotingPeriod(1n),
      () => impostor.setDaoURI("ipfs://mine"),
      () => impostor.updateTimelock(stranger),
    ]) {
      await expect(act()).to.be.revertedWithPanic(EMPTY_QUEUE);
    }
  });

  it("forgets what was announced and not used once the proposal is executed", async () => {
    const governance = await networkHelpers.loadFixture(house);
    const { governor, timelock, holder } = governance;
    const target = governor.target as string;
    // The second call is announced, and made by nobody: its first use is as a plain read.
    const data = [
      governor.interface.encodeFunctionData("setVotingPeriod", [1_209_600n]),
      governor.interface.encodeFunctionData("votingPeriod"),
    ];
    const proposal = new Proposal(
      governance,
      data.map((call) => ({ target, value: 0n, data: call })),
      "Vote longer",
    );
    await proposal.passAndQueue();
    await proposal.execute();
    expect(await governor.votingPeriod()).to.equal(1_209_600n);
    const impostor = governor.connect(await sendAs(timelock.target as string));
    await expect(impostor.setVotingPeriod(1n)).to.be.revertedWithPanic(EMPTY_QUEUE);
    const next = new Proposal(governance, [{ target: holder(0).address, value: 0n, data: "0x" }], "Go on");
    await next.passAndQueue();
    await next.execute();
    expect(await next.state()).to.equal(State.Executed);
  });

  for (const { name, value, event, before, read } of [
    { name: "setVotingDelay", value: 7n, event: "VotingDelaySet", before: 86_400n, read: "votingDelay" },
    { name: "setVotingPeriod", value: 7n, event: "VotingPeriodSet", before: 604_800n, read: "votingPeriod" },
    { name: "setProposalThreshold", value: 7n, event: "ProposalThresholdSet", before: 0n, read: "proposalThreshold" },
  ] as const) {
    it(`changes a rule by vote: ${name}`, async () => {
      const governance = await networkHelpers.loadFixture(house);
      const { governor } = governance;
      const rule = proposeRule(governance, governor.interface.encodeFunctionData(name as "setVotingPeriod", [value]));
      await rule.passAndQueue();
      await expect(rule.execute()).to.emit(governor, event).withArgs(before, value);
      expect(await governor[read]()).to.equal(value);
    });
  }

  it("does not change the period to zero", async () => {
    const governance = await networkHelpers.loadFixture(house);
    const { governor } = governance;
    const rule = proposeRule(governance, governor.interface.encodeFunctionData("setVotingPeriod", [0n]));
    await rule.passAndQueue();
    await expect(rule.execute()).to.be.revertedWithCustomError(governor, "GovernorInvalidVotingPeriod").withArgs(0n);
    expect(await governor.votingPeriod()).to.equal(604_800n);
  });

  it("extends votes by the same time also when the period becomes shorter than that", async () => {
    const governance = await networkHelpers.loadFixture(house);
    const { governor, holder } = governance;
    const rule = proposeRule(governance, governor.interface.encodeFunctionData("setVotingPeriod", [3_600n]));
    await rule.passAndQueue();
    await rule.execute();
    const proposal = new Proposal(governance, [{ target: holder(0).address, value: 0n, data: "0x" }], "A short vote");
    await proposal.propose();
    await proposal.open();
    await proposal.vote([undefined, 1]);
    const now = BigInt((await ethers.provider.getBlock("latest"))!.timestamp);
    expect(await governor.proposalDeadline(proposal.id)).to.equal(now + 172_800n);
  });
});
