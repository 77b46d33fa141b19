// What is typed into the form of a new bounty, read as what the contract takes. Pure; times in seconds.
import type { Address } from "viem";

import { sameAddress } from "../../chain/accounts.ts";
import { encodeText, textProblem, titleProblem, withHeading } from "../../chain/content.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import type { OpenBountyInput } from "../../chain/flows/openBounty.ts";
import type { Asset, Bounty, Domain, Snapshot } from "../../chain/types.ts";
import { DAY, formatDate, plural } from "../../shared/format/index.ts";
import type { AssetChoice, ChosenAsset } from "../../shared/money/AssetField.tsx";
import { readAmount } from "../../shared/money/funds.ts";

/** The contract takes no deadline further ahead. */
export const MAX_DAYS = 730;

/** The choice of a day that is not on the list. */
export const OTHER_DAY = "day";

/** Days from now that are offered as deadlines. */
export const DEADLINE_DAYS = [14, 30, 90] as const;

/** Characters that a title may have. */
export const TITLE_LENGTH = 100;

/** The form of a new bounty; JSON can carry it. */
export interface BountyDraft extends AssetChoice {
  readonly title: string;
  readonly body: string;
  /** A domain's number; empty until one is chosen. */
  readonly domain: string;
  readonly amount: string;
  /** Days from now, or `OTHER_DAY`. */
  readonly deadline: string;
  /** "2026-05-31", in the reader's zone. */
  readonly day: string;
}

/** The last minute of the reader's day that is `days` after the moment `now`. */
export function endOfDay(now: number, days: number): number {
  const date = new Date(now * 1000);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, 23, 59).getTime() / 1000;
}

/** The last minute of a day as a date field gives it; undefined when it is none. */
export function endOfNamedDay(day: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return undefined;
  const [year, month, date] = match.slice(1).map(Number) as [number, number, number];
  const end = new Date(year, month - 1, date, 23, 59).getTime() / 1000;
  // "2026-02-31" would become the third of March.
  return dayOf(end) === day ? end : undefined;
}

/** The day of a moment as a date field takes it. */
export function dayOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The deadline that was chosen, seconds; undefined while a day is missing. */
export function deadlineOf({ deadline, day }: Pick<BountyDraft, "deadline" | "day">, now: number): number | undefined {
  return deadline === OTHER_DAY ? endOfNamedDay(day) : endOfDay(now, Number(deadline));
}

/** The description as it goes on chain: its first line is the title. */
export function textOf({ title, body }: Pick<BountyDraft, "title" | "body">): string {
  return withHeading(title, body);
}

/** The account's newest bounty with the words of the draft; undefined when it has none. */
export function newestLike(
  { bounties }: Pick<Snapshot, "bounties">,
  draft: BountyDraft,
  account: Address | undefined,
): Bounty | undefined {
  const uri = encodeText(textOf(draft));
  return Array.from(bounties.values()).findLast((bounty) => bounty.uri === uri && sameAddress(bounty.opener, account));
}

/** What is wrong with each field, as sentences; undefined where nothing is. */
export interface BountyProblems {
  readonly title: string | undefined;
  readonly body: string | undefined;
  readonly domain: string | undefined;
  readonly asset: string | undefined;
  readonly amount: string | undefined;
  readonly deadline: string | undefined;
}

/** The form as the contract takes it, or what is missing. */
export interface ReadBounty {
  /** Undefined while anything is wrong. */
  readonly input: OpenBountyInput | undefined;
  readonly problems: BountyProblems;
  /** The first thing that is wrong; undefined when nothing is. */
  readonly problem: string | undefined;
}

/** Reads the form; `max` is what the wallet can give, base units, undefined while that is not known. */
export function readBounty(
  draft: BountyDraft,
  chosen: ChosenAsset,
  max: bigint | undefined,
  domain: Domain | undefined,
  now: number,
): ReadBounty {
  const deadline = deadlineOf(draft, now);
  const given = chosen.ok ? readAmount(draft.amount, chosen.asset, max) : undefined;
  const text = textOf(draft);
  const problems: BountyProblems = {
    title: titleProblem(draft.title, "Give it a title.", TITLE_LENGTH),
    body: draft.body.trim() === "" ? "Say what counts as done: the judges go by it." : textProblem(text),
    domain: domain ? undefined : "Choose who judges.",
    asset: chosen.ok ? undefined : chosen.reason,
    amount: given && !given.ok ? given.reason : undefined,
    deadline: deadlineProblem(deadline, now),
  };
  const { title, body, domain: who, asset, amount, deadline: until } = problems;
  const problem = title ?? body ?? who ?? asset ?? amount ?? until;
  const whole = problem === undefined && chosen.ok && given?.ok && domain && deadline !== undefined;
  const input = whole
    ? { asset: chosen.asset.address, amount: given.amount, domain: domain.id, deadline, text }
    : undefined;
  return { input, problems, problem };
}

function deadlineProblem(deadline: number | undefined, now: number): string | undefined {
  if (deadline === undefined) return "Choose the last day.";
  if (deadline <= now) return "That day is over.";
  const last = now + MAX_DAYS * DAY;
  return deadline > last ? `Not later than ${formatDate(last - DAY)}: a bounty lasts two years at most.` : undefined;
}

/** Why nothing could be approved as the domain is now; undefined when it could. */
export function domainWarning({ name, k, members }: Domain): string | undefined {
  if (members.length >= k) return undefined;
  return `${name} has ${plural(members.length, "contractor")}, and ${k} have to endorse a claim: nothing can be approved before more are cleared.`;
}

/** The context with an asset that nothing on chain has named yet, so that sentences can name it. */
export function withAsset(context: FlowContext, asset: Asset): FlowContext {
  const { snapshot } = context;
  if (snapshot.assets.has(asset.address)) return context;
  return { ...context, snapshot: { ...snapshot, assets: new Map([...snapshot.assets, [asset.address, asset]]) } };
}
