import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";

import { getAddress, id, zeroPadValue, ZeroAddress } from "ethers";

import { allocationsOf, type Configuration } from "./configuration.ts";
import { differs, type SetUp } from "./differences.ts";
import { domainDifferences, memberDifferences } from "./domain-check.ts";
import { addressIn, readLogs, type History } from "./history.ts";
import { spendingDecisions, spendingDifferences } from "./spending-check.ts";

/** A setting that votes can change, and the event that tells its value second. */
interface GovernedFigure {
  readonly title: string;
  readonly contract: string;
  readonly event: string;
  readonly expected: (configuration: Configuration) => bigint | string;
}

const GOVERNOR = "StakeholderGovernor";

const GOVERNED_FIGURES: readonly GovernedFigure[] = [
  {
    title: "StakeholderGovernor.votingDelay",
    contract: GOVERNOR,
    event: "VotingDelaySet",
    expected: ({ governor }) => BigInt(governor.votingDelay),
  },
  {
    title: "StakeholderGovernor.votingPeriod",
    contract: GOVERNOR,
    event: "VotingPeriodSet",
    expected: ({ governor }) => BigInt(governor.votingPeriod),
  },
  {
    title: "StakeholderGovernor.proposalThreshold",
    contract: GOVERNOR,
    event: "ProposalThresholdSet",
    expected: ({ governor }) => governor.proposalThreshold,
  },
  {
    title: "StakeholderGovernor.quorumNumerator",
    contract: GOVERNOR,
    event: "QuorumNumeratorUpdated",
    expected: ({ governor }) => BigInt(governor.quorumPercent),
  },
  {
    title: "StakeholderGovernor.daoURI",
    contract: GOVERNOR,
    event: "DAOURIUpdate",
    expected: ({ governor }) => governor.daoURI,
  },
  {
    title: "TimelockController.getMinDelay",
    contract: "TimelockController",
    event: "MinDelayChange",
    expected: ({ timelockDelay }) => BigInt(timelockDelay),
  },
];

const DOMAIN_DECISIONS = { DomainCreated: "founded", DomainChanged: "changed", DomainRetired: "retired" } as const;

/** A sentence for each thing that was set up until the handover and is not as configured, and for each that is missing. */
export async function findSetUpDifferences(ethers: HardhatEthers, setUp: SetUp): Promise<string[]> {
  return [
    ...(await stakeDifferences(ethers, setUp)),
    ...GOVERNED_FIGURES.flatMap((figure) =>
      differs(figure.title, valueOf(figure, setUp.history, setUp.until), figure.expected(setUp.configuration)),
    ),
    ...domainDifferences(setUp),
    ...memberDifferences(setUp),
    ...(await spendingDifferences(ethers, setUp)),
  ];
}

/** What the stakeholders have changed since the handover, as sentences. */
export function findDecisions(setUp: SetUp): string[] {
  const { history, until } = setUp;
  const figures = GOVERNED_FIGURES.flatMap((figure) => {
    const [then, now] = [valueOf(figure, history, until), valueOf(figure, history)];
    return now === then ? [] : [`${figure.title} is ${now}; it was ${then} at the handover.`];
  });
  const later = (contract: string, event: string) => history.of(contract, [event]).filter(({ block }) => block > until);
  const domains = Object.entries(DOMAIN_DECISIONS).flatMap(([event, verb]) =>
    later("Contractors", event).map(({ args, block }) => `Domain ${args[0]} was ${verb} in block ${block}.`),
  );
  const [cleared, ended] = [later("Contractors", "Cleared").length, later("Contractors", "ClearanceEnded").length];
  const members = cleared + ended === 0 ? [] : [`Clearances: ${cleared} issued and ${ended} ended.`];
  return [...figures, ...domains, ...spendingDecisions(setUp), ...members];
}

/** Who received the stake when it was made. Later transfers are the holders' own business. */
async function stakeDifferences(ethers: HardhatEthers, { deployment, configuration, until }: SetUp): Promise<string[]> {
  // Nobody receives anything when a token is only to be wrapped; who wraps it is the holders' own business.
  if ("wraps" in configuration.stakeToken) return [];
  const filter = {
    address: addressIn(deployment, "StakeToken"),
    topics: [id("Transfer(address,address,uint256)"), zeroPadValue(ZeroAddress, 32)],
  };
  const received = new Map<string, bigint>();
  const allocations = allocationsOf(configuration);
  for (const { holder } of allocations) received.set(holder, 0n);
  for (const { topics, data } of await readLogs(
    ethers,
    filter,
    deployment.deployBlock,
    configuration.logRange,
    until,
  )) {
    const holder = getAddress(`0x${topics[2]?.slice(-40)}`);
    received.set(holder, (received.get(holder) ?? 0n) + BigInt(data));
  }
  return [...received].flatMap(([account, amount]) => {
    const expected = allocations.find(({ holder }) => holder === account)?.amount ?? 0n;
    return differs(`The stake that ${account} received at deployment`, amount, expected);
  });
}

/** The value that `figure` had after block `until`. */
function valueOf({ contract, event }: GovernedFigure, history: History, until?: number): bigint | string | undefined {
  return history.of(contract, [event], until).at(-1)?.args[1] as bigint | string | undefined;
}
