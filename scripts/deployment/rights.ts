import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import type { ContractRunner, Signer } from "ethers";

import type { Deployment } from "../tooling/address-book.ts";
import type { Step } from "./steps.ts";

import { Contract, id, Interface, ZeroAddress, ZeroHash } from "ethers";

/** Who holds which role of which contract, by names in the address book. */
export interface Right {
  readonly contract: string;
  readonly role: RoleName;
  /** A name in the address book, or "anyone". */
  readonly holder: string;
}

type RoleName = keyof typeof ROLES;

/** Every role of every contract. */
const ROLES = {
  DEFAULT_ADMIN_ROLE: ZeroHash,
  SPENDER_ROLE: id("SPENDER_ROLE"),
  WORKFLOW_ROLE: id("WORKFLOW_ROLE"),
  REGISTRAR_ROLE: id("REGISTRAR_ROLE"),
  PROPOSER_ROLE: id("PROPOSER_ROLE"),
  CANCELLER_ROLE: id("CANCELLER_ROLE"),
  EXECUTOR_ROLE: id("EXECUTOR_ROLE"),
} as const;

/** The contracts that know roles; StakeToken, StakeholderGovernor and Bounties have none. */
export const CONTRACTS_WITH_ROLES = ["Treasury", "Contractors", "Reviews", "Clearances", "TimelockController"] as const;

/** What the workflows need to work; granted before the handover. */
export const WORKFLOW_RIGHTS: readonly Right[] = [
  { contract: "Treasury", role: "WORKFLOW_ROLE", holder: "Bounties" },
  { contract: "Reviews", role: "WORKFLOW_ROLE", holder: "Clearances" },
  { contract: "Reviews", role: "WORKFLOW_ROLE", holder: "Bounties" },
  { contract: "Contractors", role: "REGISTRAR_ROLE", holder: "Clearances" },
];

/** What the stakeholders hold, through their timelock; granted by the handover. */
export const STAKEHOLDER_RIGHTS: readonly Right[] = [
  { contract: "TimelockController", role: "PROPOSER_ROLE", holder: "StakeholderGovernor" },
  { contract: "TimelockController", role: "CANCELLER_ROLE", holder: "StakeholderGovernor" },
  { contract: "Treasury", role: "SPENDER_ROLE", holder: "TimelockController" },
  { contract: "Treasury", role: "DEFAULT_ADMIN_ROLE", holder: "TimelockController" },
  { contract: "Contractors", role: "DEFAULT_ADMIN_ROLE", holder: "TimelockController" },
  { contract: "Reviews", role: "DEFAULT_ADMIN_ROLE", holder: "TimelockController" },
  { contract: "Clearances", role: "DEFAULT_ADMIN_ROLE", holder: "TimelockController" },
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
  "event RoleGranted(bytes32 indexed role, address indexed account, address indexed sender)",
  "event RoleRevoked(bytes32 indexed role, address indexed account, address indexed sender)",
  "event RoleAdminChanged(bytes32 indexed role, bytes32 indexed previousAdminRole, bytes32 indexed newAdminRole)",
]);

/** Reads the roles of a deployment and, with a signer, changes them. */
export class Rights {
  readonly #ethers: HardhatEthers;
  readonly #deployment: Deployment;
  readonly #runner: ContractRunner;

  constructor(ethers: HardhatEthers, deployment: Deployment, signer?: Signer) {
    this.#ethers = ethers;
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

  /**
   * Rebuilds who holds what from every event about roles since the deployment, asks each contract as well, and compares
   * with the table of rights. Returns a sentence for each right that is missing, and for each that nobody should have.
   * @param leaving an administrator that is about to leave, and is not counted as a difference
   */
  async findDifferences(logRange: number, leaving?: string): Promise<string[]> {
    const differences: string[] = [];
    for (const contract of CONTRACTS_WITH_ROLES) {
      const expected = ALL_RIGHTS.filter((right) => right.contract === contract);
      const unexpected = new Map<string, [role: string, account: string]>();
      const adminChanges = await this.#replay(contract, unexpected, logRange);
      for (const role of adminChanges) differences.push(`${contract}: who grants ${roleName(role)} was changed.`);

      for (const { role, holder } of expected) {
        const account = this.#addressOf(holder);
        const granted = unexpected.delete(`${ROLES[role]} ${account}`);
        if (!granted || !(await this.holds(contract, role, account))) {
          differences.push(`${contract}: ${holder} (${account}) does not hold ${role}.`);
        }
      }
      if (leaving !== undefined) unexpected.delete(`${ROLES.DEFAULT_ADMIN_ROLE} ${leaving}`);
      for (const [role, account] of unexpected.values()) {
        differences.push(`${contract}: ${this.#nameOf(account)} holds ${roleName(role)}, and nobody else should.`);
      }
    }
    return differences;
  }

  /** Plays the events of `contract` into `holders`; returns the roles whose administrator was changed. */
  async #replay(contract: string, holders: Map<string, [string, string]>, logRange: number): Promise<string[]> {
    const adminChanges: string[] = [];
    const latest = await this.#ethers.provider.getBlockNumber();
    const topics = [["RoleGranted", "RoleRevoked", "RoleAdminChanged"].map((name) => topicOf(name))];
    const address = this.#addressOf(contract);
    for (let fromBlock = this.#deployment.deployBlock; fromBlock <= latest; fromBlock += logRange) {
      const toBlock = Math.min(fromBlock + logRange - 1, latest);
      for (const log of await this.#ethers.provider.getLogs({ address, topics, fromBlock, toBlock })) {
        const event = ACCESS_CONTROL.parseLog(log);
        if (event === null) continue;
        const [role, account] = event.args as unknown as [string, string];
        if (event.name === "RoleGranted") holders.set(`${role} ${account}`, [role, account]);
        else if (event.name === "RoleRevoked") holders.delete(`${role} ${account}`);
        else adminChanges.push(role);
      }
    }
    return adminChanges;
  }

  #contract(name: string): Contract {
    return new Contract(this.#addressOf(name), ACCESS_CONTROL, this.#runner);
  }

  #addressOf(holder: string): string {
    if (holder === "anyone") return ZeroAddress;
    const address = this.#deployment.contracts[holder];
    if (address === undefined) throw new Error(`The address book has no ${holder}`);
    return address;
  }

  #nameOf(account: string): string {
    const entry = Object.entries(this.#deployment.contracts).find(([, address]) => address === account);
    return entry === undefined ? account : `${entry[0]} (${account})`;
  }
}

function topicOf(event: string): string {
  const fragment = ACCESS_CONTROL.getEvent(event);
  if (fragment === null) throw new Error(`There is no event ${event}`);
  return fragment.topicHash;
}

function roleName(role: string): string {
  return Object.entries(ROLES).find(([, hash]) => hash === role)?.[0] ?? `the role ${role}`;
}
