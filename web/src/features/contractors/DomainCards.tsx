import { Link } from "wouter";

import { isLive, reviewStateAt } from "../../chain/states.ts";
import type { Snapshot } from "../../chain/types.ts";
import { plural } from "../../shared/format/index.ts";
import { rateRange, tooFewSentence } from "./domains.ts";

/** All domains at a glance: how many work there, at what rates, and what waits for them. `now` in seconds. */
export function DomainCards({ snapshot, now }: { snapshot: Snapshot; now: number }) {
  const waiting = new Map<number, number>();
  for (const review of snapshot.reviews.values()) {
    if (!isLive(reviewStateAt(review, now))) continue;
    const { domain } = review.question;
    waiting.set(domain, (waiting.get(domain) ?? 0) + 1);
  }
  return (
    <ul className="domains">
      {Array.from(snapshot.domains.values(), (domain) => {
        const open = waiting.get(domain.id) ?? 0;
        return (
          <li key={domain.id}>
            <Link href={`/domains/${domain.id}`} className="domain-name">
              {domain.name}
            </Link>
            <span>
              {plural(domain.members.length, "contractor")}
              {domain.voices === domain.members.length ? "" : `, ${plural(domain.voices, "voice")}`}
            </span>
            <span className="row-note">{rateRange(snapshot, domain)}</span>
            <span className="row-note">
              {domain.retiredAt !== undefined
                ? "Retired"
                : tooFewSentence(domain)
                  ? `Takes ${domain.k} to judge: too few`
                  : open === 0
                    ? "Nothing waits for it"
                    : `${plural(open, "open review")}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
