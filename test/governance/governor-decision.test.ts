import { expect } from "chai";

import type { GovernorSettings } from "../../scripts/tooling/governance.ts";
import { ABSTAIN, AGAINST, deployHouse, emptyProposal, FOR, proposeRule, State, type House } from "./fixtures.ts";

/** Votes in base units; what is missing from the supply belongs to somebody who does not vote. */
interface Ballot {
  supply: bigint;
  yes?: bigint;
  no?: bigint;
  abstain?: bigint;
}

/** Holds a vote with these weights, and reads its state when it is over. */
async function outcomeOf(ballot: Ballot, settings: Partial<GovernorSettings> = {}): Promise<bigint> {
  const { supply, yes = 0n, no = 0n, abstain = 0n } = ballot;
  const stakes = [
    { amount: yes, side: FOR },
    { amount: no, side: AGAINST },
    { amount: abstain, side: ABSTAIN },
    { amount: supply - yes - no - abstain, side: undefined },
  ].filter(({ amount }) => amount > 0n);
  const house = await deployHouse(
    stakes.map(({ amount }) => amount),
    settings,
  );
  const proposal = emptyProposal(house);
  await proposal.decide(stakes.map(({ side }) => side));
  expect(await house.governor.proposalVotes(proposal.id)).to.deep.equal([no, yes, abstain]);
  return proposal.state();
}

const UNIT = 10n ** 18n;

/**
 * decision
 * ├── quorum (20 % of the supply, whoever casts it on whatever side)
 * │   ├── one below, exact: of for / of for and against / of for and abstain / in base units of 18 decimals
 * │   ├── supply not divisible: rounds up; supply of one
 * │   └── changed by a vote: earlier snapshots keep theirs
 * └── approval (60 % of for and against)
 *     ├── just below, exact, just above, all; tie; only against; only abstain; nobody
 *     └── abstentions play no part
 */
describe("StakeholderGovernor: decision", () => {
  const cases: { title: string; ballot: Ballot; settings?: Partial<GovernorSettings>; passes: boolean }[] = [
    // Quorum
    { title: "for alone, one below the quorum", ballot: { supply: 1000n, yes: 199n }, passes: false },
    { title: "for alone, exactly the quorum", ballot: { supply: 1000n, yes: 200n }, passes: true },
    { title: "for and against, one below the quorum", ballot: { supply: 1000n, yes: 150n, no: 49n }, passes: false },
    { title: "for and against, exactly the quorum", ballot: { supply: 1000n, yes: 150n, no: 50n }, passes: true },
    {
      title: "for and abstain, one below the quorum",
      ballot: { supply: 1000n, yes: 1n, abstain: 198n },
      passes: false,
    },
    { title: "for and abstain, exactly the quorum", ballot: { supply: 1000n, yes: 1n, abstain: 199n }, passes: true },
    {
      title: "all three sides, exactly the quorum",
      ballot: { supply: 1000n, yes: 60n, no: 40n, abstain: 100n },
      passes: true,
    },
    {
      title: "one base unit below the quorum with 18 decimals",
      ballot: { supply: 1000n * UNIT, yes: 200n * UNIT - 1n },
      passes: false,
    },
    { title: "a supply of 1001: 200 are not 20 %", ballot: { supply: 1001n, yes: 200n }, passes: false },
    { title: "a supply of 1001: 201 are more than 20 %", ballot: { supply: 1001n, yes: 201n }, passes: true },
    { title: "a supply of one, which votes", ballot: { supply: 1n, yes: 1n }, passes: true },
    { title: "a supply of one, which does not vote", ballot: { supply: 1n }, passes: false },
    {
      title: "a quorum of 100 %, one short",
      ballot: { supply: 1000n, yes: 999n },
      settings: { quorumPercent: 100n },
      passes: false,
    },
    {
      title: "a quorum of 100 %, all cast",
      ballot: { supply: 1000n, yes: 600n, no: 400n },
      settings: { quorumPercent: 100n },
      passes: true,
    },
    // Approval
    { title: "59.99 % for", ballot: { supply: 10_000n, yes: 5999n, no: 4001n }, passes: false },
    { title: "60 % for", ballot: { supply: 10_000n, yes: 6000n, no: 4000n }, passes: true },
    { title: "60.01 % for", ballot: { supply: 10_000n, yes: 6001n, no: 3999n }, passes: true },
    { title: "100 % for", ballot: { supply: 10_000n, yes: 10_000n }, passes: true },
    {
      title: "60 % for with 18 decimals",
      ballot: { supply: 5n * UNIT, yes: 3n * UNIT, no: 2n * UNIT },
      passes: true,
    },
    {
      title: "one base unit below 60 % for with 18 decimals",
      ballot: { supply: 5n * UNIT, yes: 3n * UNIT - 1n, no: 2n * UNIT },
      passes: false,
    },
    { title: "a tie", ballot: { supply: 10_000n, yes: 5000n, no: 5000n }, passes: false },
    { title: "only against", ballot: { supply: 10_000n, no: 10_000n }, passes: false },
    { title: "only abstentions", ballot: { supply: 10_000n, abstain: 10_000n }, passes: false },
    { title: "no votes at all", ballot: { supply: 10_000n }, passes: false },
    {
      title: "60 % for beside many abstentions",
      ballot: { supply: 10_000n, yes: 6n, no: 4n, abstain: 9990n },
      passes: true,
    },
    {
      title: "50 % for beside abstentions that would make up the rest",
      ballot: { supply: 10_000n, yes: 5000n, no: 4000n, abstain: 1000n },
      settings: { approvalPercent: 56n },
      passes: false,
    },
    {
      title: "a tie where 50 % suffice",
      ballot: { supply: 1000n, yes: 500n, no: 500n },
      settings: { approvalPercent: 50n },
      passes: true,
    },
    {
      title: "only abstentions where 50 % suffice",
      ballot: { supply: 1000n, abstain: 1000n },
      settings: { approvalPercent: 50n },
      passes: false,
    },
    {
      title: "one against where all must agree",
      ballot: { supply: 1000n, yes: 999n, no: 1n },
      settings: { approvalPercent: 100n },
      passes: false,
    },
    {
      title: "the greatest supply there can be, 60 % for",
      ballot: { supply: 2n ** 208n - 1n, yes: ((2n ** 208n - 1n) * 6n) / 10n, no: ((2n ** 208n - 1n) * 4n) / 10n },
      passes: true,
    },
  ];

  for (const { title, ballot, settings, passes } of cases) {
    it(`${passes ? "passes" : "does not pass"}: ${title}`, async () => {
      expect(await outcomeOf(ballot, settings)).to.equal(passes ? State.Succeeded : State.Defeated);
    });
  }

  describe("the quorum as a number", () => {
    for (const [supply, quorum] of [
      [1n, 1n],
      [5n, 1n],
      [6n, 2n],
      [1000n, 200n],
      [1001n, 201n],
    ] as const) {
      it(`is ${quorum} for a supply of ${supply}, also of stake that nobody delegated`, async () => {
        const house = await deployHouse([supply]);
        await house.token.connect(house.holder(0)).delegate("0x0000000000000000000000000000000000000000");
        const proposal = emptyProposal(house);
        await proposal.propose();
        await proposal.open();
        expect(await house.governor.quorum(await house.governor.proposalSnapshot(proposal.id))).to.equal(quorum);
      });
    }

    it("stays what it was at the snapshot when a vote changes it later", async () => {
      const house: House = await deployHouse([200n, 800n]);
      const rule = proposeRule(house, house.governor.interface.encodeFunctionData("updateQuorumNumerator", [50n]));
      await rule.passAndQueue();

      const before = emptyProposal(house, "before the change");
      await before.propose();
      await before.open();
      await before.vote([FOR]);
      await expect(rule.execute()).to.emit(house.governor, "QuorumNumeratorUpdated").withArgs(20n, 50n);
      await before.close();

      const after = emptyProposal(house, "after the change");
      await after.decide([FOR]);

      expect(await before.state()).to.equal(State.Succeeded);
      expect(await after.state()).to.equal(State.Defeated);
    });
  });
});
