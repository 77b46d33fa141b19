// Runoffs (requests for proposals): several proposals for one need, of which at most one succeeds.
import { encodeAbiParameters, keccak256, stringToHex, type Address, type Hex } from "viem";

import { formatCompact, formatCount, formatDuration, listed, plural } from "../../shared/format/index.ts";
import { encodeText } from "../content.ts";
import type { Contracts } from "../deployment.ts";
import { stakeholderGovernorAbi } from "../generated/abis.ts";
import type { Runoff, Support } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { describe, descriptionTitle } from "./description.ts";
import { call, type Flow } from "./flow.ts";
import { actionsOf, proposalIdOf, type ProposeInput } from "./propose.ts";

/** How few and how many candidates a runoff has. */
export const RUNOFF_SIZE = { least: 2, most: 16 } as const;

/** The number under which the governor knows several proposals that are put to the vote together. */
export function runoffIdOf(candidates: readonly bigint[]): Hex {
  return keccak256(encodeAbiParameters([{ type: "uint256[]" }], [candidates]));
}

/** The numbers that candidates have once `proposer` has put them to the vote, in their order. */
export function candidateIds(contracts: Contracts, proposer: Address, candidates: readonly ProposeInput[]): bigint[] {
  return candidates.map(({ template, text }) => {
    const descriptionHash = keccak256(stringToHex(describe(text, proposer)));
    return proposalIdOf(actionsOf(contracts, template, descriptionHash), descriptionHash);
  });
}

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
    done: "Your request is open.",
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

/**
 * Votes on all candidates of a runoff at once, with all the power of the caller at the snapshot, `weight` in base units. A vote on a candidate
 * that was cancelled is passed over, and need not be among `supports`.
 */
export function voteOnRunoff(
  { contracts, snapshot }: FlowContext,
  { id, candidates }: Runoff,
  supports: ReadonlyMap<bigint, Support>,
  weight: bigint,
  reason: string,
): Flow {
  const voted = (support: Support) => candidates.filter((candidate) => supports.get(candidate) === support);
  const named = voted(1).map((candidate) => `“${titleOf(snapshot.proposals.get(candidate)?.description ?? "")}”`);
  // How many, so that nobody takes it for the number by which a candidate is listed.
  const counted = (count: number) => (named.length > 0 ? plural(count, "other") : `${formatCount(count)} of them`);
  const parts = [
    named.length > 0 && `for ${listed(named)}`,
    voted(0).length > 0 && `against ${counted(voted(0).length)}`,
    voted(2).length > 0 && `abstaining on ${counted(voted(2).length)}`,
  ].filter((part) => part !== false);
  return {
    id: `voteRunoff:${id}`,
    title: "Vote",
    effect: `Casts your ${formatCompact(weight, snapshot.rules.stake.decimals)} votes on each of ${plural(supports.size, "candidate")}: ${parts.join(", ")}. A vote can't be changed.`,
    steps: [
      call({
        label: `Vote on ${plural(supports.size, "candidate")}`,
        to: contracts.governor,
        abi: stakeholderGovernorAbi,
        functionName: "castVotes",
        args: [id, candidates.map((candidate) => supports.get(candidate) ?? 2), reason.trim()],
      }),
    ],
  };
}

/** The longest title in a sentence. */
const TITLE_LENGTH = 60;

function titleOf(description: string): string {
  return descriptionTitle(description, "a candidate", TITLE_LENGTH);
}
