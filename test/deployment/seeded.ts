import type { NetworkConnection } from "hardhat/types/network";

import { network } from "hardhat";

import type { System } from "../../scripts/deployment/connect.ts";
import type { Deployment } from "../../scripts/tooling/address-book.ts";

import { deploy } from "../../scripts/deploy.ts";
import { connectSystem } from "../../scripts/deployment/connect.ts";
import { seed, SEED_START } from "../../scripts/seed.ts";
import { createWorkbench } from "./workbench.ts";

/** Where the story ends. */
export const UNTIL = new Date("2027-02-03T04:05:06Z");

/** States as the governor numbers them. */
export const GOVERNOR_STATES = [
  "Pending",
  "Active",
  "Canceled",
  "Defeated",
  "Succeeded",
  "Queued",
  "Expired",
  "Executed",
];

/** States as Reviews numbers them. */
export const REVIEW_STATES = [
  "None",
  "Open",
  "Reached",
  "Concludable",
  "Contested",
  "Lapsed",
  "Escalated",
  "Passed",
  "Rejected",
];

/** A chain on which the whole story has been told. */
interface Seeded {
  readonly connection: NetworkConnection;
  readonly deployment: Deployment;
  readonly system: System;
}

let seeded: Promise<Seeded> | undefined;

/** The seeded chain; told once, because it takes seconds and the tests only read. */
export function seededChain(): Promise<Seeded> {
  seeded ??= tell();
  return seeded;
}

async function tell(): Promise<Seeded> {
  const { directory } = await createWorkbench();
  const connection = await network.create({ override: { initialDate: SEED_START } });
  const deployment = await deploy(connection.ethers, { directory });
  await seed(connection, deployment, () => {}, UNTIL);
  // The clock stands at the end of the story while the states are read.
  await connection.provider.request({ method: "evm_setNextBlockTimestamp", params: [UNTIL.getTime() / 1000] });
  await connection.provider.request({ method: "evm_mine", params: [] });
  return { connection, deployment, system: await connectSystem(connection.ethers, deployment) };
}
