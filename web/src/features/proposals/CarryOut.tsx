import type { FlowContext } from "../../chain/flows/context.ts";
import { cancel, execute, queue } from "../../chain/flows/carryOut.ts";
import { canCancel, canExecute } from "../../chain/permissions.ts";
import { proposalStateAt } from "../../chain/states.ts";
import type { Proposal } from "../../chain/types.ts";
import { formatDuration } from "../../shared/format/index.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { Time } from "../../shared/ui/Time.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";

/** What can be done about a proposal beside voting: cancel it, queue it, execute it. Nothing when there is nothing. */
export function CarryOut({ context, proposal }: { context: FlowContext; proposal: Proposal }) {
  const { address } = useAccount();
  const asker = { ...context, account: address };
  const state = proposalStateAt(proposal, context.snapshot.rules, context.now);
  if (state === "Pending" && canCancel(asker, proposal).ok)
    return <FlowButton flow={cancel(context, proposal)} title="Cancel proposal" look="danger" />;
  if (state === "Succeeded") {
    return (
      <>
        <p className="voting-lead">It is approved. Anyone can queue it now.</p>
        <p className="voting-note">
          It then waits {formatDuration(context.snapshot.rules.timelockDelay)} in the timelock, so that everybody sees
          it coming.
        </p>
        <FlowButton flow={queue(context, proposal)} title="Queue" terse />
      </>
    );
  }
  if (state !== "Queued" || proposal.eta === undefined) return null;
  const verdict = canExecute(asker, proposal);
  if (context.now < proposal.eta) {
    return (
      <>
        <p className="voting-lead">
          It can be executed <Time at={proposal.eta} />.
        </p>
        <p className="voting-note">
          It waits in the timelock until <Time at={proposal.eta} as="moment" />; then anyone can execute it.
        </p>
      </>
    );
  }
  return (
    <>
      <p className="voting-lead">Its time in the timelock is over. Anyone can execute it now.</p>
      <FlowButton
        flow={execute(context, proposal)}
        title="Execute"
        why={verdict.ok || !address ? undefined : verdict.reason}
      />
    </>
  );
}
