import type { Address } from "viem";

import { personalAccount } from "../../chain/accounts.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { effectOf, type Effect } from "../../chain/flows/effects.ts";
import { amountText, assetAt } from "../../chain/flows/wording.ts";
import { isOverAt, readyOfTicket, ticketsOf, waitingOfTicket } from "../../chain/states.ts";
import type { Proposal, Ticket } from "../../chain/types.ts";
import { listed } from "../format/index.ts";
import { afterPaying } from "./room.ts";

type Context = Pick<FlowContext, "contracts" | "snapshot" | "now" | "nameOf">;

/** What a proposal does, without repeating its title, which stands beside the sentence everywhere here. `over`: nothing will come of it any more. */
export function effectWithoutTitle(
  context: Context,
  { actions, descriptionHash }: Pick<Proposal, "actions" | "descriptionHash">,
  over = false,
): Effect {
  return effectOf(context, { actions, descriptionHash, description: "" }, over);
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

/** The end of a sentence: what of each asset is left in the general fund, as `verb` says. Empty for no asset. */
function leftClause({ snapshot }: Context, rest: readonly { asset: Address; amount: bigint }[], verb: string): string {
  const amounts = rest.map(({ asset, amount }) => amountText(amount, assetAt(snapshot, asset)));
  return amounts.length === 0 ? "" : `; ${verb} ${listed(amounts)} in the general fund`;
}

/**
 * The end of a sentence: what the general fund holds once `spends` and what waits before it are paid, or that it holds too little for
 * them today. Empty when nothing is spent.
 */
export function fundClause({ snapshot, now, ...context }: Context, spends: Effect["spends"]): string {
  const all = [...spends].map(([asset, amount]) => ({ asset, ...afterPaying(snapshot, asset, amount, now) }));
  const waits = all.some(({ waiting }) => waiting > 0n);
  const short = all.filter(({ left }) => left < 0n);
  if (short.length > 0) {
    const missing = short.map(({ asset, left }) => amountText(-left, assetAt(snapshot, asset)));
    const what = short.some(({ waiting }) => waiting > 0n) ? "it and of what waits before it" : "it";
    return `; the general fund is ${listed(missing)} short of ${what} today`;
  }
  const rest = all.map(({ asset, left }) => ({ asset, amount: left }));
  const verb = waits
    ? "paying it and what waits before it leaves"
    : all.some(({ atOnce }) => !atOnce)
      ? "paying all of it leaves"
      : "leaves";
  return leftClause({ ...context, snapshot, now }, rest, verb);
}

/** A sentence with a clause before its full stop. */
export function withClause(sentence: string, clause: string): string {
  return clause === "" ? sentence : `${sentence.replace(/\.$/, "")}${clause}.`;
}

/** What became of payments that are not all drawn, which is when they are paid: a clause for each asset. Empty where all were. */
function lineClause({ snapshot }: Context, proposal: Proposal, spends: Effect["spends"]): string {
  const clauses = [...spends].flatMap(([asset, amount]) => {
    const line = snapshot.lines.get(asset);
    const tickets = ticketsOf(snapshot, proposal).filter((one) => one.asset === asset);
    if (!line || tickets.length === 0) return [];
    const sum = (of: (ticket: Ticket) => bigint) => tickets.reduce((all, ticket) => all + of(ticket), 0n);
    const ready = sum((ticket) => readyOfTicket(ticket, line));
    const waiting = sum((ticket) => waitingOfTicket(ticket, line));
    const cancelled = sum(({ start, size, end }) => start + size - end);
    const fates = [
      [amount - ready - waiting - cancelled, "was paid"],
      [ready, "can be drawn"],
      [waiting, "waits in the line"],
      [cancelled, "was cancelled in the line"],
    ] as const;
    const told = fates.filter(([part]) => part > 0n);
    const [first] = told;
    if (told.length === 1) return first?.[1] === "was paid" ? [] : [`all of it ${first?.[1]}`];
    return [
      listed(
        told.map(([part, fate], place) => {
          const text = amountText(part, assetAt(snapshot, asset));
          return `${text}${place === 0 ? " of it" : ""} ${fate}`;
        }),
      ),
    ];
  });
  return clauses.map((clause) => `; ${clause}`).join("");
}

/** What a proposal does, or did, of payments also what became of them; with what the end of the sentence is made of. */
function tell(context: Context, proposal: Proposal) {
  const over = isOverAt(proposal, context.snapshot.rules, context.now);
  const { sentence, spends } = effectWithoutTitle(context, proposal, over);
  if (proposal.executedAt === undefined) return { sentence, spends, over, paid: false };
  const inLine = lineClause(context, proposal, spends);
  const paid = inLine === "";
  return {
    sentence: withClause(sentence.replace(/^Pays /, paid ? "Paid " : "Approved to pay "), inLine),
    spends,
    over,
    paid,
  };
}

/** What a proposal does, or did, beside its title in a list. */
export function listedSentence(context: Context, proposal: Proposal): string {
  return tell(context, proposal).sentence;
}

/** The first words of a proposal's page: what it does, and what it leaves in the general fund. */
export function openingSentence(context: Context, proposal: Proposal): string {
  const { sentence, spends, over, paid } = tell(context, proposal);
  if (paid) return withClause(sentence, leftClause(context, fundAfterwards(context, proposal, spends), "left"));
  return over ? sentence : withClause(sentence, fundClause(context, spends));
}
