// What a person has typed so far. Everything is text, as it was typed, so that nothing is lost or changed under the cursor.
import type { Template } from "../../chain/flows/propose.ts";

export type TemplateKind = Template["kind"];

/** One row of a payment. `key` tells rows apart while they are added and removed. */
export interface PaymentDraft {
  readonly key: number;
  readonly payee: string;
  readonly amount: string;
}

/** A proposal that is being written. Fields of templates that are not chosen keep what was typed in them. */
export interface Draft {
  readonly kind: TemplateKind;
  readonly title: string;
  readonly text: string;
  /** Asset to pay in. */
  readonly asset: string;
  readonly payments: readonly PaymentDraft[];
  /** The new domain: its name, endorsements, and clocks in days. */
  readonly name: string;
  readonly k: string;
  readonly challenge: string;
  readonly period: string;
  /** The contractor to admit or revoke; the rate in USD per hour. */
  readonly domain: string;
  readonly account: string;
  readonly rate: string;
  /** The asset to enable, or to stop. */
  readonly token: string;
  readonly enabled: "yes" | "no";
  /** Any call; the value in ether. */
  readonly target: string;
  readonly value: string;
  readonly callBy: "signature" | "calldata";
  readonly signature: string;
  readonly args: readonly string[];
  readonly calldata: string;
}

/** Nothing typed yet. */
export const EMPTY_DRAFT: Draft = {
  kind: "pay",
  title: "",
  text: "",
  asset: "",
  payments: [{ key: 0, payee: "", amount: "" }],
  name: "",
  k: "3",
  challenge: "3",
  period: "30",
  domain: "",
  account: "",
  rate: "",
  token: "",
  enabled: "yes",
  target: "",
  value: "",
  callBy: "signature",
  signature: "",
  args: [],
  calldata: "",
};

const KINDS: readonly TemplateKind[] = ["pay", "createDomain", "admit", "revoke", "enableAsset", "statement", "call"];

/** Whether a text names a template. */
export function isTemplateKind(text: unknown): text is TemplateKind {
  return KINDS.includes(text as TemplateKind);
}

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
  const { payments, args } = found;
  const rows = (Array.isArray(payments) ? (payments as unknown[]) : []).flatMap((row, key) => {
    const { payee, amount } = (row ?? {}) as Record<string, unknown>;
    return isText(payee) && isText(amount) ? [{ key, payee, amount }] : [];
  });
  return {
    ...EMPTY_DRAFT,
    ...texts,
    kind: isTemplateKind(found["kind"]) ? found["kind"] : EMPTY_DRAFT.kind,
    enabled: found["enabled"] === "no" ? "no" : "yes",
    callBy: found["callBy"] === "calldata" ? "calldata" : "signature",
    payments: rows.length > 0 ? rows : EMPTY_DRAFT.payments,
    args: Array.isArray(args) ? (args as unknown[]).filter(isText) : [],
  };
}
