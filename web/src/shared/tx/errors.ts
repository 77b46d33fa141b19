import type { Abi, ContractErrorArgs, ContractErrorName } from "viem";

import type * as abis from "../../chain/generated/abis.ts";
import { formatDateTime, formatDuration, plural, shortAddress } from "../format/index.ts";
import type { Problem } from "./state.ts";

type ContractAbi = (typeof abis)[keyof typeof abis];

/** The name of every custom error that any of our contracts can throw. */
export type ErrorName = ContractErrorName<ContractAbi>;

type ErrorArgs<name extends ErrorName> = ContractAbi extends infer abi
  ? abi extends Abi
    ? name extends ContractErrorName<abi>
      ? ContractErrorArgs<abi, name>
      : never
    : never
  : never;

type Table = { [name in ErrorName]: (args: ErrorArgs<name>) => Problem };

const who = shortAddress;

/** For what a reader of this app can only meet when the app itself is wrong: the sentence asks for a report. */
const ours =
  (sentence: string): (() => Problem) =>
  () => ({
    sentence,
    next: "The app should not have offered this. Reload the page; if it happens again, please report it.",
  });

const late = "Somebody was faster, or time has passed. Look at the page again: it shows what is possible now.";

/**
 * What each revert means, and what to do next. A custom error without its sentence does not compile: that is the point of the type.
 */
export const errorSentences: Table = {
  // Treasury
  Treasury_ZeroAmount: () => ({ sentence: "The amount is zero.", next: "Enter an amount." }),
  Treasury_EmptyList: ours("The list of payments is empty."),
  Treasury_NotAToken: ([asset]) => ({
    sentence: `${who(asset)} is not a token: there is no contract at that address.`,
    next: "Check the token's address and the network.",
  }),
  Treasury_ValueMismatch: ours("The ether sent differs from the amount named."),
  Treasury_NothingArrived: ([asset]) => ({
    sentence: `The token ${who(asset)} reported a transfer, but nothing arrived.`,
    next: "Do not use this token here.",
  }),
  Treasury_WrongAmountTaken: ([asset]) => ({
    sentence: `The token ${who(asset)} moved another amount than it was told to.`,
    next: "It can't be paid out safely. Ask its issuer what it charges on transfers.",
  }),
  Treasury_AccountClosedTo: () => ({
    sentence: "That account takes money only from its own workflow.",
    next: "Deposit to the general fund or to a person's account.",
  }),
  Treasury_NotTheHolder: ([, caller]) => ({
    sentence: `${who(caller)} does not hold that account.`,
    next: "Switch to the account that holds the money.",
  }),
  Treasury_BalanceTooLow: () => ({
    sentence: "The account holds less than that.",
    next: "Lower the amount, or wait until more has come in.",
  }),
  Treasury_InvalidRecipient: ([recipient]) => ({
    sentence: `Money can't be sent to ${who(recipient)}.`,
    next: "Enter another recipient.",
  }),
  Treasury_AssetNotEnabled: ([asset]) => ({
    sentence: `Stakeholders have given ${who(asset)} no spending policy.`,
    next: "Propose a spending policy for it first.",
  }),
  Treasury_NothingStray: () => ({
    sentence: "There is nothing of this asset outside the books.",
    next: "Nothing needs to be done.",
  }),
  Treasury_FundingInProgress: ours("Another deposit is being settled in the same transaction."),
  Treasury_NothingAnnounced: ours("A deposit was settled that nobody announced."),
  Treasury_TooLittleGas: () => ({
    sentence: "The gas limit is too low for this many payments.",
    next: "Pay fewer at once, or leave the gas limit to the wallet.",
  }),
  Treasury_NotTheTreasury: ours("Only the treasury calls this on itself."),
  Treasury_EtherRefused: ([recipient]) => ({
    sentence: `${who(recipient)} refuses ether.`,
    next: "It is a contract that can't take ether. Withdraw to another address.",
  }),

  // Spending policy
  Treasury_InvalidPolicy: () => ({
    sentence: "That policy is not possible.",
    next: "Use a rate of at most 100 %, a window of 1 to 365 days, and an amount that is always allowed unless the rate is zero.",
  }),
  Treasury_OverCapacity: () => ({
    sentence: "That is more than the spending policy leaves now.",
    next: "It can wait in the line of approved payments; the treasury's page tells when there will be room.",
  }),
  Treasury_TimePast: ours("The capacity was asked of a time that is past."),
  Treasury_NotTheGuardian: ([, guardian]) => ({
    sentence: "Only the guardian stops spending and lets it go on.",
    next: BigInt(guardian) === 0n ? "The stakeholders have chosen none." : `Switch to ${who(guardian)}.`,
  }),
  Treasury_StoppedLately: ([next]) => ({
    sentence: "Spending was stopped lately; between two stops there are 30 days.",
    next: `It can be stopped again from ${formatDateTime(next)} on.`,
  }),
  Treasury_NotStopped: () => ({ sentence: "Spending is not stopped.", next: late }),

  // Budgets
  Budgets_InvalidTerms: () => ({
    sentence: "Those are not possible terms of a budget.",
    next: "It needs a limit, an owner, an end that is to come and after its start, and a period of a day or more, or none.",
  }),
  Budgets_Unknown: ([budget]) => ({
    sentence: `There is no budget ${budget}.`,
    next: "Check the link and the network.",
  }),
  Budgets_NotRunning: ([budget, start, end, closed]) => ({
    sentence: closed
      ? `Budget ${budget} was closed.`
      : `Budget ${budget} pays from ${formatDateTime(start)} until ${formatDateTime(end)}.`,
    next: "Another budget, or a vote, can pay this.",
  }),
  Budgets_NotTheOwner: ([budget]) => ({
    sentence: `Budget ${budget} is somebody else's.`,
    next: "Switch to the account of its owner.",
  }),
  Budgets_WrongAsset: ([budget, asset]) => ({
    sentence: `Budget ${budget} does not pay in ${who(asset)}.`,
    next: "Choose its own asset; a budget in dollars pays in tokens that the stakeholders count as dollars.",
  }),
  Budgets_OverLimit: ([budget]) => ({
    sentence: `Budget ${budget} has less than that left.`,
    next: "Lower the amounts, or wait for its next period if it has one.",
  }),
  Budgets_NoContent: () => ({ sentence: "The reason is missing.", next: "Say what it is for." }),
  Budgets_NotADollarToken: ([asset]) => ({
    sentence: `${who(asset)} can't count as dollars: it is no token, or has more than 18 decimals.`,
    next: "Check the token's address.",
  }),

  // The line of approved payments
  Line_EmptyList: () => ({ sentence: "Nobody is to be paid.", next: "Add a payee." }),
  Line_InvalidPayment: ([index, payee]) => ({
    sentence: `Payment ${index + 1n}, to ${who(payee)}, is not possible.`,
    next: "Name somebody other than the treasury, and an amount.",
  }),
  Line_AssetNotEnabled: ([asset]) => ({
    sentence: `Stakeholders have not given ${who(asset)} a spending policy: it would wait for ever.`,
    next: "Propose one first.",
  }),
  Line_UnknownTicket: () => ({ sentence: "No such payment waits in the line.", next: late }),
  Line_InvalidPlaces: ours("The places of the payees are not those of the payment."),
  Line_NothingToDraw: () => ({
    sentence: "Nothing of this payment can be drawn now.",
    next: "The treasury's page tells when there will be room.",
  }),
  Line_NothingToRelease: () => ({
    sentence: "Nothing waits in this line, or there is no room for it.",
    next: "The treasury's page tells when there will be room.",
  }),
  Line_Replaced: () => ({
    sentence: "The stakeholders have replaced this contract: nothing new joins its line.",
    next: "What was released can still be drawn. Whatever waited has to be approved anew.",
  }),
  Line_Earned: ([, budget]) => ({
    sentence: `Budget ${budget} owes this payment; it can't be cancelled.`,
    next: "The budget can be closed, so that it pays nothing more.",
  }),
  Line_AmountTooHigh: () => ({
    sentence: "The payment is more than any line takes.",
    next: "Check the amounts and their decimals.",
  }),

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

  // Voting
  GovernorAlreadyCastVote: () => ({
    sentence: "You have voted on this proposal already.",
    next: "A vote can't be changed.",
  }),
  GovernorAlreadyQueuedProposal: () => ({ sentence: "The proposal is already queued.", next: late }),
  GovernorDisabledDeposit: () => ({
    sentence: "The governor takes no money; the treasury does.",
    next: "Deposit into the treasury.",
  }),
  GovernorInsufficientProposerVotes: () => ({
    sentence: "You have too little voting power to propose.",
    next: "Get power delegated to you, and wait until it counts.",
  }),
  GovernorInvalidProposalLength: ours("The proposal's actions are incomplete."),
  GovernorInvalidQuorumFraction: () => ({
    sentence: "A quorum can't be more than 100 %.",
    next: "Choose a lower one.",
  }),
  GovernorInvalidSignature: ([voter]) => ({
    sentence: `The signature is not ${who(voter)}'s.`,
    next: "Sign again with the account that votes.",
  }),
  GovernorInvalidVoteParams: ours("The vote carries data that it should not."),
  GovernorInvalidVoteType: ours("A vote is for, against or abstain."),
  GovernorInvalidVotingPeriod: () => ({ sentence: "A voting period can't be zero.", next: "Choose a longer one." }),
  GovernorNonexistentProposal: () => ({
    sentence: "There is no such proposal.",
    next: "Check the link and the network.",
  }),
  GovernorOnlyExecutor: () => ({ sentence: "Only a vote that passed can do this.", next: "Propose it." }),
  GovernorProposalQueueingFailed: ours("The proposal could not be queued."),
  GovernorProposalQueueingNotRequired: ours("This governor queues nothing."),
  GovernorRestrictedProposer: ([proposer]) => ({
    sentence: `This proposal is reserved for another proposer than ${who(proposer)}.`,
    next: "Change the text of the proposal.",
  }),
  GovernorUnableToCancel: () => ({
    sentence: "Only the proposer can cancel, and only before voting starts.",
    next: late,
  }),
  GovernorUnexpectedProposalState: () => ({ sentence: "The proposal is not in a state that allows this.", next: late }),
  StakeholderGovernorInvalidApproval: ([percent, min, max]) => ({
    sentence: `${percent} % can't be the approval.`,
    next: `Choose between ${min} % and ${max} %.`,
  }),
  StakeholderGovernorNoQuorumFloor: ours("The quorum has no floor."),
  StakeholderGovernorInvalidExtension: ours("A late quorum would extend the vote by more than its period."),
  RunoffInvalidCount: ([count, most]) => ({
    sentence: `${plural(count, "candidate")} can't be put to the vote together.`,
    next: `Put together 2 to ${most}.`,
  }),
  RunoffUnknown: () => ({
    sentence: "There is no such request for proposals.",
    next: "Check the link and the network.",
  }),
  RunoffInvalidVotes: ours("A vote on a request for proposals is a vote on each of its candidates."),
  TimelockInsufficientDelay: ([, minimum]) => ({
    sentence: `The delay is at least ${formatDuration(minimum)}.`,
    next: "Choose a longer one.",
  }),
  TimelockInvalidOperationLength: ours("The operation's actions are incomplete."),
  TimelockUnauthorizedCaller: () => ({ sentence: "Only the timelock itself can do this.", next: "Propose it." }),
  TimelockUnexecutedPredecessor: () => ({
    sentence: "Another operation must be carried out first.",
    next: "Execute that one, then this one.",
  }),
  TimelockUnexpectedOperationState: () => ({
    sentence: "The timelock is not ready for this.",
    next: "Wait until the delay has passed, or look whether it was carried out already.",
  }),

  // Voting power and tokens
  StakeTokenNoAllocations: ours("The stake token was given no first holders."),
  StakeTokenZeroAmount: ours("A first holder would get nothing."),
  StakeTokenZeroHolder: ours("A first holder is missing."),
  WrappedStake_NotCovered: ([amount, arrived]) => ({
    sentence: `Of ${amount} units that were to be wrapped only ${arrived} arrived.`,
    next: "A token that charges on transfers can't be wrapped.",
  }),
  ERC20InvalidUnderlying: ours("The token can't be wrapped."),
  ERC5805FutureLookup: () => ({
    sentence: "Voting power is asked for a time that has not come.",
    next: "Try again after the next block.",
  }),
  VotesExpiredSignature: () => ({ sentence: "The signed delegation has expired.", next: "Sign a new one." }),
  ERC20ExceededSafeSupply: ours("The supply would be larger than votes can be counted."),
  ERC20InsufficientAllowance: () => ({
    sentence: "The token's approval does not cover the amount.",
    next: "Press again: the approval is asked for first.",
  }),
  ERC20InsufficientBalance: ([sender]) => ({
    sentence: `${who(sender)} has too few tokens.`,
    next: "Lower the amount, or get more tokens first.",
  }),
  ERC20InvalidApprover: ours("The token refuses the approver."),
  ERC20InvalidReceiver: ([receiver]) => ({
    sentence: `The token can't be sent to ${who(receiver)}.`,
    next: "Enter another recipient.",
  }),
  ERC20InvalidSender: ours("The token refuses the sender."),
  ERC20InvalidSpender: ours("The token refuses the spender."),
  ERC2612ExpiredSignature: () => ({ sentence: "The signed approval has expired.", next: "Sign a new one." }),
  ERC2612InvalidSigner: () => ({
    sentence: "The signed approval is somebody else's.",
    next: "Sign with the account that holds the tokens.",
  }),
  InvalidAccountNonce: () => ({
    sentence: "That signature was used already, or a newer one was.",
    next: "Sign a new one.",
  }),
  SafeERC20FailedOperation: ([token]) => ({
    sentence: `The token ${who(token)} refused the transfer.`,
    next: "Check your balance and the token's own rules (pauses, blocklists).",
  }),

  // Rights and the ground everything stands on
  AccessControlBadConfirmation: ours("Only the account itself gives up a right."),
  AccessControlUnauthorizedAccount: ([account]) => ({
    sentence: `${who(account)} has no right to do this.`,
    next: "Rights are held by the stakeholders' timelock: propose it.",
  }),
  ReentrancyGuardReentrantCall: () => ({
    sentence: "A token tried to call back into the treasury.",
    next: "Do not use this token here.",
  }),
  FailedCall: () => ({
    sentence: "A call inside the proposal failed without saying why.",
    next: "Look at the decoded actions: one of them can't be carried out now.",
  }),
  CheckpointUnorderedInsertion: ours("A record would be written out of order."),
  ECDSAInvalidSignature: () => ({ sentence: "The signature is not valid.", next: "Sign again." }),
  ECDSAInvalidSignatureLength: () => ({ sentence: "The signature is not valid.", next: "Sign again." }),
  ECDSAInvalidSignatureS: () => ({ sentence: "The signature is not valid.", next: "Sign again." }),
  InvalidShortString: ours("A stored text is damaged."),
  StringsInsufficientHexLength: ours("A number is too long to be written."),
  StringTooLong: () => ({ sentence: "The text is too long.", next: "Shorten it." }),
  SafeCastOverflowedUintDowncast: () => ({ sentence: "The number is too large.", next: "Lower it." }),
};
