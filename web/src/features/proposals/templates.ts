import type { TemplateKind } from "./draft.ts";

/** What can be proposed, in the order in which it is offered. */
export const TEMPLATES: readonly { value: TemplateKind; label: string; hint: string }[] = [
  {
    value: "pay",
    label: "Pay",
    hint: "Money out of the general fund, as soon as the spending policy has room for it.",
  },
  { value: "statement", label: "Make a statement", hint: "Nothing but its text is decided." },
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
  { value: "setPolicy", label: "Set a spending policy", hint: "How much of an asset may leave the general fund." },
  { value: "call", label: "Any call", hint: "Of any contract, by its signature or as raw data." },
];
