import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { Signer } from "ethers";

import type {
  Bounties,
  Budgets,
  ClearanceCards,
  Clearances,
  Contractors,
  Moves,
  Profiles,
  Reviews,
  Revocations,
  StakeholderGovernor,
  StakeToken,
  TimelockController,
  Treasury,
} from "../../types/ethers-contracts/index.ts";
import type { Deployment } from "../tooling/address-book.ts";

/** The deployed system, typed. */
export interface System {
  readonly stakeToken: StakeToken;
  readonly timelock: TimelockController;
  readonly governor: StakeholderGovernor;
  readonly treasury: Treasury;
  readonly contractors: Contractors;
  readonly reviews: Reviews;
  readonly clearances: Clearances;
  readonly bounties: Bounties;
  readonly budgets: Budgets;
  readonly revocations: Revocations;
  readonly moves: Moves;
  readonly profiles: Profiles;
  readonly clearanceCards: ClearanceCards;
}

/** Connects to the contracts of `deployment`; transactions are sent by `signer`, by default the first account. */
export async function connectSystem(ethers: HardhatEthers, deployment: Deployment, signer?: Signer): Promise<System> {
  const at = async <T>(name: string): Promise<T> => {
    const address = deployment.contracts[name];
    if (address === undefined) throw new Error(`The address book has no ${name} on chain ${deployment.chainId}`);
    return (await ethers.getContractAt(name, address, signer)) as T;
  };
  return {
    stakeToken: await at("StakeToken"),
    timelock: await at("TimelockController"),
    governor: await at("StakeholderGovernor"),
    treasury: await at("Treasury"),
    contractors: await at("Contractors"),
    reviews: await at("Reviews"),
    clearances: await at("Clearances"),
    bounties: await at("Bounties"),
    budgets: await at("Budgets"),
    revocations: await at("Revocations"),
    moves: await at("Moves"),
    profiles: await at("Profiles"),
    clearanceCards: await at("ClearanceCards"),
  };
}
