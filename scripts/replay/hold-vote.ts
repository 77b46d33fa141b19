import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { NetworkHelpers } from "@nomicfoundation/hardhat-network-helpers/types";

import { deployGovernance } from "../tooling/governance.ts";
import { STANDARD_GOVERNOR_SETTINGS } from "../deployment/standard-rules.ts";
import type { Outcome, RecordedVote } from "../records/votes-file.ts";

/** An in-process chain whose clock can be moved. */
interface ReplayChain {
  ethers: HardhatEthers;
  networkHelpers: NetworkHelpers;
}

/** How OpenZeppelin's governor numbers the sides of a vote (Bravo) and the states of a proposal. */
const AGAINST = 0;
const FOR = 1;
const ACTIVE = 1n;
const DEFEATED = 3n;
const SUCCEEDED = 4n;

/**
 * Holds one recorded vote again: a StakeholderGovernor of its own with the recorded supply, a proposal, one voter with
 * all the yes votes and one with all the no votes, and the voting period passing. One vote is one base unit of stake.
 *
 * @param decidesEarly whether the governor decides as soon as no remaining vote can change the outcome; what it said then
 * must be what it says once voting is over.
 * @returns what the governor made of it once voting was over.
 */
export async function holdVote(
  { ethers, networkHelpers }: ReplayChain,
  vote: RecordedVote,
  decidesEarly = true,
): Promise<Outcome> {
  const deployer = await ethers.provider.getSigner(0);
  const holdings = [
    { signer: await ethers.provider.getSigner(1), amount: vote.yes, support: FOR },
    { signer: await ethers.provider.getSigner(2), amount: vote.no, support: AGAINST },
    { signer: await ethers.provider.getSigner(3), amount: vote.supply - vote.yes - vote.no, support: undefined },
  ].filter(({ amount }) => amount > 0n);

  const { token, governor } = await deployGovernance(
    ethers,
    deployer,
    holdings.map(({ signer, amount }) => ({ holder: signer.address, amount })),
    { ...STANDARD_GOVERNOR_SETTINGS, decidesEarly },
  );
  for (const { signer } of holdings) await token.connect(signer).delegate(signer);

  // What is proposed does not matter to the count: a call without value or data to an account without code.
  const actions: [string[], bigint[], string[]] = [[deployer.address], [0n], ["0x"]];
  const description = `${vote.token}: ${vote.title}`;
  await governor.propose(...actions, description);
  const id = await governor.getProposalId(...actions, ethers.id(description));

  // Votes are taken from the second after the snapshot to the deadline, both included.
  await networkHelpers.time.increaseTo((await governor.proposalSnapshot(id)) + 1n);
  for (const { signer, support } of holdings) {
    if (support !== undefined) await governor.connect(signer).castVote(id, support);
  }
  const early = await governor.state(id);
  await networkHelpers.time.increaseTo((await governor.proposalDeadline(id)) + 1n);

  const state = await governor.state(id);
  if (early !== ACTIVE && (!decidesEarly || early !== state)) {
    throw new Error(`the vote on ${vote.token} had state ${early} before it was over, and ${state} after it`);
  }
  if (state === SUCCEEDED) return "Approved";
  if (state === DEFEATED) return "Rejected";
  throw new Error(`the vote on ${vote.token} was not decided: the governor reports state ${state}`);
}
