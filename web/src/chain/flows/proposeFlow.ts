// Apart from the templates: its sentence needs all that is known of every contract, which a form can do without.
import { keccak256, stringToHex, type Address } from "viem";

import { formatDuration } from "../../shared/format/index.ts";
import { stakeholderGovernorAbi } from "../generated/abis.ts";
import type { FlowContext } from "./context.ts";
import { describe } from "./description.ts";
import { effectOf } from "./effects.ts";
import { call, type Flow } from "./flow.ts";
import { actionsOf, type ProposeInput } from "./propose.ts";

/** Proposes what a template says. */
export function propose(context: FlowContext, proposer: Address, { template, text }: ProposeInput): Flow {
  const { contracts, snapshot } = context;
  const description = describe(text, proposer);
  const descriptionHash = keccak256(stringToHex(description));
  const actions = actionsOf(contracts, template, descriptionHash);
  const { sentence } = effectOf(context, { actions, description, descriptionHash });
  const { votingDelay, votingPeriod } = snapshot.rules;
  return {
    id: `propose:${descriptionHash}`,
    title: "Propose",
    effect: `Asks the stakeholders: ${sentence} Voting starts in ${formatDuration(votingDelay)} and lasts ${formatDuration(votingPeriod)}.`,
    done: "Your proposal is open.",
    steps: [
      call({
        label: "Propose",
        to: contracts.governor,
        abi: stakeholderGovernorAbi,
        functionName: "propose",
        args: [
          actions.map(({ target }) => target),
          actions.map(({ value }) => value),
          actions.map(({ calldata }) => calldata),
          description,
        ],
      }),
    ],
  };
}
