// What happens to a proposal after its vote: it is queued in the timelock, executed, or cancelled before voting begins.
import { formatDuration } from "../../shared/format/index.ts";
import { stakeholderGovernorAbi } from "../generated/abis.ts";
import { roomAt } from "../states.ts";
import type { Proposal } from "../types.ts";
import type { FlowContext } from "./context.ts";
import { effectOf } from "./effects.ts";
import { call, type Flow } from "./flow.ts";

/** A proposal as the governor binds it. */
function proposalArguments({ actions, descriptionHash }: Proposal) {
  return [
    actions.map(({ target }) => target),
    actions.map(({ value }) => value),
    actions.map(({ calldata }) => calldata),
    descriptionHash,
  ] as const;
}

/** Puts an approved proposal into the timelock. Anyone may. */
export function queue({ contracts, snapshot }: FlowContext, proposal: Proposal): Flow {
  return {
    id: `queue:${proposal.id}`,
    title: "Queue",
    effect: `Queues the proposal; it can be executed ${formatDuration(snapshot.rules.timelockDelay)} later.`,
    steps: [
      call({
        label: "Queue",
        to: contracts.governor,
        abi: stakeholderGovernorAbi,
        functionName: "queue",
        args: proposalArguments(proposal),
      }),
    ],
  };
}

/** Does what was voted. Anyone may, once the timelock's delay has passed. */
export function execute(context: FlowContext, proposal: Proposal): Flow {
  const { snapshot, now } = context;
  const { sentence, spends } = effectOf(context, proposal);
  const waits = [...spends].some(([asset, amount]) => amount > roomAt(snapshot, asset, now));
  return {
    id: `execute:${proposal.id}`,
    title: "Execute",
    effect: `Carries the vote out: ${sentence}${waits ? " What has no room yet waits in the line." : ""}`,
    steps: [
      call({
        label: "Execute",
        to: context.contracts.governor,
        abi: stakeholderGovernorAbi,
        functionName: "execute",
        args: proposalArguments(proposal),
      }),
    ],
  };
}

/** Cancels a proposal: by its proposer, before voting begins. */
export function cancel({ contracts }: FlowContext, proposal: Proposal): Flow {
  return {
    id: `cancel:${proposal.id}`,
    title: "Cancel proposal",
    effect: "Cancels the proposal for good, before anyone votes on it.",
    steps: [
      call({
        label: "Cancel",
        to: contracts.governor,
        abi: stakeholderGovernorAbi,
        functionName: "cancel",
        args: proposalArguments(proposal),
      }),
    ],
  };
}
