import { BaseError, ContractFunctionRevertedError, size, type Address } from "viem";

import type { ReadClient } from "./readClient.ts";
import type { Action } from "./types.ts";

/** How one call of a proposal would end if the timelock made it now. */
export type Outcome =
  | { readonly kind: "succeeds" }
  /** There is no contract at the target: the call would do nothing, and not fail. */
  | { readonly kind: "callsNobody" }
  /** It would revert, for `error`. */
  | { readonly kind: "reverts"; readonly error: unknown }
  /** The timelock holds `held` wei, less than the call sends. */
  | { readonly kind: "tooLittleEther"; readonly held: bigint };

/**
 * Makes each call from the timelock against the newest block, without sending anything. Each on its own: what an earlier call of the same
 * proposal would change is not there yet. Throws when the endpoint does not answer.
 */
export function simulateActions(client: ReadClient, timelock: Address, actions: readonly Action[]): Promise<Outcome[]> {
  return Promise.all(actions.map((action) => simulate(client, timelock, action)));
}

async function simulate(client: ReadClient, timelock: Address, { target, value, calldata }: Action): Promise<Outcome> {
  // Asked together, so that they travel in one request.
  const [code, held, error] = await Promise.all([
    calldata === "0x" ? undefined : client.getCode({ address: target }),
    value === 0n ? undefined : client.getBalance({ address: timelock }),
    client.call({ account: timelock, to: target, value, data: calldata }).then(
      () => undefined,
      (error: unknown) => error,
    ),
  ]);
  if (held !== undefined && held < value) return { kind: "tooLittleEther", held };
  if (calldata !== "0x" && (code === undefined || size(code) === 0)) return { kind: "callsNobody" };
  if (error === undefined) return { kind: "succeeds" };
  const revert = asRevert(error);
  if (revert === undefined) throw error;
  return { kind: "reverts", error: revert };
}

/** A raw call's failure as a contract's, so that its reason can be decoded; undefined for what is not a revert. */
function asRevert(error: unknown): ContractFunctionRevertedError | undefined {
  if (!(error instanceof BaseError)) return undefined;
  const reverted = error.walk(
    (cause) =>
      (cause as { name?: string }).name === "ExecutionRevertedError" || (cause as { code?: number }).code === 3,
  );
  const data = (error.walk((cause) => (cause as { data?: unknown }).data !== undefined) as { data?: unknown } | null)
    ?.data;
  const raw = typeof data === "object" && data !== null ? (data as { data?: unknown }).data : data;
  if (!reverted && raw === undefined) return undefined;
  const given =
    typeof raw === "string" && raw.startsWith("0x") ? { data: raw as `0x${string}` } : { message: error.shortMessage };
  return new ContractFunctionRevertedError({ abi: [], functionName: "call", ...given });
}
