import type { Hex } from "viem";

import type { Bundle } from "../../chain/flows/bundle.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { domainName, offerText } from "../../chain/flows/wording.ts";
import type { PlannedNomination } from "../../chain/flows/conduct.ts";
import { formatDateTime, formatRate } from "../format/index.ts";
import { signAcceptance } from "./sign.ts";
import { SignButton } from "./SignButton.tsx";
import { ACCEPTANCE_TERM } from "./signTerm.ts";

interface SignAcceptanceProps {
  readonly context: FlowContext;
  readonly id: Hex;
  /** Open or not yet. */
  readonly nomination: Pick<PlannedNomination, "domain" | "candidate" | "offer" | "changes">;
  /** What makes it void before somebody sends it, as the end of a sentence; nothing does where it is left out. */
  readonly unless?: string;
  readonly onSigned?: (bundle: Bundle) => void;
  readonly look?: "primary" | "quiet";
  readonly title: string;
}

/** The candidate signs the acceptance, for somebody else to send. */
export function SignAcceptance({ context, id, nomination, unless, ...rest }: SignAcceptanceProps) {
  const { domain, candidate, offer, changes } = nomination;
  const deadline = context.now + ACCEPTANCE_TERM;
  const terms = changes ? formatRate(offer.rate) : offerText(offer, context.nameOf);
  return (
    <SignButton
      {...rest}
      effect={`Costs no fee, and changes nothing by itself: once somebody sends the signature you have accepted ${terms} in ${domainName(context.snapshot, domain)}. Whoever has it can do that until ${formatDateTime(deadline)}${unless ? `, unless ${unless}` : ""}.`}
      now={context.now}
      about={id}
      sign={() => signAcceptance(context, { id }, candidate, deadline)}
    />
  );
}
