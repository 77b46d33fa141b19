// What a person has typed so far. Everything is text, as it was typed, so that nothing is lost or changed under the cursor.
import { formatUnits } from "viem";

import { REAL_KINDS, type RealKind } from "../../chain/clearances.ts";
import type { Template } from "../../chain/flows/propose.ts";
import { allows, policyAt } from "../../chain/states.ts";
import type { Asset, Domain, Snapshot } from "../../chain/types.ts";
import { mergeDraft } from "../../shared/draft/useDraft.ts";
import { DAY } from "../../shared/format/index.ts";
import { NO_PAYEES, restorePayees, type PayeesDraft } from "../../shared/payees/readPayees.ts";

/** What can be written here. */
export type TemplateKind = Template["kind"];

/** A percentage with as many decimals is a share in millionths. */
export const PERCENT_DECIMALS = 4;

/** Stands for USD among the assets of a budget. */
export type InDollars = "usd";

/** A budget that is opened: all as it was typed. */
export interface BudgetDraft {
  readonly name: string;
  /** An asset's address, `InDollars`, or empty. */
  readonly asset: string;
  readonly limit: string;
  /** Whether the limit is one of each period, and the period in days. */
  readonly recurs: "yes" | "no";
  readonly days: string;
  /** Number of a domain; empty: none. */
  readonly domain: string;
  readonly owner: string;
  /** Days as a date field writes them; no first one: as soon as it can be opened. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Markdown. */
  readonly purpose: string;
}

/** The terms of a domain: endorsements, clocks in days, and limits in percent. */
export interface TermsDraft {
  readonly k: string;
  readonly challenge: string;
  readonly period: string;
  readonly cooldown: string;
  readonly admissionPercent: string;
  readonly revocationPercent: string;
}

/** The numbers of a spending policy: the share in percent, the floor in the asset's units, the window in days. */
export interface PolicyDraft {
  readonly policyRate: string;
  readonly policyFloor: string;
  readonly policyDays: string;
}

/** A proposal that is being written. Fields of templates that are not chosen keep what was typed in them. */
export interface Draft extends TermsDraft, PolicyDraft {
  readonly kind: TemplateKind;
  readonly title: string;
  readonly text: string;
  /** Asset to pay in. */
  readonly asset: string;
  readonly payees: PayeesDraft;
  /** The waiting payment that is cancelled, by its ticket. */
  readonly ticket: string;
  /** The budget that is opened; the number of the one that is closed. */
  readonly budget: BudgetDraft;
  readonly closing: string;
  /** The token that counts as dollars, or no longer does. */
  readonly dollarToken: string;
  readonly isDollar: "yes" | "no";
  /** A new domain's name; its terms are the draft's own. */
  readonly name: string;
  /** The terms that a domain would change to, with its number; those of any other domain are as they stand. */
  readonly changed: TermsDraft & { readonly domain: string };
  /** The domain that changes, and the contractor to admit or revoke; the rate in USD per hour. */
  readonly domain: string;
  readonly account: string;
  readonly rate: string;
  /** The kind of clearance, its last day as a date field writes it, and the supervisor. */
  readonly offered: RealKind;
  readonly lastDay: string;
  readonly supervisor: string;
  /** The escalated review that is answered, by its id, how, and why. */
  readonly review: string;
  readonly passed: "" | "yes" | "no";
  /** The review that `passed` was chosen for: it says nothing about another one. */
  readonly passedFor: string;
  readonly reason: string;
  /** The asset whose policy is set, or that is stopped: its address, or the symbol of one that is spent. */
  readonly token: string;
  /** Whether a policy is set; if not, the asset is stopped. */
  readonly setsPolicy: "yes" | "no";
  /** The asset that the numbers of the policy were typed for: those of any other one are as they stand. */
  readonly policyFor: string;
  /** Who may stop spending, if anybody may. */
  readonly guardian: string;
  readonly guarded: "yes" | "no";
  /** Any call; the value in ether. */
  readonly target: string;
  readonly value: string;
  readonly callBy: "signature" | "calldata";
  readonly signature: string;
  readonly args: readonly string[];
  readonly calldata: string;
}

/** Nothing of an existing domain is changed. */
const UNCHANGED: Draft["changed"] = {
  domain: "",
  k: "",
  challenge: "",
  period: "",
  cooldown: "",
  admissionPercent: "",
  revocationPercent: "",
};

/** Nothing typed yet of a budget. */
const NO_BUDGET: BudgetDraft = {
  name: "",
  asset: "",
  limit: "",
  recurs: "yes",
  days: "30",
  domain: "",
  owner: "",
  firstDay: "",
  lastDay: "",
  purpose: "",
};

/** Nothing typed yet. */
export const EMPTY_DRAFT: Draft = {
  kind: "pay",
  title: "",
  text: "",
  asset: "",
  payees: NO_PAYEES,
  ticket: "",
  budget: NO_BUDGET,
  closing: "",
  dollarToken: "",
  isDollar: "yes",
  name: "",
  k: "3",
  challenge: "3",
  period: "30",
  cooldown: "90",
  admissionPercent: "25",
  revocationPercent: "10",
  changed: UNCHANGED,
  domain: "",
  account: "",
  rate: "",
  offered: "Direct",
  lastDay: "",
  supervisor: "",
  review: "",
  passed: "",
  passedFor: "",
  reason: "",
  token: "",
  setsPolicy: "yes",
  policyFor: "",
  policyRate: "4",
  policyFloor: "",
  policyDays: "24",
  guardian: "",
  guarded: "yes",
  target: "",
  value: "",
  callBy: "signature",
  signature: "",
  args: [],
  calldata: "",
};

/** A domain's terms as they are now. Clocks that are no whole days are rounded up. */
function termsDraft(domain: Domain): TermsDraft {
  const days = (seconds: number) => String(Math.ceil(seconds / DAY));
  return {
    k: String(domain.k),
    challenge: days(domain.challenge),
    period: days(domain.period),
    cooldown: days(domain.cooldown),
    admissionPercent: String(domain.admissionPercent),
    revocationPercent: String(domain.revocationPercent),
  };
}

/** The terms in the form: a new domain's, or those of the chosen domain as they stand until they are changed. */
export function termsIn(draft: Draft, domain: Domain | undefined): TermsDraft {
  if (draft.kind === "createDomain") return draft;
  return domain && draft.changed.domain !== draft.domain ? termsDraft(domain) : draft.changed;
}

/** What a change of the terms in the form does to the draft. */
export function withTerms(draft: Draft, domain: Domain | undefined, terms: Partial<TermsDraft>): Partial<Draft> {
  if (draft.kind === "createDomain") return terms;
  return { changed: { ...termsIn(draft, domain), ...terms, domain: draft.domain } };
}

/** The asset that a text names: by its address, or by its symbol where just one that is spent has it. Anybody can make a token of any symbol. */
export function tokenNamed({ assets }: Pick<Snapshot, "assets">, text: string): Asset | undefined {
  const typed = text.trim().toLowerCase();
  const all = [...assets.values()];
  const found = all.find(({ address }) => address.toLowerCase() === typed);
  const alike = all.filter(({ enabled, symbol }) => enabled && symbol.toLowerCase() === typed);
  return found ?? (alike.length === 1 ? alike[0] : undefined);
}

/** The numbers of the policy in the form: those of the asset's policy as it stands, until they are changed. */
export function policyIn(draft: Draft, snapshot: Snapshot): PolicyDraft {
  const asset = tokenNamed(snapshot, draft.token);
  const policy = policyAt(asset && snapshot.spending.get(asset.address), snapshot.time);
  if (!asset || draft.policyFor === asset.address || !allows(policy)) return draft;
  return {
    policyRate: formatUnits(BigInt(policy.rate), PERCENT_DECIMALS),
    policyFloor: formatUnits(policy.floor, asset.decimals),
    policyDays: String(Math.ceil(policy.window / DAY)),
  };
}

/** What a change of the policy in the form does to the draft. */
export function withPolicy(draft: Draft, snapshot: Snapshot, fields: Partial<PolicyDraft>): Partial<Draft> {
  const { policyRate, policyFloor, policyDays } = policyIn(draft, snapshot);
  const policyFor = tokenNamed(snapshot, draft.token)?.address ?? "";
  return { policyRate, policyFloor, policyDays, ...fields, policyFor };
}

/** How the chosen question is answered; empty until that was chosen for this very question. */
export function answerIn({ review, passed, passedFor }: Draft): Draft["passed"] {
  return review !== "" && passedFor === review ? passed : "";
}

/** What is typed into each template, beside title and reasons. Complete by its type: a template that is missing here does not compile. */
const FIELDS: Readonly<Record<TemplateKind, readonly (keyof Draft)[]>> = {
  pay: ["asset", "payees"],
  cancelTicket: ["ticket"],
  openBudget: ["budget"],
  closeBudget: ["closing"],
  setDollarToken: ["dollarToken", "isDollar"],
  setPolicy: ["token", "setsPolicy", "policyFor", "policyRate", "policyFloor", "policyDays"],
  setGuardian: ["guardian", "guarded"],
  admit: ["domain", "account", "rate", "offered", "lastDay", "supervisor"],
  revoke: ["domain", "account"],
  createDomain: ["name", "k", "challenge", "period", "cooldown", "admissionPercent", "revocationPercent"],
  changeDomain: ["domain", "changed"],
  retireDomain: ["domain"],
  answer: ["review", "passed", "passedFor", "reason"],
  statement: [],
  call: ["target", "value", "callBy", "signature", "args", "calldata"],
};

/** Whether a text names a template. */
export function isTemplateKind(text: unknown): text is TemplateKind {
  return typeof text === "string" && Object.hasOwn(FIELDS, text);
}

/** What stays of a draft that was proposed: what was typed into the other templates. */
export function draftOfOthers(draft: Draft): Draft {
  const proposed = new Set<keyof Draft>(["kind", "title", "text", ...FIELDS[draft.kind]]);
  const kept = Object.entries(draft).filter(([field]) => !proposed.has(field as keyof Draft));
  return { ...EMPTY_DRAFT, ...Object.fromEntries(kept) };
}

const yesUnlessNo = (value: unknown) => (value === "no" ? "no" : "yes");
const isText = (value: unknown): value is string => typeof value === "string";

/** A stored draft as far as it has the right shape; what does not fit is empty. */
export function restoreDraft(stored: unknown): Draft {
  if (typeof stored !== "object" || stored === null) return EMPTY_DRAFT;
  const found = stored as Record<string, unknown>;
  const texts = Object.fromEntries(
    Object.entries(EMPTY_DRAFT).flatMap(([name, empty]) =>
      isText(empty) && isText(found[name]) ? [[name, found[name]]] : [],
    ),
  );
  const { args } = found;
  const budget = mergeDraft(NO_BUDGET, found["budget"]);
  return {
    ...EMPTY_DRAFT,
    ...texts,
    kind: isTemplateKind(found["kind"]) ? found["kind"] : EMPTY_DRAFT.kind,
    setsPolicy: yesUnlessNo(found["setsPolicy"]),
    isDollar: yesUnlessNo(found["isDollar"]),
    guarded: yesUnlessNo(found["guarded"]),
    payees: restorePayees(found["payees"]),
    budget: { ...budget, recurs: yesUnlessNo(budget.recurs) },
    changed: mergeDraft(UNCHANGED, found["changed"]),
    passed: found["passed"] === "no" || found["passed"] === "yes" ? found["passed"] : "",
    offered: REAL_KINDS.find((kind) => kind === found["offered"]) ?? EMPTY_DRAFT.offered,
    callBy: found["callBy"] === "calldata" ? "calldata" : "signature",
    args: Array.isArray(args) ? (args as unknown[]).filter(isText) : [],
  };
}
