// What calls of a proposal do to the rules of spending, in words.
import { zeroAddress, type Address } from "viem";

import { formatDate, formatEnd, formatStart, plainText } from "../../shared/format/index.ts";
import { budgetTermsFrom, type RawTerms } from "../budgetTerms.ts";
import { titleOfUri } from "../content.ts";
import { actorWarning } from "../payees.ts";
import { allows, isSamePolicy, NO_POLICY, placesOf, policyAt, waitingOfTicket, WHOLE } from "../states.ts";
import type { Asset, BudgetTerms, Policy, Snapshot, Ticket } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { descriptionTitle } from "./description.ts";
import { lossText } from "./lossText.ts";
import {
  amountText,
  assetAt,
  budgetAmountText,
  domainName,
  mostText,
  payeesText,
  periodText,
  policyText,
  rateText,
  sumOf,
} from "./wording.ts";

/** A call in words. */
export interface Said {
  /** What it does, with a capital and a full stop. */
  readonly sentence: string;
  /** What a voter should look at twice. */
  readonly warning?: string | undefined;
}

/** Longer titles are cut in a sentence. */
const TITLE_LENGTH = 80;

/**
 * What changes the rules of spending, or opens or closes what pays by them; undefined: the call does nothing of that kind. `over` leaves
 * out what holds only as long as it may still be executed.
 */
export function saySpendingRule(
  context: Pick<FlowContext, "snapshot" | "contracts" | "nameOf">,
  contract: string,
  functionName: string,
  args: readonly unknown[],
  over: boolean,
): Said | undefined {
  const { snapshot, nameOf } = context;
  switch (`${contract}.${functionName}`) {
    case "Treasury.setPolicy": {
      const [address, policy] = args as [Address, Policy];
      return sayPolicy(snapshot, assetAt(snapshot, address), policy, over);
    }
    case "Treasury.setGuardian": {
      const [guardian] = args as [Address];
      const { guardian: present } = snapshot.guard;
      // Once it is carried out, the guardian is who it made one.
      const replaced = over || present === undefined || present === guardian ? undefined : nameOf(present);
      if (guardian === zeroAddress)
        return { sentence: `Lets nobody stop spending any more${replaced ? `; now ${replaced} can` : ""}.` };
      return {
        sentence: `Lets ${nameOf(guardian)} stop what leaves the general fund${replaced ? ` in place of ${replaced}` : ""}, for a week at the most and not again for 30 days.`,
        warning: actorWarning(context, guardian, "stop spending", nameOf(guardian)),
      };
    }
    case "Budgets.open": {
      const [raw, uri] = args as [RawTerms, string];
      const terms = budgetTermsFrom(raw);
      const domain = terms.domain === undefined ? "" : ` for ${domainName(snapshot, terms.domain)}`;
      const each = terms.period === 0 ? "" : ` in every ${periodText(terms.period)}`;
      const title = plainText(titleOfUri(uri, ""), TITLE_LENGTH);
      // Periods that were over before it was opened paid nothing, and those that are over by now will not.
      const opened = over ? openedAt(snapshot, terms, uri) : snapshot.time;
      return {
        sentence: `Opens a budget${title ? ` “${title}”` : ""}${domain}: ${nameOf(terms.owner)} can pay ${budgetAmountText(snapshot, terms, terms.limit)}${each} out of the general fund, from ${formatStart(terms.start)} to ${formatEnd(terms.end)}${terms.period === 0 ? "" : `: at most ${mostText(snapshot, terms, opened)}`}.`,
        warning:
          [
            actorWarning(context, terms.owner, "pay out of it", nameOf(terms.owner)),
            terms.asset !== undefined && !assetAt(snapshot, terms.asset).enabled
              ? "The general fund has no spending policy for this asset: the budget can pay nothing before it has one."
              : undefined,
          ]
            .filter(Boolean)
            .join(" ") || undefined,
      };
    }
    case "Budgets.close": {
      const budget = snapshot.budgets.get(args[0] as bigint);
      const title = budget && plainText(titleOfUri(budget.uri, ""), TITLE_LENGTH);
      const warning = !budget
        ? "There is no such budget: carrying this out will fail."
        : budget.closedAt !== undefined && !over && "It is closed already: this changes nothing.";
      return {
        sentence: `Closes budget ${String(args[0])}${title ? `, “${title}”` : ""}: nothing more is paid out of it. What waits in the line is.`,
        warning: warning || undefined,
      };
    }
    case "Budgets.cancel":
      return sayCancelled(context, args[0] as Pick<Ticket, "asset" | "start" | "payments">, over);
    case "Budgets.setDollarToken": {
      const [asset, isDollar] = args as [Address, boolean];
      const { symbol } = assetAt(snapshot, asset);
      const others = [...snapshot.dollarTokens.keys()].filter((token) => token !== asset);
      const canPay = (token: Address) => allows(snapshot.spending.get(token)?.rule?.next ?? NO_POLICY);
      const isLast = snapshot.dollarTokens.has(asset) && !others.some(canPay);
      return {
        sentence: isDollar
          ? `Counts each ${symbol} as a dollar, so that budgets in dollars can pay in it.`
          : `Counts ${symbol} as dollars no longer: budgets in dollars can't pay in it any more.`,
        warning: isDollar
          ? "Nobody checks its price. Budgets in dollars will pay in it one to one."
          : isLast && !over
            ? "It is the only one that budgets in dollars could pay in: they can then pay nothing."
            : undefined,
      };
    }
    default:
      return undefined;
  }
}

/** When the budget of a call that was carried out was opened, seconds; its start where it never was. */
function openedAt({ budgets }: Snapshot, { owner, start, end }: BudgetTerms, uri: string): number {
  const opened = [...budgets.values()].find(
    ({ terms, uri: text }) => text === uri && terms.owner === owner && terms.start === start && terms.end === end,
  );
  return opened?.time ?? start;
}

function sayCancelled(
  { snapshot, nameOf }: Pick<FlowContext, "snapshot" | "nameOf">,
  { asset, start, payments }: Pick<Ticket, "asset" | "start" | "payments">,
  over: boolean,
): Said {
  const line = snapshot.lines.get(asset);
  // No two tickets of a line begin at the same place.
  const ticket = line?.tickets.map((id) => snapshot.tickets.get(id)).find((one) => one?.start === start);
  const token = assetAt(snapshot, asset);
  const proposal = ticket?.proposal === undefined ? undefined : snapshot.proposals.get(ticket.proposal);
  const title = proposal && descriptionTitle(proposal.description, "", TITLE_LENGTH);
  const payees = payeesText(
    payments.map(({ payee }) => payee),
    nameOf,
  );
  const whole = `${title ? `the voted payment “${title}”` : "a voted payment"} of ${amountText(sumOf(payments), token)} to ${payees}`;
  const kept = "What was released stays its payees'.";
  const places = ticket ? placesOf(ticket, line) : [];
  const waiting = line && ticket ? waitingOfTicket(ticket, line) : 0n;
  if (waiting > 0n)
    return {
      sentence: `Cancels the ${amountText(waiting, token)} that now waits of ${whole}.${lossText(places, "waiting", token, nameOf)} ${kept}`,
    };
  if (ticket?.cancelledAt !== undefined) {
    const cancelled = ticket.start + ticket.size - ticket.end;
    return {
      sentence: `Cancels what waits of ${whole}: ${amountText(cancelled, token)} was cancelled on ${formatDate(ticket.cancelledAt)}.${lossText(places, "cancelled", token, nameOf)} ${kept}`,
      warning: over ? undefined : "It was cancelled already: this changes nothing.",
    };
  }
  return {
    sentence: `Cancels what waits of ${whole}. ${kept}`,
    warning: over ? undefined : "Nothing of it waits in the line any more: this changes nothing.",
  };
}

function sayPolicy(snapshot: Snapshot, asset: Asset, policy: Policy, over: boolean): Said {
  const rule = snapshot.spending.get(asset.address)?.rule;
  const current = policyAt(snapshot.spending.get(asset.address), snapshot.time);
  const coming =
    rule && snapshot.time < rule.since ? `, from ${formatDate(rule.since)} ${limitText(rule.next, asset)}` : "";
  const now = `now ${limitText(current, asset)}${coming}`;
  if (!allows(policy))
    return { sentence: `Stops the general fund from spending ${asset.symbol}, at once${over ? "" : `; ${now}`}.` };
  const limits = `Limits what may leave the general fund in ${asset.symbol} to ${policyText(policy, asset)}`;
  const warning = recklessness(snapshot, policy);
  if (over) return { sentence: `${limits}.`, warning };
  const dropped =
    rule && coming !== "" && !isSamePolicy(rule.next, policy)
      ? ` What was decided for ${formatDate(rule.since)} will not be.`
      : "";
  return { sentence: `${limits}; ${now}. ${changeText(current, policy)}${dropped}`, warning };
}

/** "4 % or 1,000 USDC in any 24 days": a policy beside one that is told in full. */
function limitText(policy: Policy, asset: Asset): string {
  const { floor, rate, window } = policy;
  if (rate === 0 || floor === 0n) return policyText(policy, asset);
  return `${rateText(rate)} or ${amountText(floor, asset)} in any ${periodText(window)}`;
}

/** Whether a policy loosens or tightens what holds, and when it does. */
function changeText(current: Policy, policy: Policy): string {
  const looser = [policy.rate > current.rate, policy.floor > current.floor, policy.window < current.window];
  const stricter = [policy.rate < current.rate, policy.floor < current.floor, policy.window > current.window];
  // What allowed nothing was no limit to loosen in part: its window means nothing.
  const mixed = allows(current) && stricter.includes(true);
  if (looser.includes(true)) {
    const wait = periodText(Math.max(current.window, policy.window));
    return `This loosens it${mixed ? " in part" : ""}, ${wait} after it is carried out; until then the stricter of each number holds.`;
  }
  return stricter.includes(true) ? "This tightens it, at once." : "This keeps what holds now.";
}

/** The largest share of the fund that a window should let go, millionths; deployments are held to the same. */
const LARGEST_RATE = 250_000;

/** Why a policy protects too little, in a sentence. */
function recklessness({ rules }: Snapshot, { rate, window }: Policy): string | undefined {
  if (BigInt(rate) === WHOLE) return "This takes the limit away: one vote could then spend all there is of it.";
  const decision = rules.votingDelay + rules.votingPeriod + rules.lateExtension + rules.timelockDelay;
  const short = `no longer than the ${periodText(decision)} that a decision can take: no vote could take back in time what loosens it`;
  const much = "More than a quarter of the fund could then leave in one window";
  if (rate > LARGEST_RATE) return window <= decision ? `${much}, which is ${short}.` : `${much}.`;
  return window <= decision ? `The window is ${short}.` : undefined;
}
