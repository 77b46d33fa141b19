// What the contracts refuse about money: the treasury, its policy, budgets and the line.
import { formatDateTime } from "../../format/index.ts";
import { late, ours, who, type Table } from "./table.ts";

export const moneyErrors = {
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
    sentence: `Stakeholders have not given ${who(asset)} a spending policy: nothing of it can be paid.`,
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
} satisfies Partial<Table>;
