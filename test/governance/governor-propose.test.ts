import { expect } from "chai";

import { deployHouse, emptyProposal, ethers, house, networkHelpers, payment, State, time } from "./fixtures.ts";

const DAY = 86_400n;

/** propose: event, snapshot and deadline; lists that do not fit; the same again; threshold; proposer suffix */
describe("StakeholderGovernor: propose", () => {
  it("emits what is proposed, with a snapshot a day ahead and a deadline a week after that", async () => {
    const { proposal, governor, holder } = await networkHelpers.loadFixture(payment);
    const now = BigInt(await time.latest()) + 100n;
    await time.setNextBlockTimestamp(now);
    await expect(proposal.propose())
      .to.emit(governor, "ProposalCreated")
      .withArgs(
        proposal.id,
        holder(0).address,
        proposal.lists[0],
        proposal.lists[1],
        ["", ""],
        proposal.lists[2],
        now + DAY,
        now + 8n * DAY,
        proposal.description,
      );
    expect(await proposal.state()).to.equal(State.Pending);
    expect(await governor.proposalSnapshot(proposal.id)).to.equal(now + DAY);
    expect(await governor.proposalDeadline(proposal.id)).to.equal(now + 8n * DAY);
    expect(await governor.proposalProposer(proposal.id)).to.equal(holder(0).address);
  });

  it("refuses lists of different lengths, and empty ones", async () => {
    const { governor, stranger } = await networkHelpers.loadFixture(house);
    await expect(governor.propose([stranger], [0n, 1n], ["0x"], "too many values"))
      .to.be.revertedWithCustomError(governor, "GovernorInvalidProposalLength")
      .withArgs(1n, 1n, 2n);
    await expect(governor.propose([stranger], [0n], [], "too few calls"))
      .to.be.revertedWithCustomError(governor, "GovernorInvalidProposalLength")
      .withArgs(1n, 0n, 1n);
    await expect(governor.propose([], [], [], "nothing"))
      .to.be.revertedWithCustomError(governor, "GovernorInvalidProposalLength")
      .withArgs(0n, 0n, 0n);
  });

  it("refuses the same proposal again", async () => {
    const { proposal, governor, holder } = await networkHelpers.loadFixture(payment);
    await proposal.propose();
    await expect(proposal.propose(holder(1)))
      .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
      .withArgs(proposal.id, State.Pending, ethers.ZeroHash);
  });

  it("refuses to tell the state of what was never proposed", async () => {
    const { proposal, governor } = await networkHelpers.loadFixture(payment);
    await expect(proposal.state())
      .to.be.revertedWithCustomError(governor, "GovernorNonexistentProposal")
      .withArgs(proposal.id);
  });

  it("asks a proposer for the threshold: one below does not do, the exact number does", async () => {
    const governance = await deployHouse([599n, 600n], { proposalThreshold: 600n });
    const proposal = emptyProposal(governance);
    await expect(proposal.propose(governance.holder(0)))
      .to.be.revertedWithCustomError(governance.governor, "GovernorInsufficientProposerVotes")
      .withArgs(governance.holder(0).address, 599n, 600n);
    await proposal.propose(governance.holder(1));
    expect(await proposal.state()).to.equal(State.Pending);
  });

  it("does not count votes towards the threshold that arrive in the same second", async () => {
    const governance = await deployHouse([599n, 600n], { proposalThreshold: 600n });
    const [poor, rich] = [governance.holder(0), governance.holder(1)];
    await governance.token.connect(rich).transfer(poor, 1n);
    const arrived = await time.latest();
    const call = governance.governor.interface.encodeFunctionData("propose", [
      [poor.address],
      [0n],
      ["0x"],
      "with borrowed votes",
    ]);
    expect(await governance.token.getVotes(poor)).to.equal(600n);
    expect(await governance.governor.clock()).to.equal(arrived);
    await expect(
      ethers.provider.call({ from: poor.address, to: governance.governor.target, data: call, blockTag: "latest" }),
    )
      .to.be.revertedWithCustomError(governance.governor, "GovernorInsufficientProposerVotes")
      .withArgs(poor.address, 599n, 600n);
  });

  it("keeps a description that names its proposer for that proposer", async () => {
    const governance = await networkHelpers.loadFixture(house);
    const [named, other] = [governance.holder(0), governance.holder(1)];
    const proposal = emptyProposal(governance, `Mine#proposer=${named.address}`);
    await expect(proposal.propose(other))
      .to.be.revertedWithCustomError(governance.governor, "GovernorRestrictedProposer")
      .withArgs(other.address);
    await proposal.propose(named);
    expect(await governance.governor.proposalProposer(proposal.id)).to.equal(named.address);
  });
});
