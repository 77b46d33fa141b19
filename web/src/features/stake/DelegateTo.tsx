import { lazy, Suspense } from "react";
import type { Address } from "viem";

import { delegate } from "../../chain/flows/delegate.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { actorWarning } from "../../chain/payees.ts";
import { stakeText } from "../../shared/governance/votes.ts";
import { useVotingPower } from "../../shared/hooks/useHoldings.ts";
import { useQueryParam } from "../../shared/routing/useQueryParam.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Skeleton } from "../../shared/ui/Skeleton.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";

/** Arrives for those who have stake to delegate. */
const SignDelegation = lazy(() => import("./SignDelegation.tsx"));

/** Lets the reader's stake vote through somebody, by a transaction or by a signature that somebody else sends. */
export function DelegateTo({ context, to }: { context: FlowContext; to: Address }) {
  const { address } = useAccount();
  const { data: power } = useVotingPower(address);
  const [signing] = useQueryParam("sign");
  if (!address) {
    return (
      <div className="stake-delegate">
        <p>
          If you hold stake, you can let them vote with it. Your tokens stay where they are, and you can take it back.
        </p>
        <FlowButton flow={undefined} title="Delegate" />
      </div>
    );
  }
  if (!power) return <Skeleton width={28} />;
  const { rules } = context.snapshot;
  const mine = stakeText(rules, power.balance);
  if (power.balance === 0n) return <p>You hold no stake, so there is nothing to delegate.</p>;
  if (power.delegate === to) {
    return (
      <div className="stake-delegate">
        <p>Your {mine} vote through them.</p>
        <FlowButton terse flow={delegate(context, address, address)} title="Vote myself" look="quiet" />
      </div>
    );
  }
  const warning = actorWarning(context, to, "vote");
  return (
    <div className="stake-delegate">
      {warning && (
        <Notice tone="warn">
          <p>{warning}</p>
        </Notice>
      )}
      <FlowButton flow={delegate(context, address, to)} title={`Delegate ${mine}`} />
      <details open={signing === "open"}>
        <summary>Let somebody else send it</summary>
        <Suspense fallback={<Skeleton width={28} />}>
          <SignDelegation context={context} to={to} />
        </Suspense>
      </details>
    </div>
  );
}
