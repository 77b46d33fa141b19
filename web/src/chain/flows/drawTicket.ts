import type { Address } from "viem";

import { sameAddress } from "../accounts.ts";
import { budgetsAbi } from "../generated/abis.ts";
import { drawableAt, type Place } from "../states.ts";
import type { Ticket } from "../types.ts";
import { ticketArgument } from "./ticketArgument.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { amountText, assetAt, payeesText } from "./wording.ts";

/** Places that one transaction draws, so that it always fits a block. */
const MAX_DRAWN = 50;

/** The places of a ticket that would get something at `now`: all, or those of one payee. */
function drawnPlaces(
  { snapshot, now }: Pick<FlowContext, "snapshot" | "now">,
  ticket: Ticket,
  payee?: Address,
): Place[] {
  return drawableAt(snapshot, ticket, now)
    .filter((place) => payee === undefined || sameAddress(place.payee, payee))
    .slice(0, MAX_DRAWN);
}

/** Credits what is ready to payees of a waiting payment, letting the line advance first: to one payee, or to all. Anyone may. */
export function drawTicket(context: FlowContext, ticket: Ticket, payee?: Address): Flow {
  const { contracts, snapshot, nameOf } = context;
  const places = drawnPlaces(context, ticket, payee);
  const money = amountText(
    places.reduce((sum, { ready }) => sum + ready, 0n),
    assetAt(snapshot, ticket.asset),
  );
  const whom = payeesText([...new Set(places.map((place) => place.payee))], nameOf);
  const part = places.some(({ ready, drawn, due }) => ready + drawn < due) ? "; the rest goes on waiting" : "";
  return {
    id: `draw:${ticket.id}`,
    title: "Draw",
    effect: `Credits ${money} to ${whom}, to be collected at any time${part}.`,
    steps: [
      call({
        label: `Draw ${money} for ${whom}`,
        to: contracts.budgets,
        abi: budgetsAbi,
        functionName: "draw",
        args: [ticketArgument(ticket), places.map(({ index }) => BigInt(index))],
      }),
    ],
  };
}
