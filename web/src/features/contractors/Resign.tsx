import type { Address } from "viem";

import type { FlowContext } from "../../chain/flows/context.ts";
import { resign } from "../../chain/flows/resign.ts";
import { domainName } from "../../chain/flows/wording.ts";
import { heldDomains } from "../../chain/parties.ts";
import { canResign } from "../../chain/permissions.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { Panel } from "../../shared/ui/Page.tsx";

/** Where the reader can give their clearances back, each behind a line of its own: it is not to be pressed in passing. */
export function Resign({ context, account }: { context: FlowContext; account: Address }) {
  const { snapshot, now } = context;
  const domains = heldDomains(snapshot, account);
  if (domains.length === 0) return null;
  return (
    <Panel title="Resign" note="A clearance that you give back comes back only with a new nomination.">
      {domains.map((domain) => {
        const verdict = canResign({ snapshot, account, now }, domain);
        return (
          <details key={domain} className="more">
            <summary>From {domainName(snapshot, domain)}</summary>
            <FlowButton
              flow={resign(context, domain)}
              title="Resign"
              look="danger"
              size="s"
              why={verdict.ok ? undefined : verdict.reason}
            />
          </details>
        );
      })}
    </Panel>
  );
}
