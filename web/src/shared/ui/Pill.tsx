import type { ReactNode } from "react";

import "./pill.css";

/** `good`: it went through. `live`: under way. `attention`: somebody must act. `bad`: refused or failed. `quiet`: over. */
export type Tone = "good" | "live" | "attention" | "bad" | "quiet";

/** A state in one or two words. The tone's shape differs as well as its colour. */
export function Pill({ tone = "quiet", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={`pill pill-${tone}`}>
      <span className="pill-mark" aria-hidden="true" />
      {children}
    </span>
  );
}

/** A count beside a word; nothing at zero. `label` says what is counted. */
export function CountBadge({ count, label }: { count: number; label: string }) {
  if (count === 0) return null;
  return (
    <span className="count-badge">
      {count > 99 ? "99+" : count}
      <span className="visually-hidden"> {label}</span>
    </span>
  );
}
