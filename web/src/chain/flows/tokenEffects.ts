// What calls of a token do with what the caller has of it, in words.
import { maxUint256, type Address } from "viem";

import { payeeWarning } from "../payees.ts";
import type { Asset } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { calledName, type Caller } from "./powerEffects.ts";
import type { Said } from "./spendingEffects.ts";
import { amountText } from "./wording.ts";

/** What moves a token, or lets somebody move it; undefined: the call does nothing of that kind. */
export function sayToken(
  context: Pick<FlowContext, "snapshot" | "contracts" | "nameOf">,
  token: Pick<Asset, "decimals" | "symbol">,
  functionName: string,
  args: readonly unknown[],
  by: Caller,
): Said | undefined {
  switch (functionName) {
    case "transfer": {
      const [to, value] = args as [Address, bigint];
      const whom = calledName(context, to);
      return {
        sentence: `Sends ${amountText(value, token)} of the ${by} to ${whom}.`,
        warning: payeeWarning(context, to, whom),
      };
    }
    case "transferFrom": {
      const [from, to, value] = args as [Address, Address, bigint];
      const whom = calledName(context, to);
      return {
        sentence: `Sends ${amountText(value, token)} of ${calledName(context, from)} to ${whom}, as far as the ${by} was allowed to.`,
        warning: payeeWarning(context, to, whom),
      };
    }
    case "approve": {
      const [spender, value] = args as [Address, bigint];
      const who = calledName(context, spender);
      if (value === 0n) return { sentence: `Lets ${who} take no ${token.symbol} from the ${by} any more.` };
      const amount = value === maxUint256 ? `any amount of ${token.symbol}` : `up to ${amountText(value, token)}`;
      return {
        sentence: `Lets ${who} take ${amount} from the ${by}, at any time.`,
        warning: "This holds until it is used up or another vote takes it back.",
      };
    }
    default:
      return undefined;
  }
}
