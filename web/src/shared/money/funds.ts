import { ETH_ADDRESS, sameAddress } from "../../chain/accounts.ts";
import { amountText } from "../../chain/flows/wording.ts";
import type { Asset } from "../../chain/types.ts";
import { parseAmount } from "../format/index.ts";

/** Wei that stay in the wallet for the network's fees when all ether is put in. */
export const FEE_RESERVE = 10n ** 16n;

/** What of a wallet's `held` base units can be put in; undefined while it is not known. */
export function spendable({ address }: Pick<Asset, "address">, held: bigint | undefined): bigint | undefined {
  if (held === undefined || !sameAddress(address, ETH_ADDRESS)) return held;
  return held > FEE_RESERVE ? held - FEE_RESERVE : 0n;
}

/** A typed amount of money that somebody is about to give: base units, or why it can't be given. */
export type GivenAmount =
  { readonly ok: true; readonly amount: bigint } | { readonly ok: false; readonly reason: string };

/** Reads a typed amount; `max` in base units, undefined where nothing is known to limit it. */
export function readAmount(
  text: string,
  asset: Pick<Asset, "decimals" | "symbol">,
  max: bigint | undefined,
): GivenAmount {
  const parsed = parseAmount(text, asset.decimals);
  if (!parsed.ok) return parsed;
  if (parsed.value === 0n) return { ok: false, reason: "Enter more than zero." };
  if (max !== undefined && parsed.value > max) {
    return {
      ok: false,
      reason:
        max === 0n ? `You hold no ${asset.symbol} to give.` : `Your wallet can give ${amountText(max, asset)} at most.`,
    };
  }
  return { ok: true, amount: parsed.value };
}
