import { plural } from "../../shared/format/index.ts";
import { Person } from "../../shared/ui/Person.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { milestonesOf, type JudgedNomination } from "./nominations.ts";

/** Moments that are shown; somebody may change their mind a thousand times. */
const SHOWN = 60;

/** What happened to a nomination, and the clock that runs now. `now` in seconds. */
export function Milestones({ one, now }: { one: JudgedNomination; now: number }) {
  const all = milestonesOf(one, now);
  const left = all.length - SHOWN;
  return (
    <ol className="milestones">
      {left > 0 && <li className="milestone">{plural(left, "earlier moment is", "earlier moments are")} left out.</li>}
      {all.slice(-SHOWN).map(({ at, who, words, when }) => (
        <li
          key={`${at}:${who ?? ""}:${words}`}
          className={`milestone milestone-${when}`}
          aria-current={when === "next" ? "step" : undefined}
        >
          <span>
            {who && (
              <>
                <Person address={who} portrait={false} />{" "}
              </>
            )}
            {words}
          </span>
          <span className="row-note">
            <Time at={at} as="moment" />
            {when === "next" && (
              <>
                {" · "}
                <Time at={at} />
              </>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
