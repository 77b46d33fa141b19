import { expect } from "chai";

import { AGAINST, deployHouse, emptyProposal, ethers, FOR, networkHelpers, sendAs } from "./fixtures.ts";
import { signBallot, signExtended } from "./signing.ts";

const Answer = { Check: 0, Refuse: 1, Revert: 2, Short: 3, Dirty: 4 } as const;

/** Two open votes; the stake of 300 is of a wallet with code, whose owner signs for it. */
async function open() {
  const house = await deployHouse([600n, 400n]);
  const wallet = await ethers.deployContract("SignatureWallet", [house.stranger]);
  const { token, holder } = house;
  await token.connect(holder(0)).transfer(wallet, 300n);
  await token.connect(await sendAs(wallet.target as string)).delegate(wallet);
  const proposal = emptyProposal(house);
  const other = emptyProposal(house, "Say something else");
  await proposal.propose();
  await other.propose();
  await other.open();
  return { ...house, wallet, proposal, other };
}

/**
 * votes with reasons and by signature
 * ├── reason: told in the event, with and without parameters, which are not used
 * ├── by a key: once, in order, for one side, one proposal, one governor; with reason; sent by anybody
 * └── by an account with code (ERC-1271): its owner's; refusals, reverts and short or dirty answers
 */
describe("StakeholderGovernor: reasons and signatures", () => {
  it("tells reasons, and parameters that it makes nothing of", async () => {
    const { governor, proposal, holder } = await networkHelpers.loadFixture(open);
    await expect(governor.connect(holder(0)).castVoteWithReason(proposal.id, FOR, "It is due."))
      .to.emit(governor, "VoteCast")
      .withArgs(holder(0).address, proposal.id, FOR, 300n, "It is due.");
    await expect(governor.connect(holder(1)).castVoteWithReasonAndParams(proposal.id, AGAINST, "It is not.", "0x2a"))
      .to.emit(governor, "VoteCastWithParams")
      .withArgs(holder(1).address, proposal.id, AGAINST, 400n, "It is not.", "0x2a");
    expect(await governor.proposalVotes(proposal.id)).to.deep.equal([400n, 300n, 0n]);
    expect(await governor.getVotesWithParams(holder(1), await governor.proposalSnapshot(proposal.id), "0x2a")).to.equal(
      400n,
    );
  });

  it("takes votes of a key on two proposals, each once, from whoever sends them", async () => {
    const { governor, proposal, other, holder, stranger } = await networkHelpers.loadFixture(open);
    const voter = holder(1);
    const first = { proposalId: proposal.id, support: FOR, voter: voter.address, nonce: 0n };
    const second = { proposalId: other.id, support: AGAINST, voter: voter.address, nonce: 1n };
    const [one, two] = [
      await signBallot({ governor }, voter, first),
      await signBallot({ governor }, voter, second),
    ] as const;
    const refused = async (id: bigint, side: number, signature: string) =>
      expect(governor.castVoteBySig(id, side, voter, signature))
        .to.be.revertedWithCustomError(governor, "GovernorInvalidSignature")
        .withArgs(voter.address);
    // Out of turn; on another proposal; on the other side; by somebody else.
    await refused(other.id, AGAINST, two);
    await refused(other.id, FOR, one);
    await refused(proposal.id, AGAINST, one);
    await refused(proposal.id, FOR, await signBallot({ governor }, stranger, first));
    expect(await governor.nonces(voter)).to.equal(0n);
    await expect(governor.connect(stranger).castVoteBySig(proposal.id, FOR, voter, one))
      .to.emit(governor, "VoteCast")
      .withArgs(voter.address, proposal.id, FOR, 400n, "");
    await refused(proposal.id, FOR, one);
    await governor.connect(stranger).castVoteBySig(other.id, AGAINST, voter, two);
    expect(await governor.nonces(voter)).to.equal(2n);
    expect(await governor.proposalVotes(other.id)).to.deep.equal([400n, 0n, 0n]);
  });

  it("does not take a vote that was signed for another governor", async () => {
    const { governor, proposal, holder } = await networkHelpers.loadFixture(open);
    const elsewhere = await deployHouse([600n, 400n]);
    const voter = holder(1);
    const ballot = { proposalId: proposal.id, support: FOR, voter: voter.address, nonce: 0n };
    await expect(governor.castVoteBySig(proposal.id, FOR, voter, await signBallot(elsewhere, voter, ballot)))
      .to.be.revertedWithCustomError(governor, "GovernorInvalidSignature")
      .withArgs(voter.address);
  });

  it("takes a vote with its reason by signature, and with no other reason or parameters", async () => {
    const { governor, proposal, holder } = await networkHelpers.loadFixture(open);
    const voter = holder(1);
    const ballot = { proposalId: proposal.id, support: FOR, voter: voter.address, nonce: 0n };
    const signature = await signExtended({ governor }, voter, { ...ballot, reason: "It is due.", params: "0x2a" });
    for (const [reason, params] of [
      ["It is not.", "0x2a"],
      ["It is due.", "0x"],
    ] as const) {
      await expect(
        governor.castVoteWithReasonAndParamsBySig(proposal.id, FOR, voter, reason, params, signature),
      ).to.be.revertedWithCustomError(governor, "GovernorInvalidSignature");
    }
    await expect(governor.castVoteWithReasonAndParamsBySig(proposal.id, FOR, voter, "It is due.", "0x2a", signature))
      .to.emit(governor, "VoteCastWithParams")
      .withArgs(voter.address, proposal.id, FOR, 400n, "It is due.", "0x2a");
  });

  it("takes the vote of an account with code by its owner's signature, once", async () => {
    const { governor, proposal, other, wallet, stranger, holder } = await networkHelpers.loadFixture(open);
    const ballot = { proposalId: proposal.id, support: FOR, voter: wallet.target as string, nonce: 0n };
    const signature = await signBallot({ governor }, stranger, ballot);
    const foreign = await signBallot({ governor }, holder(0), ballot);
    const refused = async (given: string) =>
      expect(governor.castVoteBySig(proposal.id, FOR, wallet, given))
        .to.be.revertedWithCustomError(governor, "GovernorInvalidSignature")
        .withArgs(wallet.target);
    await refused(foreign);
    for (const answer of [Answer.Refuse, Answer.Revert, Answer.Short, Answer.Dirty]) {
      await wallet.setAnswer(answer);
      await refused(signature);
    }
    await wallet.setAnswer(Answer.Check);
    await expect(governor.castVoteBySig(proposal.id, FOR, wallet, signature))
      .to.emit(governor, "VoteCast")
      .withArgs(wallet.target, proposal.id, FOR, 300n, "");
    await refused(signature);

    const extended = { ...ballot, proposalId: other.id, nonce: 1n, reason: "Our board says so.", params: "0x" };
    const reasoned = await signExtended({ governor }, stranger, extended);
    await expect(governor.castVoteWithReasonAndParamsBySig(other.id, FOR, wallet, extended.reason, "0x", reasoned))
      .to.emit(governor, "VoteCast")
      .withArgs(wallet.target, other.id, FOR, 300n, "Our board says so.");
  });
});
