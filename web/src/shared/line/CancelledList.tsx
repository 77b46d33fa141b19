import { Link } from "wouter";

import { descriptionTitle } from "../../chain/flows/description.ts";
import { amountText, assetAt } from "../../chain/flows/wording.ts";
import type { Cancelled } from "../../chain/states.ts";
import type { Snapshot } from "../../chain/types.ts";
import { Time } from "../ui/Time.tsx";
import { TicketLink } from "./TicketLink.tsx";
import "./cancelled-list.css";

/** The longest title in a sentence. */
const TITLE_LENGTH = 60;

/** What will not be paid after all, since when, and by whose vote. */
export function CancelledList({ snapshot, cancelled }: { snapshot: Snapshot; cancelled: readonly Cancelled[] }) {
  return (
    <ul className="cancelled-list">
      {cancelled.map(({ ticket, amount, at, by }) => {
        const vote = by === undefined ? undefined : snapshot.proposals.get(by);
        return (
          <li key={ticket.id}>
            Stakeholders cancelled <strong>{amountText(amount, assetAt(snapshot, ticket.asset))}</strong> of{" "}
            <TicketLink snapshot={snapshot} ticket={ticket} /> on <Time at={at} as="date" />
            {vote && (
              <>
                , by the vote{" "}
                <Link href={`/proposals/${vote.id}`}>
                  {descriptionTitle(vote.description, "without a title", TITLE_LENGTH)}
                </Link>
              </>
            )}
            . It is not paid any more.
          </li>
        );
      })}
    </ul>
  );
}
