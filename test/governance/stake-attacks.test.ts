import { expect } from "chai";

import { emptyProposal, ethers, FOR, State, time } from "./fixtures.ts";
import { deployWrappedHouse } from "./wrapped.ts";

/**
 * attacks with stake
 * ├── buying the first wrapped token and voting alone: the floor
 * └── flash-wrapped votes: to propose, to vote, in the second of the snapshot, and to press the quorum down
 */
describe("Stake: attacks", () => {
  describe("buying the first wrapped token and voting alone", () => {
    it("decides nothing while less than the floor votes", async () => {
      const house = await deployWrappedHouse({ quorumFloor: 500n });
      const { token, governor, alpha } = house;
      await token.connect(alpha).depositFor(alpha, 499n);
      await token.connect(alpha).delegate(alpha);
      const proposal = emptyProposal(house);
      await proposal.propose(alpha);
      await proposal.open();
      await governor.connect(alpha).castVote(proposal.id, FOR);
      // As nothing else is wrapped, nothing can save it: it is over at once.
      expect(await proposal.state()).to.equal(State.Defeated);
      await proposal.close();
      expect(await proposal.state()).to.equal(State.Defeated);
    });

    it("decides nothing for what others wrap while it is voted on", async () => {
      const house = await deployWrappedHouse({ quorumFloor: 500n });
      const { token, governor, alpha, beta } = house;
      await token.connect(alpha).depositFor(alpha, 499n);
      await token.connect(alpha).delegate(alpha);
      const proposal = emptyProposal(house);
      await proposal.propose(alpha);
      await proposal.open();
      await token.connect(beta).depositFor(alpha, 1000n);
      await governor.connect(alpha).castVote(proposal.id, FOR);
      expect(await governor.proposalVotes(proposal.id)).to.deep.equal([0n, 499n, 0n]);
      await proposal.close();
      expect(await proposal.state()).to.equal(State.Defeated);
    });

    it("would decide everything with a floor of one unit, which is why organisations set their own", async () => {
      const house = await deployWrappedHouse({ quorumFloor: 1n });
      const { token, governor, alpha } = house;
      await token.connect(alpha).depositFor(alpha, 1n);
      await token.connect(alpha).delegate(alpha);
      const proposal = emptyProposal(house);
      await proposal.propose(alpha);
      await proposal.open();
      await governor.connect(alpha).castVote(proposal.id, FOR);
      expect(await proposal.state()).to.equal(State.Succeeded);
    });
  });

  describe("flash-wrapped votes", () => {
    /** An honest holder of 100 wrapped units, and a thief whose 900 are borrowed for one transaction at a time. */
    async function robbery(settings = {}) {
      const house = await deployWrappedHouse({ quorumFloor: 10n, ...settings });
      const { token, underlying, governor, alpha, beta } = house;
      await token.connect(alpha).depositFor(alpha, 100n);
      await token.connect(alpha).delegate(alpha);
      const thief = await ethers.deployContract("Actor");
      await underlying.connect(beta).transfer(thief, 900n);
      const at = (contract: { target: unknown; interface: { encodeFunctionData: (...a: never[]) => string } }) => ({
        target: contract.target as string,
        value: 0n,
      });
      const wrap = [
        { ...at(underlying), data: underlying.interface.encodeFunctionData("approve", [token.target, 900n]) },
        { ...at(token), data: token.interface.encodeFunctionData("depositFor", [thief.target, 900n]) },
        { ...at(token), data: token.interface.encodeFunctionData("delegate", [thief.target]) },
      ];
      const unwrap = {
        ...at(token),
        data: token.interface.encodeFunctionData("withdrawTo", [thief.target, 900n]),
      };
      const vote = (id: bigint) => ({
        ...at(governor),
        data: governor.interface.encodeFunctionData("castVote", [id, FOR]),
      });
      return { ...house, house, thief, wrap, unwrap, vote };
    }

    it("do not reach the threshold of a proposer", async () => {
      const { thief, wrap, unwrap, governor } = await robbery({ proposalThreshold: 50n });
      const propose = {
        target: governor.target as string,
        value: 0n,
        data: governor.interface.encodeFunctionData("propose", [[thief.target], [0n], ["0x"], "With borrowed votes"]),
      };
      await expect(thief.run([...wrap, propose, unwrap]))
        .to.be.revertedWithCustomError(governor, "GovernorInsufficientProposerVotes")
        .withArgs(thief.target, 0n, 50n);
    });

    it("weigh nothing in a vote that is open", async () => {
      const { house, thief, wrap, unwrap, vote, governor, alpha } = await robbery();
      const proposal = emptyProposal(house);
      await proposal.propose(alpha);
      await proposal.open();
      await expect(thief.run([...wrap, vote(proposal.id), unwrap]))
        .to.emit(governor, "VoteCast")
        .withArgs(thief.target, proposal.id, FOR, 0n, "");
      expect(await proposal.state()).to.equal(State.Active);
    });

    it("are gone by the end of the second of the snapshot, and were never there", async () => {
      const { house, thief, wrap, unwrap, vote, governor, alpha } = await robbery();
      const proposal = emptyProposal(house);
      await proposal.propose(alpha);
      const snapshot = await governor.proposalSnapshot(proposal.id);
      await time.setNextBlockTimestamp(snapshot);
      await thief.run([...wrap, unwrap]);
      await time.increaseTo(snapshot + 1n);
      await expect(thief.run([vote(proposal.id)]))
        .to.emit(governor, "VoteCast")
        .withArgs(thief.target, proposal.id, FOR, 0n, "");
      expect(await governor.quorum(snapshot)).to.equal(20n);
    });

    it("are not taken before the second of the snapshot is over", async () => {
      const { house, thief, wrap, unwrap, vote, governor, alpha } = await robbery({ votingDelay: 0n });
      const proposal = emptyProposal(house);
      await proposal.propose(alpha);
      const now = await time.latest();
      expect(await governor.proposalSnapshot(proposal.id)).to.equal(now);
      const call = thief.interface.encodeFunctionData("run", [[...wrap, vote(proposal.id), unwrap]]);
      await expect(ethers.provider.call({ to: thief.target, data: call, blockTag: "latest" }))
        .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
        .withArgs(proposal.id, State.Pending, ethers.toBeHex(2n, 32));
    });
  });
});
