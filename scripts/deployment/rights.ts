import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { ContractRunner, Signer } from "ethers";

import type { Deployment } from "../tooling/address-book.ts";
import type { Step } from "./steps.ts";

import { Contract, id, Interface, ZeroAddress, ZeroHash } from "ethers";

import { addressIn } from "./history.ts";

/** Who holds which role of which contract, by names in the address book. */
interface Right {
  readonly contract: string;
  readonly role: RoleName;
  /** A name in the address book, or "anyone". */
  readonly holder: string;
}

type RoleName = keyof typeof ROLES;

/** Every role of every contract, by its hash. */
export const ROLES = {
  DEFAULT_ADMIN_ROLE: ZeroHash,
  SPENDER_ROLE: id("SPENDER_ROLE"),
  WORKFLOW_ROLE: id("WORKFLOW_ROLE"),
  REGISTRAR_ROLE: id("REGISTRAR_ROLE"),
  BILLER_ROLE: id("BILLER_ROLE"),
  PROPOSER_ROLE: id("PROPOSER_ROLE"),
  CANCELLER_ROLE: id("CANCELLER_ROLE"),
  EXECUTOR_ROLE: id("EXECUTOR_ROLE"),
} as const;

/** The contracts that know roles. All others have nobody who could do more than anybody else. */
export const CONTRACTS_WITH_ROLES = [
  "Treasury",
  "Contractors",
  "Reviews",
  "Clearances",
  "Budgets",
  "TimelockController",
] as const;

/** What the workflows need to work; granted before the handover. */
export const WORKFLOW_RIGHTS: readonly Right[] = [
  { contract: "Treasury", role: "WORKFLOW_ROLE", holder: "Bounties" },
  { contract: "Reviews", role: "WORKFLOW_ROLE", holder: "Clearances" },
  { contract: "Reviews", role: "WORKFLOW_ROLE", holder: "Bounties" },
  { contract: "Reviews", role: "WORKFLOW_ROLE", holder: "Revocations" },
  { contract: "Reviews", role: "WORKFLOW_ROLE", holder: "Moves" },
  { contract: "Contractors", role: "REGISTRAR_ROLE", holder: "Clearances" },
  { contract: "Contractors", role: "REGISTRAR_ROLE", holder: "Revocations" },
  { contract: "Contractors", role: "REGISTRAR_ROLE", holder: "Moves" },
];

/** What the stakeholders hold, through their timelock, and what spends at their word; granted by the handover. */
export const STAKEHOLDER_RIGHTS: readonly Right[] = [
  { contract: "TimelockController", role: "PROPOSER_ROLE", holder: "StakeholderGovernor" },
  { contract: "TimelockController", role: "CANCELLER_ROLE", holder: "StakeholderGovernor" },
  // Until then Budgets pays at the word of the deploying key, so it becomes a spender no sooner.
  { contract: "Treasury", role: "SPENDER_ROLE", holder: "Budgets" },
  { contract: "Treasury", role: "DEFAULT_ADMIN_ROLE", holder: "TimelockController" },
  { contract: "Contractors", role: "DEFAULT_ADMIN_ROLE", holder: "TimelockController" },
  { contract: "Reviews", role: "DEFAULT_ADMIN_ROLE", holder: "TimelockController" },
  { contract: "Clearances", role: "DEFAULT_ADMIN_ROLE", holder: "TimelockController" },
  { contract: "Budgets", role: "DEFAULT_ADMIN_ROLE", holder: "TimelockController" },
];

/** What the timelock's constructor gives. */
const INHERENT_RIGHTS: readonly Right[] = [
  { contract: "TimelockController", role: "DEFAULT_ADMIN_ROLE", holder: "TimelockController" },
  { contract: "TimelockController", role: "EXECUTOR_ROLE", holder: "anyone" },
];

/** Every right that exists after the handover. There is no other. */
export const ALL_RIGHTS: readonly Right[] = [...WORKFLOW_RIGHTS, ...STAKEHOLDER_RIGHTS, ...INHERENT_RIGHTS];

const ACCESS_CONTROL = new Interface([
  "function hasRole(bytes32 role, address account) view returns (bool)",
  "function grantRole(bytes32 role, address account)",
  "function renounceRole(bytes32 role, address account)",
]);

/** Reads the roles of a deployment and, with a signer, changes them. */
export class Rights {
  readonly #deployment: Deployment;
  readonly #runner: ContractRunner;

  constructor(ethers: HardhatEthers, deployment: Deployment, signer?: Signer) {
    this.#deployment = deployment;
    this.#runner = signer ?? ethers.provider;
  }

  /** Whether `account` holds `role`, by the contract's own word. */
  async holds(contract: string, role: RoleName, account: string): Promise<boolean> {
    return this.#contract(contract).getFunction("hasRole")(ROLES[role], account) as Promise<boolean>;
  }

  /** The step that grants `right`. */
  grant({ contract, role, holder }: Right): Step {
    return {
      title: `${contract}: ${role} is with ${holder}`,
      isDone: () => this.holds(contract, role, this.#addressOf(holder)),
      act: async () => this.#contract(contract).getFunction("grantRole")(ROLES[role], this.#addressOf(holder)),
    };
  }

  /** The step by which `account`, which has to be the sender, gives up being the administrator of `contract`. */
  renounceAdmin(contract: string, account: string): Step {
    const role = "DEFAULT_ADMIN_ROLE";
    return {
      title: `${contract}: the deploying key is no longer its administrator`,
      isDone: async () => !(await this.holds(contract, role, account)),
      act: async () => this.#contract(contract).getFunction("renounceRole")(ROLES[role], account),
    };
  }

  /** A sentence for each of `rights` that its holder does not hold. */
  async findMissing(rights: readonly Right[] = ALL_RIGHTS): Promise<string[]> {
    const differences: string[] = [];
    for (const { contract, role, holder } of rights) {
      const account = this.#addressOf(holder);
      if (!(await this.holds(contract, role, account))) {
        differences.push(`${contract}: ${holder} (${account}) does not hold ${role}.`);
      }
    }
    return differences;
  }

  #contract(name: string): Contract {
    return new Contract(this.#addressOf(name), ACCESS_CONTROL, this.#runner);
  }

  #addressOf(holder: string): string {
    return addressOfHolder(this.#deployment, holder);
  }
}

/** The address behind the holder of a right. */
export function addressOfHolder(deployment: Deployment, holder: string): string {
  return holder === "anyone" ? ZeroAddress : addressIn(deployment, holder);
}

/** The name of a role by its hash. */
export function roleName(role: string): string {
  return Object.entries(ROLES).find(([, hash]) => hash === role)?.[0] ?? `the role ${role}`;
}
