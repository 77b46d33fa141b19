import type { Address } from "viem";

import {
  DAY,
  formatDate,
  formatDuration,
  formatExact,
  formatRate,
  formatUsd,
  plainText,
  plural,
  shortAddress,
} from "../../shared/format/index.ts";
import { rulesOf } from "../clearances.ts";
import { titleOfUri } from "../content.ts";
import { mostOf, periodsOf, USD_DECIMALS } from "../states/budgets.ts";
import { allows } from "../states/policies.ts";
import type { Asset, Budget, BudgetTerms, Offer, Payment, Policy, Snapshot } from "../types.ts";
import type { NameOf } from "./context.ts";

/** "1,200 USDC", "1,200.50 USDC": every digit that counts, as a person is about to sign it. */
export function amountText(amount: bigint, asset: Pick<Asset, "decimals" | "symbol">): string {
  return `${formatExact(amount, asset.decimals)} ${asset.symbol}`;
}

/** The asset at an address; one that was never seen goes by its address and shows base units. */
export function assetAt(snapshot: Snapshot, address: Address): Asset {
  const unknown: Asset = {
    address,
    symbol: shortAddress(address),
    name: "Unknown token",
    decimals: 0,
    enabled: false,
    wellFormed: false,
  };
  return snapshot.assets.get(address) ?? unknown;
}

/** The name of a domain, or its number where there is none. */
export function domainName(snapshot: Snapshot, domain: number): string {
  return snapshot.domains.get(domain)?.name ?? `domain ${domain}`;
}

/** "Direct at $60.00 / h", "Proposal at $60.00 / h until 3 Mar 2022", "Subcontractor of 0x12…34 at $60.00 / h". */
export function offerText({ kind, rate, until, supervisor }: Offer, nameOf: NameOf): string {
  const whose = supervisor ? ` of ${nameOf(supervisor)}` : "";
  const end = until === undefined ? "" : ` until ${formatDate(until)}`;
  return `${rulesOf(kind).name}${whose} at ${formatRate(rate)}${end}`;
}

/** A cent of a USD amount. */
const CENT = 10_000n;

/** "$1,200.00" or "1,200 DCR": an amount in the unit of a budget. */
export function budgetAmountText(snapshot: Snapshot, { asset }: Pick<BudgetTerms, "asset">, amount: bigint): string {
  // To the last digit that counts: a limit is passed by less than a cent.
  if (asset === undefined) return amount % CENT === 0n ? formatUsd(amount) : `$${formatExact(amount, USD_DECIMALS)}`;
  return amountText(amount, assetAt(snapshot, asset));
}

/** Longer names are cut in a sentence. */
const NAME_LENGTH = 80;

/** "the budget “Running costs”", or "budget 3" where it has no name. */
export function budgetText({ id, uri }: Pick<Budget, "id" | "uri">): string {
  const name = plainText(titleOfUri(uri, ""), NAME_LENGTH);
  return name === "" ? `budget ${id}` : `the budget “${name}”`;
}

/** "$60,000.00 in 12 periods": what a budget that recurs and opens at `opened`, seconds, can pay in all. */
export function mostText(snapshot: Snapshot, terms: BudgetTerms, opened: number): string {
  return `${budgetAmountText(snapshot, terms, mostOf(terms, opened))} in ${plural(periodsOf(terms, opened), "period")}`;
}

/** "4 %": a share in millionths. */
export function rateText(millionths: number): string {
  return `${formatExact(BigInt(millionths), 4)} %`;
}

/** "30 days", "1 day": a period that is counted exactly, where months would be rounded. */
export function periodText(seconds: number): string {
  return seconds > 0 && seconds % DAY === 0 ? plural(seconds / DAY, "day") : formatDuration(seconds);
}

/** "4 % of the fund and what was spent, or 1,000 USDC, whichever is more, in any 24 days": what a policy allows. */
export function policyText(policy: Policy, asset: Pick<Asset, "decimals" | "symbol">): string {
  const { floor, rate, window } = policy;
  if (!allows(policy)) return "nothing";
  const time = `in any ${periodText(window)}`;
  if (rate === 0) return `${amountText(floor, asset)} ${time}`;
  return `${rateText(rate)} of the fund and what was spent, or ${amountText(floor, asset)}, whichever is more, ${time}`;
}

/** Who is paid: a name, or how many. */
export function payeesText(payees: readonly Address[], nameOf: NameOf): string {
  const [first] = payees;
  return payees.length === 1 && first ? nameOf(first) : plural(payees.length, "payee");
}

/** What payments come to, base units. */
export function sumOf(payments: readonly Pick<Payment, "amount">[]): bigint {
  return payments.reduce((sum, { amount }) => sum + amount, 0n);
}
