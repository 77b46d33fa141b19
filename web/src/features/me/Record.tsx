import type { Address } from "viem";

import type { FlowContext } from "../../chain/flows/context.ts";
import { OwnBudgets } from "../../shared/budget/OwnBudgets.tsx";
import { ExpectedPanel } from "../../shared/line/ExpectedPanel.tsx";
import { Funded } from "./Funded.tsx";
import { Income } from "./Income.tsx";
import { MyClaims } from "./MyClaims.tsx";

/** What an account is to get, pays from budgets, was paid, asked for and funded. */
export default function Record({ context, account }: { context: FlowContext; account: Address }) {
  return (
    <>
      <ExpectedPanel context={context} account={account} />
      <OwnBudgets context={context} account={account} />
      <Income context={context} account={account} />
      <MyClaims context={context} account={account} />
      <Funded context={context} account={account} />
    </>
  );
}
