import type { RecordedMonth } from "../records/months-file.ts";
import type { StakeRegister } from "./stake.ts";

import {
  DESIGNER,
  DEVELOPER_A,
  DEVELOPER_B,
  DEVELOPER_C,
  INCOME,
  MARKETER,
  POOLS,
  RESEARCHER,
  STAKEHOLDER_A,
} from "./cast.ts";
import { addressOf, DAY, HOUR, tellDeposit, type Stage } from "./stage.ts";
import { FOR } from "./stake.ts";
import { payment, scheduleOf, tellExecution, tellProposal, tellQueue, tellVote, type Proposal } from "./voting.ts";

/** Days of the month: the income comes first, and the payment is carried out before the month ends. */
const INCOME_DAY = 4;
const PROPOSAL_DAY = 10;

const CONTRACTORS = [DEVELOPER_A, DEVELOPER_B, DESIGNER, DEVELOPER_C, RESEARCHER, MARKETER] as const;
/** How a month's payment is shared by the contractors who are paid, percent. */
const SHARES = [37n, 28n, 21n, 14n] as const;

/** When the vote on a month's payment reads the voting power, seconds since 1970. */
export function paymentSnapshot(stage: Stage, { month }: RecordedMonth): number {
  return dayOf(month, PROPOSAL_DAY) + 9 * HOUR + stage.configuration.governor.votingDelay;
}

/** Tells a month's income. */
export function tellIncome(stage: Stage, { month, received }: RecordedMonth): void {
  if (received === 0n) return;
  const at = dayOf(month, INCOME_DAY) + 12 * HOUR;
  tellDeposit(stage, at, INCOME, stage.dcr, received * stage.dcr.unit, `Block rewards ${month}`);
}

/** Tells a month's payment: voted by stakeholders, carried out by the timelock, and sent to the payees. */
export function tellMonthlyPayment(
  stage: Stage,
  register: StakeRegister,
  recorded: RecordedMonth,
  index: number,
): void {
  if (recorded.spent === 0n) return;
  const payments = shareOut(recorded.spent * stage.dcr.unit, index);
  const description = describe(recorded, payments.length);
  const proposal: Proposal = {
    proposer: STAKEHOLDER_A,
    proposedAt: paymentSnapshot(stage, recorded) - stage.configuration.governor.votingDelay,
    action: payment(stage, stage.dcr, payments, description),
    description,
  };
  const { snapshot, queuedAt, executedAt } = scheduleOf(stage, proposal.proposedAt);
  tellProposal(stage, proposal);
  for (const [place, voter] of register.findQuorum(quorumOf(stage, register)).entries()) {
    tellVote(stage, snapshot + (place + 1) * DAY, proposal, { voter, support: FOR });
  }
  tellQueue(stage, queuedAt, POOLS[0], proposal);
  tellExecution(stage, executedAt, POOLS[0], proposal);
  tellPayOut(
    stage,
    executedAt,
    payments.map(({ payee }) => payee),
  );
}

/** Shares `amount` among four contractors, others each month; the first gets what does not divide. */
function shareOut(amount: bigint, index: number): { payee: string; amount: bigint }[] {
  const parts = SHARES.map((share) => (amount * share) / 100n);
  const rest = amount - parts.reduce((sum, part) => sum + part, 0n);
  return parts.flatMap((part, place) => {
    const payee = CONTRACTORS[(index + place) % CONTRACTORS.length];
    return payee === undefined ? [] : [{ payee, amount: place === 0 ? part + rest : part }];
  });
}

/** Whole stake tokens that have to vote. */
function quorumOf({ configuration }: Stage, register: StakeRegister): bigint {
  const supply = [...register.holdings.values()].reduce((sum, amount) => sum + amount, 0n);
  return (supply * BigInt(configuration.governor.quorumPercent) + 99n) / 100n;
}

function tellPayOut(stage: Stage, at: number, payees: string[]): void {
  const data = stage.system.treasury.interface.encodeFunctionData("payOut", [stage.dcr.address, payees]);
  stage.story.tell({ at, from: POOLS[0], to: addressOf(stage, "Treasury"), data, label: "pay out" });
}

function describe({ month, spent, yes, no }: RecordedMonth, payees: number): string {
  const votes =
    yes === undefined
      ? "How it was voted is not on record; here demo accounts approve it."
      : `On record are ${yes.toLocaleString("en-US")} yes and ${no ?? "an unknown number of"} no; here demo accounts approve it.`;
  return `# Contractor payments for ${month}

Pays ${spent.toLocaleString("en-US")} DCR from the general fund to ${payees} contractors.

The sum is what Decred's treasury spent in that month, from the public record. ${votes} The payees are demo personas.`;
}

function dayOf(month: string, day: number): number {
  return Date.parse(`${month}-${String(day).padStart(2, "0")}T00:00:00Z`) / 1000;
}
