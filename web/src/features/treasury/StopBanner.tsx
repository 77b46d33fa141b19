import type { FlowContext } from "../../chain/flows/context.ts";
import { resumeSpending, stopSpending } from "../../chain/flows/guard.ts";
import { canResumeSpending, canStopSpending } from "../../chain/permissions.ts";
import { isStoppedAt } from "../../chain/states.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { Notice } from "../../shared/ui/Notice.tsx";
import { Person } from "../../shared/ui/Person.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";

/** Says that nothing leaves the general fund, who stopped it and until when; the guardian can let it go on. */
export function StopBanner({ context }: { context: FlowContext }) {
  const { snapshot, now } = context;
  const { address: account } = useAccount();
  const { guard } = snapshot;
  if (!isStoppedAt(guard, now)) return null;
  const mayResume = canResumeSpending({ snapshot, account, now }).ok;
  return (
    <Notice
      tone="warn"
      title="Spending is stopped."
      action={
        mayResume ? <FlowButton terse flow={resumeSpending(context)} title="Let spending go on" size="s" /> : undefined
      }
    >
      <p>
        The guardian
        {guard.stoppedBy && (
          <>
            , <Person address={guard.stoppedBy} portrait={false} inSentence />,
          </>
        )}{" "}
        stopped what leaves the general fund until <Time at={guard.stoppedUntil} as="moment" /> (
        <Time at={guard.stoppedUntil} />
        ). Collecting, refunds and bounties go on; approved payments wait in the line.
      </p>
    </Notice>
  );
}

/** The brake, for the guardian alone. */
export function GuardianBrake({ context }: { context: FlowContext }) {
  const { snapshot, now } = context;
  const { address: account } = useAccount();
  const { guardian } = snapshot.guard;
  if (!account || account !== guardian || isStoppedAt(snapshot.guard, now)) return null;
  const verdict = canStopSpending({ snapshot, account, now });
  return (
    <FlowButton
      flow={verdict.ok ? stopSpending(context) : undefined}
      title="Stop spending"
      look="danger"
      why={verdict.ok ? undefined : verdict.reason}
    />
  );
}
