import { amountText, assetAt } from "../../chain/flows/wording.ts";
import { waitingOfTicket } from "../../chain/states.ts";
import { ticketTitle } from "../../chain/steps/line.ts";
import { SelectField } from "../../shared/ui/Field.tsx";
import type { FieldsProps } from "./fields.ts";
import { cancellableTickets } from "./readSpending.ts";

/** Which voted payment no longer waits. */
export function TicketFields({ draft, snapshot, onChange, complaint }: FieldsProps) {
  const tickets = cancellableTickets(snapshot);
  const waiting = (ticket: (typeof tickets)[number]) =>
    waitingOfTicket(ticket, snapshot.lines.get(ticket.asset) ?? { released: 0n });
  return (
    <SelectField
      label="Waiting payment"
      hint="Of a vote, and not released yet. What budgets owe was earned, and can’t be cancelled."
      value={draft.ticket}
      onChange={(ticket) => onChange({ ticket })}
      error={complaint("ticket", draft.ticket)}
      options={[
        {
          value: "",
          label: tickets.length === 0 ? "No voted payment waits in the line" : "Choose a payment",
          disabled: true,
        },
        ...tickets.map((ticket) => ({
          value: ticket.id,
          label: `${amountText(waiting(ticket), assetAt(snapshot, ticket.asset))} of ${ticketTitle(snapshot, ticket)}`,
        })),
      ]}
    />
  );
}
