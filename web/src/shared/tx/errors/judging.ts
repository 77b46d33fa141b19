// What the contracts refuse about what is judged: reviews and bounties.
import { formatDateTime, plural } from "../../format/index.ts";
import { late, ours, who, type Table } from "./table.ts";

export const judgingErrors = {
  // Reviews
  Reviews_UnexpectedState: () => ({ sentence: "The review is not in a state that allows this.", next: late }),
  Reviews_AlreadyOpen: () => ({
    sentence: "Exactly this question has just been opened.",
    next: "Look for it in the list; try again in a second if it is not yours.",
  }),
  Reviews_NotEligible: ([domain, account, openedAt]) => ({
    sentence: `${who(account)} may not judge this: it takes a voice in domain ${domain} since before ${formatDateTime(openedAt)}, and 30 days in it where the domain is full.`,
    next: "Contractors who were cleared earlier can judge it.",
  }),
  Reviews_Barred: ([, account]) => ({
    sentence: `${who(account)} would be judging itself.`,
    next: "Subjects, payees and their companies don't judge. Others in the domain can.",
  }),
  Reviews_AlreadySaid: () => ({
    sentence: "Your voice was heard on this already: by you, or by somebody of your company.",
    next: "Whoever spoke can take it back first.",
  }),
  Reviews_NothingSaid: () => ({ sentence: "There is nothing of yours to withdraw.", next: late }),
  Reviews_NotTheWorkflow: ours("Only the workflow that opened a review settles it."),
  Reviews_AlreadySettled: () => ({ sentence: "This was settled before.", next: late }),
  Reviews_NoSubject: ours("A review must name whom it is about."),

  Reviews_NoPlace: ([, , deadline]) => ({
    sentence: `There is no place for another endorsement: it has twice what it needs, or ${formatDateTime(deadline)} has passed.`,
    next: "Nothing needs to be done: it has its endorsements.",
  }),
  Reviews_NotAppealable: () => ({
    sentence: "Only whom it is about can appeal, and only against a revocation or a recovery.",
    next: "Switch to that account.",
  }),
  Reviews_AlreadyAppealed: () => ({
    sentence: "You have appealed already.",
    next: "Nothing needs to be done: once it is endorsed, the stakeholders decide.",
  }),
  Reviews_NotConcerned: ([, account]) => ({
    sentence: `${who(account)} can't escalate this.`,
    next: "Contractors of the domain can, and whom it is about.",
  }),
  Reviews_NotTheArbiter: () => ({ sentence: "Only the stakeholders answer this.", next: "Propose an answer." }),
  Reviews_SignatureExpired: ([, signer, deadline]) => ({
    sentence: `The signature of ${who(signer)} was to be used before ${formatDateTime(deadline)}.`,
    next: "Leave it out, or ask for a new one.",
  }),
  Reviews_InvalidSignature: ([, signer]) => ({
    sentence: `The signature of ${who(signer)} is not valid any more, or never was.`,
    next: "Whoever has acted since they signed has to sign again. Leave it out, or ask for a new one.",
  }),
  // Bounties
  Bounties_UnexpectedState: () => ({ sentence: "The bounty is not in a state that allows this.", next: late }),
  Bounties_AlreadyOpen: () => ({
    sentence: "Exactly this bounty has just been opened.",
    next: "Look for it in the list; try again in a second if it is not yours.",
  }),
  Bounties_InvalidDeadline: ([, min, max]) => ({
    sentence: "That deadline is not possible.",
    next: `Choose one between ${formatDateTime(min)} and ${formatDateTime(max)}.`,
  }),
  Bounties_NoContent: () => ({ sentence: "The description is empty.", next: "Say what it is about." }),
  Bounties_ValueMismatch: ours("The ether sent differs from the amount named."),
  Bounties_PotTooLarge: () => ({ sentence: "That is more than one bounty can hold.", next: "Lower the amount." }),
  Bounties_InvalidPayeeCount: ([count, max]) => ({
    sentence: `${plural(count, "payee")} can't be named in one claim.`,
    next: `Name 1 to ${max}.`,
  }),
  Bounties_PayeesNotAscending: () => ({
    sentence: "A payee is named twice, or is no address.",
    next: "Name each payee once.",
  }),
  Bounties_ZeroAward: ([payee]) => ({
    sentence: `${who(payee)} would get nothing.`,
    next: "Enter an amount for each payee, or remove the row.",
  }),
  Bounties_NoRoom: () => ({
    sentence: "The claim asks for more than is left in the pot.",
    next: "Ask for less, or add to the bounty first.",
  }),
  Bounties_NotApproved: () => ({
    sentence: "The domain has not approved this claim.",
    next: "It needs more endorsements, or its challenge period still runs.",
  }),
  Bounties_StillPayable: () => ({
    sentence: "The claim was approved and can still be paid.",
    next: "Award it instead.",
  }),
  Bounties_UnknownContribution: () => ({
    sentence: "That contribution was refunded already, or never made.",
    next: late,
  }),
  Bounties_EmptyList: ours("The list is empty."),
} satisfies Partial<Table>;
