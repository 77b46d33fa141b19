/** Groups the digits of a whole number by thousands: "1234567" -> "1,234,567". */
function groupDigits(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

const MINUS = "\u2212";

/** An amount in base units taken apart: sign, whole part and the full fraction, as digits. */
function split(amount: bigint, decimals: number): { negative: boolean; whole: string; fraction: string } {
  const negative = amount < 0n;
  const digits = (negative ? -amount : amount).toString().padStart(decimals + 1, "0");
  return {
    negative,
    whole: decimals === 0 ? digits : digits.slice(0, -decimals),
    fraction: decimals === 0 ? "" : digits.slice(-decimals),
  };
}

function join(negative: boolean, whole: string, fraction: string): string {
  return `${negative ? MINUS : ""}${groupDigits(whole)}${fraction ? `.${fraction}` : ""}`;
}

/** Every digit that counts, nothing cut: what a person is about to sign. A fraction has two decimals at least: "120.50", "120". */
export function formatExact(amount: bigint, decimals: number): string {
  const { negative, whole, fraction } = split(amount, decimals);
  const digits = fraction.replace(/0+$/, "");
  return join(negative, whole, digits && digits.padEnd(Math.min(2, decimals), "0"));
}

/**
 * A figure for a column: always `places` decimals, so that points align. Cut, never rounded up: nobody is shown money that is
 * not there. An amount too small to show reads "<0.01", not "0.00".
 */
export function formatLedger(amount: bigint, decimals: number, places = 2): string {
  const { negative, whole, fraction } = split(amount, decimals);
  const shown = fraction.slice(0, places).padEnd(places, "0");
  if (amount !== 0n && /^0+$/.test(whole + shown)) {
    const least = places === 0 ? "1" : `0.${"0".repeat(places - 1)}1`;
    return `${negative ? `${MINUS}<` : "<"}${least}`;
  }
  return join(negative, whole, shown);
}

const STEPS = [
  { digits: 12, suffix: "T" },
  { digits: 9, suffix: "B" },
  { digits: 6, suffix: "M" },
  { digits: 3, suffix: "k" },
] as const;

/**
 * Three digits that matter, for chart axes and summaries only: 1234567.8 -> "1.23M", 10850 -> "10.9k". Rounded, half away from zero;
 * wherever a figure is read as money, it stands in full.
 */
export function formatCompact(amount: bigint, decimals: number): string {
  const { negative, whole } = split(amount, decimals);
  // The digits from the first that is kept; what is below a thousandth is told as such.
  const kept = whole === "0" ? 3 : Math.max(0, 3 - whole.length);
  const dropped = whole === "0" || whole.length <= 3 ? decimals - kept : decimals + whole.length - 3;
  const rounded = dropped > 0 ? roundOff(negative ? -amount : amount, dropped) : negative ? -amount : amount;
  if (amount !== 0n && rounded === 0n) return formatLedger(amount, decimals, 3);
  const { whole: head, fraction: tail } = split(rounded, decimals);
  const step = STEPS.find(({ digits }) => head.length > digits);
  if (!step) return join(negative, head, tail.replace(/0+$/, ""));
  const digits = head.slice(-step.digits).replace(/0+$/, "");
  return `${join(negative, head.slice(0, -step.digits), digits)}${step.suffix}`;
}

/** A positive integer without its last `digits` digits, which become zeros; half is rounded up. */
function roundOff(value: bigint, digits: number): bigint {
  const unit = 10n ** BigInt(digits);
  return ((value + unit / 2n) / unit) * unit;
}

/** The sign of a movement, for columns of ins and outs: "+1,200.00", "−350.00". */
export function formatSigned(amount: bigint, decimals: number, places = 2): string {
  const text = formatLedger(amount, decimals, places);
  return amount > 0n ? `+${text}` : text;
}

/** USD with six decimals in storage, shown in cents: 42_500000n -> "$42.50". */
export function formatUsd(micros: bigint): string {
  const text = formatLedger(micros, 6, 2);
  return text.startsWith(MINUS) ? `${MINUS}$${text.slice(1)}` : `$${text}`;
}

/** An hourly rate in USD with six decimals, never cut: 42_500000n -> "$42.50 / h", 47_505000n -> "$47.505 / h". */
export function formatRate(microsPerHour: bigint): string {
  const wholeCents = microsPerHour % 10_000n === 0n;
  return `${wholeCents ? formatUsd(microsPerHour) : `$${formatExact(microsPerHour, 6)}`} / h`;
}

/** A share in units of which `units` make a whole: rounded half up, but cut where that would make it look as if it reached `needed`. */
function shareOf(part: bigint, whole: bigint, units: bigint, needed?: bigint): bigint {
  const rounded = (of: bigint) => (of * units * 2n + whole) / (whole * 2n);
  const looksReached = needed !== undefined && part < needed && rounded(part) >= rounded(needed);
  return looksReached ? (part * units) / whole : rounded(part);
}

/**
 * A share as a percentage with at most `places` decimals, rounded half up: formatShare(2n, 3n) -> "66.7 %". Where it stands beside what is
 * `needed`, in the unit of the part, it never looks as if it reached that while it does not.
 */
export function formatShare(part: bigint, whole: bigint, places = 1, needed?: bigint): string {
  if (whole === 0n) return "–";
  return `${formatExact(shareOf(part, whole, 100n * 10n ** BigInt(places), needed), places)} %`;
}

/** The same for a column, always with one decimal: formatColumnShare(3n, 10n) -> "30.0 %". */
export function formatColumnShare(part: bigint, whole: bigint, needed?: bigint): string {
  return whole === 0n ? "–" : `${formatLedger(shareOf(part, whole, 1_000n, needed), 1, 1)} %`;
}

/** A plain count: 12345 -> "12,345". */
export function formatCount(count: number | bigint): string {
  return groupDigits(count.toString());
}

/** "1 claim", "3 claims". */
export function plural(count: number | bigint, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${Number(count) === 1 ? one : many}`;
}

/** What a person typed, read as base units, or the reason why it can't be. */
export type ParsedAmount = { ok: true; value: bigint } | { ok: false; reason: string };

const MAX_UINT128 = 2n ** 128n - 1n;

/**
 * Reads "1,234.56" as base units. Refuses what could be meant in two ways and what would lose digits: more decimals than the
 * token has, signs, exponents, a comma where a decimal point may be meant ("1,5").
 */
export function parseAmount(text: string, decimals: number): ParsedAmount {
  const trimmed = text.trim().replace(/[\s_]/g, "");
  if (trimmed === "") return { ok: false, reason: "Enter an amount." };
  if (trimmed.startsWith("-") || trimmed.startsWith(MINUS))
    return { ok: false, reason: "An amount can't be negative." };
  const grouped = /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(trimmed);
  if (trimmed.includes(",") && !grouped) {
    return { ok: false, reason: "Use a point for decimals, commas only between thousands." };
  }
  const match = /^(\d*)(?:\.(\d*))?$/.exec(trimmed.replaceAll(",", ""));
  const whole = match?.[1] ?? "";
  const fraction = match?.[2] ?? "";
  if (!match || whole + fraction === "") return { ok: false, reason: "Use digits only, such as 1250.50." };
  const significant = fraction.replace(/0+$/, "");
  if (significant.length > decimals) {
    return { ok: false, reason: decimals === 0 ? "Whole numbers only." : `At most ${decimals} decimals.` };
  }
  const value = BigInt((whole || "0") + significant.padEnd(decimals, "0"));
  if (value > MAX_UINT128) return { ok: false, reason: "That is more than the treasury can count." };
  return { ok: true, value };
}
