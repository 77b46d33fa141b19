import type { Address } from "viem";

import { plural } from "../../shared/format/index.ts";
import { sameAddress } from "../accounts.ts";
import { bountiesAbi } from "../generated/abis.ts";
import { refundsDue } from "../states.ts";
import type { Bounty } from "../types.ts";
import { contributionArgument, termsArgument } from "./bountyArguments.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { amountText, assetAt } from "./wording.ts";

/** Contributions that one transaction gives back, so that it always fits a block. */
export const MAX_REFUNDS = 40;

/** Gives what was not awarded back: to one funder, or to all when none is named. Sent at once; anyone may. */
export function refund({ contracts, snapshot, now }: FlowContext, bounty: Bounty, funder?: Address): Flow {
  const due = refundsDue(bounty, now)
    .filter(({ contribution }) => funder === undefined || sameAddress(contribution.funder, funder))
    .slice(0, MAX_REFUNDS);
  const money = amountText(
    due.reduce((sum, { amount }) => sum + amount, 0n),
    assetAt(snapshot, bounty.asset),
  );
  return {
    id: `refund:${bounty.id}`,
    title: "Refund",
    effect: `Sends ${money} of ${plural(due.length, "contribution")} back to ${funder === undefined ? "the funders" : "their funder"}.`,
    steps: [
      call({
        label: `Refund ${money}`,
        to: contracts.bounties,
        abi: bountiesAbi,
        functionName: "refund",
        args: [termsArgument(bounty), due.map(({ contribution }) => contributionArgument(contribution)), true],
      }),
    ],
  };
}
