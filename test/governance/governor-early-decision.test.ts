import { expect } from "chai";

import type { GovernorSettings } from "../../scripts/tooling/governance.ts";
import { ABSTAIN, AGAINST, deployHouse, emptyProposal, FOR, networkHelpers, State, time } from "./fixtures.ts";

/** Votes in base units, of a supply of 1000; what is missing has not been cast. */
interface Tally {
  yes?: bigint;
  no?: bigint;
  abstain?: bigint;
}

const SUPPLY = 1000n;

/** A vote that is open, with this tally; the last holder has the rest and is silent. */
async function openVote({ yes = 0n, no = 0n, abstain = 0n }: Tally, settings: Partial<GovernorSettings> = {}) {
  const ballots = [
    { amount: yes, side: FOR },
    { amount: no, side: AGAINST },
    { amount: abstain, side: ABSTAIN },
    { amount: SUPPLY - yes - no - abstain, side: undefined },
  ].filter(({ amount }) => amount > 0n);
  const house = await deployHouse(
    ballots.map(({ amount }) => amount),
    settings,
  );
  const proposal = emptyProposal(house);
  await proposal.propose();
  await proposal.open();
  await proposal.vote(ballots.map(({ side }) => side));
  return { house, proposal };
}

const { Active, Defeated, Succeeded } = State;

/** `ends`: what an undecided vote becomes when the rest is silent. */
interface Case {
  title: string;
  tally: Tally;
  settings?: Partial<GovernorSettings>;
  state: bigint;
  ends?: bigint;
}

/**
 * early decision (quorum 20 %, approval 60 % of a supply of 1000, unless told otherwise)
 * ├── success: one below, exact; with abstentions, which leave fewer who can be against; a quorum of all; ties; unanimity
 * ├── defeat: one below, exact; with abstentions; no quorum in reach; nobody left who can be for it
 * ├── stake that nobody delegated counts as if it could vote
 * ├── off: open until the deadline, the same end
 * └── later votes: taken until the deadline, change nothing, and are counted
 */
describe("StakeholderGovernor: early decision", () => {
  const cases: Case[] = [
    { title: "60 % of all for", tally: { yes: 600n }, state: Succeeded },
    { title: "one less than that", tally: { yes: 599n }, state: Active, ends: Succeeded },
    { title: "60 % of all for, beside votes against", tally: { yes: 600n, no: 100n }, state: Succeeded },
    { title: "60 % of what has not abstained", tally: { yes: 360n, abstain: 400n }, state: Succeeded },
    {
      title: "one less than that, the rest undecided",
      tally: { yes: 359n, abstain: 400n },
      state: Active,
      ends: Succeeded,
    },
    { title: "one for, all others abstained", tally: { yes: 1n, abstain: 999n }, state: Succeeded },
    { title: "one for, one silent", tally: { yes: 1n, abstain: 998n }, state: Active, ends: Succeeded },
    { title: "a tie where 50 % suffice", tally: { yes: 500n }, settings: { approvalPercent: 50n }, state: Succeeded },
    {
      title: "one less than a tie where 50 % suffice",
      tally: { yes: 499n },
      settings: { approvalPercent: 50n },
      state: Active,
      ends: Succeeded,
    },
    { title: "all where all must agree", tally: { yes: 1000n }, settings: { approvalPercent: 100n }, state: Succeeded },
    {
      title: "all but one where all must agree",
      tally: { yes: 999n },
      settings: { approvalPercent: 100n },
      state: Active,
      ends: Succeeded,
    },
    {
      title: "999 of a quorum of all: silence would still defeat it",
      tally: { yes: 999n },
      settings: { quorumPercent: 100n },
      state: Active,
      ends: Defeated,
    },
    {
      title: "a quorum of all, cast",
      tally: { yes: 600n, no: 400n },
      settings: { quorumPercent: 100n },
      state: Succeeded,
    },
    {
      title: "60 % for, one short of the floor",
      tally: { yes: 600n, no: 100n },
      settings: { quorumFloor: 701n },
      state: Active,
      ends: Defeated,
    },
    {
      title: "60 % for, exactly the floor",
      tally: { yes: 600n, no: 100n },
      settings: { quorumFloor: 700n },
      state: Succeeded,
    },
    { title: "more than 40 % of all against", tally: { no: 401n }, state: Defeated },
    { title: "40 % of all against", tally: { no: 400n }, state: Active, ends: Defeated },
    { title: "more than 40 % of what has not abstained", tally: { no: 201n, abstain: 500n }, state: Defeated },
    { title: "40 % of what has not abstained", tally: { no: 200n, abstain: 500n }, state: Active, ends: Defeated },
    { title: "all abstained", tally: { abstain: 1000n }, state: Defeated },
    { title: "all but one abstained", tally: { abstain: 999n }, state: Active, ends: Defeated },
    {
      title: "half against where 50 % suffice",
      tally: { no: 500n },
      settings: { approvalPercent: 50n },
      state: Active,
      ends: Defeated,
    },
    {
      title: "one more than half against where 50 % suffice",
      tally: { no: 501n },
      settings: { approvalPercent: 50n },
      state: Defeated,
    },
    {
      title: "one against where all must agree",
      tally: { no: 1n },
      settings: { approvalPercent: 100n },
      state: Defeated,
    },
    {
      title: "a floor that all together do not reach, before any vote",
      tally: {},
      settings: { quorumFloor: 1001n },
      state: Defeated,
    },
    {
      title: "a floor that all together just reach, before any vote",
      tally: {},
      settings: { quorumFloor: 1000n },
      state: Active,
      ends: Defeated,
    },
    { title: "no votes at all", tally: {}, state: Active, ends: Defeated },
  ];

  const word = (state: bigint) => (state === Active ? "open" : state === Succeeded ? "succeeded" : "defeated");

  for (const { title, tally, settings, state, ends = state } of cases) {
    it(`${word(state)}${ends === state ? "" : `, at the end ${word(ends)}`}: ${title}`, async () => {
      const { proposal } = await openVote(tally, settings);
      expect(await proposal.state()).to.equal(state);
      await proposal.close();
      expect(await proposal.state()).to.equal(ends);
    });

    it(`open until the end, then ${word(ends)}, where nothing is decided early: ${title}`, async () => {
      const { proposal } = await openVote(tally, { ...settings, decidesEarly: false });
      expect(await proposal.state()).to.equal(Active);
      await proposal.close();
      expect(await proposal.state()).to.equal(ends);
    });
  }

  it("waits for stake that nobody delegated, as if it could vote", async () => {
    const house = await deployHouse([599n, 401n]);
    await house.token.connect(house.holder(1)).delegate("0x0000000000000000000000000000000000000000");
    const proposal = emptyProposal(house);
    await proposal.propose();
    await proposal.open();
    await proposal.vote([FOR]);
    expect(await proposal.state()).to.equal(Active);
    await proposal.close();
    expect(await proposal.state()).to.equal(Succeeded);
  });

  it("decides nothing before the vote opens", async () => {
    const house = await deployHouse([1000n], { quorumFloor: 1001n });
    const proposal = emptyProposal(house);
    await proposal.propose();
    const snapshot = await house.governor.proposalSnapshot(proposal.id);
    await time.increaseTo(snapshot);
    expect(await proposal.state()).to.equal(State.Pending);
    await time.increaseTo(snapshot + 1n);
    expect(await proposal.state()).to.equal(Defeated);
  });

  for (const { title, first, later, state } of [
    { title: "succeeded", first: FOR, later: AGAINST, state: Succeeded },
    { title: "defeated", first: AGAINST, later: FOR, state: Defeated },
  ]) {
    it(`takes votes on what has ${title} until the deadline, which change nothing`, async () => {
      const house = await deployHouse([600n, 300n, 100n]);
      const { governor, holder } = house;
      const proposal = emptyProposal(house);
      await proposal.propose();
      await proposal.open();
      await proposal.vote([first]);
      expect(await proposal.state()).to.equal(state);
      await expect(governor.connect(holder(1)).castVote(proposal.id, later))
        .to.emit(governor, "VoteCast")
        .withArgs(holder(1).address, proposal.id, later, 300n, "");
      expect(await proposal.state()).to.equal(state);
      const deadline = await governor.proposalDeadline(proposal.id);
      await time.setNextBlockTimestamp(deadline);
      await governor.connect(holder(2)).castVote(proposal.id, later);
      expect(await governor.proposalDeadline(proposal.id)).to.equal(deadline);
      expect(await proposal.state()).to.equal(state);
      await networkHelpers.mine();
      expect(await proposal.state()).to.equal(state);
      const votes = await governor.proposalVotes(proposal.id);
      expect([votes[first], votes[later]]).to.deep.equal([600n, 400n]);
    });
  }
});
