import type { Proposal, VotingRules } from "../../chain/types.ts";
import { Time } from "../../shared/ui/Time.tsx";
import { timelineOf } from "./timeline.ts";
import "./timeline.css";

const said = { past: "done", next: "next", later: "later" } as const;

/** The way of a proposal from its creation to its end. `now` is chain time in seconds. */
export function Timeline({ proposal, rules, now }: { proposal: Proposal; rules: VotingRules; now: number }) {
  return (
    <ol className="timeline" aria-label="Timeline">
      {timelineOf(proposal, rules, now).map(({ label, at, when, note }) => (
        <li key={label} className={`station station-${when}`} aria-current={when === "next" ? "step" : undefined}>
          <span className="station-mark" aria-hidden="true" />
          <span className="station-text">
            <span className="station-label">
              {label}
              <span className="visually-hidden"> ({said[when]})</span>
            </span>
            {at !== undefined && (
              <span className="station-time">
                <Time at={at} as="moment" />
                {when !== "past" && (
                  <>
                    {" · "}
                    <Time at={at} />
                  </>
                )}
              </span>
            )}
            {note && <span className="station-time">{note}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
