import type { ReactNode } from "react";

import { WrongChainError } from "../../chain/chainCheck.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { useFlowContext, useSnapshot } from "../hooks/useChain.ts";
import { Button } from "./Button.tsx";
import { Notice } from "./Notice.tsx";

interface WithChainProps {
  /** Keeps the place of what is on its way. */
  skeleton: ReactNode;
  children: (context: FlowContext) => ReactNode;
}

/** What needs the chain's state: a skeleton until it was read once, the failure and a way to try again when that did not work. */
export function WithChain({ skeleton, children }: WithChainProps) {
  const context = useFlowContext();
  const { error, refetch } = useSnapshot();
  if (context) return children(context);
  if (!error) return skeleton;
  return (
    <Notice
      tone="bad"
      title={error instanceof WrongChainError ? "This is another chain." : "The chain could not be read."}
      action={
        <Button size="s" onClick={() => void refetch()}>
          Try again
        </Button>
      }
    >
      <p>
        {error instanceof WrongChainError
          ? `${error.message} No figure of it is shown. Whoever published this app has to point it to another endpoint.`
          : "The network endpoint does not answer, or not with what was asked. Nothing is lost: everything is on chain."}
      </p>
    </Notice>
  );
}
