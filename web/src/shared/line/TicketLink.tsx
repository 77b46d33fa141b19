import { Link } from "wouter";

import { ticketTitle } from "../../chain/steps/line.ts";
import type { Snapshot, Ticket } from "../../chain/types.ts";

/** What a ticket pays for, with its page: the proposal or the budget. */
export function TicketLink({ snapshot, ticket }: { snapshot: Snapshot; ticket: Ticket }) {
  const title = ticketTitle(snapshot, ticket);
  if (ticket.proposal !== undefined) return <Link href={`/proposals/${ticket.proposal}`}>{title}</Link>;
  return ticket.budget === undefined ? title : <Link href={`/budgets/${ticket.budget}`}>{title}</Link>;
}
