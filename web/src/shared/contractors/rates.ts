// What contractors of a domain earn an hour, and when a rate looks like a slip. Pure; USD per hour with 6 decimals.
import { clearanceOf, rateAt } from "../../chain/states.ts";
import type { Domain, Snapshot } from "../../chain/types.ts";
import { formatRate } from "../format/index.ts";

/** The lowest and the highest rate of a domain's members as of the snapshot; undefined without members. */
export function ratesOf(snapshot: Snapshot, { id, members }: Domain): { low: bigint; high: bigint } | undefined {
  const rates = members
    .map((member) => clearanceOf(snapshot, id, member))
    .filter((clearance) => clearance !== undefined)
    .map((clearance) => rateAt(clearance, snapshot.time))
    .toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [low, high] = [rates[0], rates.at(-1)];
  return low === undefined || high === undefined ? undefined : { low, high };
}

/** A rate that is so many times the highest is more likely a slip than a wish. */
const SUSPICIOUS_TIMES = 10n;

/** What to ask of a rate that is far above all others of the domain; undefined where it is not. */
export function rateWarning(snapshot: Snapshot, domain: Domain, rate: bigint): string | undefined {
  const rates = ratesOf(snapshot, domain);
  if (!rates || rate <= rates.high * SUSPICIOUS_TIMES) return undefined;
  return `${formatRate(rate)} is more than ten times the highest rate in ${domain.name}, ${formatRate(rates.high)}. Is a digit too many?`;
}
