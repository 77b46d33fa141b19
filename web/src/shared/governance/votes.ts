import { amountText } from "../../chain/flows/wording.ts";
import type { VotingRules } from "../../chain/types.ts";
import { formatExact } from "../format/index.ts";

/** "12,000": votes, to the last unit that counts. */
export function votesText({ stake }: Pick<VotingRules, "stake">, amount: bigint): string {
  return formatExact(amount, stake.decimals);
}

/** "12,000 STAKE": stake, to the last unit that counts. */
export function stakeText({ stake }: Pick<VotingRules, "stake">, amount: bigint): string {
  return amountText(amount, stake);
}
