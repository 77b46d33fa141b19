import { encodeText } from "../content.ts";
import { bountiesAbi } from "../generated/abis.ts";
import type { Bounty, Payment } from "../types.ts";
import { termsArgument } from "./bountyArguments.ts";
import type { FlowContext } from "./context.ts";
import { call, type Flow } from "./flow.ts";
import { amountText, assetAt, domainName } from "./wording.ts";

/** A submission of work. */
export interface ClaimInput {
  /** Who would get how much, in any order; each payee once. */
  readonly awards: readonly Payment[];
  /** Markdown: what was done and where it can be seen. */
  readonly text: string;
}

/** Payees ascending, as the contract demands: so that naming one twice shows. */
export function sortAwards(awards: readonly Payment[]): Payment[] {
  return awards.toSorted((a, b) => (BigInt(a.payee) < BigInt(b.payee) ? -1 : 1));
}

/** Submits work for a bounty and opens its review. */
export function claim(
  { contracts, snapshot, nameOf }: FlowContext,
  bounty: Bounty,
  { awards, text }: ClaimInput,
): Flow {
  const asset = assetAt(snapshot, bounty.asset);
  const total = amountText(
    awards.reduce((sum, { amount }) => sum + amount, 0n),
    asset,
  );
  const [first] = awards;
  const whom = awards.length === 1 && first ? nameOf(first.payee) : `${awards.length} payees`;
  return {
    id: `claim:${bounty.id}`,
    title: "Submit claim",
    effect: `Asks ${domainName(snapshot, bounty.domain)} to approve ${total} for ${whom}. Content, payees and amounts can't be changed afterwards.`,
    steps: [
      call({
        label: `Claim ${total}`,
        to: contracts.bounties,
        abi: bountiesAbi,
        functionName: "claim",
        args: [termsArgument(bounty), sortAwards(awards), encodeText(text)],
      }),
    ],
  };
}
