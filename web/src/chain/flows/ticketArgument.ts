// A ticket as the contract takes it.
import type { Address, Hex } from "viem";

import type { Payment, Ticket } from "../types.ts";

/** A ticket as it was issued: its hash is its id. */
export function ticketArgument({ asset, start, budget, ref, payments }: Ticket): {
  readonly asset: Address;
  readonly start: bigint;
  readonly budget: bigint;
  readonly ref: Hex;
  readonly payments: readonly Payment[];
} {
  return { asset, start, budget: budget ?? 0n, ref, payments };
}
