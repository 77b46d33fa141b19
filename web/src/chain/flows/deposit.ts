import type { Address } from "viem";

import { personalAccount, sameAddress, textRef } from "../accounts.ts";
import { treasuryAbi } from "../generated/abis.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { fundingSteps } from "./funding.ts";
import { amountText, assetAt } from "./wording.ts";

/** Money for the general fund, or for somebody's personal account. */
export interface DepositInput {
  readonly asset: Address;
  /** Base units. */
  readonly amount: bigint;
  /** Whose account is credited; the general fund when left out. */
  readonly to?: Address;
  /** What it is for: up to 31 plain characters. */
  readonly note: string;
}

/** Brings money into the treasury. */
export function deposit(
  { contracts, chainId, snapshot, now, nameOf }: FlowContext,
  { asset: address, amount, to = contracts.treasury, note }: DepositInput,
): Flow {
  const asset = assetAt(snapshot, address);
  const money = amountText(amount, asset);
  const where = sameAddress(to, contracts.treasury)
    ? "the general fund"
    : `the account in the treasury that belongs to ${nameOf(to)}`;
  const [account, ref, label] = [personalAccount(to), textRef(note), `Deposit ${money}`];
  const target = { label, to: contracts.treasury, abi: treasuryAbi } as const;
  return {
    id: `deposit:${to}:${address}`,
    title: "Deposit",
    effect: `Moves ${money} from your wallet to ${where}.`,
    ...fundingSteps({
      asset,
      amount,
      spender: contracts.treasury,
      chainId,
      now,
      step: call({ ...target, functionName: "deposit", args: [account, address, amount, ref] }),
      stepWithPermit: (permit) =>
        call({ ...target, functionName: "depositWithPermit", args: [account, address, amount, ref, permit] }),
    }),
  };
}
