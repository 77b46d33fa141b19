import { expect } from "chai";

import { bitmap, ethers, FOR, networkHelpers, payment, State } from "./fixtures.ts";

const DAY = 86_400n;

/** cancel: by the proposer before voting opens; by others, later; a cancelled proposal is dead; at the timelock */
describe("StakeholderGovernor: cancel", () => {
  it("lets the proposer cancel a proposal before voting opens, for ever", async () => {
    const { proposal, governor } = await networkHelpers.loadFixture(payment);
    await proposal.propose();
    await expect(proposal.cancel()).to.emit(governor, "ProposalCanceled").withArgs(proposal.id);
    expect(await proposal.state()).to.equal(State.Canceled);
    await proposal.open();
    await expect(proposal.vote([FOR]))
      .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
      .withArgs(proposal.id, State.Canceled, bitmap(State.Active));
    await expect(proposal.propose())
      .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
      .withArgs(proposal.id, State.Canceled, ethers.ZeroHash);
  });

  it("refuses everybody else", async () => {
    const { proposal, governor, holder, stranger, deployer } = await networkHelpers.loadFixture(payment);
    await proposal.propose();
    for (const caller of [holder(1), stranger, deployer]) {
      await expect(proposal.cancel(caller))
        .to.be.revertedWithCustomError(governor, "GovernorUnableToCancel")
        .withArgs(proposal.id, caller.address);
    }
    expect(await proposal.state()).to.equal(State.Pending);
  });

  it("refuses the proposer too once voting is open, and ever after", async () => {
    const { proposal, governor, holder } = await networkHelpers.loadFixture(payment);
    const refused = async () =>
      expect(proposal.cancel())
        .to.be.revertedWithCustomError(governor, "GovernorUnableToCancel")
        .withArgs(proposal.id, holder(0).address);
    await proposal.propose();
    await proposal.open();
    await refused();
    await proposal.vote([FOR]);
    await proposal.close();
    await refused();
    await proposal.queue();
    await refused();
    await proposal.ripen();
    await proposal.execute();
    await refused();
  });

  it("lets nobody cancel or schedule at the timelock behind the governor's back", async () => {
    const { timelock, deployer, holder } = await networkHelpers.loadFixture(payment);
    for (const caller of [deployer, holder(0)]) {
      await expect(timelock.connect(caller).cancel(ethers.ZeroHash))
        .to.be.revertedWithCustomError(timelock, "AccessControlUnauthorizedAccount")
        .withArgs(caller.address, await timelock.CANCELLER_ROLE());
      await expect(timelock.connect(caller).schedule(caller, 0n, "0x", ethers.ZeroHash, ethers.ZeroHash, 2n * DAY))
        .to.be.revertedWithCustomError(timelock, "AccessControlUnauthorizedAccount")
        .withArgs(caller.address, await timelock.PROPOSER_ROLE());
    }
  });
});
