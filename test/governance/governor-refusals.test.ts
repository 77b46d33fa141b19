import { expect } from "chai";

import {
  ABSTAIN,
  AGAINST,
  bitmap,
  deployHouse,
  emptyProposal,
  ethers,
  FOR,
  networkHelpers,
  payment,
  Proposal,
  State,
} from "./fixtures.ts";

/** A house whose timelock has 10 wei. */
async function funded() {
  const house = await deployHouse([600n, 400n]);
  await house.deployer.sendTransaction({ to: house.timelock, value: 10n });
  return house;
}

const SELECTOR_1155 = ethers.id("onERC1155Received(address,address,uint256,uint256,bytes)").slice(0, 10);

/**
 * refusals, and what passes beside them: the cases of OpenZeppelin's own suites that no other file has
 * ├── what was never proposed: vote, queue, execute, cancel
 * ├── execute: no quorum, no approval, voting not over
 * ├── receivers that revert, with and without a reason
 * ├── descriptions that name a proposer: which protect, and which only look so
 * ├── tokens that are sent to the governor
 * └── ETH that is sent along with an execution
 */
describe("StakeholderGovernor: refusals", () => {
  it("knows nothing of what was never proposed", async () => {
    const { proposal, governor } = await networkHelpers.loadFixture(payment);
    for (const act of [
      () => governor.castVote(proposal.id, FOR),
      () => proposal.queue(),
      () => proposal.execute(),
      () => proposal.cancel(),
    ]) {
      await expect(act()).to.be.revertedWithCustomError(governor, "GovernorNonexistentProposal").withArgs(proposal.id);
    }
  });

  for (const { title, sides, state } of [
    { title: "the quorum was missed", sides: [undefined, undefined, FOR], state: State.Defeated },
    { title: "the approval was missed", sides: [AGAINST, FOR, undefined], state: State.Defeated },
    { title: "everybody abstained", sides: [ABSTAIN, ABSTAIN, ABSTAIN], state: State.Defeated },
    { title: "voting is not over", sides: [undefined, FOR, undefined], state: State.Active },
  ]) {
    it(`neither queues nor executes when ${title}`, async () => {
      const house = await deployHouse([410n, 400n, 190n]);
      const proposal = emptyProposal(house);
      await proposal.propose();
      await proposal.open();
      await proposal.vote(sides);
      if (state !== State.Active) await proposal.close();
      for (const [step, expected] of [
        [() => proposal.queue(), State.Succeeded],
        [() => proposal.execute(), State.Queued],
      ] as const) {
        await expect(step())
          .to.be.revertedWithCustomError(house.governor, "GovernorUnexpectedProposalState")
          .withArgs(proposal.id, state, bitmap(expected));
      }
    });
  }

  it("hands on the reason of a receiver that reverts", async () => {
    const house = await networkHelpers.loadFixture(funded);
    const actor = await ethers.deployContract("Actor");
    const refuse = 1;
    await actor.prepare(refuse, []);
    const proposal = new Proposal(
      house,
      [{ target: actor.target as string, value: 1n, data: "0x" }],
      "Pay the unwilling",
    );
    await proposal.passAndQueue();
    await expect(proposal.execute()).to.be.revertedWith("refused");
    expect(await proposal.state()).to.equal(State.Queued);
  });

  it("says so when a receiver reverts without a reason", async () => {
    const house = await networkHelpers.loadFixture(funded);
    const { token, timelock } = house;
    const proposal = new Proposal(
      house,
      [{ target: token.target as string, value: 0n, data: "0x12345678" }],
      "Call nothing",
    );
    await proposal.passAndQueue();
    await expect(proposal.execute()).to.be.revertedWithCustomError(timelock, "FailedCall");
  });

  describe("of descriptions that name their proposer", () => {
    const stripped = (address: string) => address.slice(2);
    for (const { title, suffix, open } of [
      { title: "no suffix", suffix: () => "", open: true },
      { title: "another suffix", suffix: (a: string) => `#other=${a}`, open: true },
      { title: "an address that is too short", suffix: (a: string) => `#proposer=${a.slice(0, -1)}`, open: true },
      { title: "an address that is none", suffix: (a: string) => `#proposer=${a.slice(0, -1)}x`, open: true },
      { title: "an address without 0x", suffix: (a: string) => `#proposer=${stripped(a)}`, open: true },
      { title: "words after it", suffix: (a: string) => `#proposer=${a} `, open: true },
      { title: "the suffix in capitals", suffix: (a: string) => `#PROPOSER=${a}`, open: true },
      { title: "a checksummed address", suffix: (a: string) => `#proposer=${a}`, open: false },
      { title: "lower case", suffix: (a: string) => `#proposer=${a.toLowerCase()}`, open: false },
      { title: "upper case", suffix: (a: string) => `#proposer=0x${stripped(a).toUpperCase()}`, open: false },
    ]) {
      it(`${open ? "lets anybody propose" : "refuses others"}: ${title}`, async () => {
        const house = await networkHelpers.loadFixture(funded);
        const { governor, holder } = house;
        const proposal = emptyProposal(house, `Say so${suffix(holder(0).address)}`);
        if (!open) {
          await expect(proposal.propose(holder(1)))
            .to.be.revertedWithCustomError(governor, "GovernorRestrictedProposer")
            .withArgs(holder(1).address);
        }
        const proposer = holder(open ? 1 : 0);
        await proposal.propose(proposer);
        expect(await governor.proposalProposer(proposal.id)).to.equal(proposer.address);
      });
    }
  });

  it("takes no tokens of the kinds that ask their receiver", async () => {
    const { governor, stranger } = await networkHelpers.loadFixture(funded);
    for (const send of [
      () => governor.onERC721Received(stranger, stranger, 1n, "0x"),
      () => governor.onERC1155Received(stranger, stranger, 1n, 1n, SELECTOR_1155),
      () => governor.onERC1155BatchReceived(stranger, stranger, [1n], [1n], "0x"),
    ]) {
      await expect(send()).to.be.revertedWithCustomError(governor, "GovernorDisabledDeposit");
    }
  });

  it("hands ETH that comes with an execution to the timelock, which pays from it", async () => {
    const house = await deployHouse([600n, 400n]);
    const { governor, timelock, stranger } = house;
    const payee = ethers.Wallet.createRandom().address;
    const proposal = new Proposal(house, [{ target: payee, value: 7n, data: "0x" }], "Pay what is brought");
    await proposal.passAndQueue();
    await governor.connect(stranger).execute(...proposal.call, { value: 9n });
    expect(await ethers.provider.getBalance(payee)).to.equal(7n);
    expect(await ethers.provider.getBalance(timelock)).to.equal(2n);
    expect(await ethers.provider.getBalance(governor)).to.equal(0n);
  });
});
