import { expect } from "chai";

import type { GovernorSettings } from "../../scripts/tooling/governance.ts";
import {
  ABSTAIN,
  AGAINST,
  bitmap,
  deployHouse,
  ethers,
  FOR,
  networkHelpers,
  Proposal,
  sendAs,
  State,
  time,
  type House,
} from "./fixtures.ts";

const DAY = 86_400n;
const EXTENSION = 2n * DAY;
/** What a transaction can use at the most (EIP-7825). */
const MOST_GAS = 2n ** 24n;

/** A house, and proposals that the first holder put to the vote together. */
/** A description that only holder 0 can propose. */
const mine = ({ holder }: Pick<House, "holder">, text: string) => `${text}#proposer=${holder(0).address}`;

async function deployRunoff(stakes: bigint[], count: number, settings: Partial<GovernorSettings> = {}) {
  const house = await deployHouse(stakes, settings);
  const { governor, holder, stranger } = house;
  const candidates = Array.from(
    { length: count },
    (_, i) => new Proposal(house, [{ target: stranger.address, value: 0n, data: "0x" }], mine(house, `Candidate ${i}`)),
  );
  const { runoff, transaction } = await propose(house, candidates);
  /** Passes the time until votes are accepted. */
  const open = () => candidates[0]!.open();
  /** Lets holder i vote on all candidates. */
  const vote = (i: number, sides: number[]) => governor.connect(holder(i)).castVotes(runoff, sides, "");
  const close = () => candidates[0]!.close();
  const states = () => Promise.all(candidates.map((candidate) => candidate.state()));
  return { ...house, candidates, runoff, transaction, open, vote, close, states };
}

async function propose({ governor, holder }: House, candidates: Proposal[]) {
  const list = candidates.map(({ lists: [targets, values, calldatas], description }) => ({
    targets,
    values,
    calldatas,
    description,
  }));
  const transaction = await governor.connect(holder(0)).proposeRunoff(list, "ipfs://need");
  const runoff = ethers.keccak256(
    ethers.AbiCoder.defaultAbiCoder().encode(["uint256[]"], [candidates.map(({ id }) => id)]),
  );
  return { runoff, transaction };
}

const three = () => deployRunoff([300n, 300n, 300n, 100n], 3);

/**
 * runoff
 * ├── proposing: one snapshot and deadline, 2 to 16, none twice, none that was proposed before, none that others may propose
 * ├── winner: most net votes of those that meet quorum and approval; the earliest on a tie; nobody
 * ├── time: nothing early; a late quorum of one puts off all
 * ├── afterwards: a veto or an execution makes no other win
 * └── votes: on all at once, with one reason; counts that do not fit; unknown; after one was cancelled
 */
describe("StakeholderGovernor: runoff", () => {
  it("puts proposals to the vote together, with one snapshot and one deadline", async () => {
    const { governor, candidates, runoff, transaction, holder } = await networkHelpers.loadFixture(three);
    const ids = candidates.map(({ id }) => id);
    await expect(transaction)
      .to.emit(governor, "RunoffProposed")
      .withArgs(runoff, holder(0).address, ids, "ipfs://need");
    expect(await governor.candidatesOf(runoff)).to.deep.equal(ids);
    const snapshot = await governor.proposalSnapshot(ids[0]!);
    for (const id of ids) {
      expect(await governor.runoffOf(id)).to.equal(runoff);
      expect(await governor.proposalSnapshot(id)).to.equal(snapshot);
      expect(await governor.proposalProposer(id)).to.equal(holder(0).address);
    }
    expect(await governor.leaderOf(runoff)).to.equal(0n);
  });

  for (const count of [0, 1, 17]) {
    it(`refuses ${count} candidates`, async () => {
      const house = await deployHouse([1000n]);
      const list = Array.from({ length: count }, (_, i) => ({
        targets: [house.stranger.address],
        values: [0n],
        calldatas: ["0x"],
        description: mine(house, `Candidate ${i}`),
      }));
      await expect(house.governor.proposeRunoff(list, ""))
        .to.be.revertedWithCustomError(house.governor, "RunoffInvalidCount")
        .withArgs(count, 16n);
    });
  }

  it("takes as many as 16 candidates all the way, no step with more than an eighth of a transaction's gas", async () => {
    const { governor, candidates, runoff, transaction, holder, open, vote, states } = await deployRunoff(
      [590n, 300n, 110n],
      16,
    );
    const last = candidates[15]!;
    const gasOf = async (sending: Promise<{ hash: string }> | { hash: string }) =>
      (await ethers.provider.getTransactionReceipt((await sending).hash))!.gasUsed;
    await open();
    // In the last second, so that each of the sixteen is put off; all meet quorum and approval, and the last leads.
    const deadline = await governor.proposalDeadline(last.id);
    await time.setNextBlockTimestamp(deadline);
    const late = vote(0, Array<number>(16).fill(FOR));
    for (const { id } of candidates) {
      await expect(late)
        .to.emit(governor, "ProposalExtended")
        .withArgs(id, deadline + EXTENSION);
    }
    const second = vote(
      1,
      candidates.map((candidate) => (candidate === last ? FOR : ABSTAIN)),
    );
    await second;
    await time.increaseTo(deadline + EXTENSION + 1n);
    expect(await governor.leaderOf(runoff)).to.equal(last.id);
    expect(await states()).to.deep.equal([...Array<bigint>(15).fill(State.Defeated), State.Succeeded]);
    const gas = {
      proposing: await gasOf(transaction),
      voting: await gasOf(late),
      asking: await governor.state.estimateGas(last.id),
      queueing: await gasOf(last.queue()),
    };
    await last.ripen();
    const all = { ...gas, executing: await gasOf(last.execute(holder(2))) };
    for (const [step, used] of Object.entries(all)) expect(used <= MOST_GAS / 8n, `${step}: ${used}`).to.equal(true);
    expect(await last.state()).to.equal(State.Executed);
  });

  it("refuses a candidate twice, and one that was proposed before", async () => {
    const { governor, candidates, ...house } = await networkHelpers.loadFixture(three);
    const fresh = new Proposal({ ...house, governor }, candidates[0]!.actions, mine(house, "Fresh"));
    for (const [list, twice] of [
      [[fresh, fresh], fresh],
      [[fresh, candidates[1]!], candidates[1]!],
    ] as const) {
      await expect(propose({ ...house, governor }, [...list]))
        .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
        .withArgs(twice.id, State.Pending, ethers.ZeroHash);
    }
  });

  it("refuses a candidate that somebody else may propose too: nobody's proposal is drawn into a runoff of others", async () => {
    const { governor, candidates, holder, ...house } = await networkHelpers.loadFixture(three);
    const { actions } = candidates[0]!;
    const of = (description: string) => new Proposal({ ...house, governor, holder }, actions, description);
    const own = of(mine({ holder }, "Own"));
    for (const open of ["Open", `Open#proposer=${holder(0).address} `, "Open#proposer=0x12"])
      await expect(propose({ ...house, governor, holder }, [own, of(open)]))
        .to.be.revertedWithCustomError(governor, "RunoffUnsigned")
        .withArgs(1n);
    await expect(propose({ ...house, governor, holder }, [of(`Theirs#proposer=${holder(1).address}`), own]))
      .to.be.revertedWithCustomError(governor, "GovernorRestrictedProposer")
      .withArgs(holder(0).address);
  });

  const { Succeeded, Defeated } = State;
  for (const { title, votes, expected } of [
    {
      title: "the one with the most votes for it, less those against it",
      votes: [
        [FOR, FOR, FOR],
        [AGAINST, FOR, ABSTAIN],
        [FOR, FOR, FOR],
      ],
      expected: [Defeated, Succeeded, Defeated],
    },
    {
      title: "the first on a tie",
      votes: [
        [AGAINST, FOR, FOR],
        [FOR, FOR, FOR],
      ],
      expected: [Defeated, Succeeded, Defeated],
    },
    {
      title: "nobody without the quorum, however many votes for one",
      votes: [[], [], [], [FOR, FOR, FOR]],
      expected: [Defeated, Defeated, Defeated],
    },
    {
      title: "nobody without the approval",
      votes: [
        [FOR, AGAINST, FOR],
        [AGAINST, FOR, AGAINST],
      ],
      expected: [Defeated, Defeated, Defeated],
    },
  ]) {
    it(`is won by ${title}`, async () => {
      const { open, vote, close, states } = await networkHelpers.loadFixture(three);
      await open();
      for (const [i, sides] of votes.entries()) if (sides.length > 0) await vote(i, sides);
      await close();
      expect(await states()).to.deep.equal(expected);
    });
  }

  it("is not won by a candidate that leads in net votes and lacks the approval", async () => {
    const { governor, open, close, states, holder, candidates } = await deployRunoff([590n, 400n, 10n], 2, {
      quorumPercent: 1n,
    });
    await open();
    // 590 to 400 are 190 net and less than 60 %; 10 to 0 are enough.
    await governor.connect(holder(0)).castVote(candidates[0]!.id, FOR);
    await governor.connect(holder(1)).castVote(candidates[0]!.id, AGAINST);
    await governor.connect(holder(2)).castVote(candidates[1]!.id, FOR);
    await close();
    expect(await states()).to.deep.equal([Defeated, Succeeded]);
  });

  it("decides nothing early, though all have voted", async () => {
    const { open, vote, close, states } = await networkHelpers.loadFixture(three);
    await open();
    for (const i of [0, 1, 2, 3]) await vote(i, [FOR, AGAINST, ABSTAIN]);
    expect(await states()).to.deep.equal([State.Active, State.Active, State.Active]);
    await close();
    expect(await states()).to.deep.equal([Succeeded, Defeated, Defeated]);
  });

  it("is put off as a whole by the late quorum of one, and again by that of another", async () => {
    const { governor, candidates, holder } = await networkHelpers.loadFixture(three);
    let deadline = await governor.proposalDeadline(candidates[0]!.id);
    for (const [voter, chosen] of [
      [0, 0],
      [1, 2],
    ] as const) {
      await time.setNextBlockTimestamp(deadline);
      await expect(governor.connect(holder(voter)).castVote(candidates[chosen]!.id, FOR))
        .to.emit(governor, "ProposalExtended")
        .withArgs(candidates[chosen]!.id, deadline + EXTENSION);
      deadline += EXTENSION;
      for (const { id } of candidates) expect(await governor.proposalDeadline(id)).to.equal(deadline);
    }
    await time.increaseTo(deadline + 1n);
    expect(await governor.leaderOf(await governor.runoffOf(candidates[0]!.id))).to.equal(candidates[0]!.id);
  });

  it("lets the winner alone be queued and executed, and no other after it", async () => {
    const { governor, candidates, open, vote, close } = await networkHelpers.loadFixture(three);
    const [loser, winner] = [candidates[0]!, candidates[1]!];
    await open();
    await vote(0, [FOR, FOR, AGAINST]);
    await vote(1, [ABSTAIN, FOR, AGAINST]);
    await close();
    const refused = async () =>
      expect(loser.queue())
        .to.be.revertedWithCustomError(governor, "GovernorUnexpectedProposalState")
        .withArgs(loser.id, Defeated, bitmap(Succeeded));
    await refused();
    await winner.queue();
    await refused();
    await winner.ripen();
    await winner.execute();
    await refused();
    expect(await winner.state()).to.equal(State.Executed);
  });

  it("has no other winner when the first is cancelled in the timelock", async () => {
    const { governor, timelock, candidates, runoff, open, vote, close, states } =
      await networkHelpers.loadFixture(three);
    await open();
    await vote(0, [FOR, FOR, FOR]);
    await close();
    const winner = candidates[0]!;
    const queued = await (await winner.queue()).wait();
    const operation = queued!.logs.find(({ address }) => address === timelock.target)!.topics[1]!;
    // A vote would do it by the governor's relay.
    await timelock.connect(await sendAs(governor.target as string)).cancel(operation);
    expect(await states()).to.deep.equal([State.Canceled, Defeated, Defeated]);
    expect(await governor.leaderOf(runoff)).to.equal(winner.id);
  });

  describe("votes on all at once", () => {
    it("are cast with one reason", async () => {
      const { governor, candidates, runoff, holder, open } = await networkHelpers.loadFixture(three);
      await open();
      const sides = [FOR, AGAINST, ABSTAIN];
      const votes = governor.connect(holder(0)).castVotes(runoff, sides, "The first is best.");
      for (const [i, { id }] of candidates.entries()) {
        await expect(votes)
          .to.emit(governor, "VoteCast")
          .withArgs(holder(0).address, id, sides[i], 300n, "The first is best.");
      }
      await expect(governor.connect(holder(0)).castVotes(runoff, sides, ""))
        .to.be.revertedWithCustomError(governor, "GovernorAlreadyCastVote")
        .withArgs(holder(0).address);
    });

    it("are refused when there are too few or too many, and for a runoff that does not exist", async () => {
      const { governor, runoff, open } = await networkHelpers.loadFixture(three);
      await open();
      for (const sides of [
        [FOR, FOR],
        [FOR, FOR, FOR, FOR],
      ]) {
        await expect(governor.castVotes(runoff, sides, ""))
          .to.be.revertedWithCustomError(governor, "RunoffInvalidVotes")
          .withArgs(runoff, 3n, sides.length);
      }
      await expect(governor.castVotes(ethers.ZeroHash, [], ""))
        .to.be.revertedWithCustomError(governor, "RunoffUnknown")
        .withArgs(ethers.ZeroHash);
    });

    it("pass over a candidate that its proposer cancelled, which cannot win", async () => {
      const { governor, candidates, open, vote, close, states } = await networkHelpers.loadFixture(three);
      await candidates[0]!.cancel();
      await open();
      await vote(0, [FOR, FOR, FOR]);
      await vote(1, [FOR, AGAINST, FOR]);
      expect(await governor.proposalVotes(candidates[0]!.id)).to.deep.equal([0n, 0n, 0n]);
      await close();
      expect(await states()).to.deep.equal([State.Canceled, Defeated, Succeeded]);
    });
  });
});
