import { id, ZeroAddress } from "ethers";

import type { IPaymentLine } from "../../types/ethers-contracts/contracts/Budgets.ts";

import { STANDARD_POLICY } from "../deployment/standard-rules.ts";
import {
  CONTRIBUTOR,
  DESIGNER,
  DEVELOPER_A,
  DEVELOPER_B,
  GUARDIAN,
  RESEARCHER,
  STAKEHOLDER_A,
  STAKEHOLDER_B,
  STAKEHOLDER_C,
} from "./cast.ts";
import { markdownUri } from "./content.ts";
import { DEVELOPMENT, RESEARCH } from "./domains.ts";
import { addressOf, DAY, HOUR, type Asset, type Stage } from "./stage.ts";
import { FOR } from "./stake.ts";
import { payment, scheduleOf, tellExecution, tellProposal, tellQueue, tellVote, type Proposal } from "./voting.ts";

/** Who is paid how much, whole units. */
type Share = readonly [payee: string, wholeUnits: bigint];

/** The numbers of the budgets, in the order in which they are opened. */
const RUNNING_COSTS = 1;
const PATCHES = 2;

/**
 * The stakeholders give Decred's coin the policy that the other assets have had from the start. What tightens holds at
 * once; the years before could not have happened under it.
 * @param at when it is proposed, seconds since 1970
 */
export function tellTightening(stage: Stage, at: number): void {
  const { dcr, system } = stage;
  const { rate, windowDays } = STANDARD_POLICY;
  const policy = { floor: 1_000n * dcr.unit, rate, window: windowDays * DAY };
  tellDecision(stage, {
    proposer: STAKEHOLDER_A,
    proposedAt: at,
    action: {
      target: addressOf(stage, "Treasury"),
      data: system.treasury.interface.encodeFunctionData("setPolicy", [dcr.address, policy]),
    },
    description: `# Limit what leaves the fund in DCR

At most 4 % of what the general fund holds in DCR leaves it within 24 days, and never less than 1,000 DCR. There is more to lose now
than when all of it was needed each month. Nothing that is being paid comes near the limit.`,
  });
}

/** What the stakeholders have approved to be spent in the last months, and where it has come to. */
export function tellSpending(stage: Stage): void {
  tellRunningCosts(stage);
  tellPatches(stage);
  tellDrill(stage);
  tellWaitingPayment(stage);
}

/** A budget in dollars that begins anew every month; the latest bill waits to be collected. */
function tellRunningCosts(stage: Stage): void {
  const proposedAt = stage.now - 130 * DAY;
  const start = scheduleOf(stage, proposedAt).executedAt;
  tellBudget(stage, proposedAt, STAKEHOLDER_B, {
    terms: {
      asset: ZeroAddress,
      limit: 1_500n * 1_000_000n,
      start,
      end: start + 365 * DAY,
      period: 30 * DAY,
      domain: RESEARCH,
      owner: RESEARCHER,
    },
    description: `# Open a budget for the running costs of the figures

Lets the Researcher pay up to 1,500 USD in every 30 days for servers, archives and domains, for a year. What is not used is not kept.
The bills are published with each payment.`,
    purpose: "# Running costs of the figures\n\nServers, archives and domains, with a published bill for each payment.",
  });
  const bill = (at: number, units: bigint, what: string) =>
    tellBill(stage, at, {
      budget: RUNNING_COSTS,
      owner: RESEARCHER,
      asset: stage.dollar,
      shares: [[RESEARCHER, units]],
      what,
    });
  bill(start + 8 * DAY, 1_120n, "# Servers and domains, first month\n\nTwo servers and the renewal of three domains.");
  bill(start + 41 * DAY, 870n, "# Servers, second month\n\nTwo servers, and more storage for the archive.");
  tellPayOut(stage, start + 42 * DAY, stage.dollar, RESEARCHER);
  bill(stage.now - 20 * DAY, 640n, "# Servers, this month\n\nTwo servers.");
}

/** A budget in an asset, for once. */
function tellPatches(stage: Stage): void {
  const proposedAt = stage.now - 70 * DAY;
  const start = scheduleOf(stage, proposedAt).executedAt;
  tellBudget(stage, proposedAt, STAKEHOLDER_C, {
    terms: {
      asset: stage.dcr.address,
      limit: 600n * stage.dcr.unit,
      start,
      end: start + 180 * DAY,
      period: 0,
      domain: DEVELOPMENT,
      owner: DEVELOPER_A,
    },
    description: `# Open a budget for small patches

Lets Developer A pay up to 600 DCR within half a year for patches that are too small for a vote or a bounty of their own.`,
    purpose: "# Small patches\n\nFor patches that are too small for a vote or a bounty of their own.",
  });
  const at = stage.now - 31 * DAY;
  tellBill(stage, at, {
    budget: PATCHES,
    owner: DEVELOPER_A,
    asset: stage.dcr,
    shares: [
      [DEVELOPER_B, 120n],
      [CONTRIBUTOR, 65n],
    ],
    what: "# Four patches of the wallet\n\nThree by Developer B and one by the Contributor, all merged.",
  });
  tellPayOut(stage, at + HOUR, stage.dcr, DEVELOPER_B, CONTRIBUTOR);
}

/** The guardian has tried the brake, long enough ago to use it again. */
function tellDrill(stage: Stage): void {
  const at = stage.now - 95 * DAY;
  const { interface: treasury } = stage.system.treasury;
  const to = addressOf(stage, "Treasury");
  const [stop, resume] = [treasury.encodeFunctionData("stopSpending"), treasury.encodeFunctionData("resumeSpending")];
  stage.story.tell({ at, from: GUARDIAN, to, data: stop, label: "stop spending" });
  stage.story.tell({ at: at + 3 * HOUR, from: GUARDIAN, to, data: resume, label: "let spending go on" });
}

/** Approved, for more than there was room for: part of it is drawn, and the rest waits. */
function tellWaitingPayment(stage: Stage): void {
  const { dollar, story, system } = stage;
  const description = `# Pay for the reports of the last two years

Pays 2,600 DUSD to the Designer for the layout of eight reports, and 1,400 DUSD to the Researcher for their figures. All eight are
published.`;
  const payments = inBaseUnits(dollar, [
    [DESIGNER, 2_600n],
    [RESEARCHER, 1_400n],
  ]);
  const action = payment(stage, dollar, payments, description);
  const proposal = { proposer: STAKEHOLDER_A, proposedAt: stage.now - 15 * DAY, action, description };
  const executedAt = tellDecision(stage, proposal);
  // The first that ever waits in this line.
  const ticket: IPaymentLine.TicketStruct = {
    asset: dollar.address,
    start: 0,
    budget: 0,
    ref: id(description),
    payments,
  };
  const data = system.budgets.interface.encodeFunctionData("draw", [ticket, [0]]);
  const label = "draw what is ready for the Designer";
  story.tell({ at: executedAt + 2 * HOUR, from: DESIGNER, to: addressOf(stage, "Budgets"), data, label });
}

/** A budget to be opened, in the units of the contract. */
interface BudgetPlan {
  readonly terms: {
    readonly asset: string;
    readonly limit: bigint;
    readonly start: number;
    readonly end: number;
    readonly period: number;
    readonly domain: number;
    readonly owner: string;
  };
  /** Markdown of the proposal. */
  readonly description: string;
  /** Markdown of the budget. */
  readonly purpose: string;
}

function tellBudget(
  stage: Stage,
  proposedAt: number,
  proposer: string,
  { terms, description, purpose }: BudgetPlan,
): void {
  const data = stage.system.budgets.interface.encodeFunctionData("open", [terms, markdownUri(purpose)]);
  tellDecision(stage, { proposer, proposedAt, action: { target: addressOf(stage, "Budgets"), data }, description });
}

/** A payment out of a budget, in whole units. */
interface Bill {
  readonly budget: number;
  readonly owner: string;
  readonly asset: Asset;
  readonly shares: readonly Share[];
  /** Markdown. */
  readonly what: string;
}

function tellBill(stage: Stage, at: number, { budget, owner, asset, shares, what }: Bill): void {
  const data = stage.system.budgets.interface.encodeFunctionData("bill", [
    budget,
    asset.address,
    inBaseUnits(asset, shares),
    markdownUri(what),
  ]);
  stage.story.tell({ at, from: owner, to: addressOf(stage, "Budgets"), data, label: `bill budget ${budget}` });
}

function inBaseUnits({ unit }: Asset, shares: readonly Share[]): { payee: string; amount: bigint }[] {
  return shares.map(([payee, units]) => ({ payee, amount: units * unit }));
}

function tellPayOut(stage: Stage, at: number, asset: Asset, ...payees: string[]): void {
  const data = stage.system.treasury.interface.encodeFunctionData("payOut", [asset.address, payees]);
  stage.story.tell({ at, from: STAKEHOLDER_B, to: addressOf(stage, "Treasury"), data, label: "pay out" });
}

/** Tells a proposal that two stakeholders approve and that is carried out as soon as it can be; returns when that is. */
function tellDecision(stage: Stage, proposal: Proposal): number {
  const { snapshot, queuedAt, executedAt } = scheduleOf(stage, proposal.proposedAt);
  tellProposal(stage, proposal);
  tellVote(stage, snapshot + 4 * HOUR, proposal, { voter: STAKEHOLDER_A, support: FOR });
  tellVote(stage, snapshot + 2 * DAY, proposal, { voter: STAKEHOLDER_B, support: FOR });
  tellQueue(stage, queuedAt, STAKEHOLDER_B, proposal);
  tellExecution(stage, executedAt, STAKEHOLDER_B, proposal);
  return executedAt;
}
