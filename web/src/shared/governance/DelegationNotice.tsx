import { useState } from "react";
import type { Address } from "viem";

import { delegate } from "../../chain/flows/delegate.ts";
import { useFlowContext } from "../hooks/useChain.ts";
import { useVotingPower } from "../hooks/useHoldings.ts";
import { FlowButton } from "../tx/index.ts";
import { Notice } from "../ui/Notice.tsx";
import { useAccount } from "../wallet/useAccount.ts";
import { stakeText } from "./votes.ts";

/**
 * Tells an account whose stake votes for nobody that it does, with the one thing that changes it. Nothing for everybody else:
 * stake counts as votes only once it was delegated, and most people don't expect that.
 */
export default function DelegationNotice() {
  const { address } = useAccount();
  const context = useFlowContext();
  const { data: power } = useVotingPower(address);
  const [doneBy, setDoneBy] = useState<Address>();
  if (!address || !context || !power || power.balance === 0n) return null;
  const stake = stakeText(context.snapshot.rules, power.balance);
  if (power.delegate !== undefined) {
    if (doneBy !== address) return null;
    return <Notice tone="good" title={`Your ${stake} vote through you from now on.`} />;
  }
  return (
    <Notice
      tone="warn"
      title={`Your ${stake} do not vote yet.`}
      action={
        <FlowButton
          terse
          size="s"
          title="Delegate to yourself"
          flow={delegate(context, address, address)}
          onDone={() => setDoneBy(address)}
        />
      }
    >
      <p>
        Stake votes only once its holder has said through whom. It then counts in every proposal whose voting opens
        later; your tokens stay where they are.
      </p>
    </Notice>
  );
}
