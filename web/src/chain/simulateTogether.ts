// What several calls in one transaction would come to now, and the gas that they take.
import type { Address } from "viem";

import type { Flow } from "./flows/flow.ts";
import { partsOf, togetherStep } from "./flows/together.ts";
import type { ReadClient } from "./readClient.ts";

/** What came of trying. */
export interface Tried<T> {
  /** What would go through, in order. */
  readonly works: readonly T[];
  readonly fails: readonly T[];
  /** Gas for all of what works, with room to spare; undefined when nothing does. */
  readonly gas: bigint | undefined;
}

/** As Multicall3 answers. */
type Results = readonly { readonly success: boolean }[];

/** Tries things one after the other, as one transaction of `account` would do them, without sending anything. */
export async function tryTogether<T extends { readonly flow: Flow }>(
  client: Pick<ReadClient, "simulateContract" | "estimateContractGas">,
  multicall: Address,
  account: Address,
  items: readonly T[],
): Promise<Tried<T>> {
  const all = togetherStep(
    multicall,
    items.map(({ flow }) => flow),
    true,
  );
  const { result } = await client.simulateContract({ ...called(all), account });
  const outcomes = result as Results;
  let place = 0;
  const works = items.filter(({ flow }) => {
    const parts = partsOf(flow) ?? [];
    const mine = outcomes.slice(place, (place += parts.length));
    return mine.length > 0 && mine.every(({ success }) => success);
  });
  const fails = items.filter((item) => !works.includes(item));
  if (works.length === 0) return { works, fails, gas: undefined };
  const strict = togetherStep(
    multicall,
    works.map(({ flow }) => flow),
    false,
  );
  const gas = await client.estimateContractGas({ ...called(strict), account });
  return { works, fails, gas: (gas * 5n) / 4n };
}

function called({ to, abi, functionName, args }: ReturnType<typeof togetherStep>) {
  return { address: to, abi, functionName, args };
}
