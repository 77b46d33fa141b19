import { useMemo } from "react";
import type { Address } from "viem";

import { todosOf, type Todo } from "../../chain/todo.ts";
import { useFlowContext } from "./useChain.ts";
import { useVotingPower } from "./useHoldings.ts";

const NO_POWER: ReadonlyMap<bigint, bigint> = new Map();

/** Everything that waits for an account; undefined until it is known. */
export function useTodos(account: Address | undefined): readonly Todo[] | undefined {
  const context = useFlowContext();
  const { data: power } = useVotingPower(account);
  return useMemo(() => {
    if (!context || !account) return undefined;
    return todosOf({
      snapshot: context.snapshot,
      account,
      now: context.now,
      nameOf: context.nameOf,
      power: power?.at ?? NO_POWER,
      votes: power?.votes ?? 0n,
    });
  }, [context, account, power]);
}
