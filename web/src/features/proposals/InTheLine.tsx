import { useMemo } from "react";
import { Link } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import type { Proposal } from "../../chain/types.ts";
import { Notice } from "../../shared/ui/Notice.tsx";
import { inLineOf, inLineSentence } from "./inLine.ts";

interface InTheLineProps {
  context: FlowContext;
  proposal: Proposal;
}

/** How far a payment that was carried out has come in the line. Nothing once all of it was drawn. */
export function InTheLine({ context: { snapshot, now }, proposal }: InTheLineProps) {
  const payments = useMemo(() => inLineOf(snapshot, proposal), [snapshot, proposal]);
  return payments.map((payment) => (
    <Notice
      key={payment.ticket.id}
      title={payment.waiting === payment.ticket.size ? "It waits in the line" : "Not all of it has been paid yet"}
    >
      <p>
        {inLineSentence(snapshot, payment, now)} <Link href={`/?asset=${payment.ticket.asset}`}>See the line</Link>
      </p>
    </Notice>
  ));
}
