/** Times are UTC seconds, as the chain counts them; the reader's own zone is shown, with UTC in the title. */

export const MINUTE = 60;
export const HOUR = 3_600;
export const DAY = 86_400;

const LOCALE = "en-GB";
const dateFormat = new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short", year: "numeric" });
const dateTimeFormat = new Intl.DateTimeFormat(LOCALE, {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});
const monthFormat = new Intl.DateTimeFormat(LOCALE, { month: "short", year: "numeric", timeZone: "UTC" });
const utcDateFormat = new Intl.DateTimeFormat(LOCALE, {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const utcFormat = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" });

const toDate = (seconds: number | bigint) => new Date(Number(seconds) * 1000);

/** "3 Mar 2022", in the reader's zone. */
export function formatDate(seconds: number | bigint): string {
  return dateFormat.format(toDate(seconds));
}

/** "3 Mar 2022, 14:05", in the reader's zone. */
export function formatDateTime(seconds: number | bigint): string {
  return dateTimeFormat.format(toDate(seconds));
}

/** "3 Mar 2022, 13:05:09 UTC": the exact moment. */
export function formatUtc(seconds: number | bigint): string {
  return `${utcFormat.format(toDate(seconds))} UTC`;
}

/** "3 Mar 2022": the UTC day that holds the moment, named as such where the reader lives by another clock. */
function formatUtcDay(seconds: number): string {
  const date = toDate(seconds);
  return `${utcDateFormat.format(date)}${date.getTimezoneOffset() === 0 ? "" : " (UTC)"}`;
}

/** When something begins that mostly begins with a whole day (UTC): "3 Mar 2022", else "3 Mar 2022, 14:05". */
export function formatStart(seconds: number): string {
  return seconds % DAY === 0 ? formatUtcDay(seconds) : formatDateTime(seconds);
}

/** When something ends that mostly ends with a whole day (UTC), that second excluded: "the end of 2 Mar 2022", else "3 Mar 2022, 14:05". */
export function formatEnd(seconds: number): string {
  return seconds % DAY === 0 ? `the end of ${formatUtcDay(seconds - 1)}` : formatDateTime(seconds);
}

/** "Mar 2022", of the UTC month that holds the moment: months of the books are UTC months. */
export function formatMonth(seconds: number | bigint): string {
  return monthFormat.format(toDate(seconds));
}

const UNITS = [
  { seconds: 365 * DAY, one: "year", many: "years" },
  { seconds: 30 * DAY, one: "month", many: "months" },
  { seconds: DAY, one: "day", many: "days" },
  { seconds: HOUR, one: "hour", many: "hours" },
  { seconds: MINUTE, one: "minute", many: "minutes" },
] as const;

/** A length of time in its two largest units: 90000 -> "1 day 1 hour". `parts` = 1 gives only the first. */
export function formatDuration(seconds: number | bigint, parts: 1 | 2 = 2): string {
  let rest = Math.abs(Number(seconds));
  const words: string[] = [];
  for (const [index, unit] of UNITS.entries()) {
    const count = Math.floor(rest / unit.seconds);
    if (count === 0) {
      if (words.length > 0) break;
      continue;
    }
    rest -= count * unit.seconds;
    words.push(`${count} ${count === 1 ? unit.one : unit.many}`);
    // A year and three hours is a year: the second unit must be the next smaller one.
    if (words.length === parts || index === UNITS.length - 1) break;
  }
  return words.length > 0 ? words.join(" ") : "less than a minute";
}

/** "in 3 days", "2 hours ago", "just now", counted from `now` (chain time, seconds). */
export function formatRelative(seconds: number | bigint, now: number | bigint): string {
  const distance = Number(seconds) - Number(now);
  if (Math.abs(distance) < MINUTE) return distance > 0 ? "in less than a minute" : "just now";
  const length = formatDuration(distance, 1);
  return distance > 0 ? `in ${length}` : `${length} ago`;
}

/** The device's clock in seconds: for what happened on this device, and while no block is known. */
export function deviceSeconds(): number {
  return Math.floor(Date.now() / 1000);
}
