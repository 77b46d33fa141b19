// What the contracts refuse about who is who: clearances, companies, addresses and profiles.
import { formatDateTime, formatDuration } from "../../format/index.ts";
import { late, ours, who, type Table } from "./table.ts";

export const peopleErrors = {
  // Contractors
  Contractors_UnknownDomain: ([domain]) => ({
    sentence: `There is no domain ${domain}.`,
    next: "Choose a domain from the list.",
  }),
  Contractors_InvalidName: () => ({
    sentence: "That name can't be a domain's.",
    next: "Use 1 to 31 plain characters.",
  }),
  Contractors_InvalidK: ([k, min, max]) => ({
    sentence: `${k} endorsements can't be asked for.`,
    next: `Choose between ${min} and ${max}.`,
  }),
  Contractors_InvalidClock: ([value, min, max]) => ({
    sentence: `${formatDuration(value)} is not a possible period.`,
    next: `Choose between ${formatDuration(min)} and ${formatDuration(max)}.`,
  }),
  Contractors_AlreadyCleared: ([, account]) => ({
    sentence: `${who(account)} is already cleared in this domain.`,
    next: "Nothing needs to be done.",
  }),
  Contractors_NotCleared: ([, account]) => ({
    sentence: `${who(account)} is not cleared in this domain.`,
    next: "Check the address and the domain.",
  }),

  Contractors_InvalidPercent: ([value, max]) => ({
    sentence: `${value} % can't be a limit.`,
    next: `Choose between 0 % and ${max} %.`,
  }),
  Contractors_RetiredDomain: ([domain]) => ({
    sentence: `Domain ${domain} is retired: nothing new is asked there and nobody is cleared.`,
    next: "Choose another domain.",
  }),
  Contractors_Throttled: ([domain, next]) => ({
    sentence: `Domain ${domain} has used up what 30 days allow.`,
    next: `The next is possible on ${formatDateTime(next)}; what was approved stays approved until then.`,
  }),
  Contractors_NoAccount: () => ({ sentence: "The address is missing.", next: "Enter an address." }),
  Contractors_ZeroRate: () => ({ sentence: "The hourly rate is zero.", next: "Enter a rate in dollars per hour." }),
  Contractors_InvalidKind: ours("There is no clearance of this kind."),
  Contractors_InvalidEnd: () => ({
    sentence: "That end does not go with this kind of clearance.",
    next: "A clearance of the kind Proposal ends on a day to come; the others have no end.",
  }),
  Contractors_InvalidSupervisor: ([, supervisor]) => ({
    sentence: `${who(supervisor)} can't be named as supervisor.`,
    next: "A subcontractor has one who is cleared as Supervisor in the domain; the other kinds have none.",
  }),
  Contractors_NotSuspended: () => ({ sentence: "The clearance is not suspended.", next: late }),
  Contractors_NotOver: ([, account, until]) => ({
    sentence: `The clearance of ${who(account)} is not over${until === 0 ? "" : ` before ${formatDateTime(until)}`}.`,
    next: "Nothing needs to be done.",
  }),
  Contractors_NotTransferable: () => ({
    sentence: "A clearance can't be given to somebody else.",
    next: "To come to a new address of your own, move your account.",
  }),
  Contractors_NotInvited: ([company]) => ({
    sentence: `${who(company)} has not invited you.`,
    next: "Ask the company for an invitation.",
  }),
  Contractors_AlreadyJoined: ([, company]) => ({
    sentence: `You bill through ${who(company)} already.`,
    next: "Leave that company first.",
  }),
  Contractors_NotJoined: ([account]) => ({
    sentence: `${who(account)} does not bill through that company.`,
    next: late,
  }),
  Contractors_WrongParty: ([account]) => ({
    sentence: `${who(account)} is a contractor where a company is needed, or the other way round.`,
    next: "A company holds no clearance; people join it and are cleared.",
  }),
  Contractors_WrongDomains: () => ({ sentence: "The account's clearances have changed meanwhile.", next: late }),
  Contractors_KnownAccount: ([account]) => ({
    sentence: `${who(account)} belongs, or belonged, to somebody known here.`,
    next: "Choose an address that was never used here.",
  }),
  Contractors_UnknownAccount: ([account]) => ({
    sentence: `${who(account)} speaks for nobody here.`,
    next: "If it has moved, use the new address.",
  }),
  ERC721NonexistentToken: () => ({ sentence: "There is no such clearance.", next: late }),
  ERC721InvalidOwner: ours("An owner is missing."),
  ERC721IncorrectOwner: ours("Somebody else owns the token."),
  ERC721InsufficientApproval: ours("The token was not approved."),
  ERC721InvalidApprover: ours("The token refuses the approver."),
  ERC721InvalidOperator: ours("The token refuses the operator."),
  ERC721InvalidReceiver: ours("The token refuses the receiver."),
  ERC721InvalidSender: ours("The token refuses the sender."),
  // Clearances
  Clearances_NoContent: () => ({
    sentence: "A nomination needs a statement.",
    next: "Say why this person should be cleared.",
  }),
  Clearances_AlreadyCleared: ([, candidate]) => ({
    sentence: `${who(candidate)} is already cleared in this domain.`,
    next: "Nothing needs to be done.",
  }),
  Clearances_AlreadyNominated: () => ({
    sentence: "You have a nomination of this candidate in this domain open.",
    next: "Follow that one; another can be opened when it has ended.",
  }),
  Clearances_NotTheCandidate: ([candidate]) => ({
    sentence: `Only the candidate, ${who(candidate)}, accepts the offer.`,
    next: "Switch to that account.",
  }),
  Clearances_AlreadyAccepted: () => ({ sentence: "The offer was accepted before.", next: late }),
  Clearances_NotAccepted: () => ({
    sentence: "The candidate has not accepted the offer yet.",
    next: "The clearance is issued as soon as they do.",
  }),
  Clearances_NotAcceptable: () => ({ sentence: "This nomination can no longer be accepted.", next: "Open a new one." }),
  Clearances_NotPassed: () => ({
    sentence: "The domain has not passed this nomination.",
    next: "It needs more endorsements, or its challenge period still runs.",
  }),
  Clearances_Superseded: ([, changedAt]) => ({
    sentence: `The candidate's clearance began or ended on ${formatDateTime(changedAt)}, after the nomination was opened.`,
    next: "Open a new nomination.",
  }),
  Clearances_NotCleared: ([, candidate]) => ({
    sentence: `${who(candidate)} holds no clearance there whose rate could change.`,
    next: "Nominate them for a clearance.",
  }),
  Clearances_CoolingDown: ([, candidate, endedAt, from]) => ({
    sentence: `The last clearance of ${who(candidate)} ended on ${formatDateTime(endedAt)}.`,
    next: `A new nomination is possible from ${formatDateTime(from)} on.`,
  }),
  Clearances_NotTheOpener: ([opener]) => ({
    sentence: `Only ${who(opener)} opens this nomination.`,
    next: "Ask them to send it.",
  }),
  Clearances_Differs: () => ({
    sentence: "The candidate's company or clearance has changed since this was signed.",
    next: "Prepare it anew and collect the signatures again.",
  }),
  Clearances_Declined: () => ({
    sentence: "The candidate has declined this offer.",
    next: "Declining is final. A new nomination can be opened.",
  }),
  Clearances_Expired: ([, until]) => ({
    sentence: `This nomination could be issued until ${formatDateTime(until)}.`,
    next: "Open a new nomination.",
  }),
  Clearances_AcceptanceExpired: ([, deadline]) => ({
    sentence: `The candidate's acceptance was to be used before ${formatDateTime(deadline)}.`,
    next: "Ask the candidate to sign again, or to accept by a transaction.",
  }),
  Clearances_InvalidAcceptance: ([, candidate]) => ({
    sentence: `That is not the acceptance of ${who(candidate)}.`,
    next: "Ask the candidate to sign again, or to accept by a transaction.",
  }),
  // Revocations, moves, profiles
  Revocations_NoContent: () => ({ sentence: "A revocation needs its reasons.", next: "Say why." }),
  Revocations_NotCleared: ([, account]) => ({
    sentence: `${who(account)} holds no clearance there, or has for less than a second.`,
    next: "Check the address and the domain.",
  }),
  Revocations_AlreadyOpen: () => ({
    sentence: "A revocation of this clearance that you asked for is open already.",
    next: "Follow that one.",
  }),
  Revocations_NothingToDo: () => ({ sentence: "The clearance is as the review has it.", next: late }),
  Moves_NoContent: () => ({ sentence: "A recovery needs its reasons.", next: "Say how you know whose account it is." }),
  Moves_NotOffered: ([from]) => ({
    sentence: `${who(from)} has not offered to move to you.`,
    next: "Offer it from that account first.",
  }),
  Moves_NotPassed: () => ({
    sentence: "The domain has not passed this recovery.",
    next: "It needs more endorsements, or its 14 days still run.",
  }),
  Moves_Expired: ([, until]) => ({
    sentence: `This recovery was to be carried out before ${formatDateTime(until)}.`,
    next: "Ask anew if the key is still lost.",
  }),
  Moves_NotTheirs: ([domain, from]) => ({
    sentence: `${who(from)} is not cleared in domain ${domain}.`,
    next: "Ask the contractors of a domain in which they are.",
  }),
  Moves_NotTheStrictest: ([, stricter]) => ({
    sentence: `The account is cleared in domain ${stricter} too, which asks for more voices.`,
    next: "Ask the contractors of that one.",
  }),
  Profiles_NameTooLong: ([length, max]) => ({
    sentence: `The name has ${length} bytes; ${max} are possible.`,
    next: "Shorten it.",
  }),
  Profiles_PortraitTooLong: ([length, max]) => ({
    sentence: `The portrait's address has ${length} bytes; ${max} are possible.`,
    next: "Use a smaller picture, or one that is kept on IPFS.",
  }),
} satisfies Partial<Table>;
