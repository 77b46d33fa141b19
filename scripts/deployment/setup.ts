import { ZeroAddress } from "ethers";

import type { Deployment } from "../tooling/address-book.ts";
import type { DeploymentContext } from "./contracts.ts";
import type { Step } from "./steps.ts";

import { FOUNDER_KINDS, guardianOf } from "./configuration.ts";
import { connectSystem, type System } from "./connect.ts";
import { assetAddress, policyArgument } from "./plan.ts";
import { CONTRACTS_WITH_ROLES, Rights, WORKFLOW_RIGHTS } from "./rights.ts";
import { runSteps } from "./steps.ts";
import { UsageError } from "../tooling/usage-error.ts";

/**
 * Wires the contracts together, founds the domains, admits their founders, and says what the general fund
 * may spend and who can stop it. Once the handover has
 * begun, all this is up to the stakeholders, and nothing is done.
 */
export async function setUp(context: DeploymentContext, deployment: Deployment): Promise<void> {
  const rights = new Rights(context.ethers, deployment, context.deployer);
  const deployer = await context.deployer.getAddress();
  for (const contract of CONTRACTS_WITH_ROLES) {
    if (!(await rights.holds(contract, "DEFAULT_ADMIN_ROLE", deployer))) {
      context.log(`${deployer} does not administer ${contract}: what is set up there is not touched`);
      return;
    }
  }
  const system = await connectSystem(context.ethers, deployment, context.deployer);
  await runSteps(
    WORKFLOW_RIGHTS.map((right) => rights.grant(right)),
    context,
  );
  await runSteps(domainSteps(context, system), context);
  await runSteps(spendingSteps(context, deployment, system), context);
}

function domainSteps({ configuration }: DeploymentContext, { contractors, clearances }: System): Step[] {
  return configuration.domains.flatMap(({ name, founders, ...terms }, index) => {
    const domain = index + 1;
    return [
      {
        title: `Domain ${domain} is ${name}`,
        isDone: async () => {
          if ((await contractors.domainCount()) < domain) return false;
          const existing = await contractors.nameOf(domain);
          if (existing === name) return true;
          throw new UsageError(`Domain ${domain} is called ${existing} on chain and ${name} in the configuration.`);
        },
        act: () => contractors.createDomain(name, terms),
      },
      ...founders.map(({ account, kind, rate }) => ({
        title: `${name}: ${account} is cleared`,
        isDone: async () => (await contractors.clearanceOf(domain, account)).since > 0n,
        act: () =>
          clearances.admit(domain, account, {
            kind: FOUNDER_KINDS[kind],
            rate,
            until: 0n,
            supervisor: ZeroAddress,
          }),
      })),
    ];
  });
}

function spendingSteps(
  { configuration }: DeploymentContext,
  { contracts }: Deployment,
  { treasury, budgets }: System,
): Step[] {
  const guardian = guardianOf(configuration);
  return [
    ...configuration.policies.map((policy) => {
      const asset = assetAddress(policy.asset, contracts);
      const { floor, rate, window } = policyArgument(policy);
      return {
        title: `The general fund may spend ${policy.asset} by its policy`,
        isDone: async () => {
          const { next } = await treasury.policyOf(asset);
          return next.floor === floor && next.rate === rate && next.window === window;
        },
        act: () => treasury.setPolicy(asset, { floor, rate, window }),
      };
    }),
    ...configuration.dollarTokens.map((token) => {
      const asset = assetAddress(token, contracts);
      return {
        title: `Each unit of ${token} counts as a dollar`,
        isDone: async () => (await budgets.dollarDecimals(asset)) > 0n,
        act: () => budgets.setDollarToken(asset, true),
      };
    }),
    {
      title: `The guardian is ${configuration.guardian}`,
      isDone: async () => (await treasury.guardian()) === guardian,
      act: () => treasury.setGuardian(guardian),
    },
  ];
}
