import { decodeTextOrUri } from "../../chain/content.ts";
import { companyOf } from "../../chain/parties.ts";
import { countingEndorsements, isLive, mootOf, reviewStateAt, stillCounts, tallyOf } from "../../chain/states.ts";
import type { FormerSay, Review, Say, Snapshot } from "../../chain/types.ts";
import { plainText, plural } from "../format/index.ts";
import { Person } from "../ui/Person.tsx";
import { Time } from "../ui/Time.tsx";

/** Characters of a reason that are shown; what is longer belongs in a text that the reason links to. */
const REASON_LENGTH = 600;

/** All says of a review as a register: k places for endorsements, those missing left open; objections; what was taken back. */
export function ReviewRegister({ snapshot, review, now }: { snapshot: Snapshot; review: Review; now: number }) {
  const { endorsements, objections, k, missing } = tallyOf(review);
  const state = reviewStateAt(review, now);
  const moot = mootOf(snapshot, review, now) !== undefined;
  const open = state === "Open" && !moot;
  const counting = isLive(state) && !moot ? countingEndorsements(snapshot, review) : endorsements;
  const row = (say: Say, mark: "for" | "against") => (
    <SayRow
      key={say.party}
      snapshot={snapshot}
      say={say}
      mark={mark}
      doubtful={!moot && isLive(state) && !stillCounts(snapshot, review, say)}
    />
  );
  const endorsed = review.says.filter(({ endorses }) => endorses);
  const objected = review.says.filter(({ endorses }) => !endorses);
  return (
    <div className="register">
      <RegisterHead name="Endorsements" count={endorsements} still={counting} k={k} tone="for" />
      <ol className="register-list">
        {endorsed.map((say) => row(say, "for"))}
        {open &&
          Array.from({ length: missing }, (_, place) => (
            <li key={place} className="say say-missing">
              <Mark kind="open" />
              <span>Still missing</span>
            </li>
          ))}
      </ol>
      {objections > 0 ? (
        <>
          <RegisterHead name="Objections" count={objections} k={k} tone="against" />
          <ol className="register-list">{objected.map((say) => row(say, "against"))}</ol>
        </>
      ) : (
        <p className="register-none">No objections{open ? `; ${k} would stop it` : ""}.</p>
      )}
      {review.formerSays.length > 0 && <FormerSays says={review.formerSays} />}
    </div>
  );
}

interface RegisterHeadProps {
  name: string;
  count: number;
  /** How many of them would stand a recount; all of them when left out. */
  still?: number;
  k: number;
  tone: "for" | "against";
}

function RegisterHead({ name, count, still = count, k, tone }: RegisterHeadProps) {
  return (
    <p className="register-head">
      <span>{name}</span>
      <span className="register-count">
        <span className="pips" aria-hidden="true">
          {Array.from({ length: k }, (_, place) => (
            <span key={place} className={`pip${place < still ? ` pip-${tone}` : ""}`} />
          ))}
        </span>
        {still < count
          ? `${still} of ${count} still ${still === 1 ? "counts" : "count"}, it takes ${k}`
          : `${count} of ${k}`}
      </span>
    </p>
  );
}

interface SayRowProps {
  snapshot: Snapshot;
  say: Say;
  mark: "for" | "against";
  /** Whether a recount would drop it. */
  doubtful: boolean;
}

function SayRow({ snapshot, say, mark, doubtful }: SayRowProps) {
  const company = companyOf(snapshot, say.account);
  return (
    <li className="say">
      <Mark kind={mark} />
      <span className="say-who">
        <Person address={say.account} />
        {company && (
          <span className="row-note">
            of <Person address={company.account} portrait={false} />
          </span>
        )}
        {doubtful && <span className="row-note">may no longer judge; a recount drops it</span>}
      </span>
      <Reason text={say.reason} />
      <span className="say-when">
        <Time at={say.time} />
      </span>
    </li>
  );
}

function Reason({ text }: { text: string }) {
  const content = decodeTextOrUri(text);
  if (content.kind === "empty") return <span className="say-reason say-silent">No reason given</span>;
  const words =
    content.kind === "text"
      ? plainText(content.text, REASON_LENGTH)
      : content.kind === "ipfs"
        ? `ipfs://${content.hash}`
        : content.reason;
  return <q className="say-reason">{words}</q>;
}

function FormerSays({ says }: { says: readonly FormerSay[] }) {
  return (
    <details className="register-former">
      <summary>{plural(says.length, "say no longer counts", "says no longer count")}</summary>
      <ul className="register-list">
        {says.map((say) => (
          <li key={`${say.account}:${say.time}:${say.endedAt}`} className="say">
            <Mark kind="over" />
            <span>
              <Person address={say.account} />
            </span>
            <span className="say-reason">
              {say.endorses ? "Endorsed" : "Objected"},{" "}
              {say.ended === "withdrawn" ? "then took it back" : "then lost the right to judge it"}
            </span>
            <span className="say-when">
              <Time at={say.endedAt} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

const drawings = { for: "M3.5 8.5l3 3 6-7", against: "M4.5 4.5l7 7M11.5 4.5l-7 7", over: "M4 8h8", open: "" } as const;
const spoken = { for: "Endorsed by", against: "Objected to by", over: "Over:", open: "" } as const;

/** The mark before a row: a tick, a cross, a dash, or a place left open. */
function Mark({ kind }: { kind: keyof typeof drawings }) {
  return (
    <span className={`say-mark say-mark-${kind}`}>
      <svg
        viewBox="0 0 16 16"
        width="14"
        height="14"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        aria-hidden="true"
      >
        <path d={drawings[kind]} />
      </svg>
      {spoken[kind] && <span className="visually-hidden">{spoken[kind]} </span>}
    </span>
  );
}
