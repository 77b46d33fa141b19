import type { Deployment } from "../tooling/address-book.ts";

import { type History, type PastEvent } from "./history.ts";
import { addressOfHolder, ALL_RIGHTS, CONTRACTS_WITH_ROLES, roleName, ROLES } from "./rights.ts";

/** Who deployed, and when that key gave up the last of its rights. */
interface Handover {
  readonly deployer: string;
  /** Number of the block after which the deploying key could do nothing more; `Infinity` while it still can. */
  readonly block: number;
}

/** Finds when `deployer`, the key that created the contracts, left the last of them. */
export function findHandover(history: History, deployer: string): Handover {
  const leavings = CONTRACTS_WITH_ROLES.map(
    (contract) =>
      history
        .of(contract, ["RoleRevoked"])
        .find(({ args: [role, account] }) => role === ROLES.DEFAULT_ADMIN_ROLE && account === deployer)?.block,
  );
  return { deployer, block: Math.max(...leavings.map((block) => block ?? Infinity)) };
}

/**
 * A sentence for each right that anybody ever held beyond the table of rights and the deploying key's own. Having held one
 * for a moment is enough: what was scheduled, cleared or opened in that moment may outlast it.
 */
export function findStrangers(history: History, deployment: Deployment, { deployer }: Handover): string[] {
  return CONTRACTS_WITH_ROLES.flatMap((contract) => {
    const differences: string[] = [];
    const expected = new Set(
      ALL_RIGHTS.filter((right) => right.contract === contract).map(
        ({ role, holder }) => `${ROLES[role]} ${addressOfHolder(deployment, holder)}`,
      ),
    );
    const deployersRight = `${ROLES.DEFAULT_ADMIN_ROLE} ${deployer}`;
    let isCreationSeen = false;
    const events = history.of(contract, ["RoleGranted", "RoleRevoked", "RoleAdminChanged"]);
    for (const [index, event] of events.entries()) {
      const right = keyOf(event);
      if (event.name === "RoleAdminChanged") {
        differences.push(`${contract}: who grants ${roleName(event.args[0] as string)} was changed.`);
      } else if (event.name === "RoleGranted" && !expected.has(right)) {
        // The constructor gives the deploying key its right. What looks the same in any other transaction is a gift.
        if (right === deployersRight && event.transaction === deployment.creations[contract]) isCreationSeen = true;
        else differences.push(describe(event, events.slice(index + 1), deployment));
      }
    }
    if (!isCreationSeen) {
      differences.push(
        `${contract}: its creation is not among the events since block ${deployment.deployBlock}: the RPC endpoint ` +
          "does not keep old events.",
      );
    }
    return differences;
  });
}

/** The contracts that the deploying key still administers. */
export function findAdministered(history: History, { deployer }: Handover): string[] {
  const right = `${ROLES.DEFAULT_ADMIN_ROLE} ${deployer}`;
  return CONTRACTS_WITH_ROLES.filter((contract) => {
    const events = history.of(contract, ["RoleGranted", "RoleRevoked"]).filter((event) => keyOf(event) === right);
    return events.at(-1)?.name === "RoleGranted";
  });
}

function describe(granted: PastEvent, later: readonly PastEvent[], deployment: Deployment): string {
  const [role, account, sender] = granted.args as unknown as [string, string, string];
  const revoked = later.find((event) => event.name === "RoleRevoked" && keyOf(event) === keyOf(granted));
  const giver = `given by ${nameOf(deployment, sender)} in block ${granted.block}`;
  const start = `${granted.contract}: ${nameOf(deployment, account)}`;
  return revoked === undefined
    ? `${start} holds ${roleName(role)} (${giver}), and nobody else should.`
    : `${start} held ${roleName(role)} until block ${revoked.block} (${giver}), and nobody else ever should.`;
}

function keyOf({ args: [role, account] }: PastEvent): string {
  return `${role} ${account}`;
}

function nameOf({ contracts }: Deployment, account: string): string {
  const entry = Object.entries(contracts).find(([, address]) => address.toLowerCase() === account.toLowerCase());
  return entry === undefined ? account : `${entry[0]} (${account})`;
}
