import { ZeroAddress } from "ethers";

import type { Deployment } from "../tooling/address-book.ts";
import type { DeploymentContext } from "./contracts.ts";
import type { Step } from "./steps.ts";

import { FOUNDER_KINDS } from "./configuration.ts";
import { connectSystem, type System } from "./connect.ts";
import { assetAddress, ETH } from "./plan.ts";
import { CONTRACTS_WITH_ROLES, Rights, WORKFLOW_RIGHTS } from "./rights.ts";
import { runSteps } from "./steps.ts";
import { UsageError } from "../tooling/usage-error.ts";

/**
 * Wires the contracts together, founds the domains, admits their founders and enables the assets. Once the handover has
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
  await requireTokens(context, deployment);
  await runSteps(
    WORKFLOW_RIGHTS.map((right) => rights.grant(right)),
    context,
  );
  await runSteps(domainSteps(context, system), context);
  await runSteps(assetSteps(context, deployment, system), context);
}

/** An address with one wrong letter must be told before anything is enabled. */
async function requireTokens({ configuration, ethers }: DeploymentContext, deployment: Deployment): Promise<void> {
  for (const asset of configuration.enabledAssets) {
    const address = assetAddress(asset, deployment.contracts);
    if (address !== ETH && (await ethers.provider.getCode(address)) === "0x") {
      throw new UsageError(`The asset ${asset} cannot be enabled: there is no token at that address on this chain.`);
    }
  }
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

function assetSteps({ configuration }: DeploymentContext, { contracts }: Deployment, { treasury }: System): Step[] {
  return configuration.enabledAssets.map((asset) => {
    const address = assetAddress(asset, contracts);
    return {
      title: `The general fund may spend ${asset}`,
      isDone: () => treasury.isEnabled(address),
      act: () => treasury.enableAsset(address, true),
    };
  });
}
