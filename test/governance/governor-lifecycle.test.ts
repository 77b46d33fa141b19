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
const house = () => deployHouse([600n, 400n]);

/** A house whose timelock has 10 ETH and 50 units of stake, and a proposal to hand out part of both. */
async function payment() {
  const governance = await deployHouse([600n, 400n]);
  const { timelock, token, deployer, holder, stranger } = governance;
  await deployer.sendTransaction({ to: timelock, value: ethers.parseEther("10") });
  await token.connect(holder(1)).transfer(timelock, 50n);
  const proposal = new Proposal(
    governance,
    [
      { target: stranger.address, value: ethers.parseEther("4"), data: "0x" },
      {
        target: token.target as string,
        value: 0n,
        data: token.interface.encodeFunctionData("transfer", [stranger.address, 30n]),
      },
    ],
    "Pay a stranger 4 ETH and 30 STAKE",
  );
  return { ...governance, proposal };
}

/** A house with a proposal that waits for its vote. */
async function proposed() {
  const governance = await deployHouse([600n, 400n]);
  const proposal = emptyProposal(governance);
  await proposal.propose();
  const snapshot = await governance.governor.proposalSnapshot(proposal.id);
  const deadline = await governance.governor.proposalDeadline(proposal.id);
  return { ...governance, proposal, snapshot, deadline };
}

/**
 * lifecycle
 * ├── propose: event, snapshot and deadline; lists that do not fit; the same again; threshold; proposer suffix
 * ├── vote: first and last second, one second outside; weight at the snapshot; twice; unknown side; by signature
 * ├── queue: event; before success, after defeat, twice
 * ├── execute: at the eta, one second before, twice; moves what was decided; a failing action changes nothing
 * └── cancel: by the proposer before voting opens; by others, later; a cancelled proposal is dead; at the timelock
 */
describe("StakeholderGovernor: lifecycle", () => {
  describe("propose", () => {
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

  describe("vote", () => {
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

  describe("queue", () => {
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

  describe("execute", () => {
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

  describe("cancel", () => {
    it("lets the proposer withdraw a proposal before voting opens, for ever", async () => {
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
});
