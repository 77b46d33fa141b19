// What calls of a proposal do with stake that wraps another token, in words.
import type { Address } from "viem";

import { payeeWarning } from "../payees.ts";
import type { FlowContext } from "./context.ts";
import type { Caller } from "./powerEffects.ts";
import type { Said } from "./spendingEffects.ts";
import { amountText } from "./wording.ts";

/** What turns a token into stake or stake back into it; undefined: the call does nothing of that kind. */
export function sayWrapping(
  context: Pick<FlowContext, "snapshot" | "contracts" | "nameOf">,
  contract: string,
  functionName: string,
  args: readonly unknown[],
  by: Caller,
): Said | undefined {
  if (contract !== "StakeToken" || (functionName !== "depositFor" && functionName !== "withdrawTo")) return undefined;
  const [account, value] = args as [Address, bigint];
  const stake = amountText(value, context.snapshot.rules.stake);
  const who = context.nameOf(account);
  return {
    sentence:
      functionName === "depositFor"
        ? `Wraps tokens of the ${by}, and gives ${stake} for them to ${who}.`
        : `Unwraps ${stake} of the ${by}, and sends the tokens behind them to ${who}.`,
    warning: payeeWarning(context, account, who),
  };
}
