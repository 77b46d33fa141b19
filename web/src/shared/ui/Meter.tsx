import { formatShare } from "../format/index.ts";
import "./meter.css";

/** One part of a bar. */
export interface MeterPart {
  label: string;
  value: bigint;
  tone: "accent" | "against" | "neutral";
}

interface MeterProps {
  /** What is measured: "Quorum". */
  label: string;
  parts: readonly MeterPart[];
  /** The whole bar. */
  total: bigint;
  /** Where the mark stands, in the unit of `total`: what is needed. */
  mark?: { at: bigint; label: string };
  /** Said at the right: "23.4 % of 20 % needed". */
  reading: string;
}

const percent = (part: bigint, whole: bigint) =>
  whole === 0n ? 0 : Math.min(100, Number((part * 10_000n) / whole) / 100);

/** A bar with a mark at what is needed: quorum, approval, a pot. Says everything in words too. */
export function Meter({ label, parts, total, mark, reading }: MeterProps) {
  return (
    <div className="meter">
      <div className="meter-head">
        <span className="meter-label">{label}</span>
        <span className="meter-reading">{reading}</span>
      </div>
      <div
        className="meter-bar"
        role="img"
        aria-label={`${label}: ${parts.map((part) => `${part.label} ${formatShare(part.value, total, 1, mark?.at)}`).join(", ")}${mark ? `; ${mark.label} at ${formatShare(mark.at, total)}` : ""}`}
      >
        {parts.map((part) => (
          <span
            key={part.label}
            className={`meter-part meter-${part.tone}`}
            style={{ width: `${percent(part.value, total)}%` }}
          />
        ))}
        {mark && <span className="meter-mark" style={{ left: `${percent(mark.at, total)}%` }} />}
      </div>
    </div>
  );
}
