// What anyone may do for those who wait in the line of approved payments.
import { sameAddress } from "../accounts.ts";
import { titleOfUri } from "../content.ts";
import { descriptionTitle } from "../flows/description.ts";
import { amountText, assetAt } from "../flows/wording.ts";
import { plainText, plural } from "../../shared/format/index.ts";
import { drawableSince, forecastSinceChange, openTickets, placesOf, reachAt } from "../states.ts";
import type { Snapshot, Ticket } from "../types.ts";
import { step, type Asked, type OpenStep } from "./step.ts";

/** The longest title in a list. */
const TITLE_LENGTH = 60;

/** What a ticket pays for, cut for a list. */
export function ticketTitle({ budgets, proposals }: Snapshot, { id, budget, proposal }: Ticket): string {
  const voted = proposal === undefined ? undefined : proposals.get(proposal);
  if (voted) return descriptionTitle(voted.description, "Voted payment", TITLE_LENGTH);
  const payment = budget === undefined ? undefined : budgets.get(budget)?.payments.find(({ ticket }) => ticket === id);
  return payment ? plainText(titleOfUri(payment.uri, "Budget payment"), TITLE_LENGTH) : "Approved payment";
}

/** The page of what a ticket pays for: the proposal's or the budget's; undefined where neither is known. */
export function ticketHref({ proposal, budget }: Pick<Ticket, "proposal" | "budget">): string | undefined {
  if (proposal !== undefined) return `/proposals/${proposal}`;
  return budget === undefined ? undefined : `/budgets/${budget}`;
}

/** Draws of what was released and of what a draw would release: it lets the line advance first, so nothing else has to. */
export function* lineSteps({ snapshot, now, account }: Asked): Generator<OpenStep> {
  for (const [asset, line] of snapshot.lines) {
    const tickets = openTickets(snapshot, asset);
    const token = assetAt(snapshot, asset);
    const reach = reachAt(snapshot, asset, now);
    const sinceChange = reach > line.released ? forecastSinceChange(snapshot, asset) : undefined;
    for (const ticket of tickets) {
      // Nothing of later ones is released either.
      if (ticket.start >= reach) break;
      const ready = placesOf(ticket, { released: reach }).filter((place) => place.ready > 0n);
      const own = ready.filter(({ payee }) => sameAddress(payee, account));
      const places = own.length > 0 ? own : ready;
      if (places.length === 0) continue;
      const money = amountText(
        places.reduce((sum, { ready }) => sum + ready, 0n),
        token,
      );
      const payees = plural(new Set(places.map(({ payee }) => payee)).size, "payee");
      yield step({
        kind: "draw",
        id: `draw:${ticket.id}`,
        title: ticketTitle(snapshot, ticket),
        sentence: `${money} of an approved payment ${own.length > 0 ? "is yours" : `is ready for ${payees}`} and can be drawn from the line.`,
        href: `/?asset=${asset}`,
        since: drawableSince(line, ticket, places, sinceChange, now),
        concerned: own.length > 0,
      });
    }
  }
}
