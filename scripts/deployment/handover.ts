import type { Deployment } from "../tooling/address-book.ts";
import type { DeploymentContext } from "./contracts.ts";

import { UsageError } from "../tooling/ports.ts";
import { CONTRACTS_WITH_ROLES, Rights, STAKEHOLDER_RIGHTS } from "./rights.ts";
import { runSteps } from "./steps.ts";
import { findCodeDifferences, findParameterDifferences } from "./verify.ts";

/**
 * Gives every right to the stakeholders' timelock and takes the deploying key out of all contracts. It cannot be undone, so
 * code and parameters are compared first; afterwards all events about roles are read, to see that no other key kept anything.
 */
export async function handOver(context: DeploymentContext, deployment: Deployment): Promise<void> {
  const { ethers, configuration, log } = context;
  const deployer = await context.deployer.getAddress();
  const rights = new Rights(ethers, deployment, context.deployer);
  const administered = await administeredBy(rights, deployer);

  if (administered.length > 0) {
    requireNone(await findCodeDifferences(ethers, deployment, configuration), "Nothing was handed over");
    requireNone(await findParameterDifferences(ethers, deployment, configuration), "Nothing was handed over");
    await runSteps(
      STAKEHOLDER_RIGHTS.map((right) => rights.grant(right)),
      context,
    );
    // While the deploying key can still repair it: a right that somebody else was given by hand.
    requireNone(await rights.findDifferences(configuration.logRange, deployer), "The deploying key keeps its rights");
    // The timelock comes last: until then its administrator can still repair what the others need.
    await runSteps(
      CONTRACTS_WITH_ROLES.map((contract) => rights.renounceAdmin(contract, deployer)),
      context,
    );
  }

  requireNone(await rights.findDifferences(configuration.logRange), "The handover is not complete");
  log("Every right is with the timelock and the workflows; no key holds any");
}

async function administeredBy(rights: Rights, account: string): Promise<string[]> {
  const administered: string[] = [];
  for (const contract of CONTRACTS_WITH_ROLES) {
    if (await rights.holds(contract, "DEFAULT_ADMIN_ROLE", account)) administered.push(contract);
  }
  return administered;
}

function requireNone(differences: readonly string[], consequence: string): void {
  if (differences.length > 0) throw new UsageError(`${consequence}, because:\n- ${differences.join("\n- ")}`);
}
