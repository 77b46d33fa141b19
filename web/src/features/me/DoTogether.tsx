import type { Address } from "viem";

import type { Flow } from "../../chain/flows/flow.ts";
import { together } from "../../chain/flows/together.ts";
import { tryTogether } from "../../chain/simulateTogether.ts";
import type { Todo } from "../../chain/todo.ts";
import { plainText } from "../../shared/format/index.ts";
import { useChainQuery } from "../../shared/query/useChainQuery.ts";
import { FlowButton } from "../../shared/tx/index.ts";

/** Something that waits, with what does it. */
export interface Errand {
  readonly todo: Todo;
  readonly flow: Flow;
}

interface DoTogetherProps {
  readonly multicall: Address;
  readonly account: Address;
  readonly errands: readonly Errand[];
  /** The transaction was included: with the ids of what was tried. */
  readonly onSent: (ids: readonly string[]) => void;
}

/** Tries everything first, without sending it; then offers to do what would go through. */
export function DoTogether({ multicall, account, errands, onSent }: DoTogetherProps) {
  const { data: tried, isError } = useChainQuery({
    key: ["together", account, ...errands.map(({ todo }) => todo.id)],
    read: (client) => tryTogether(client, multicall, account, errands),
  });
  if (!tried)
    return (
      <p role="status">
        {isError ? "It could not be tried together. Do them one by one." : "Trying them, without sending anything…"}
      </p>
    );
  const { works, fails, gas } = tried;
  return (
    <>
      <FlowButton
        flow={
          gas === undefined
            ? undefined
            : together(
                multicall,
                works.map(({ flow }) => flow),
                gas,
              )
        }
        title={`Do all ${works.length}`}
        why={gas === undefined ? "None of them would go through now." : undefined}
        onDone={() => onSent(works.map(({ todo }) => todo.id))}
      />
      {fails.length > 0 && (
        <p className="flow-why">
          Left out, as {fails.length === 1 ? "it" : "they"} would fail now:{" "}
          {fails.map(({ todo, flow }) => `${flow.title}, ${plainText(todo.title)}`).join("; ")}.
        </p>
      )}
    </>
  );
}
