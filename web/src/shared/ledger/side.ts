// Who stands on either side of a movement: the general fund, a bounty's pot, the line of approved payments, somebody's account in the treasury, or somebody's wallet outside.
import type { Address } from "viem";

import { holderOf, isPersonal, lineAccount, OUTSIDE, sameAddress } from "../../chain/accounts.ts";
import type { Contracts } from "../../chain/deployment.ts";
import type { AccountKey, Movement } from "../../chain/types.ts";

/** One side of a movement. `holder` and `party` are people, or contracts that act like them. */
export type Side =
  | { readonly kind: "fund" }
  | { readonly kind: "bounty" }
  | { readonly kind: "line" }
  | { readonly kind: "account"; readonly holder: Address }
  | { readonly kind: "wallet"; readonly party: Address | undefined };

/** Whose account it is; `party` is who stands outside. */
function sideOf(contracts: Contracts, account: AccountKey, party: Address | undefined): Side {
  if (account === OUTSIDE) return { kind: "wallet", party };
  const holder = holderOf(account);
  if (sameAddress(holder, contracts.treasury)) return { kind: "fund" };
  if (sameAddress(holder, contracts.bounties) && !isPersonal(account)) return { kind: "bounty" };
  if (account === lineAccount(contracts.budgets)) return { kind: "line" };
  return { kind: "account", holder };
}

/** Where a movement came from and where it went. */
export function sidesOf(
  contracts: Contracts,
  { from, to, party }: Movement,
): { readonly from: Side; readonly to: Side } {
  return { from: sideOf(contracts, from, party), to: sideOf(contracts, to, party) };
}

/** A side as plain words, for files and screen readers: "account of 0x…". */
export function sideText(side: Side): string {
  switch (side.kind) {
    case "fund":
      return "General fund";
    case "bounty":
      return "Bounty";
    case "line":
      return "Line of payments";
    case "account":
      return `Account of ${side.holder}`;
    case "wallet":
      return side.party ? `Wallet ${side.party}` : "Outside";
  }
}
