import { encodeAbiParameters, keccak256, zeroHash, type Address, type Hex } from "viem";

import type { Proposal } from "./types.ts";

/** The id under which the timelock knows a proposal's batch; the salt is the governor's, as GovernorTimelockControl makes it. */
export function operationId(
  governor: Address,
  { actions, descriptionHash }: Pick<Proposal, "actions" | "descriptionHash">,
): Hex {
  const salt = BigInt(governor) << 96n;
  const salted = `0x${(salt ^ BigInt(descriptionHash)).toString(16).padStart(64, "0")}` as const;
  const types = [
    { type: "address[]" },
    { type: "uint256[]" },
    { type: "bytes[]" },
    { type: "bytes32" },
    { type: "bytes32" },
  ] as const;
  return keccak256(
    encodeAbiParameters(types, [
      actions.map(({ target }) => target),
      actions.map(({ value }) => value),
      actions.map(({ calldata }) => calldata),
      zeroHash,
      salted,
    ]),
  );
}
