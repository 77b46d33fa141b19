import type { TemplateKind } from "./draft.ts";

interface TemplateOption {
  readonly value: TemplateKind;
  readonly label: string;
  readonly hint: string;
}

/** What can be proposed about one matter. */
export interface TemplateGroup {
  readonly name: string;
  readonly templates: readonly [TemplateOption, ...TemplateOption[]];
}

/** What can be proposed, as somebody would look for it; what is proposed most comes first. */
export const TEMPLATE_GROUPS: readonly TemplateGroup[] = [
  {
    name: "Pay",
    templates: [
      {
        value: "pay",
        label: "Pay",
        hint: "One or many, out of the general fund, as soon as the spending policy has room for it.",
      },
      {
        value: "cancelTicket",
        label: "Cancel a waiting payment",
        hint: "What of a voted payment still waits in the line. What was released stays its payees’.",
      },
    ],
  },
  {
    name: "Budgets",
    templates: [
      {
        value: "openBudget",
        label: "Open a budget",
        hint: "Its owner pays out of the general fund, up to a limit: once, or in every period.",
      },
      { value: "closeBudget", label: "Close a budget", hint: "Nothing more is paid out of it. What waits is." },
      {
        value: "setDollarToken",
        label: "Choose a dollar token",
        hint: "Which tokens budgets in dollars pay in, one to one.",
      },
    ],
  },
  {
    name: "Spending rules",
    templates: [
      {
        value: "setPolicy",
        label: "Set a spending policy",
        hint: "How much of an asset may leave the general fund.",
      },
      {
        value: "setGuardian",
        label: "Choose the guardian",
        hint: "Who may stop what leaves the general fund, for a week at the most.",
      },
    ],
  },
  {
    name: "Contractors and domains",
    templates: [
      { value: "admit", label: "Admit a contractor", hint: "A clearance without a review, as new domains need." },
      { value: "revoke", label: "Revoke a contractor", hint: "Ends a clearance in one domain." },
      { value: "createDomain", label: "Add a domain", hint: "A new area of work, with its own rules." },
      { value: "changeDomain", label: "Change a domain", hint: "Its rules, for what is opened from then on." },
      {
        value: "retireDomain",
        label: "Retire a domain",
        hint: "Nothing new is asked there; what is open ends as it would.",
      },
      {
        value: "answer",
        label: "Answer a question",
        hint: "One that a domain could not settle and that was put before you.",
      },
    ],
  },
  {
    name: "Anything else",
    templates: [
      { value: "statement", label: "Make a statement", hint: "Nothing but its text is decided." },
      { value: "call", label: "Any call", hint: "Of any contract, by its signature or as raw data." },
    ],
  },
];

/** The group in which a template stands. */
export function groupOf(kind: TemplateKind): TemplateGroup {
  const found = TEMPLATE_GROUPS.find(({ templates }) => templates.some(({ value }) => value === kind));
  if (!found) throw new Error(`No group offers ${kind}`);
  return found;
}
