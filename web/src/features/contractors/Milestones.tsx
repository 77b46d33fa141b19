import { Person } from "../../shared/ui/Person.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { milestonesOf, type JudgedNomination } from "./nominations.ts";

/** What happened to a nomination, and the clock that runs now. `now` in seconds. */
export function Milestones({ one, now }: { one: JudgedNomination; now: number }) {
  return (
    <ol className="milestones">
      {milestonesOf(one, now).map(({ at, who, words, when }) => (
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
