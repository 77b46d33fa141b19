// Budgets from what was typed: one to open, and one to close.
import type { Address } from "viem";

import { textProblem, titleProblem, withHeading } from "../../chain/content.ts";
import type { Template } from "../../chain/flows/propose.ts";
import { assetAt } from "../../chain/flows/wording.ts";
import { budgetStateAt, USD_DECIMALS } from "../../chain/states.ts";
import type { Budget, Snapshot } from "../../chain/types.ts";
import { DAY, formatDate } from "../../shared/format/index.ts";
import type { Draft, InDollars } from "./draft.ts";
import { ETH_DECIMALS, nextDay, type Reader } from "./reader.ts";

const IN_DOLLARS: InDollars = "usd";
/** Longest period of a budget that recurs. */
const MAX_PERIOD_DAYS = 3_650;
const MAX_NAME_LENGTH = 90;
/** How far ahead a budget may end. */
const MAX_YEARS = 100;

/** When a proposal of now can be carried out at the earliest, seconds: where the rules decide early, as soon as all have voted. */
export function earliestExecution({
  rules: { votingDelay, votingPeriod, timelockDelay, decidesEarly },
  time,
}: Pick<Snapshot, "rules" | "time">): number {
  return time + votingDelay + (decidesEarly ? 0 : votingPeriod) + timelockDelay;
}

/** When a budget starts whose start is left open: with the first whole day (UTC) after a vote of the usual length and its timelock, seconds. */
export function openStart({ rules, time }: Pick<Snapshot, "rules" | "time">): number {
  return nextDay(earliestExecution({ rules: { ...rules, decidesEarly: false }, time }));
}

/** Reads a budget to open. */
export function readNewBudget(reader: Reader, { budget }: Draft, snapshot: Snapshot): Template | undefined {
  const unit = readUnit(reader, budget.asset, snapshot);
  const limit = reader.amount("budget.limit", budget.limit, unit?.decimals ?? ETH_DECIMALS);
  const days = budget.recurs === "yes" ? reader.whole("budget.days", budget.days, 1, MAX_PERIOD_DAYS) : 0;
  const owner = reader.address("budget.owner", budget.owner, "Enter the owner’s address.");
  const domain = readDomain(reader, budget.domain, snapshot);
  const span = readSpan(reader, budget, snapshot);
  const purpose = readPurpose(reader, budget);
  if (!unit || limit === undefined || days === undefined || !owner || !domain || !span || purpose === undefined)
    return undefined;
  const terms = { asset: unit.asset, limit, ...span, period: days * DAY, domain: domain.id, owner };
  return { kind: "openBudget", terms, purpose };
}

function readUnit(reader: Reader, text: string, snapshot: Snapshot) {
  if (text === IN_DOLLARS) return { asset: undefined, decimals: USD_DECIMALS };
  const known = snapshot.assets.get(text as Address);
  if (!known) return reader.complain("budget.asset", "Choose what it is in.");
  return { asset: known.address, decimals: assetAt(snapshot, known.address).decimals };
}

/** Wrapped, so that none at all differs from one that can't be used. */
function readDomain(
  reader: Reader,
  text: string,
  { domains }: Snapshot,
): { readonly id: number | undefined } | undefined {
  if (text === "") return { id: undefined };
  const known = domains.get(Number(text));
  return known ? { id: known.id } : reader.complain("budget.domain", "Choose a domain, or none.");
}

/** From the first second of the first day until the first one after the last day; UTC, seconds. */
function readSpan(reader: Reader, { firstDay, lastDay }: Draft["budget"], snapshot: Snapshot) {
  const start =
    firstDay === ""
      ? openStart(snapshot)
      : reader.day("budget.firstDay", firstDay, "Choose the first day, or leave it empty.");
  const last = reader.day("budget.lastDay", lastDay, "Choose the last day.");
  if (firstDay !== "" && start !== undefined && start + DAY <= snapshot.time)
    reader.complain("budget.firstDay", "This day is past: choose today or a later one, or leave it empty.");
  if (last === undefined || start === undefined) return undefined;
  if (last > snapshot.time + MAX_YEARS * 365 * DAY)
    return reader.complain("budget.lastDay", `This is more than ${MAX_YEARS} years ahead: choose an earlier day.`);
  const end = last + DAY;
  const earliest = earliestExecution(snapshot);
  if (end <= earliest)
    return reader.complain("budget.lastDay", `It can’t be opened before ${formatDate(earliest)}: choose a later day.`);
  if (end <= start) return reader.complain("budget.lastDay", "It would end before it starts.");
  return { start, end };
}

function readPurpose(reader: Reader, { name, purpose }: Draft["budget"]): string | undefined {
  const wrong = titleProblem(name, "Enter a name.", MAX_NAME_LENGTH);
  if (wrong !== undefined) return reader.complain("budget.name", wrong);
  const whole = withHeading(name, purpose);
  const problem = textProblem(whole);
  return problem === undefined ? whole : reader.complain("budget.purpose", problem);
}

/** Budgets that can be closed: those that pay or will, by their numbers. */
export function closableBudgets({ budgets, time }: Pick<Snapshot, "budgets" | "time">): Budget[] {
  return [...budgets.values()].filter((budget) => ["Running", "Planned"].includes(budgetStateAt(budget, time)));
}

/** Reads the budget to close. */
export function readClosing(reader: Reader, { closing }: Draft, snapshot: Snapshot): Template | undefined {
  const chosen = closableBudgets(snapshot).find(({ id }) => String(id) === closing);
  if (chosen) return { kind: "closeBudget", budget: chosen.id };
  return reader.complain("closing", closing === "" ? "Choose the budget." : "This budget is over already.");
}
