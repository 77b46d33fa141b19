import { Link } from "wouter";

import { rulesOf } from "../../chain/clearances.ts";
import { domainName } from "../../chain/flows/wording.ts";
import { VALIDITY } from "../../chain/states.ts";
import type { Snapshot } from "../../chain/types.ts";
import { ChosenPortrait } from "../../shared/contractors/ChosenPortrait.tsx";
import { formatRate, shortAddress } from "../../shared/format/index.ts";
import { Tally } from "../../shared/review/Tally.tsx";
import { reviewClock } from "../../shared/review/words.ts";
import { DataTable, type Column } from "../../shared/ui/DataTable.tsx";
import { People } from "../../shared/ui/Person.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { useNames } from "../../shared/wallet/useNames.ts";
import {
  endorsersOf,
  hasClock,
  isOpen,
  lowerFirst,
  nominationLabel,
  whatIsMissing,
  type JudgedNomination,
} from "./nominations.ts";
import "./contractors.css";

interface NominationTableProps {
  snapshot: Snapshot;
  /** Chain time, seconds. */
  now: number;
  caption: string;
  nominations: readonly JudgedNomination[];
}

/** Nominations as rows: for whom, at what rate, "2 of 3" with the names, and what is missing. */
export function NominationTable({ snapshot, now, caption, nominations }: NominationTableProps) {
  const columns: readonly Column<JudgedNomination>[] = [
    {
      key: "who",
      header: "Nomination",
      phone: "title",
      width: "30%",
      cell: ({ nomination }) => <NominationName snapshot={snapshot} nomination={nomination} />,
    },
    {
      key: "rate",
      header: "Rate",
      align: "right",
      phone: "figure",
      width: "7.5rem",
      cell: ({ nomination }) => formatRate(nomination.offer.rate),
    },
    { key: "endorsed", header: "Endorsed", cell: ({ review }) => <Endorsed review={review} /> },
    {
      key: "missing",
      header: stateHeader(nominations),
      cell: (one) => <WaitsFor snapshot={snapshot} one={one} now={now} spelt={!nominations.every(isOpen)} />,
    },
  ];
  return (
    <div className="top-rows">
      <DataTable caption={caption} columns={columns} rows={nominations} rowKey={({ nomination }) => nomination.id} />
    </div>
  );
}

/** What the last column tells: of open ones what is missing, of others how they ended. */
function stateHeader(nominations: readonly JudgedNomination[]): string {
  if (nominations.every(isOpen)) return "Waits for";
  return nominations.some(isOpen) ? "State" : "Outcome";
}

function NominationName({ snapshot, nomination }: { snapshot: Snapshot; nomination: JudgedNomination["nomination"] }) {
  const { id, candidate, domain, offer, changes } = nomination;
  const name = useNames()(candidate) ?? shortAddress(candidate);
  return (
    <span className="nomination-name" title={candidate}>
      <ChosenPortrait account={candidate} size={22} />
      <Link href={`/nominations/${id}`}>
        {name === "You" ? "Yours" : name} for {domainName(snapshot, domain)}
        {changes ? ", new rate" : offer.kind === "Direct" ? "" : `, ${rulesOf(offer.kind).name}`}
      </Link>
    </span>
  );
}

function Endorsed({ review }: { review: JudgedNomination["review"] }) {
  const endorsers = endorsersOf(review);
  return (
    <span className="endorsed">
      <Tally review={review} />
      <span className="row-note">{endorsers.length === 0 ? "nobody yet" : <People addresses={endorsers} />}</span>
    </span>
  );
}

/** When it came to its end, seconds; undefined where that is not written down. */
function endedAt({ nomination, review, state }: JudgedNomination, now: number): number | undefined {
  if (state === "Superseded") return undefined;
  if (state === "Expired") return nomination.openedAt + VALIDITY;
  return nomination.issuedAt ?? nomination.declinedAt ?? reviewClock(review, now).at;
}

interface WaitsForProps {
  snapshot: Snapshot;
  one: JudgedNomination;
  now: number;
  /** Says that it waits, where the column's header does not. */
  spelt: boolean;
}

function WaitsFor({ snapshot, one, now, spelt }: WaitsForProps) {
  const { review } = one;
  if (!isOpen(one)) {
    const label = nominationLabel(snapshot, one, now);
    const at = endedAt(one, now);
    return (
      <span className="waits">
        <Pill tone={label.tone}>{label.words}</Pill>
        {at !== undefined && (
          <span className="row-note">
            <Time at={at} as="date" />
          </span>
        )}
      </span>
    );
  }
  const clock = reviewClock(review, now);
  return (
    <span className="waits">
      <span>{spelt ? `Waits for ${lowerFirst(whatIsMissing(one, now))}` : whatIsMissing(one, now)}</span>
      {hasClock(one, now) && (
        <span className="row-note">
          ends <Time at={clock.at} />
        </span>
      )}
    </span>
  );
}
