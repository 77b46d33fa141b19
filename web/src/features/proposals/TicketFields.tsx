import { amountText, assetAt, payeesText } from "../../chain/flows/wording.ts";
import { waitingOfTicket } from "../../chain/states.ts";
import { ticketTitle } from "../../chain/steps/line.ts";
import type { Ticket } from "../../chain/types.ts";
import { useFlowContext } from "../../shared/hooks/useChain.ts";
import { shortAddress } from "../../shared/format/index.ts";
import { SelectField } from "../../shared/ui/Field.tsx";
import type { FieldsProps } from "./fields.ts";

interface TicketFieldsProps extends FieldsProps {
  /** Those that can be cancelled. */
  readonly tickets: readonly Ticket[];
}

/** Which voted payment no longer waits. */
export default function TicketFields({ draft, snapshot, tickets, onChange, complaint }: TicketFieldsProps) {
  const waiting = (ticket: Ticket) => waitingOfTicket(ticket, snapshot.lines.get(ticket.asset) ?? { released: 0n });
  const nameOf = useFlowContext()?.nameOf ?? shortAddress;
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
          label: `${amountText(waiting(ticket), assetAt(snapshot, ticket.asset))} of ${ticketTitle(snapshot, ticket)}, to ${payeesText([...new Set(ticket.payments.map(({ payee }) => payee))], nameOf)}`,
        })),
      ]}
    />
  );
}
