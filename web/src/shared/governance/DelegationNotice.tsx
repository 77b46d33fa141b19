import { delegate } from "../../chain/flows/delegate.ts";
import { formatExact } from "../format/index.ts";
import { useFlowContext, useVotingPower } from "../hooks/useChain.ts";
import { FlowButton } from "../tx/index.ts";
import { Notice } from "../ui/Notice.tsx";
import { useAccount } from "../wallet/useAccount.ts";
import { VOTE_DECIMALS } from "./words.ts";

/**
 * Tells an account whose stake votes for nobody that it does, with the one thing that changes it. Nothing for everybody else:
 * stake counts as votes only once it was delegated, and most people don't expect that.
 */
export function DelegationNotice() {
  const { address } = useAccount();
  const context = useFlowContext();
  const { data: power } = useVotingPower(address);
  if (!address || !context || !power || power.balance === 0n || power.delegate !== undefined) return null;
  return (
    <Notice
      tone="warn"
      title={`Your ${formatExact(power.balance, VOTE_DECIMALS)} STAKE do not vote yet.`}
      action={<FlowButton terse size="s" title="Delegate to yourself" flow={delegate(context, address, address)} />}
    >
      <p>
        Stake votes only once its holder has said through whom. It then counts in every proposal whose voting opens
        later; your tokens stay where they are.
      </p>
    </Notice>
  );
}
