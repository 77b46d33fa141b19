import type { Address } from "viem";

import { personalAccount } from "../../chain/accounts.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { effectOf, type Effect } from "../../chain/flows/effects.ts";
import { amountText, assetAt } from "../../chain/flows/wording.ts";
import { proposalStateAt } from "../../chain/states.ts";
import type { Proposal } from "../../chain/types.ts";
import { inLineOf } from "./inLine.ts";

type Context = Pick<FlowContext, "contracts" | "snapshot" | "now" | "nameOf">;

/** What a proposal does, without repeating its title, which stands beside the sentence everywhere here. `over`: nothing will come of it any more. */
export function effectWithoutTitle(
  context: Context,
  { actions, descriptionHash }: Pick<Proposal, "actions" | "descriptionHash">,
  over = false,
): Effect {
  return effectOf(context, { actions, descriptionHash, description: "" }, over);
}

/** What the general fund would hold of each asset after `spends`, base units; negative where it holds too little. */
export function fundAfter(
  { snapshot, contracts }: Context,
  spends: Effect["spends"],
): { asset: Address; amount: bigint }[] {
  const fund = snapshot.books.get(personalAccount(contracts.treasury));
  return [...spends].map(([asset, spent]) => ({ asset, amount: (fund?.balances.get(asset) ?? 0n) - spent }));
}

/** What the general fund held of each asset right after an executed proposal was paid, base units. */
function fundAfterwards(
  { snapshot, contracts }: Context,
  { id, executedIn }: Proposal,
  spends: Effect["spends"],
): { asset: Address; amount: bigint }[] {
  const movements = snapshot.books.get(personalAccount(contracts.treasury))?.movements ?? [];
  return [...spends.keys()].flatMap((asset) => {
    const last = movements.findLast(
      (movement) =>
        movement.transaction === executedIn &&
        movement.asset === asset &&
        movement.purpose.kind === "votedPayment" &&
        movement.purpose.proposal === id,
    );
    return last ? [{ asset, amount: last.fromBalance }] : [];
  });
}

const listed = (parts: readonly string[]) =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;

/** The end of a sentence: what spending leaves in the general fund, or that it holds too little. Empty when nothing is spent. */
export function fundClause(
  { snapshot }: Context,
  rest: readonly { asset: Address; amount: bigint }[],
  verb: "leaves" | "left",
): string {
  if (rest.length === 0) return "";
  const short = rest.filter(({ amount }) => amount < 0n);
  if (short.length > 0)
    return `; the general fund is ${listed(short.map(({ asset, amount }) => amountText(-amount, assetAt(snapshot, asset))))} short of it today`;
  return `; ${verb} ${listed(rest.map(({ asset, amount }) => amountText(amount, assetAt(snapshot, asset))))} in the general fund`;
}

/** A sentence with a clause before its full stop. */
export function withClause(sentence: string, clause: string): string {
  return clause === "" ? sentence : `${sentence.replace(/\.$/, "")}${clause}.`;
}

/** The first words of a proposal's page: what it does, and what it leaves in the general fund. */
export function openingSentence(context: Context, proposal: Proposal): string {
  const state = proposalStateAt(proposal, context.snapshot.rules, context.now);
  const over = state === "Executed" || state === "Defeated" || state === "Canceled";
  const { sentence, spends } = effectWithoutTitle(context, proposal, over);
  const waiting = inLineOf(context.snapshot, proposal).filter((payment) => payment.waiting > 0n);
  if (state === "Executed" && waiting.length > 0)
    return withClause(
      sentence.replace(/^Pays /, "Approved to pay "),
      `; ${listed(waiting.map((payment) => amountText(payment.waiting, payment.asset)))} of it waits in the line`,
    );
  if (state === "Executed")
    return withClause(
      sentence.replace(/^Pays /, "Paid "),
      fundClause(context, fundAfterwards(context, proposal, spends), "left"),
    );
  if (over) return sentence;
  return withClause(sentence, fundClause(context, fundAfter(context, spends), "leaves"));
}
