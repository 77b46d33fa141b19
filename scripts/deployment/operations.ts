import { AbiCoder, keccak256, toBeHex, zeroPadBytes, ZeroHash } from "ethers";

import type { Deployment } from "../tooling/address-book.ts";

import { addressIn, type History } from "./history.ts";

/**
 * A sentence for each operation that the timelock was ever told to carry out and that no proposal queued. What the
 * deploying key schedules would otherwise outlast the handover: nobody would have to hold a right any more.
 */
export function findForeignOperations(history: History, deployment: Deployment): string[] {
  const governor = addressIn(deployment, "StakeholderGovernor");
  const proposals = new Map(
    history.of("StakeholderGovernor", ["ProposalCreated"]).map(({ data }) => operationOf(data, governor)),
  );
  // The governor reports that it queued in the transaction in which it scheduled, and only then.
  const queued = new Set(
    history
      .of("StakeholderGovernor", ["ProposalQueued"])
      .map(({ args: [proposal], transaction }) => `${transaction} ${proposals.get(proposal as bigint)}`),
  );
  const foreign = new Map<string, string>();
  for (const { args, block, transaction } of history.of("TimelockController", ["CallScheduled"])) {
    const [operation] = args as unknown as [string];
    if (queued.has(`${transaction} ${operation}`)) continue;
    foreign.set(
      `${transaction} ${operation}`,
      `TimelockController: operation ${operation} was scheduled in block ${block}, and no proposal queued it.`,
    );
  }
  return [...foreign.values()];
}

/**
 * The id of the operation that carries out a proposal, as OpenZeppelin's GovernorTimelockControl makes it. The description is
 * read as bytes: anybody may propose, and a description that is not valid UTF-8 must not stop the check.
 */
function operationOf(created: string, governor: string): [proposal: bigint, operation: string] {
  const coder = AbiCoder.defaultAbiCoder();
  const [proposal, , targets, values, , calldatas, , , description] = coder.decode(
    ["uint256", "address", "address[]", "uint256[]", "bytes[]", "bytes[]", "uint256", "uint256", "bytes"],
    created,
  );
  const salt = toBeHex(BigInt(zeroPadBytes(governor, 32)) ^ BigInt(keccak256(description as string)), 32);
  const operation = coder.encode(
    ["address[]", "uint256[]", "bytes[]", "bytes32", "bytes32"],
    [[...targets], [...values], [...calldatas], ZeroHash, salt],
  );
  return [proposal as bigint, keccak256(operation)];
}
