import { useMemo, useState } from "react";
import type { Address } from "viem";

import type { FlowContext } from "../../chain/flows/context.ts";
import { canGoTogether, MAX_TOGETHER, partsOf } from "../../chain/flows/together.ts";
import { activeChain } from "../../chain/networks.ts";
import type { Todo } from "../../chain/todo.ts";
import { plainText } from "../../shared/format/index.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { DoTogether, type Errand } from "./DoTogether.tsx";
import { todoFlow } from "./todoFlow.ts";

/** What of it can be sent together, in order. */
function errandsTogether(context: FlowContext, todos: readonly Todo[], account: Address | undefined): Errand[] {
  return todos
    .filter(({ kind }) => canGoTogether(kind))
    .map((todo) => ({ todo, flow: todoFlow(context, todo, account) }))
    .filter((item): item is Errand => item.flow !== undefined && partsOf(item.flow) !== undefined)
    .slice(0, MAX_TOGETHER);
}

interface AtOnceProps {
  readonly context: FlowContext;
  readonly todos: readonly Todo[];
  /** Whom they wait for; undefined where anyone may do them. */
  readonly account: Address | undefined;
}

/** Does several things in one transaction, where the chain has the contract for it; then says which are still to be done. */
export function AtOnce({ context, todos, account }: AtOnceProps) {
  const { address: me } = useAccount();
  const [open, setOpen] = useState(false);
  const [sent, setSent] = useState<readonly string[]>([]);
  const errands = useMemo(() => errandsTogether(context, todos, account), [context, todos, account]);
  const multicall = activeChain.contracts?.multicall3?.address;
  const left = todos.filter(({ id }) => sent.includes(id));
  return (
    <>
      {left.length > 0 && (
        <Notice tone="warn" title={`${left.length} of ${sent.length} did not go through, or not wholly`}>
          <ul>
            {left.map(({ id, title, sentence }) => (
              <li key={id}>
                {plainText(title)}: {sentence}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {me && multicall && errands.length > 1 && (
        <div className="at-once">
          <div>
            <Button size="s" aria-expanded={open} onClick={() => setOpen(!open)}>
              Do {errands.length} at once…
            </Button>
          </div>
          {open && (
            <DoTogether
              multicall={multicall}
              account={me}
              errands={errands}
              onSent={(ids) => {
                setSent(ids);
                setOpen(false);
              }}
            />
          )}
        </div>
      )}
    </>
  );
}
