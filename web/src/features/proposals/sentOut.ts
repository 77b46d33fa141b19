import type { DecodedAction } from "../../chain/flows/effects.ts";

const isPayOut = ({ contract, functionName }: DecodedAction) => contract === "Treasury" && functionName === "payOut";

/** What else the calls of a payment send to its payees, in sentences: the one about the whole leaves it out. */
export function sentOut(actions: readonly DecodedAction[]): string[] {
  const pays = actions.some(({ contract, functionName }) => contract === "Budgets" && functionName === "pay");
  return pays ? actions.filter(isPayOut).map(({ sentence }) => sentence) : [];
}
