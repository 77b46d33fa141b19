import { expect } from "chai";

import { ABSTAIN, AGAINST, deployHouse, emptyProposal, FOR, proposeRule, sendAs, State, time } from "./fixtures.ts";
import type { House, Proposal } from "./fixtures.ts";

/** Who holds the treasury's stake in these tests, as nobody's votes. */
const TREASURY = "0x7000000000000000000000000000000000000007";

/** The quorum of a proposal that is open, base units. */
async function quorumOf(house: House, proposal: Proposal): Promise<bigint> {
  return house.governor.quorum(await house.governor.proposalSnapshot(proposal.id));
}

/** A proposal whose vote is open. */
async function openProposal(house: House, description?: string): Promise<Proposal> {
  const proposal = emptyProposal(house, description);
  await proposal.propose();
  await proposal.open();
  return proposal;
}

/**
 * quorum
 * ├── floor: below the share, at it, above it; above all there is
 * ├── mute stake: before the snapshot in both directions; after it in both; all but one unit mute; given out at deployment
 * ├── supply: what changes after the snapshot does not count
 * └── 1 %, 100 %; everybody, nobody; a change of the share keeps the floor
 */
describe("StakeholderGovernor: quorum", () => {
  for (const [floor, quorum] of [
    [1n, 200n],
    [199n, 200n],
    [200n, 200n],
    [201n, 201n],
    [1000n, 1000n],
    [1001n, 1001n],
  ] as const) {
    it(`is ${quorum} for a share of 200 and a floor of ${floor}`, async () => {
      const house = await deployHouse([1000n], { quorumFloor: floor });
      expect(await quorumOf(house, await openProposal(house))).to.equal(quorum);
    });
  }

  for (const [cast, state] of [
    [299n, State.Defeated],
    [300n, State.Succeeded],
  ] as const) {
    it(`of 300 by its floor ${state === State.Succeeded ? "is reached" : "is not reached"} by ${cast}`, async () => {
      const house = await deployHouse([cast, 1000n - cast], { quorumFloor: 300n });
      const proposal = emptyProposal(house);
      await proposal.decide([FOR]);
      expect(await proposal.state()).to.equal(state);
    });
  }

  it("keeps its floor when a vote lowers the share", async () => {
    const house = await deployHouse([1000n], { quorumFloor: 150n });
    const rule = proposeRule(house, house.governor.interface.encodeFunctionData("updateQuorumNumerator", [1n]));
    await rule.passAndQueue();
    await rule.execute();
    expect(await quorumOf(house, await openProposal(house))).to.equal(150n);
  });

  for (const [percent, quorum] of [
    [1n, 10n],
    [100n, 1000n],
  ] as const) {
    it(`is ${quorum} of 1000 at ${percent} %: reached by everybody, not by nobody`, async () => {
      const house = await deployHouse([600n, 400n], { quorumPercent: percent });
      const silent = await openProposal(house, "nobody votes");
      const spoken = await openProposal(house, "everybody votes");
      expect(await quorumOf(house, spoken)).to.equal(quorum);
      await spoken.vote([FOR, ABSTAIN]);
      await spoken.close();
      expect(await silent.state()).to.equal(State.Defeated);
      expect(await spoken.state()).to.equal(State.Succeeded);
    });
  }

  describe("of stake that the treasury holds", () => {
    it("is without it, in the supply as in the votes", async () => {
      const house = await deployHouse([300n, 700n], {}, TREASURY);
      await house.token.connect(house.holder(1)).transfer(TREASURY, 500n);
      const proposal = await openProposal(house);
      expect(await quorumOf(house, proposal)).to.equal(100n);
      expect(await house.token.totalSupply()).to.equal(1000n);
      expect(await house.token.getPastVotes(TREASURY, await house.governor.proposalSnapshot(proposal.id))).to.equal(0n);
      await proposal.vote([FOR]);
      // 300 of the 500 that can vote are 60 %.
      expect(await proposal.state()).to.equal(State.Succeeded);
    });

    it("is the same after the snapshot, whatever goes in or comes out", async () => {
      const house = await deployHouse([300n, 700n], {}, TREASURY);
      const { token, holder, governor } = house;
      await token.connect(holder(1)).transfer(TREASURY, 200n);
      const proposal = await openProposal(house);
      const snapshot = await governor.proposalSnapshot(proposal.id);
      await token.connect(holder(1)).transfer(TREASURY, 500n);
      expect(await quorumOf(house, proposal)).to.equal(160n);
      await token.connect(await sendAs(TREASURY)).transfer(holder(0), 700n);
      await time.increase(1n);
      expect(await quorumOf(house, proposal)).to.equal(160n);
      expect(await token.getPastTotalSupply(snapshot)).to.equal(800n);
      expect(await token.getPastTotalSupply((await time.latest()) - 1)).to.equal(1000n);
      await proposal.vote([FOR, AGAINST]);
      expect(await governor.proposalVotes(proposal.id)).to.deep.equal([500n, 300n, 0n]);
    });

    it("falls to the floor when the treasury holds nearly everything", async () => {
      const house = await deployHouse([1n, 999n], { quorumFloor: 100n }, TREASURY);
      await house.token.connect(house.holder(1)).transfer(TREASURY, 999n);
      const proposal = await openProposal(house);
      expect(await quorumOf(house, proposal)).to.equal(100n);
      expect(await proposal.state()).to.equal(State.Defeated);
      await proposal.vote([FOR]);
      expect(await proposal.state()).to.equal(State.Defeated);
    });

    it("is the floor when the treasury holds everything", async () => {
      const house = await deployHouse([1000n], { quorumFloor: 100n }, TREASURY);
      await house.token.connect(house.holder(0)).transfer(TREASURY, 1000n);
      const proposal = await openProposal(house);
      expect(await quorumOf(house, proposal)).to.equal(100n);
      expect(await proposal.state()).to.equal(State.Defeated);
    });
  });
});
