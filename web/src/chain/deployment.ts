import type { Address } from "viem";

import { deployments } from "./generated/addresses.ts";
import { activeChain } from "./networks.ts";

/** Address of each contract that the app talks to. */
export interface Contracts {
  readonly treasury: Address;
  readonly contractors: Address;
  readonly reviews: Address;
  readonly clearances: Address;
  readonly revocations: Address;
  readonly moves: Address;
  readonly profiles: Address;
  readonly bounties: Address;
  readonly budgets: Address;
  readonly stakeToken: Address;
  readonly governor: Address;
  readonly timelock: Address;
}

/** Where Exchequer is on one chain. */
export interface Deployment {
  readonly chainId: number;
  /** Reading logs starts at this block. */
  readonly deployBlock: bigint;
  readonly contracts: Contracts;
  /** Tokens that the address book names although nobody may have moved them yet: the demo tokens of the local chain. */
  readonly knownTokens: readonly Address[];
}

interface AddressBookEntry {
  readonly chainId: number;
  readonly deployBlock: bigint;
  readonly contracts: Readonly<Record<string, Address>>;
}

function toDeployment({ chainId, deployBlock, contracts }: AddressBookEntry): Deployment {
  const named = (name: string): Address => {
    const address = contracts[name];
    if (!address) throw new Error(`The address book of chain ${chainId} does not name ${name}.`);
    return address;
  };
  return {
    chainId,
    deployBlock,
    contracts: {
      treasury: named("Treasury"),
      contractors: named("Contractors"),
      reviews: named("Reviews"),
      clearances: named("Clearances"),
      revocations: named("Revocations"),
      moves: named("Moves"),
      profiles: named("Profiles"),
      bounties: named("Bounties"),
      budgets: named("Budgets"),
      stakeToken: named("StakeToken"),
      governor: named("StakeholderGovernor"),
      timelock: named("TimelockController"),
    },
    knownTokens: Object.entries(contracts).flatMap(([name, address]) => (name.startsWith("Demo") ? [address] : [])),
  };
}

/** Where Exchequer is on the given chain. */
function deploymentOn(chainId: number): Deployment {
  const entry = (deployments as Readonly<Record<number, AddressBookEntry>>)[chainId];
  if (!entry) throw new Error(`Exchequer is not deployed on chain ${chainId}: there is no address book of it.`);
  return toDeployment(entry);
}

/** Where Exchequer is on the chain that this build of the app shows. */
export const activeDeployment: Deployment = deploymentOn(activeChain.id);

/** The contracts whose logs tell everything. The stake token is not among them: its holders may trade it all day. */
export function loggingContracts({ contracts }: Deployment): readonly Address[] {
  return Object.values(contracts).filter((address) => address !== contracts.stakeToken);
}
