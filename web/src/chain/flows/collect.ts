import { zeroHash, type Address } from "viem";

import { listed } from "../../shared/format/index.ts";
import { personalAccount, sameAddress } from "../accounts.ts";
import { treasuryAbi } from "../generated/abis.ts";
import type { Snapshot } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { amountText, assetAt } from "./wording.ts";

/** An amount of an asset. */
export interface AssetAmount {
  readonly asset: Address;
  /** Base units. */
  readonly amount: bigint;
}

/** What `account` can collect: the credit in its personal account. Assets with a name before those without. */
export function collectable(snapshot: Snapshot, account: Address): AssetAmount[] {
  const balances = snapshot.books.get(personalAccount(account))?.balances ?? new Map<Address, bigint>();
  return [...balances].filter(([, amount]) => amount > 0n).map(([asset, amount]) => ({ asset, amount }));
}

/** Takes credit out of the caller's account: to its own wallet, or to another address when one is named. */
export function collect(
  { contracts, snapshot, nameOf }: FlowContext,
  account: Address,
  amounts: readonly AssetAmount[],
  to: Address = account,
): Flow {
  const money = listed(amounts.map(({ asset, amount }) => amountText(amount, assetAt(snapshot, asset))));
  const own = sameAddress(to, account);
  const [only] = amounts;
  const credit = only && snapshot.books.get(personalAccount(account))?.balances.get(only.asset);
  const target = { label: `Collect ${money}`, to: contracts.treasury, abi: treasuryAbi } as const;
  const all = own && amounts.length === 1 && only !== undefined && only.amount === credit;
  return {
    id: `collect:${account}`,
    title: "Collect",
    effect: `Sends ${money} from the treasury to ${own ? "your wallet" : nameOf(to)}.`,
    steps: [
      all
        ? call({ ...target, functionName: "collect", args: [only.asset] })
        : call({ ...target, functionName: "withdraw", args: [personalAccount(account), to, amounts, zeroHash] }),
    ],
  };
}
