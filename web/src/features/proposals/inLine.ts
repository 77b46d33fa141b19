// What an executed proposal pays and that waits in the line, or is ready to be drawn. Pure; amounts are base units.
import { amountText, assetAt } from "../../chain/flows/wording.ts";
import { forecastLine, readyOfTicket, roomUntil, ticketsOf, waitingOfTicket } from "../../chain/states.ts";
import type { Asset, Proposal, Snapshot, Ticket } from "../../chain/types.ts";
import { formatDate } from "../../shared/format/index.ts";
import { NO_ROOM } from "../../shared/governance/room.ts";

/** A payment of a proposal in the line. */
export interface InLine {
  readonly ticket: Ticket;
  readonly asset: Asset;
  /** What was not released. */
  readonly waiting: bigint;
  /** What was released and not drawn. */
  readonly ready: bigint;
}

/** The payments of a proposal of which something waits or is ready. */
export function inLineOf(snapshot: Snapshot, proposal: Pick<Proposal, "id">): InLine[] {
  return ticketsOf(snapshot, proposal).flatMap((ticket) => {
    const line = snapshot.lines.get(ticket.asset);
    if (!line) return [];
    const [waiting, ready] = [waitingOfTicket(ticket, line), readyOfTicket(ticket, line)];
    return waiting + ready === 0n ? [] : [{ ticket, asset: assetAt(snapshot, ticket.asset), waiting, ready }];
  });
}

/** How far a payment in the line has come at `now`, seconds, in a sentence or two. */
export function inLineSentence(snapshot: Snapshot, { ticket, asset, waiting, ready }: InLine, now: number): string {
  const drawable = ready === 0n ? "" : `${amountText(ready, asset)} is ready and can be drawn.`;
  if (waiting === 0n) return drawable;
  const room = roomUntil(forecastLine(snapshot, ticket.asset, now), ticket.end, now);
  const until =
    typeof room === "number"
      ? `all of it has room on ${formatDate(room)}, if nothing else happens`
      : room === "now"
        ? "there is room for all of it now"
        : NO_ROOM[room];
  return `${amountText(waiting, asset)} of ${amountText(ticket.size, asset)} waits in the line: ${until}. ${drawable}`.trim();
}
