import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";

import { expect } from "chai";

import {
  AGAINST,
  bitmap,
  deployHouse,
  emptyProposal,
  ethers,
  FOR,
  networkHelpers,
  Proposal,
  State,
  time,
} from "./fixtures.ts";

const DAY = 86_400n;

/** Three holders; the first decides alone. The timelock has 10 wei, and a proposal to pay one of them has passed early. */
async function passed() {
  const house = await deployHouse([600n, 300n, 100n]);
  await house.deployer.sendTransaction({ to: house.timelock, value: 10n });
  const proposal = new Proposal(house, [{ target: house.stranger.address, value: 1n, data: "0x" }], "Pay early");
  await proposal.propose();
  await proposal.open();
  await proposal.vote([FOR]);
  const deadline = await house.governor.proposalDeadline(proposal.id);
  return { ...house, proposal, deadline };
}

/** The same, queued. */
async function queued() {
  const fixture = await passed();
  await fixture.proposal.queue();
  const salt = ethers.toBeHex(
    (BigInt(fixture.governor.target as string) << 96n) ^ BigInt(ethers.id(fixture.proposal.description)),
    32,
  );
  const operation = await fixture.timelock.hashOperationBatch(...fixture.proposal.lists, ethers.ZeroHash, salt);
  return { ...fixture, salt, operation };
}

/** One that passed early and was queued, and that another vote cancels in the timelock. */
async function cancelledAtTimelock() {
  const house = await deployHouse([600n, 300n, 100n]);
  const { governor, timelock, stranger } = house;
  const cancelAt = (operation: string) =>
    governor.interface.encodeFunctionData("relay", [
      timelock.target,
      0n,
      timelock.interface.encodeFunctionData("cancel", [operation]),
    ]);
  const payment = new Proposal(house, [{ target: stranger.address, value: 1n, data: "0x" }], "Pay early");
  const salt = ethers.toBeHex((BigInt(governor.target as string) << 96n) ^ BigInt(ethers.id("Pay early")), 32);
  const operation = await timelock.hashOperationBatch(...payment.lists, ethers.ZeroHash, salt);
  const veto = new Proposal(
    house,
    [{ target: governor.target as string, value: 0n, data: cancelAt(operation) }],
    "Do not pay",
  );
  await veto.propose();
  await payment.propose();
  await payment.open();
  for (const proposal of [veto, payment]) {
    await proposal.vote([FOR]);
    await proposal.queue();
  }
  await veto.ripen();
  const cancelling = veto.execute();
  await cancelling;
  return { ...house, payment, operation, cancelling };
}

/** Votes on what is over at the timelock are taken in the last second and not after it; they are counted, and change nothing. */
async function expectVotesUntilDeadline(
  { house: { governor }, id }: Proposal,
  voter: HardhatEthersSigner,
  tooLate: HardhatEthersSigner,
) {
  const [state, deadline] = [await governor.state(id), await governor.proposalDeadline(id)];
  const [against, inFavour, abstain] = await governor.proposalVotes(id);
  const weight = await governor.getVotes(voter, await governor.proposalSnapshot(id));
  await time.setNextBlockTimestamp(deadline);
  await expect(governor.connect(voter).castVote(id, AGAINST))
    .to.emit(governor, "VoteCast")
    .withArgs(voter.address, id, AGAINST, weight, "");
  const counted = [against + weight, inFavour, abstain];
  expect(await governor.proposalVotes(id)).to.deep.equal(counted);
  expect(await governor.proposalDeadline(id)).to.equal(deadline);
  expect(await governor.state(id)).to.equal(state);
  await time.setNextBlockTimestamp(deadline + 1n);
  await expect(governor.connect(tooLate).castVote(id, AGAINST))
    .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
    .withArgs(id, state, bitmap(State.Active));
  expect(await governor.proposalVotes(id)).to.deep.equal(counted);
  expect(await governor.state(id)).to.equal(state);
}

/**
 * what was decided early
 * ├── succeeded: queued at once, with the whole delay of the timelock; executed before the deadline; not twice
 * ├── defeated: never queued
 * ├── votes: taken while queued; refused once executed
 * ├── cancel: not by its proposer
 * └── at the timelock: executed there; cancelled there by another vote; neither comes back at the deadline, until which both take votes
 */
describe("StakeholderGovernor: what was decided early", () => {
  it("is queued at once, and waits as long in the timelock as anything else", async () => {
    const { proposal, governor, deadline } = await networkHelpers.loadFixture(passed);
    expect(await proposal.state()).to.equal(State.Succeeded);
    const now = BigInt(await time.latest()) + 10n;
    await time.setNextBlockTimestamp(now);
    await expect(proposal.queue())
      .to.emit(governor, "ProposalQueued")
      .withArgs(proposal.id, now + 2n * DAY);
    expect(now + 2n * DAY < deadline).to.equal(true);
    expect(await proposal.state()).to.equal(State.Queued);
  });

  it("is executed before its deadline, once, and stays executed after it", async () => {
    const { proposal, governor, timelock, stranger } = await networkHelpers.loadFixture(queued);
    await proposal.ripen();
    const execution = proposal.execute();
    await expect(execution).to.emit(governor, "ProposalExecuted").withArgs(proposal.id);
    await expect(execution).to.changeEtherBalance(ethers, timelock, -1n);
    const again = async () =>
      expect(proposal.execute(stranger))
        .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
        .withArgs(proposal.id, State.Executed, bitmap(State.Queued));
    await again();
    await proposal.close();
    await again();
    expect(await ethers.provider.getBalance(timelock)).to.equal(9n);
  });

  it("is not executed a second before its delay has passed", async () => {
    const { proposal, governor, timelock, operation } = await networkHelpers.loadFixture(queued);
    await time.setNextBlockTimestamp((await governor.proposalEta(proposal.id)) - 1n);
    const ready = 2n;
    await expect(proposal.execute())
      .to.be.revertedWithCustomError(timelock, "TimelockUnexpectedOperationState")
      .withArgs(operation, bitmap(ready));
  });

  it("stays queued beyond its deadline, and is not queued twice", async () => {
    const { proposal, governor } = await networkHelpers.loadFixture(queued);
    for (const pass of [async () => {}, () => proposal.close()]) {
      await pass();
      expect(await proposal.state()).to.equal(State.Queued);
      await expect(proposal.queue())
        .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
        .withArgs(proposal.id, State.Queued, bitmap(State.Succeeded));
    }
    await proposal.execute();
  });

  it("is never queued when it was defeated", async () => {
    const house = await deployHouse([401n, 599n]);
    const proposal = emptyProposal(house);
    await proposal.propose();
    await proposal.open();
    await proposal.vote([AGAINST]);
    await expect(proposal.queue())
      .to.be.revertedWithCustomError(house.governor, "GovernorUnexpectedProposalState")
      .withArgs(proposal.id, State.Defeated, bitmap(State.Succeeded));
  });

  it("takes votes while it is queued, which change nothing, and none once it is executed", async () => {
    const { proposal, governor, holder } = await networkHelpers.loadFixture(queued);
    await expect(governor.connect(holder(1)).castVote(proposal.id, AGAINST))
      .to.emit(governor, "VoteCast")
      .withArgs(holder(1).address, proposal.id, AGAINST, 300n, "");
    expect(await proposal.state()).to.equal(State.Queued);
    await proposal.ripen();
    await proposal.execute();
    await expect(governor.connect(holder(2)).castVote(proposal.id, AGAINST))
      .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
      .withArgs(proposal.id, State.Executed, bitmap(State.Active));
    expect(await governor.proposalVotes(proposal.id)).to.deep.equal([300n, 600n, 0n]);
  });

  it("is not cancelled by its proposer, decided, queued or due", async () => {
    const { proposal, governor, holder } = await networkHelpers.loadFixture(passed);
    const refused = async () =>
      expect(proposal.cancel())
        .to.be.revertedWithCustomError(governor, "GovernorUnableToCancel")
        .withArgs(proposal.id, holder(0).address);
    await refused();
    await proposal.queue();
    await refused();
    await proposal.ripen();
    await refused();
    expect(await proposal.state()).to.equal(State.Queued);
  });

  it("is known as executed when somebody executed it at the timelock itself", async () => {
    const { proposal, governor, timelock, stranger, salt } = await networkHelpers.loadFixture(queued);
    await proposal.ripen();
    const { target, value, data } = proposal.actions[0]!;
    await timelock.connect(stranger).executeBatch([target], [value], [data], ethers.ZeroHash, salt);
    for (const pass of [async () => {}, () => proposal.close()]) {
      await pass();
      expect(await proposal.state()).to.equal(State.Executed);
      await expect(proposal.execute())
        .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
        .withArgs(proposal.id, State.Executed, bitmap(State.Queued));
    }
  });

  it("takes votes until its deadline though it was executed at the timelock itself", async () => {
    const { proposal, governor, timelock, stranger, holder, salt } = await networkHelpers.loadFixture(queued);
    await proposal.ripen();
    const { target, value, data } = proposal.actions[0]!;
    await timelock.connect(stranger).executeBatch([target], [value], [data], ethers.ZeroHash, salt);
    expect(await governor.state(proposal.id)).to.equal(State.Executed);
    await expectVotesUntilDeadline(proposal, holder(1), holder(2));
  });

  it("is dead, before and after its deadline, when another vote cancelled it in the timelock", async () => {
    const { governor, timelock, payment, operation, cancelling } =
      await networkHelpers.loadFixture(cancelledAtTimelock);
    await expect(cancelling).to.emit(timelock, "Cancelled").withArgs(operation);
    for (const pass of [async () => {}, () => payment.close()]) {
      await pass();
      expect(await payment.state()).to.equal(State.Canceled);
      for (const [step, expected] of [
        [() => payment.queue(), State.Succeeded],
        [() => payment.execute(), State.Queued],
      ] as const) {
        await expect(step())
          .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
          .withArgs(payment.id, State.Canceled, bitmap(expected));
      }
    }
  });

  it("takes votes until its deadline though another vote cancelled it in the timelock", async () => {
    const { payment, holder } = await networkHelpers.loadFixture(cancelledAtTimelock);
    expect(await payment.state()).to.equal(State.Canceled);
    await expectVotesUntilDeadline(payment, holder(1), holder(2));
  });
});
