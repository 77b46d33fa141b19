// What the contracts refuse about votes, stake and rights.
import { formatDuration, plural } from "../../format/index.ts";
import { late, ours, who, type Table } from "./table.ts";

export const votingErrors = {
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
  RunoffUnsigned: ours("A candidate does not name its proposer."),
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
} satisfies Partial<Table>;
