// Requests for proposals: several proposals for one need, of which at most one succeeds.
import { keccak256, stringToHex, type Address } from "viem";

import { formatDuration, plural } from "../../shared/format/index.ts";
import { encodeText } from "../content.ts";
import { stakeholderGovernorAbi } from "../generated/abis.ts";
import type { Runoff, Support } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { describe } from "./description.ts";
import { call, type Flow } from "./flow.ts";
import { actionsOf, type ProposeInput } from "./propose.ts";

/** How few and how many candidates a runoff has. */
export const RUNOFF_SIZE = { least: 2, most: 16 } as const;

/** Puts several proposals to the vote together. `need` is Markdown and says what for. */
export function proposeRunoff(
  { contracts, snapshot }: FlowContext,
  proposer: Address,
  { candidates, need }: { readonly candidates: readonly ProposeInput[]; readonly need: string },
): Flow {
  const { votingDelay, votingPeriod } = snapshot.rules;
  const proposals = candidates.map(({ template, text }) => {
    const description = describe(text, proposer);
    const actions = actionsOf(contracts, template, keccak256(stringToHex(description)));
    return {
      targets: actions.map(({ target }) => target),
      values: actions.map(({ value }) => value),
      calldatas: actions.map(({ calldata }) => calldata),
      description,
    };
  });
  return {
    id: `proposeRunoff:${keccak256(stringToHex(proposals.map(({ description }) => description).join("\n\n")))}`,
    title: "Put to the vote",
    effect: `Asks the stakeholders to choose among ${plural(proposals.length, "proposal")}: of those that meet quorum and approval only the one with the most votes for it, less those against it, succeeds. Voting starts in ${formatDuration(votingDelay)} and lasts ${formatDuration(votingPeriod)}.`,
    steps: [
      call({
        label: `Propose ${plural(proposals.length, "candidate")}`,
        to: contracts.governor,
        abi: stakeholderGovernorAbi,
        functionName: "proposeRunoff",
        args: [proposals, encodeText(need)],
      }),
    ],
  };
}

const words = ["against", "for", "abstaining"] as const;

/** Votes on all candidates of a runoff at once, in their order. A vote on one that was taken back is passed over. */
export function voteOnRunoff(
  { contracts }: FlowContext,
  { id }: Runoff,
  supports: readonly Support[],
  reason: string,
): Flow {
  const counts = ([1, 0, 2] as const)
    .map((support) => ({ support, count: supports.filter((one) => one === support).length }))
    .filter(({ count }) => count > 0)
    .map(({ support, count }) => `${words[support]} ${support === 2 ? "on " : ""}${count}`);
  return {
    id: `voteRunoff:${id}`,
    title: "Vote",
    effect: `Votes on all ${supports.length} candidates: ${counts.join(", ")}. A vote can't be changed.`,
    steps: [
      call({
        label: `Vote on ${plural(supports.length, "candidate")}`,
        to: contracts.governor,
        abi: stakeholderGovernorAbi,
        functionName: "castVotes",
        args: [id, supports, reason.trim()],
      }),
    ],
  };
}
