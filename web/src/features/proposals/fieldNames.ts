import { listed } from "../../shared/format/index.ts";
import type { Draft } from "./draft.ts";

const names: Readonly<Record<string, string>> = {
  asset: "asset",
  text: "why",
  name: "name of the domain",
  k: "endorsements needed",
  period: "days to endorse",
  challenge: "days to object",
  cooldown: "days of cool-down",
  admissionPercent: "limit of admissions",
  revocationPercent: "limit of revocations",
  lastDay: "last day",
  supervisor: "supervisor",
  review: "question",
  passed: "answer",
  reason: "reason",
  domain: "domain",
  account: "contractor",
  rate: "rate",
  token: "token",
  ticket: "payment to cancel",
  "budget.name": "name of the budget",
  "budget.asset": "what the budget is in",
  "budget.limit": "limit",
  "budget.days": "period",
  "budget.domain": "domain",
  "budget.owner": "owner",
  "budget.firstDay": "first day",
  "budget.lastDay": "last day",
  "budget.purpose": "purpose",
  closing: "budget",
  dollarToken: "token",
  guardian: "guardian",
  guarded: "guardian",
  policyRate: "share of the fund",
  policyFloor: "amount always allowed",
  policyDays: "window",
  target: "contract",
  calldata: "calldata",
  signature: "function",
  value: "ether to send along",
};

/** What a field is called on the page, by the key of its complaint: "payees.1.amount" is "amount 2". */
function fieldName(key: string, { kind, payees }: Pick<Draft, "kind" | "payees">): string {
  if (key === "title") return kind === "pay" ? "purpose" : "title";
  const [list, index = "0", part] = key.split(".");
  const number = Number(index) + 1;
  if (list === "payees") {
    if (payees.by === "file") return payees.text.trim() === "" ? "table of payees" : `line ${index} of the table`;
    return `${part === "payee" ? "address" : "amount"}${payees.rows.length > 1 ? ` ${number}` : ""}`;
  }
  if (list === "args") return `argument ${number}`;
  return names[key] ?? key;
}

/** More than this are not named one by one. */
const NAMED = 4;

/** Which fields still need something, as a sentence; undefined where none does. */
export function incompleteSentence(
  complaints: Readonly<Record<string, string>>,
  draft: Pick<Draft, "kind" | "payees">,
): string | undefined {
  const missing = [...new Set(Object.keys(complaints).map((key) => fieldName(key, draft)))];
  if (missing.length === 0) return undefined;
  const named = missing.slice(0, NAMED);
  const rest = missing.length - named.length;
  return `Not complete yet: ${listed(rest > 0 ? [...named, `${rest} more`] : named)}.`;
}
