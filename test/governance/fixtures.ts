import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import { network } from "hardhat";

import { deployGovernance, type Governance, type GovernorSettings } from "../../scripts/tooling/governance.ts";
import { STANDARD_GOVERNOR_SETTINGS } from "../../scripts/deployment/standard-rules.ts";

export const { ethers, networkHelpers } = await network.create();
export const { time } = networkHelpers;

/** The sides of a vote, as OpenZeppelin numbers them (Bravo). */
export const AGAINST = 0;
export const FOR = 1;
export const ABSTAIN = 2;

/** The states of a proposal, as OpenZeppelin numbers them. */
export const State = {
  Pending: 0n,
  Active: 1n,
  Canceled: 2n,
  Defeated: 3n,
  Succeeded: 4n,
  Queued: 5n,
  Executed: 7n,
} as const;

/** The bitmap in which OpenZeppelin's governor names the states that it expected. */
export const bitmap = (...states: bigint[]): string =>
  ethers.toBeHex(
    states.reduce((bits, state) => bits | (1n << state), 0n),
    32,
  );

/** A governance whose stake is held as `stakes` says, all of it delegated to its holders, which are signers 1, 2, ... */
export interface House extends Governance {
  deployer: HardhatEthersSigner;
  /** The holder of `stakes[i]`. */
  holder: (i: number) => HardhatEthersSigner;
  /** How many holders there are. */
  size: number;
  /** Holds no stake and no role. */
  stranger: HardhatEthersSigner;
}

/**
 * Deploys the house with the standard rules, but for `settings`.
 * @param mute whose stake neither votes nor counts; by default nobody's
 */
export async function deployHouse(
  stakes: bigint[],
  settings: Partial<GovernorSettings> = {},
  mute?: string,
): Promise<House> {
  const deployer = await ethers.provider.getSigner(0);
  const stranger = await ethers.provider.getSigner(stakes.length + 1);
  const holders = await Promise.all(stakes.map((_, i) => ethers.provider.getSigner(i + 1)));
  const holder = (i: number): HardhatEthersSigner => {
    const signer = holders[i];
    if (signer === undefined) throw new Error(`the house has ${holders.length} holders; there is no holder ${i}`);
    return signer;
  };
  const governance = await deployGovernance(
    ethers,
    deployer,
    stakes.map((amount, i) => ({ holder: holder(i).address, amount })),
    { ...STANDARD_GOVERNOR_SETTINGS, ...settings },
    mute,
  );
  for (const signer of holders) await governance.token.connect(signer).delegate(signer);
  return { ...governance, deployer, holder, size: holders.length, stranger };
}

/** What a proposal asks the timelock to do. */
interface Action {
  target: string;
  value: bigint;
  data: string;
}

/** Who votes where. */
export type Voters = Pick<House, "governor" | "holder" | "size" | "stranger">;

/** A proposal on its way: knows its own arguments, so that each step is one call. */
export class Proposal {
  readonly house: Voters;
  readonly actions: Action[];
  readonly description: string;

  constructor(house: Voters, actions: Action[], description: string) {
    this.house = house;
    this.actions = actions;
    this.description = description;
  }

  get lists(): [string[], bigint[], string[]] {
    return [
      this.actions.map(({ target }) => target),
      this.actions.map(({ value }) => value),
      this.actions.map(({ data }) => data),
    ];
  }

  /** The arguments of queue, execute and cancel. */
  get call(): [string[], bigint[], string[], string] {
    return [...this.lists, ethers.id(this.description)];
  }

  get id(): bigint {
    const types = ["address[]", "uint256[]", "bytes[]", "bytes32"];
    return BigInt(ethers.keccak256(ethers.AbiCoder.defaultAbiCoder().encode(types, this.call)));
  }

  state() {
    return this.house.governor.state(this.id);
  }

  propose(proposer = this.house.holder(0)) {
    return this.house.governor.connect(proposer).propose(...this.lists, this.description);
  }

  /** Passes the time until votes are accepted. */
  async open(): Promise<void> {
    await time.increaseTo((await this.house.governor.proposalSnapshot(this.id)) + 1n);
  }

  /** Lets holder i vote on side `sides[i]`; undefined does not vote. */
  async vote(sides: (number | undefined)[]): Promise<void> {
    for (const [i, side] of sides.entries()) {
      if (side !== undefined) await this.house.governor.connect(this.house.holder(i)).castVote(this.id, side);
    }
  }

  /** Passes the time until the vote is over. */
  async close(): Promise<void> {
    await time.increaseTo((await this.house.governor.proposalDeadline(this.id)) + 1n);
  }

  queue() {
    return this.house.governor.queue(...this.call);
  }

  /** Passes the time until the timelock lets the queued proposal through. */
  async ripen(): Promise<void> {
    await time.increaseTo(await this.house.governor.proposalEta(this.id));
  }

  execute(executor = this.house.stranger) {
    return this.house.governor.connect(executor).execute(...this.call);
  }

  cancel(caller = this.house.holder(0)) {
    return this.house.governor.connect(caller).cancel(...this.call);
  }

  /** Proposes, votes and waits until the vote is over. */
  async decide(sides: (number | undefined)[]): Promise<void> {
    await this.propose();
    await this.open();
    await this.vote(sides);
    await this.close();
  }

  /** Brings the proposal with everybody's votes to where only `execute` is left. */
  async passAndQueue(): Promise<void> {
    await this.decide(Array.from({ length: this.house.size }, () => FOR));
    await this.queue();
    await this.ripen();
  }
}

/** A proposal to call the governor itself: how a vote changes the rules. */
export function proposeRule(house: Voters, data: string): Proposal {
  const target = house.governor.target as string;
  return new Proposal(house, [{ target, value: 0n, data }], "Change a rule");
}

/** A proposal that does nothing. */
export function emptyProposal(house: Voters, description = "Say so"): Proposal {
  return new Proposal(house, [{ target: house.stranger.address, value: 0n, data: "0x" }], description);
}

/** A signer that sends as an account with code, or as one whose key nobody has; it has ETH for gas. */
export async function sendAs(account: string): Promise<HardhatEthersSigner> {
  await networkHelpers.impersonateAccount(account);
  await networkHelpers.setBalance(account, ethers.parseEther("1"));
  return ethers.provider.getSigner(account);
}

/** Two holders and the standard rules. */
export const house = () => deployHouse([600n, 400n]);

/** A house whose timelock has 10 ETH and 50 units of stake, and a proposal to hand out part of both. */
export async function payment() {
  const governance = await house();
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
export async function proposed() {
  const governance = await house();
  const proposal = emptyProposal(governance);
  await proposal.propose();
  const snapshot = await governance.governor.proposalSnapshot(proposal.id);
  const deadline = await governance.governor.proposalDeadline(proposal.id);
  return { ...governance, proposal, snapshot, deadline };
}
