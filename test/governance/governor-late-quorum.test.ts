import { expect } from "chai";

import { AGAINST, deployHouse, emptyProposal, FOR, networkHelpers, State, time } from "./fixtures.ts";

const HOUR = 3_600n;
const DAY = 24n * HOUR;
const EXTENSION = 2n * DAY;

/** Four holders: two who bring the quorum of 20 % together, two who could still change everything. */
async function open() {
  const house = await deployHouse([150n, 50n, 400n, 400n]);
  const proposal = emptyProposal(house);
  await proposal.propose();
  await proposal.open();
  const deadline = await house.governor.proposalDeadline(proposal.id);
  /** Lets holder i vote at `when`, seconds since 1970. */
  const voteAt = async (when: bigint, i: number, side: number) => {
    await time.setNextBlockTimestamp(when);
    return house.governor.connect(house.holder(i)).castVote(proposal.id, side);
  };
  return { ...house, proposal, deadline, voteAt };
}

/**
 * late quorum (20 % of 1000; two days are left at least)
 * ├── when: the first second of the last stretch, the second before; the last second of the vote
 * ├── once: nothing extends again; votes without weight do not
 * ├── not: a quorum that was there before; a vote in the last stretch that does not bring it
 * └── early decisions: a success is never extended; a defeat may be, and stays one; off
 */
describe("StakeholderGovernor: late quorum", () => {
  it("extends nothing when the quorum comes two days before the end", async () => {
    const { governor, proposal, deadline, voteAt } = await networkHelpers.loadFixture(open);
    await voteAt(deadline - EXTENSION - 1n, 0, FOR);
    await expect(voteAt(deadline - EXTENSION, 1, FOR)).not.to.emit(governor, "ProposalExtended");
    await voteAt(deadline, 2, FOR);
    expect(await governor.proposalDeadline(proposal.id)).to.equal(deadline);
  });

  it("extends by a second when it comes a second later", async () => {
    const { governor, proposal, deadline, voteAt } = await networkHelpers.loadFixture(open);
    await voteAt(deadline - EXTENSION, 0, FOR);
    await expect(voteAt(deadline - EXTENSION + 1n, 1, FOR))
      .to.emit(governor, "ProposalExtended")
      .withArgs(proposal.id, deadline + 1n);
    expect(await governor.proposalDeadline(proposal.id)).to.equal(deadline + 1n);
  });

  it("leaves two days to answer a quorum of the last second, and takes votes until then", async () => {
    const { governor, proposal, deadline, voteAt } = await networkHelpers.loadFixture(open);
    await voteAt(deadline - 1n, 0, FOR);
    await expect(voteAt(deadline, 1, FOR))
      .to.emit(governor, "ProposalExtended")
      .withArgs(proposal.id, deadline + EXTENSION);
    await networkHelpers.mine();
    expect(await proposal.state()).to.equal(State.Active);
    await voteAt(deadline + EXTENSION, 2, AGAINST);
    await networkHelpers.mine();
    expect(await proposal.state()).to.equal(State.Defeated);
    await expect(voteAt(deadline + EXTENSION + 2n, 3, FOR)).to.be.revertedWithCustomError(
      governor,
      "GovernorUnexpectedProposalState",
    );
  });

  it("extends once only, also when the quorum is brought exactly and votes without weight follow", async () => {
    const { governor, proposal, deadline, voteAt, stranger } = await networkHelpers.loadFixture(open);
    await voteAt(deadline - 10n, 0, FOR);
    await voteAt(deadline - 9n, 1, FOR);
    const extended = deadline - 9n + EXTENSION;
    await time.setNextBlockTimestamp(deadline - 5n);
    await expect(governor.connect(stranger).castVote(proposal.id, FOR)).not.to.emit(governor, "ProposalExtended");
    await expect(voteAt(deadline + DAY, 2, AGAINST)).not.to.emit(governor, "ProposalExtended");
    expect(await governor.proposalDeadline(proposal.id)).to.equal(extended);
    await time.increaseTo(extended + 30n * DAY);
    expect(await governor.proposalDeadline(proposal.id)).to.equal(extended);
  });

  it("extends nothing for votes that do not bring the quorum", async () => {
    const { governor, proposal, deadline, voteAt } = await networkHelpers.loadFixture(open);
    await expect(voteAt(deadline, 0, FOR)).not.to.emit(governor, "ProposalExtended");
    expect(await governor.proposalDeadline(proposal.id)).to.equal(deadline);
    await networkHelpers.mine();
    expect(await proposal.state()).to.equal(State.Defeated);
  });

  it("puts the deadline off for a late vote that brings the quorum and decides: it has succeeded all the same", async () => {
    const house = await deployHouse([600n, 400n]);
    const { governor } = house;
    const proposal = emptyProposal(house);
    await proposal.propose();
    await proposal.open();
    const deadline = await governor.proposalDeadline(proposal.id);
    await time.setNextBlockTimestamp(deadline - HOUR);
    await expect(governor.connect(house.holder(0)).castVote(proposal.id, FOR))
      .to.emit(governor, "ProposalExtended")
      .withArgs(proposal.id, deadline - HOUR + EXTENSION);
    expect(await proposal.state()).to.equal(State.Succeeded);
    await expect(governor.connect(house.holder(1)).castVote(proposal.id, AGAINST)).not.to.emit(
      governor,
      "ProposalExtended",
    );
    await proposal.queue();
    expect(await proposal.state()).to.equal(State.Queued);
  });

  it("never extends a success that was decided early when its quorum was there before", async () => {
    const house = await deployHouse([600n, 400n]);
    const { governor } = house;
    const proposal = emptyProposal(house);
    await proposal.propose();
    await proposal.open();
    await proposal.vote([FOR]);
    const deadline = await governor.proposalDeadline(proposal.id);
    await time.setNextBlockTimestamp(deadline);
    await expect(governor.connect(house.holder(1)).castVote(proposal.id, AGAINST)).not.to.emit(
      governor,
      "ProposalExtended",
    );
    expect(await governor.proposalDeadline(proposal.id)).to.equal(deadline);
  });

  it("extends the time for votes on what was defeated early, as OpenZeppelin does, and it stays defeated", async () => {
    const house = await deployHouse([450n, 550n], { quorumPercent: 50n });
    const { governor } = house;
    const proposal = emptyProposal(house);
    await proposal.propose();
    await proposal.open();
    await proposal.vote([AGAINST]);
    expect(await proposal.state()).to.equal(State.Defeated);
    const deadline = await governor.proposalDeadline(proposal.id);
    await time.setNextBlockTimestamp(deadline);
    await expect(governor.connect(house.holder(1)).castVote(proposal.id, FOR))
      .to.emit(governor, "ProposalExtended")
      .withArgs(proposal.id, deadline + EXTENSION);
    for (const when of [deadline + 1n, deadline + EXTENSION, deadline + EXTENSION + 1n]) {
      await time.increaseTo(when);
      expect(await proposal.state()).to.equal(State.Defeated);
    }
  });

  it("decides early in the time by which a vote was extended", async () => {
    const { governor, proposal, deadline, voteAt } = await networkHelpers.loadFixture(open);
    await voteAt(deadline - 1n, 0, FOR);
    await voteAt(deadline, 1, FOR);
    await voteAt(deadline + DAY, 2, FOR);
    expect(await proposal.state()).to.equal(State.Succeeded);
    await proposal.queue();
    expect(await proposal.state()).to.equal(State.Queued);
    await voteAt(deadline + DAY + 10n, 3, AGAINST);
    await proposal.ripen();
    await expect(proposal.execute()).to.emit(governor, "ProposalExecuted").withArgs(proposal.id);
  });

  it("asks from the first second on where the extension is as long as the period", async () => {
    const house = await deployHouse([200n, 800n], { lateQuorumExtension: 7n * DAY });
    const { governor } = house;
    const proposal = emptyProposal(house);
    await proposal.propose();
    const deadline = await governor.proposalDeadline(proposal.id);
    await time.increaseTo(deadline - 7n * DAY);
    await expect(governor.connect(house.holder(0)).castVote(proposal.id, FOR))
      .to.emit(governor, "ProposalExtended")
      .withArgs(proposal.id, deadline + 1n);
  });

  it("extends nothing where the extension is zero", async () => {
    const house = await deployHouse([200n, 800n], { lateQuorumExtension: 0n });
    const { governor } = house;
    const proposal = emptyProposal(house);
    await proposal.propose();
    const deadline = await governor.proposalDeadline(proposal.id);
    await time.increaseTo(deadline - 1n);
    await expect(governor.connect(house.holder(0)).castVote(proposal.id, FOR)).not.to.emit(
      governor,
      "ProposalExtended",
    );
    await networkHelpers.mine();
    expect(await proposal.state()).to.equal(State.Succeeded);
  });
});
