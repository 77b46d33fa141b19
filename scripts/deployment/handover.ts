import type { Deployment } from "../tooling/address-book.ts";
import type { DeploymentContext } from "./contracts.ts";

import { CONTRACTS_WITH_ROLES, Rights, STAKEHOLDER_RIGHTS } from "./rights.ts";
import { runSteps } from "./steps.ts";
import { findObstacles, verifyDeployment } from "./verify.ts";
import { UsageError } from "../tooling/usage-error.ts";

/**
 * Gives every right to the stakeholders' timelock and takes the deploying key out of all contracts. It cannot be undone, so
 * code, past rights, scheduled operations and all that was set up are compared before; afterwards everything is verified,
 * to see that no other key has or had anything, and that nothing happened in between.
 */
export async function handOver(context: DeploymentContext, deployment: Deployment): Promise<void> {
  const { ethers, configuration, log } = context;
  const deployer = await context.deployer.getAddress();
  const rights = new Rights(ethers, deployment, context.deployer);
  const obstacles = () => findObstacles(ethers, deployment, configuration);

  if (await administersAny(rights, deployer)) {
    requireNone(await obstacles(), "Nothing was handed over");
    await runSteps(
      STAKEHOLDER_RIGHTS.map((right) => rights.grant(right)),
      context,
    );
    // Once more, while the deploying key can still repair it: granting takes its time, and all must be there.
    requireNone([...(await rights.findMissing()), ...(await obstacles())], "The deploying key keeps its rights");
    // The timelock comes last: until then its administrator can still repair what the others need.
    await runSteps(
      CONTRACTS_WITH_ROLES.map((contract) => rights.renounceAdmin(contract, deployer)),
      context,
    );
  }

  const findings = await verifyDeployment(ethers, deployment, configuration);
  requireNone(
    findings.flatMap(({ differences }) => differences),
    "The handover is not complete",
  );
  log("Every right is with the timelock and the workflows; no key holds any");
}

/** Whether nothing is left to hand over: the timelock has its rights, and the deploying key has none. */
export async function isHandedOver({ ethers, deployer }: DeploymentContext, deployment: Deployment): Promise<boolean> {
  const rights = new Rights(ethers, deployment);
  if ((await rights.findMissing(STAKEHOLDER_RIGHTS)).length > 0) return false;
  return !(await administersAny(rights, await deployer.getAddress()));
}

async function administersAny(rights: Rights, account: string): Promise<boolean> {
  for (const contract of CONTRACTS_WITH_ROLES) {
    if (await rights.holds(contract, "DEFAULT_ADMIN_ROLE", account)) return true;
  }
  return false;
}

function requireNone(differences: readonly string[], consequence: string): void {
  if (differences.length > 0) throw new UsageError(`${consequence}, because:\n- ${differences.join("\n- ")}`);
}
