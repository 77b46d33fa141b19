import { expect } from "chai";
import type { ContractTransactionResponse } from "ethers";

import { STANDARD_GOVERNOR_SETTINGS, STANDARD_TIMELOCK_DELAY } from "../../scripts/deployment/standard-rules.ts";
import { ethers, FOR, time } from "./fixtures.ts";
import { signBallot } from "./signing.ts";

const STEPS = ["propose", "castVoteFirst", "castVote", "castVoteBySig", "queue", "execute"] as const;

/**
 * By how much a step may cost more, percent. Voting is what many people do, so it stays close; queueing and executing, which is done
 * once, pays for looking whether the vote was extended and whether another candidate won.
 */
const LIMIT: Record<(typeof STEPS)[number], number> = {
  propose: 3,
  castVoteFirst: 3,
  castVote: 3,
  castVoteBySig: 3,
  queue: 5,
  execute: 5,
};

type Gas = Record<(typeof STEPS)[number], bigint>;

async function gasOf(transaction: Promise<ContractTransactionResponse>): Promise<bigint> {
  const receipt = await (await transaction).wait();
  if (receipt === null) throw new Error("a transaction was not mined");
  return receipt.gasUsed;
}

/** Runs the second of two like proposals, a payment of ETH by the timelock, through a governor; receipt gas. */
async function gasOfProposal(name: "StakeholderGovernor" | "PlainGovernor"): Promise<Gas> {
  const deployer = await ethers.provider.getSigner(0);
  const first = await ethers.provider.getSigner(1);
  const second = await ethers.provider.getSigner(2);
  const third = await ethers.provider.getSigner(3);
  const payee = await ethers.provider.getSigner(4);
  const token = await ethers.deployContract("StakeToken", [
    "Exchequer Stake",
    "STAKE",
    [
      { holder: first, amount: 600n },
      { holder: second, amount: 300n },
      { holder: third, amount: 100n },
    ],
    ethers.ZeroAddress,
  ]);
  for (const holder of [first, second, third]) await token.connect(holder).delegate(holder);
  const timelock = await ethers.deployContract("TimelockController", [
    STANDARD_TIMELOCK_DELAY,
    [],
    [ethers.ZeroAddress],
    deployer,
  ]);
  const governor = await (name === "PlainGovernor"
    ? ethers.deployContract("PlainGovernor", [token, timelock, STANDARD_GOVERNOR_SETTINGS])
    : ethers.deployContract("StakeholderGovernor", [token, timelock, STANDARD_GOVERNOR_SETTINGS]));
  await timelock.grantRole(await timelock.PROPOSER_ROLE(), governor);
  await deployer.sendTransaction({ to: timelock, value: 2n });

  const run = async (description: string): Promise<Gas> => {
    const actions: [string[], bigint[], string[]] = [[payee.address], [1n], ["0x"]];
    const propose = await gasOf(governor.propose(...actions, description));
    const id = await governor.getProposalId(...actions, ethers.id(description));
    await time.increase(STANDARD_GOVERNOR_SETTINGS.votingDelay);
    const castVoteFirst = await gasOf(governor.connect(first).castVote(id, FOR));
    const castVote = await gasOf(governor.connect(second).castVote(id, FOR));
    const nonce = await governor.nonces(third);
    const ballot = { proposalId: id, support: FOR, voter: third.address, nonce };
    const signature = await signBallot({ governor }, third, ballot);
    const castVoteBySig = await gasOf(governor.castVoteBySig(id, FOR, third, signature));
    await time.increase(STANDARD_GOVERNOR_SETTINGS.votingPeriod);
    const queue = await gasOf(governor.queue(...actions, ethers.id(description)));
    await time.increase(STANDARD_TIMELOCK_DELAY);
    const execute = await gasOf(governor.execute(...actions, ethers.id(description)));
    return { propose, castVoteFirst, castVote, castVoteBySig, queue, execute };
  };
  await run("Proposal 1");
  return run("Proposal 2");
}

describe("StakeholderGovernor: gas beside a plain OpenZeppelin governor", () => {
  let own: Gas;
  let plain: Gas;

  before(async () => {
    own = await gasOfProposal("StakeholderGovernor");
    plain = await gasOfProposal("PlainGovernor");
  });

  for (const step of STEPS) {
    it(`${step} costs at most ${LIMIT[step]} % more`, () => {
      expect(Number(own[step] * 10_000n) / Number(plain[step] * 100n)).to.be.at.most(100 + LIMIT[step]);
    });
  }
});
