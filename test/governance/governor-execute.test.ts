import { expect } from "chai";

import { bitmap, ethers, FOR, networkHelpers, payment, Proposal, State, time } from "./fixtures.ts";

/** execute: at the eta, one second before, twice; moves what was decided; a failing action changes nothing */
describe("StakeholderGovernor: execute", () => {
  it("lets anybody carry out what was decided once the delay has passed, and moves exactly that", async () => {
    const { proposal, governor, token, timelock, stranger, holder } = await networkHelpers.loadFixture(payment);
    await proposal.decide([FOR, FOR]);
    await proposal.queue();
    await time.setNextBlockTimestamp(await governor.proposalEta(proposal.id));
    const execution = proposal.execute(holder(1));
    await expect(execution).to.emit(governor, "ProposalExecuted").withArgs(proposal.id);
    const four = ethers.parseEther("4");
    await expect(execution).to.changeEtherBalances(ethers, [timelock, stranger], [-four, four]);
    await expect(execution).to.changeTokenBalances(ethers, token, [timelock, stranger], [-30n, 30n]);
    expect(await proposal.state()).to.equal(State.Executed);
  });

  it("refuses one second before the delay has passed", async () => {
    const { proposal, governor, timelock, token, stranger } = await networkHelpers.loadFixture(payment);
    await proposal.decide([FOR, FOR]);
    const receipt = await (await proposal.queue()).wait();
    const scheduled = receipt?.logs.find(({ address }) => address === timelock.target);
    await time.setNextBlockTimestamp((await governor.proposalEta(proposal.id)) - 1n);
    const ready = 2n;
    await expect(proposal.execute())
      .to.be.revertedWithCustomError(timelock, "TimelockUnexpectedOperationState")
      .withArgs(scheduled?.topics[1], bitmap(ready));
    expect(await proposal.state()).to.equal(State.Queued);
    expect(await token.balanceOf(stranger)).to.equal(0n);
  });

  it("refuses what was not queued, and what was executed", async () => {
    const { proposal, governor } = await networkHelpers.loadFixture(payment);
    const refused = async (state: bigint) =>
      expect(proposal.execute())
        .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
        .withArgs(proposal.id, state, bitmap(State.Queued));
    await proposal.decide([FOR, FOR]);
    await refused(State.Succeeded);
    await proposal.queue();
    await proposal.ripen();
    await proposal.execute();
    await refused(State.Executed);
  });

  it("changes nothing when one of the actions fails", async () => {
    const governance = await networkHelpers.loadFixture(payment);
    const { token, timelock, stranger } = governance;
    const transfer = (amount: bigint) => ({
      target: token.target as string,
      value: 0n,
      data: token.interface.encodeFunctionData("transfer", [stranger.address, amount]),
    });
    const proposal = new Proposal(governance, [transfer(30n), transfer(21n)], "Pay more than there is");
    await proposal.passAndQueue();
    await expect(proposal.execute())
      .to.be.revertedWithCustomError(token, "ERC20InsufficientBalance")
      .withArgs(timelock.target, 20n, 21n);
    expect(await token.balanceOf(timelock)).to.equal(50n);
    expect(await proposal.state()).to.equal(State.Queued);
  });
});
