import { formatDate, formatDateTime, formatRelative, formatUtc } from "../format/index.ts";
import { useNow } from "../query/head.ts";

interface TimeProps {
  /** Seconds since 1970, as the chain counts. */
  at: number | bigint;
  /** `relative`: "in 3 days". `date`: "3 Mar 2022". `moment`: with the time of day. */
  as?: "relative" | "date" | "moment";
}

/** A moment, counted against chain time, with the exact one in the title. */
export function Time({ at, as = "relative" }: TimeProps) {
  const now = useNow();
  const text = as === "relative" ? formatRelative(at, now) : as === "date" ? formatDate(at) : formatDateTime(at);
  return (
    <time
      dateTime={new Date(Number(at) * 1000).toISOString()}
      title={as === "relative" ? `${formatDateTime(at)} (${formatUtc(at)})` : formatUtc(at)}
    >
      {text}
    </time>
  );
}
