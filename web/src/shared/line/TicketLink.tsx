import { Link } from "wouter";

import { ticketHref, ticketTitle } from "../../chain/steps/line.ts";
import type { Snapshot, Ticket } from "../../chain/types.ts";

/** What a ticket pays for, with its page: the proposal or the budget. */
export function TicketLink({ snapshot, ticket }: { snapshot: Snapshot; ticket: Ticket }) {
  const title = ticketTitle(snapshot, ticket);
  const href = ticketHref(ticket);
  return href === undefined ? title : <Link href={href}>{title}</Link>;
}
