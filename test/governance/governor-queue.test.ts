import { expect } from "chai";

import { AGAINST, bitmap, ethers, FOR, networkHelpers, payment, State, time } from "./fixtures.ts";

const DAY = 86_400n;

/** queue: event; before success, after defeat, twice */
describe("StakeholderGovernor: queue", () => {
  it("schedules what was decided two days ahead", async () => {
    const { proposal, governor, timelock } = await networkHelpers.loadFixture(payment);
    await proposal.decide([FOR, FOR]);
    expect(await proposal.state()).to.equal(State.Succeeded);
    const now = BigInt(await time.latest()) + 100n;
    await time.setNextBlockTimestamp(now);
    const salt = ethers.toBeHex(
      (BigInt(governor.target as string) << 96n) ^ BigInt(ethers.id(proposal.description)),
      32,
    );
    const operation = await timelock.hashOperationBatch(...proposal.lists, ethers.ZeroHash, salt);
    await expect(proposal.queue())
      .to.emit(governor, "ProposalQueued")
      .withArgs(proposal.id, now + 2n * DAY)
      .to.emit(timelock, "CallScheduled")
      .withArgs(operation, 0n, proposal.lists[0][0], proposal.lists[1][0], "0x", ethers.ZeroHash, 2n * DAY);
    expect(await proposal.state()).to.equal(State.Queued);
    expect(await governor.proposalEta(proposal.id)).to.equal(now + 2n * DAY);
    expect(await timelock.getTimestamp(operation)).to.equal(now + 2n * DAY);
  });

  it("refuses a proposal that is open, defeated or already queued", async () => {
    const { proposal, governor } = await networkHelpers.loadFixture(payment);
    const refused = async (state: bigint) =>
      expect(proposal.queue())
        .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
        .withArgs(proposal.id, state, bitmap(State.Succeeded));
    await proposal.propose();
    await refused(State.Pending);
    await proposal.open();
    await refused(State.Active);
    const beforeTheVote = await networkHelpers.takeSnapshot();
    await proposal.vote([AGAINST]);
    await proposal.close();
    await refused(State.Defeated);
    await beforeTheVote.restore();
    await proposal.vote([FOR]);
    await proposal.close();
    await proposal.queue();
    await refused(State.Queued);
  });
});
