import type { BaseContract } from "ethers";

import { expectError } from "../fixtures/assertions.ts";
import { DAY, now, reach } from "../fixtures/chain.ts";
import { type Cell, tryMatrix } from "../fixtures/matrix.ts";
import type { Person } from "../fixtures/system.ts";
import { deployFund, type Fund, POLICY, setPolicy } from "../policy/fund.ts";
import { BILL, bill, billing, openBudget, ownerOf, PURPOSE, termsOf } from "./budget.ts";
import { idOf, paymentsOf, queue, type Ticket, votedTicket } from "./line.ts";

/**
 * Budgets. Early: before its start; Spent: its limit is used up; Anew: used up in the period before; Ended: at its end; Closed:
 * before its end; EndedClosed: both.
 */
const BUDGETS = `
                    | admin owner workflow payee guardian stranger
  open  None        | ok    role  ...
  open  Early       | ok    role  ...
  open  Running     | ok    role  ...
  open  Spent       | ok    role  ...
  open  Anew        | ok    role  ...
  open  Ended       | ok    role  ...
  open  Closed      | ok    role  ...
  open  EndedClosed | ok    role  ...
  bill  None        | none  ...
  bill  Early       | owner rest  rest  owner ...
  bill  Running     | owner ok    ok    owner ...
  bill  Spent       | owner over  over  owner ...
  bill  Anew        | owner ok    ok    owner ...
  bill  Ended       | owner rest  rest  owner ...
  bill  Closed      | owner rest  rest  owner ...
  bill  EndedClosed | owner rest  rest  owner ...
  close None        | none  ...
  close Early       | ok    ok    owner ...
  close Running     | ok    ok    owner ...
  close Spent       | ok    ok    owner ...
  close Anew        | ok    ok    owner ...
  close Ended       | ok    ok    owner ...
  close Closed      | ok    ok    owner ...
  close EndedClosed | ok    ok    owner ...
`;

/**
 * Tickets of 500 with room for 400 each window. Waiting: nothing released; Second: behind another one; Part: 400 released;
 * PartDrawn: and drawn; Released, Drawn: all of it; Cancelled: before anything was released; CutReady: cancelled when 400 were released;
 * CutDrawn: and those drawn; OutOfUse: its asset is; Stopped: spending is. The same for what a budget owes.
 */
const TICKETS = `
                         | admin owner workflow payee guardian stranger
  draw   None            | none  ...
  draw   Waiting         | ok    ...
  draw   Second          | empty ...
  draw   Part            | ok    ...
  draw   PartDrawn       | empty ...
  draw   Released        | ok    ...
  draw   Drawn           | empty ...
  draw   Cancelled       | empty ...
  draw   CutReady        | ok    ...
  draw   CutDrawn        | empty ...
  draw   OutOfUse        | empty ...
  draw   Stopped         | empty ...
  draw   BudgetWaiting   | ok    ...
  draw   BudgetPart      | ok    ...
  draw   BudgetDrawn     | empty ...
  draw   BudgetClosed    | ok    ...
  cancel None            | none  role ...
  cancel Waiting         | ok    role ...
  cancel Second          | ok    role ...
  cancel Part            | ok    role ...
  cancel PartDrawn       | ok    role ...
  cancel Released        | ok    role ...
  cancel Drawn           | ok    role ...
  cancel Cancelled       | ok    role ...
  cancel CutReady        | ok    role ...
  cancel CutDrawn        | ok    role ...
  cancel OutOfUse        | ok    role ...
  cancel Stopped         | ok    role ...
  cancel BudgetWaiting   | earned role ...
  cancel BudgetPart      | earned role ...
  cancel BudgetDrawn     | earned role ...
  cancel BudgetClosed    | earned role ...
`;

const NOTHING = { floor: 0n, rate: 0n, window: POLICY.window };

/** What the table's roles are called in the fixture. */
function personOf(fund: Fund, role: string): Person {
  const people: Record<string, Person> = {
    admin: fund.admin,
    owner: ownerOf(fund),
    workflow: fund.workflow,
    payee: fund.claimant,
    guardian: fund.guardian,
    stranger: fund.stranger,
  };
  return people[role]!;
}

async function deployWithWorkflow(): Promise<Fund> {
  const fund = await deployFund();
  await fund.budgets.connect(fund.admin).grantRole(await fund.budgets.WORKFLOW_ROLE(), fund.workflow);
  return fund;
}

/** The error that an outcome is short for, with its arguments. */
type Failures = Record<string, (caller: Person) => [contract: BaseContract, name: string, ...args: unknown[]]>;

describe("Budgets: every state, action and role", () => {
  /** A budget of 100 in a state. */
  interface Scene {
    fund: Fund;
    budget: bigint;
    failures: Failures;
  }

  tryMatrix<Scene>(BUDGETS, 3 * 8 * 6, {
    async stage(state) {
      const fund = await deployWithWorkflow();
      const { budgets, claimant, admin } = fund;
      const start = (await now()) + DAY;
      const period = state === "Anew" ? DAY : 0n;
      const terms = await termsOf(fund, { limit: 100n, start, end: start + 10n * DAY, period });
      const budget = state === "None" ? 1n : await openBudget(fund, terms);
      if (state !== "None" && state !== "Early") await reach(start);
      if (state === "Spent" || state === "Anew") await billing(fund, budget, [[claimant, 100n]]);
      if (state === "Anew") await reach(start + DAY);
      if (state.endsWith("Closed")) await budgets.connect(admin).close(budget);
      if (state.startsWith("Ended")) await reach(terms.end);
      const closed = state.endsWith("Closed");
      const role = await budgets.DEFAULT_ADMIN_ROLE();
      const failures: Failures = {
        none: () => [budgets, "Budgets_Unknown", budget],
        owner: (caller) => [budgets, "Budgets_NotTheOwner", budget, caller],
        rest: () => [budgets, "Budgets_NotRunning", budget, start, terms.end, closed],
        over: () => [budgets, "Budgets_OverLimit", budget, 0n, 1n],
        role: (caller) => [budgets, "AccessControlUnauthorizedAccount", caller, role],
      };
      return { fund, budget, failures };
    },
    async attempt({ fund, budget }, { action, role }: Cell) {
      const caller = fund.budgets.connect(personOf(fund, role));
      if (action === "open") return caller.open(await termsOf(fund), PURPOSE);
      if (action === "close") return caller.close(budget);
      return caller.bill(budget, fund.token, paymentsOf([fund.claimant, 1n]), BILL);
    },
    async expectFailure({ fund, failures }, { role, outcome }, attempted) {
      await expectError(attempted, ...failures[outcome]!(personOf(fund, role)));
    },
  });
});

describe("PaymentLine: every state, action and role", () => {
  /** A ticket in a state. */
  interface Scene {
    fund: Fund;
    ticket: Ticket;
    failures: Failures;
  }

  /** Brings a ticket of 500 into `state`, which is one of what a vote pays. */
  async function stageVoted(fund: Fund, state: string): Promise<Ticket> {
    const { treasury, budgets, token, admin, claimant, stranger, guardian } = fund;
    if (state === "None") return votedTicket(fund, 0n, paymentsOf([claimant, 500n]));
    if (state === "Second") await queue(fund, [stranger, 500n]);
    const ticket = await queue(fund, [claimant, 500n]);
    if (state === "Stopped") await treasury.connect(guardian).stopSpending();
    if (state === "OutOfUse") await setPolicy(fund, NOTHING);
    if (state === "Cancelled") await budgets.connect(admin).cancel(ticket);
    if (/^(Part|Cut|Released|Drawn)/.test(state)) await budgets.release(token);
    if (state === "PartDrawn" || state === "CutDrawn") await budgets.draw(ticket, [0n]);
    if (state.startsWith("Cut")) await budgets.connect(admin).cancel(ticket);
    if (state === "Released" || state === "Drawn") {
      await reach((await now()) + POLICY.window);
      await budgets.release(token);
    }
    if (state === "Drawn") await budgets.draw(ticket, [0n]);
    return ticket;
  }

  /** Brings a ticket of 500 into `state`, which is one of what a budget owes. */
  async function stageBudget(fund: Fund, state: string): Promise<Ticket> {
    const { budgets, token, admin, claimant } = fund;
    const budget = await openBudget(fund);
    const ticket = await bill(fund, budget, [claimant, 500n]);
    if (state === "BudgetPart") await budgets.release(token);
    if (state === "BudgetClosed") await budgets.connect(admin).close(budget);
    if (state === "BudgetDrawn") {
      await budgets.release(token);
      await reach((await now()) + POLICY.window);
      await budgets.draw(ticket, [0n]);
    }
    return ticket;
  }

  tryMatrix<Scene>(TICKETS, 2 * 16 * 6, {
    async stage(state) {
      const fund = await deployWithWorkflow();
      const { budgets } = fund;
      const ticket = await (state.startsWith("Budget") ? stageBudget : stageVoted)(fund, state);
      const id = idOf(ticket);
      const role = await budgets.DEFAULT_ADMIN_ROLE();
      const failures: Failures = {
        none: () => [budgets, "Line_UnknownTicket", id],
        empty: () => [budgets, "Line_NothingToDraw", id],
        earned: () => [budgets, "Line_Earned", id, ticket.budget],
        role: (caller) => [budgets, "AccessControlUnauthorizedAccount", caller, role],
      };
      return { fund, ticket, failures };
    },
    async attempt({ fund, ticket }, { action, role }: Cell) {
      const caller = fund.budgets.connect(personOf(fund, role));
      return action === "draw" ? caller.draw(ticket, [0n]) : caller.cancel(ticket);
    },
    async expectFailure({ fund, failures }, { role, outcome }, attempted) {
      await expectError(attempted, ...failures[outcome]!(personOf(fund, role)));
    },
  });
});
