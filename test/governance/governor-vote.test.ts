import { expect } from "chai";

import { AGAINST, bitmap, ethers, FOR, networkHelpers, proposed, State, time } from "./fixtures.ts";

/** vote: first and last second, one second outside; weight at the snapshot; twice; unknown side; by signature */
describe("StakeholderGovernor: vote", () => {
  it("opens one second after the snapshot and not sooner", async () => {
    const { proposal, governor, holder, snapshot } = await networkHelpers.loadFixture(proposed);
    await time.increaseTo(snapshot - 1n);
    await time.setNextBlockTimestamp(snapshot);
    await expect(governor.connect(holder(0)).castVote(proposal.id, FOR))
      .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
      .withArgs(proposal.id, State.Pending, bitmap(State.Active));
    await time.setNextBlockTimestamp(snapshot + 1n);
    await expect(governor.connect(holder(0)).castVote(proposal.id, FOR))
      .to.emit(governor, "VoteCast")
      .withArgs(holder(0).address, proposal.id, FOR, 600n, "");
    expect(await governor.hasVoted(proposal.id, holder(0))).to.equal(true);
    expect(await governor.hasVoted(proposal.id, holder(1))).to.equal(false);
    expect(await proposal.state()).to.equal(State.Active);
  });

  it("takes votes in the last second and none after it", async () => {
    const { proposal, governor, holder, deadline } = await networkHelpers.loadFixture(proposed);
    await time.setNextBlockTimestamp(deadline);
    await expect(governor.connect(holder(0)).castVoteWithReason(proposal.id, FOR, "in time"))
      .to.emit(governor, "VoteCast")
      .withArgs(holder(0).address, proposal.id, FOR, 600n, "in time");
    expect(await proposal.state()).to.equal(State.Active);
    await time.setNextBlockTimestamp(deadline + 1n);
    await expect(governor.connect(holder(1)).castVote(proposal.id, AGAINST))
      .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
      .withArgs(proposal.id, State.Succeeded, bitmap(State.Active));
    expect(await governor.proposalVotes(proposal.id)).to.deep.equal([0n, 600n, 0n]);
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

  it("takes a vote by signature from its signer, once", async () => {
    const { proposal, governor, holder, stranger } = await networkHelpers.loadFixture(proposed);
    const voter = holder(0);
    await proposal.open();
    const { chainId } = await ethers.provider.getNetwork();
    const domain = {
      name: "StakeholderGovernor",
      version: "1",
      chainId,
      verifyingContract: governor.target as string,
    };
    const types = {
      Ballot: [
        { name: "proposalId", type: "uint256" },
        { name: "support", type: "uint8" },
        { name: "voter", type: "address" },
        { name: "nonce", type: "uint256" },
      ],
    };
    const ballot = { proposalId: proposal.id, support: FOR, voter: voter.address, nonce: 0n };
    const forged = await stranger.signTypedData(domain, types, ballot);
    const signed = await voter.signTypedData(domain, types, ballot);
    await expect(governor.castVoteBySig(proposal.id, FOR, voter, forged))
      .to.be.revertedWithCustomError(governor, "GovernorInvalidSignature")
      .withArgs(voter.address);
    await expect(governor.castVoteBySig(proposal.id, AGAINST, voter, signed))
      .to.be.revertedWithCustomError(governor, "GovernorInvalidSignature")
      .withArgs(voter.address);
    await expect(governor.connect(stranger).castVoteBySig(proposal.id, FOR, voter, signed))
      .to.emit(governor, "VoteCast")
      .withArgs(voter.address, proposal.id, FOR, 600n, "");
    await expect(governor.castVoteBySig(proposal.id, FOR, voter, signed))
      .to.be.revertedWithCustomError(governor, "GovernorInvalidSignature")
      .withArgs(voter.address);
  });
});
