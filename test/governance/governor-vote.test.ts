import { expect } from "chai";

import { AGAINST, bitmap, deployHouse, emptyProposal, FOR, networkHelpers, proposed, State, time } from "./fixtures.ts";

/** vote: first and last second, one second outside; weight at the snapshot; twice; unknown side */
describe("StakeholderGovernor: vote", () => {
  it("opens one second after the snapshot and not sooner", async () => {
    const { proposal, governor, holder, snapshot } = await networkHelpers.loadFixture(proposed);
    await time.increaseTo(snapshot - 1n);
    await time.setNextBlockTimestamp(snapshot);
    await expect(governor.connect(holder(1)).castVote(proposal.id, FOR))
      .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
      .withArgs(proposal.id, State.Pending, bitmap(State.Active));
    await time.setNextBlockTimestamp(snapshot + 1n);
    await expect(governor.connect(holder(1)).castVote(proposal.id, FOR))
      .to.emit(governor, "VoteCast")
      .withArgs(holder(1).address, proposal.id, FOR, 400n, "");
    expect(await governor.hasVoted(proposal.id, holder(1))).to.equal(true);
    expect(await governor.hasVoted(proposal.id, holder(0))).to.equal(false);
    expect(await proposal.state()).to.equal(State.Active);
  });

  it("takes votes in the last second and none after it", async () => {
    const governance = await deployHouse([600n, 400n], { lateQuorumExtension: 0n });
    const { governor, holder } = governance;
    const proposal = emptyProposal(governance);
    await proposal.propose();
    const deadline = await governor.proposalDeadline(proposal.id);
    await time.setNextBlockTimestamp(deadline);
    await expect(governor.connect(holder(1)).castVoteWithReason(proposal.id, FOR, "in time"))
      .to.emit(governor, "VoteCast")
      .withArgs(holder(1).address, proposal.id, FOR, 400n, "in time");
    expect(await proposal.state()).to.equal(State.Active);
    await time.setNextBlockTimestamp(deadline + 1n);
    await expect(governor.connect(holder(0)).castVote(proposal.id, AGAINST))
      .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
      .withArgs(proposal.id, State.Succeeded, bitmap(State.Active));
    expect(await governor.proposalVotes(proposal.id)).to.deep.equal([0n, 400n, 0n]);
  });

  it("weighs a vote as it was at the snapshot, wherever the stake is now", async () => {
    const { proposal, governor, token, holder, snapshot } = await networkHelpers.loadFixture(proposed);
    await time.increaseTo(snapshot + 1n);
    await token.connect(holder(0)).transfer(holder(1), 600n);
    await proposal.vote([FOR, AGAINST]);
    expect(await governor.proposalVotes(proposal.id)).to.deep.equal([400n, 600n, 0n]);
  });

  it("counts the vote of an account without stake as nothing", async () => {
    const { proposal, governor, stranger } = await networkHelpers.loadFixture(proposed);
    await proposal.open();
    await expect(governor.connect(stranger).castVote(proposal.id, FOR))
      .to.emit(governor, "VoteCast")
      .withArgs(stranger.address, proposal.id, FOR, 0n, "");
    await proposal.close();
    expect(await proposal.state()).to.equal(State.Defeated);
  });

  it("refuses a second vote of the same account", async () => {
    const { proposal, governor, holder } = await networkHelpers.loadFixture(proposed);
    await proposal.open();
    await proposal.vote([AGAINST]);
    await expect(governor.connect(holder(0)).castVote(proposal.id, FOR))
      .to.be.revertedWithCustomError(governor, "GovernorAlreadyCastVote")
      .withArgs(holder(0).address);
  });

  it("refuses a side that does not exist", async () => {
    const { proposal, governor, holder } = await networkHelpers.loadFixture(proposed);
    await proposal.open();
    await expect(governor.connect(holder(0)).castVote(proposal.id, 3)).to.be.revertedWithCustomError(
      governor,
      "GovernorInvalidVoteType",
    );
  });
});
