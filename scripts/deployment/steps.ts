import type { TransactionResponse } from "ethers";

import type { DeploymentContext } from "./contracts.ts";

/** Something that has to be so, and the transaction that makes it so. */
export interface Step {
  /** What holds afterwards, as in "Reviews: WORKFLOW_ROLE is with Bounties". */
  readonly title: string;
  readonly isDone: () => Promise<boolean>;
  readonly act: () => Promise<TransactionResponse>;
}

/** Runs what is not done yet, one after the other, and looks that each step has had its effect. */
export async function runSteps(steps: readonly Step[], { configuration, log }: DeploymentContext): Promise<void> {
  for (const { title, isDone, act } of steps) {
    if (await isDone()) continue;
    const transaction = await act();
    await transaction.wait(configuration.confirmations);
    if (!(await isDone())) throw new Error(`${title}: transaction ${transaction.hash} had no effect`);
    log(title);
  }
}
