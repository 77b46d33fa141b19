import type { Address } from "viem";

import { formatDateTime } from "../../shared/format/index.ts";
import { encodeText } from "../content.ts";
import { bountiesAbi } from "../generated/abis.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { fundingSteps } from "./funding.ts";
import { amountText, assetAt, domainName } from "./wording.ts";

/** A new bounty and its first money. */
export interface OpenBountyInput {
  readonly asset: Address;
  /** Base units. */
  readonly amount: bigint;
  /** Whose contractors judge. */
  readonly domain: number;
  /** Until when it takes money and claims, seconds. */
  readonly deadline: number;
  /** Markdown; its first line becomes the title. */
  readonly text: string;
}

/** Opens a bounty with a first contribution. */
export function openBounty({ contracts, chainId, snapshot, now }: FlowContext, input: OpenBountyInput): Flow {
  const { asset: address, amount, domain, deadline } = input;
  const asset = assetAt(snapshot, address);
  const money = amountText(amount, asset);
  const uri = encodeText(input.text);
  const target = { label: `Open the bounty with ${money}`, to: contracts.bounties, abi: bountiesAbi } as const;
  return {
    id: `openBounty:${address}:${domain}:${deadline}`,
    title: "Fund bounty",
    effect: `Opens a bounty of ${money} until ${formatDateTime(deadline)}, judged by ${domainName(snapshot, domain)}. What is not awarded comes back to its funders.`,
    ...fundingSteps({
      asset,
      amount,
      spender: contracts.bounties,
      chainId,
      now,
      step: call({ ...target, functionName: "open", args: [address, domain, deadline, uri, amount] }),
      stepWithPermit: (permit) =>
        call({ ...target, functionName: "openWithPermit", args: [address, domain, deadline, uri, amount, permit] }),
    }),
  };
}
