import { useMemo, type ReactNode } from "react";
import type { Address } from "viem";

import type { FlowContext } from "../../chain/flows/context.ts";
import type { ProposeInput } from "../../chain/flows/propose.ts";
import { propose } from "../../chain/flows/proposeFlow.ts";
import { FlowButton } from "../../shared/tx/index.ts";

interface SendProposalProps {
  context: FlowContext;
  proposer: Address | undefined;
  /** Undefined: it can't be proposed as it stands. */
  input: ProposeInput | undefined;
  why: ReactNode;
  form: string;
  onBlocked: (() => void) | undefined;
  onDone: () => void;
}

/** Proposes what was written, and says before that what it would do. */
export default function SendProposal({ context, proposer, input, ...button }: SendProposalProps) {
  const flow = useMemo(() => input && proposer && propose(context, proposer, input), [context, proposer, input]);
  return <FlowButton flow={flow} title="Propose" terse {...button} />;
}
