// What the seed has put on the chain, found by its title, as a reader would.
import { parseAbiItem, type Address, type Hex } from "viem";

import { client, contracts, deployBlock } from "./chain.ts";

const bountyOpened = parseAbiItem(
  "event BountyOpened(bytes32 indexed bounty, address indexed opener, uint32 indexed domain, address asset, uint48 openedAt, uint48 deadline, string uri)",
);
const nominated = parseAbiItem(
  "event Nominated(bytes32 indexed nomination, uint32 indexed domain, address indexed candidate, address opener, (uint8 kind, uint64 rate, uint48 until, address supervisor) offer, bool changes, uint64 salt, string uri)",
);
const revocationOpened = parseAbiItem(
  "event RevocationOpened(bytes32 indexed revocation, uint32 indexed domain, address indexed account, address opener, uint64 salt, string uri)",
);
const proposalCreated = parseAbiItem(
  "event ProposalCreated(uint256 proposalId, address proposer, address[] targets, uint256[] values, string[] signatures, bytes[] calldatas, uint256 voteStart, uint256 voteEnd, string description)",
);

const range = { fromBlock: deployBlock, toBlock: "latest" } as const;

function only<entry>(found: readonly entry[], what: string): entry {
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`${found.length} found of: ${what}`);
  return first;
}

/** The text behind a `data:` URI. */
async function textOf(uri: string): Promise<string> {
  return (await fetch(uri)).text();
}

async function having<entry extends { readonly uri: string }>(
  entries: readonly entry[],
  title: string,
): Promise<entry> {
  const texts = await Promise.all(entries.map(({ uri }) => textOf(uri)));
  return only(
    entries.filter((_, index) => texts[index]?.startsWith(`# ${title}\n`)),
    title,
  );
}

/** Id of the bounty with a title. */
export async function bountyCalled(title: string): Promise<Hex> {
  const logs = await client.getLogs({ address: contracts.Bounties, event: bountyOpened, strict: true, ...range });
  return (
    await having(
      logs.map(({ args }) => args),
      title,
    )
  ).bounty;
}

/** Id of the nomination whose statement has a title. */
export async function nominationCalled(title: string): Promise<Hex> {
  const logs = await client.getLogs({ address: contracts.Clearances, event: nominated, strict: true, ...range });
  return (
    await having(
      logs.map(({ args }) => args),
      title,
    )
  ).nomination;
}

/** Ids of all revocations, oldest first. */
export async function revocations(): Promise<readonly Hex[]> {
  const event = revocationOpened;
  const logs = await client.getLogs({ address: contracts.Revocations, event, strict: true, ...range });
  return logs.map(({ args }) => args.revocation);
}

/** Number of the proposal with a title. */
export async function proposalCalled(title: string): Promise<bigint> {
  const logs = await client.getLogs({
    address: contracts.StakeholderGovernor,
    event: proposalCreated,
    strict: true,
    ...range,
  });
  const found = logs.filter(({ args }) => args.description.startsWith(`# ${title}\n`));
  return only(found, title).args.proposalId;
}

/** The bounty that an account opened last. */
export async function lastBountyOf(opener: Address): Promise<Hex> {
  const logs = await client.getLogs({
    address: contracts.Bounties,
    event: bountyOpened,
    args: { opener },
    strict: true,
    ...range,
  });
  const last = logs.at(-1);
  if (last === undefined) throw new Error(`${opener} has opened no bounty`);
  return last.args.bounty;
}
