import { useMemo } from "react";

import type { FlowContext } from "../../chain/flows/context.ts";
import { voidSignatures } from "../../chain/flows/conduct.ts";
import { subjectOf } from "../../chain/flows/subjects.ts";
import { canVoidSignatures } from "../../chain/permissions.ts";
import { isEligible } from "../../chain/states.ts";
import { useQueryParam } from "../../shared/routing/useQueryParam.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { SelectField } from "../../shared/ui/Field.tsx";
import { Panel } from "../../shared/ui/Page.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";

/** Who signed something and thinks otherwise now makes it void, before somebody sends it. */
export function VoidPanel({ context }: { context: FlowContext }) {
  const { address: account } = useAccount();
  const [chosen, choose] = useQueryParam("void");
  const open = useMemo(() => {
    if (!account) return [];
    const asker = { snapshot: context.snapshot, account, now: context.now };
    return [...context.snapshot.reviews.values()]
      .filter((review) => isEligible(context.snapshot, review, account) && canVoidSignatures(asker, review).ok)
      .toReversed();
  }, [context.snapshot, context.now, account]);
  const review = open.find(({ id }) => id === chosen) ?? open[0];
  return (
    <Panel
      title="Void what you signed"
      note="Every signature of yours about the question becomes useless, whoever has it. This has to be sent, and costs a fee."
    >
      {account && !review ? (
        <p>There is no open question for which a signature of yours could be used.</p>
      ) : (
        <div className="void-signatures">
          {review && (
            <SelectField
              label="Question"
              value={review.id}
              onChange={choose}
              options={open.map((one) => ({ value: one.id, label: subjectOf(context.snapshot, one, context.nameOf) }))}
            />
          )}
          <FlowButton flow={review && voidSignatures(context, review)} title="Void my signatures" look="danger" />
        </div>
      )}
    </Panel>
  );
}
