import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";

import type { Deployment } from "../tooling/address-book.ts";
import type { Configuration } from "./configuration.ts";
import type { Origin } from "./origin.ts";

import { matchCode } from "./code.ts";
import { connectSystem } from "./connect.ts";
import { differs } from "./differences.ts";
import { readHistory } from "./history.ts";
import { findForeignOperations } from "./operations.ts";
import { traceOrigin } from "./origin.ts";
import { planContracts } from "./plan.ts";
import { Rights, STAKEHOLDER_RIGHTS } from "./rights.ts";
import { findAdministered, findHandover, findStrangers } from "./role-check.ts";
import { findDecisions, findSetUpDifferences } from "./setup-check.ts";

/** What a check of one kind found. */
export interface Finding {
  /** What was compared, as in "bytecode". */
  readonly subject: string;
  /** A sentence for each difference; none when all is well. */
  readonly differences: readonly string[];
  /** Before the handover: those of the differences that it is there to remove. */
  readonly awaitHandover?: readonly string[];
  /** What is good to know and no difference, as sentences. */
  readonly notes: readonly string[];
}

/**
 * Compares a deployment with the artifacts, the table of rights and the configuration, in this order. What was set up is
 * compared as it stood at the handover; what the stakeholders decided since then is told in the notes.
 */
export async function verifyDeployment(
  ethers: HardhatEthers,
  book: Deployment,
  configuration: Configuration,
): Promise<Finding[]> {
  const origin = await originOf(ethers, book, configuration);
  // Without the right code, what a contract says about its roles and parameters means nothing.
  if (Array.isArray(origin)) return [finding("bytecode", origin)];

  const { deployment, argumentDifferences } = origin;
  const history = await readHistory(ethers, deployment, configuration.logRange);
  const handover = findHandover(history, origin.deployer);
  const setUp = { deployment, configuration, history, until: handover.block };
  const isOver = handover.block !== Infinity;
  const rights = new Rights(ethers, deployment);
  const administered = findAdministered(history, handover);
  const deployersRights = administered.map(
    (contract) => `${contract}: ${handover.deployer} holds DEFAULT_ADMIN_ROLE, and nobody else should.`,
  );
  // Where the deploying key has left already, it can grant no more: what is missing there stays missing.
  const grantable = await rights.findMissing(
    STAKEHOLDER_RIGHTS.filter(({ contract }) => administered.includes(contract)),
  );
  return [
    finding("bytecode", []),
    {
      subject: "roles",
      differences: [
        ...(await rights.findMissing()),
        ...deployersRights,
        ...findStrangers(history, deployment, handover),
      ],
      ...(isOver ? {} : { awaitHandover: [...grantable, ...deployersRights] }),
      notes: isOver ? [`Handed over by ${handover.deployer}, completed in block ${handover.block}.`] : [],
    },
    finding("operations", findForeignOperations(history, deployment)),
    finding(
      "parameters",
      [
        ...argumentDifferences,
        ...(await findFixedDifferences(ethers, deployment, configuration)),
        ...(await findSetUpDifferences(ethers, setUp)),
      ],
      isOver ? findDecisions(setUp) : [],
    ),
  ];
}

/** A check whose differences the handover would not remove. */
function finding(subject: string, differences: readonly string[], notes: readonly string[] = []): Finding {
  return { subject, differences, notes };
}

/** A sentence for everything that must not be handed over: all that `verifyDeployment` finds but the rights to be moved. */
export async function findObstacles(
  ethers: HardhatEthers,
  book: Deployment,
  configuration: Configuration,
): Promise<string[]> {
  const origin = await originOf(ethers, book, configuration);
  if (Array.isArray(origin)) return origin;
  const { deployment, argumentDifferences } = origin;
  const history = await readHistory(ethers, deployment, configuration.logRange);
  const handover = findHandover(history, origin.deployer);
  return [
    ...findStrangers(history, deployment, handover),
    ...findForeignOperations(history, deployment),
    ...argumentDifferences,
    ...(await findFixedDifferences(ethers, deployment, configuration)),
    ...(await findSetUpDifferences(ethers, { deployment, configuration, history, until: handover.block })),
  ];
}

/** How the contracts came to be, or a sentence for each reason why nothing that they say can be relied upon. */
async function originOf(
  ethers: HardhatEthers,
  book: Deployment,
  configuration: Configuration,
): Promise<Origin | string[]> {
  const code = await findCodeDifferences(ethers, book, configuration);
  return code.length > 0 ? code : traceOrigin(ethers, book, configuration);
}

/** A sentence for each contract that is missing or has other code than this version's. */
async function findCodeDifferences(
  ethers: HardhatEthers,
  { contracts }: Deployment,
  configuration: Configuration,
): Promise<string[]> {
  const differences: string[] = [];
  for (const { name, artifact } of planContracts(configuration)) {
    const address = contracts[name];
    const match = address === undefined ? "none" : await matchCode(ethers, address, artifact);
    if (address === undefined) differences.push(`${name} is not in the address book.`);
    else if (match === "none") differences.push(`${name}: there is no code at ${address}.`);
    else if (match === "different") differences.push(`${name}: the code at ${address} is not this version's.`);
  }
  return differences;
}

/** A sentence for each wrong value among those that a constructor fixed; votes cannot change them, but for the timelock. */
async function findFixedDifferences(
  ethers: HardhatEthers,
  deployment: Deployment,
  { stakeToken: stake, governor: settings }: Configuration,
): Promise<string[]> {
  const system = await connectSystem(ethers, deployment);
  const { stakeToken, governor, contractors, reviews, clearances, bounties, budgets, revocations, moves } = system;
  const { StakeToken, TimelockController, Treasury, Contractors, Reviews, ClearanceCards, Profiles } =
    deployment.contracts;
  return [
    ...differs("StakeToken.name", await stakeToken.name(), stake.name),
    ...differs("StakeToken.symbol", await stakeToken.symbol(), stake.symbol),
    ...differs("StakeToken.MUTE", await stakeToken.MUTE(), Treasury),
    ...(await wrappedDifferences(ethers, deployment, stake)),
    ...differs("StakeholderGovernor.token", await governor.token(), StakeToken),
    ...differs("StakeholderGovernor.timelock", await governor.timelock(), TimelockController),
    ...differs("StakeholderGovernor.quorumDenominator", await governor.quorumDenominator(), 100n),
    ...differs(
      "StakeholderGovernor.approvalPercent",
      await governor.approvalPercent(),
      BigInt(settings.approvalPercent),
    ),
    ...differs("StakeholderGovernor.quorumFloor", await governor.quorumFloor(), settings.quorumFloor),
    ...differs(
      "StakeholderGovernor.lateQuorumVoteExtension",
      await governor.lateQuorumVoteExtension(),
      BigInt(settings.lateQuorumExtension),
    ),
    ...differs("StakeholderGovernor.decidesEarly", await governor.decidesEarly(), settings.decidesEarly),
    ...differs("ClearanceCards.PROFILES", await system.clearanceCards.PROFILES(), Profiles),
    ...differs("Contractors.CARDS", await contractors.CARDS(), ClearanceCards),
    ...differs("Reviews.ARBITER", await reviews.ARBITER(), TimelockController),
    ...differs("Reviews.CONTRACTORS", await reviews.CONTRACTORS(), Contractors),
    ...differs("Clearances.CONTRACTORS", await clearances.CONTRACTORS(), Contractors),
    ...differs("Clearances.REVIEWS", await clearances.REVIEWS(), Reviews),
    ...differs("Bounties.TREASURY", await bounties.TREASURY(), Treasury),
    ...differs("Bounties.CONTRACTORS", await bounties.CONTRACTORS(), Contractors),
    ...differs("Bounties.REVIEWS", await bounties.REVIEWS(), Reviews),
    ...differs("Revocations.CONTRACTORS", await revocations.CONTRACTORS(), Contractors),
    ...differs("Revocations.REVIEWS", await revocations.REVIEWS(), Reviews),
    ...differs("Moves.CONTRACTORS", await moves.CONTRACTORS(), Contractors),
    ...differs("Moves.REVIEWS", await moves.REVIEWS(), Reviews),
    ...differs("Budgets.TREASURY", await budgets.TREASURY(), Treasury),
    ...differs("Budgets.CONTRACTORS", await budgets.CONTRACTORS(), Contractors),
  ];
}

/** Which token the stake wraps, where it does. */
async function wrappedDifferences(
  ethers: HardhatEthers,
  { contracts }: Deployment,
  stake: Configuration["stakeToken"],
): Promise<string[]> {
  if (!("wraps" in stake)) return [];
  const wrapped = await ethers.getContractAt("WrappedStake", contracts.StakeToken ?? "");
  return differs("StakeToken.underlying", await wrapped.underlying(), stake.wraps);
}
