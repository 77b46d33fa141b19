import type { Domain } from "../../chain/types.ts";
import { formatDateTime } from "../../shared/format/index.ts";
import { judgingSentence } from "../../shared/review/words.ts";
import { Panel } from "../../shared/ui/Page.tsx";
import { RefundRule } from "./RefundRule.tsx";

interface WhatHappensProps {
  domain: Domain | undefined;
  /** Seconds; undefined while none that is possible is chosen. */
  deadline: number | undefined;
}

/** What a bounty goes through, with what is chosen so far. */
export function WhatHappens({ domain, deadline }: WhatHappensProps) {
  return (
    <Panel title="What will happen">
      <ol className="stages">
        <li>
          The money moves from your wallet into the bounty’s own account in the treasury. Nobody can take it out but an
          approved payee, and you cannot take it back before the deadline.
        </li>
        <li>
          Anyone can add to it and submit work
          {deadline === undefined ? " until the deadline" : ` until ${formatDateTime(deadline)}`}.
        </li>
        <li>
          {domain ? judgingSentence(domain, "A claim") : "Contractors of the domain that you choose judge each claim."}
        </li>
        <li>
          <RefundRule />
        </li>
      </ol>
    </Panel>
  );
}
