import { AbiCoder, id, keccak256 } from "ethers";

import type { ReviewTale } from "./review.ts";
import type { Vote } from "./stake.ts";

import { addressOf, HOUR, MINUTE, type Asset, type Stage } from "./stage.ts";
import { textOf, type CallData } from "./story.ts";

/** One call that a proposal makes. */
export interface Action {
  readonly target: string;
  readonly data: CallData;
}

/** A proposal that is told step by step. */
export interface Proposal {
  readonly proposer: string;
  /** When it is proposed, seconds since 1970. */
  readonly proposedAt: number;
  readonly action: Action;
  /** Markdown; its first line is the title. */
  readonly description: string;
}

/** When something can be done about a proposal, seconds since 1970. */
interface Schedule {
  /** When voting power is read: the last second before voting. */
  readonly snapshot: number;
  /** The last second of the vote. */
  readonly deadline: number;
  readonly queuedAt: number;
  readonly executedAt: number;
}

/** A call that changes nothing: no value and no data, to the timelock, which takes plain ETH. */
export function noEffect(stage: Stage): Action {
  return { target: addressOf(stage, "TimelockController"), data: "0x" };
}

/** A payment out of the general fund, as the spending policy allows; its reference is the hash of the proposal's description. */
export function payment(
  stage: Stage,
  asset: Asset,
  payments: readonly { readonly payee: string; readonly amount: bigint }[],
  description: string,
): Action {
  const data = stage.system.budgets.interface.encodeFunctionData("pay", [
    asset.address,
    payments.map(({ payee, amount }) => ({ payee, amount })),
    id(description),
  ]);
  return { target: addressOf(stage, "Budgets"), data };
}

/** The stakeholders' answer to a review that was escalated. */
export function answer(stage: Stage, review: ReviewTale, passed: boolean, reason: string): Action {
  const { reviews } = stage.system;
  return {
    target: addressOf(stage, "Reviews"),
    data: () => reviews.interface.encodeFunctionData("answer", [review.question, passed, reason]),
  };
}

/** The times that follow from the governor's rules when nobody waits longer than needed. */
export function scheduleOf({ configuration }: Stage, proposedAt: number): Schedule {
  const { governor, timelockDelay } = configuration;
  const snapshot = proposedAt + governor.votingDelay;
  const deadline = snapshot + governor.votingPeriod;
  const queuedAt = deadline + HOUR;
  return { snapshot, deadline, queuedAt, executedAt: queuedAt + timelockDelay + 10 * MINUTE };
}

/** Tells the proposal itself. */
export function tellProposal(stage: Stage, proposal: Proposal): void {
  const { action, description } = proposal;
  const data = () =>
    stage.system.governor.interface.encodeFunctionData("propose", [
      [action.target],
      [0n],
      [textOf(action.data)],
      description,
    ]);
  tellGovernor(stage, proposal.proposedAt, proposal.proposer, data, `propose ${titleOf(proposal)}`);
}

/** Tells one vote, with a reason where one is given. */
export function tellVote(stage: Stage, at: number, proposal: Proposal, { voter, support }: Vote, reason = ""): void {
  const { interface: governor } = stage.system.governor;
  const data = () =>
    reason === ""
      ? governor.encodeFunctionData("castVote", [idOf(proposal), support])
      : governor.encodeFunctionData("castVoteWithReason", [idOf(proposal), support, reason]);
  tellGovernor(stage, at, voter, data, `vote on ${titleOf(proposal)}`);
}

/** Tells that the decision goes to the timelock. */
export function tellQueue(stage: Stage, at: number, from: string, proposal: Proposal): void {
  const data = () => stage.system.governor.interface.encodeFunctionData("queue", actionArguments(proposal));
  tellGovernor(stage, at, from, data, `queue ${titleOf(proposal)}`);
}

/** Tells that the decision is carried out. */
export function tellExecution(stage: Stage, at: number, from: string, proposal: Proposal): void {
  const data = () => stage.system.governor.interface.encodeFunctionData("execute", actionArguments(proposal));
  tellGovernor(stage, at, from, data, `execute ${titleOf(proposal)}`);
}

/** Tells that the proposer cancels the proposal before voting opens. */
export function tellCancellation(stage: Stage, at: number, proposal: Proposal): void {
  const data = () => stage.system.governor.interface.encodeFunctionData("cancel", actionArguments(proposal));
  tellGovernor(stage, at, proposal.proposer, data, `cancel ${titleOf(proposal)}`);
}

/** The governor's id of a proposal: the hash of its calls and of its description's hash. */
export function idOf({ action, description }: Proposal): bigint {
  const types = ["address[]", "uint256[]", "bytes[]", "bytes32"];
  const values = [[action.target], [0n], [textOf(action.data)], id(description)];
  return BigInt(keccak256(AbiCoder.defaultAbiCoder().encode(types, values)));
}

function actionArguments({ action, description }: Proposal): [string[], bigint[], string[], string] {
  return [[action.target], [0n], [textOf(action.data)], id(description)];
}

function tellGovernor(stage: Stage, at: number, from: string, data: CallData, label: string): void {
  stage.story.tell({ at, from, to: addressOf(stage, "StakeholderGovernor"), data, label });
}

function titleOf({ description }: Proposal): string {
  return `"${description.split("\n", 1)[0]?.replace(/^# /, "")}"`;
}
