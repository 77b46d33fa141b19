import { keccak256, type Address, type Hex } from "viem";

import type { Contracts } from "../deployment.ts";
import { operationId } from "../operation.ts";
import type { Proposal, Runoff, Support, VotingRules } from "../types.ts";
import { hasApproval, netYes, votesCast } from "../states/proposals.ts";
import type { ChainEvent } from "./events.ts";
import { Table } from "./table.ts";

/** The rules of the vote that the governor's and the timelock's own events tell. */
export type RulesFromEvents = Omit<
  VotingRules,
  "approvalPercent" | "quorumFloor" | "decidesEarly" | "lateExtension" | "supply" | "stake"
>;

/** Who could vote on a proposal, as it was at its snapshot. */
export interface Electorate {
  /** Votes that there were, base units. */
  readonly supply: bigint;
  /** Votes of all sides that must be cast, base units. */
  readonly quorum: bigint;
}

/** What sealing needs of what was read. */
interface ReadFacts {
  readonly electorates: ReadonlyMap<bigint, Electorate>;
  readonly approvalPercent: number;
}

/** Rebuilds proposals with their votes, runoffs, and the rules that events tell. */
export class ProposalsBuilder {
  readonly table = new Table<bigint, Proposal>();
  readonly #runoffs = new Table<Hex, Runoff>();
  /** Those that the governor itself cancelled: what the timelock did with a winner makes no other candidate win. */
  readonly #canceled = new Set<bigint>();
  rules: RulesFromEvents = {
    votingDelay: 0,
    votingPeriod: 0,
    proposalThreshold: 0n,
    quorumPercent: 0,
    timelockDelay: 0,
  };
  readonly #byDescription = new Map<Hex, bigint>();
  readonly #byOperation = new Map<Hex, bigint>();
  /** What was paid since the timelock last said what it carried out. */
  #payments: { readonly ref: Hex; readonly tell: (proposal: bigint) => void }[] = [];
  readonly #governor: Address;

  constructor(contracts: Contracts) {
    this.#governor = contracts.governor;
  }

  /**
   * Tells which proposal pays with this reference, the hash of its description: at once as far as it is known, and again when the timelock
   * says which one it carried out. It says so only after the call, and several proposals may share a description.
   */
  findPaying(ref: Hex, tell: (proposal: bigint | undefined) => void): void {
    tell(this.#byDescription.get(ref));
    this.#payments.push({ ref, tell });
  }

  /** Proposals and runoffs with what was read of the chain. */
  seal(facts: ReadFacts) {
    for (const { id, quorum } of this.table.seal().values()) {
      const read = facts.electorates.get(id);
      const proposal = quorum === read?.quorum ? undefined : this.table.edit(id);
      if (!proposal) continue;
      proposal.quorum = read?.quorum;
      proposal.electorate = read?.supply;
    }
    const runoffs = this.#runoffs.seal();
    for (const { id, candidates } of runoffs.values()) {
      const leader = this.#leaderOf(candidates, facts.approvalPercent);
      for (const candidate of candidates) {
        if (this.table.get(candidate)?.runoff?.leader === leader) continue;
        const proposal = this.table.edit(candidate);
        if (proposal) proposal.runoff = { id, leader };
      }
    }
    return { proposals: this.table.seal(), runoffs };
  }

  /** Who wins if the vote ends as it stands: of those with quorum and approval the one with the highest net yes, the first on a tie. */
  #leaderOf(candidates: readonly bigint[], approvalPercent: number): bigint | undefined {
    let leader: Readonly<Proposal> | undefined;
    for (const id of candidates) {
      const proposal = this.table.get(id);
      if (!proposal || this.#canceled.has(id)) continue;
      const { quorum } = proposal;
      if (quorum === undefined || votesCast(proposal) < quorum || !hasApproval(proposal, { approvalPercent })) continue;
      if (!leader || netYes(proposal) > netYes(leader)) leader = proposal;
    }
    return leader?.id;
  }

  apply(event: ChainEvent): void {
    if (event.contract === "governor") this.#applyGovernor(event);
    else if (event.contract === "timelock") this.#applyTimelock(event);
  }

  #applyGovernor(event: ChainEvent & { contract: "governor" }): void {
    const { origin } = event;
    switch (event.eventName) {
      case "ProposalCreated": {
        const { proposalId: id, proposer, targets, values, calldatas, voteStart, voteEnd, description } = event.args;
        const descriptionHash = keccak256(event.textBytes);
        const actions = targets.map((target, index) => ({
          target,
          value: values[index] ?? 0n,
          calldata: calldatas[index] ?? "0x",
        }));
        this.table.set(id, {
          ...origin,
          id,
          proposer,
          actions,
          description,
          descriptionHash,
          snapshot: Number(voteStart),
          deadline: Number(voteEnd),
          firstDeadline: Number(voteEnd),
          forVotes: 0n,
          againstVotes: 0n,
          abstainVotes: 0n,
          votes: [],
          queuedAt: undefined,
          eta: undefined,
          executedAt: undefined,
          executedIn: undefined,
          canceledAt: undefined,
          quorum: undefined,
          electorate: undefined,
          runoff: undefined,
        });
        if (!this.#byDescription.has(descriptionHash)) this.#byDescription.set(descriptionHash, id);
        this.#byOperation.set(operationId(this.#governor, { actions, descriptionHash }), id);
        return;
      }
      case "VoteCast":
      case "VoteCastWithParams": {
        const { proposalId, voter, support, weight, reason } = event.args;
        const proposal = this.table.edit(proposalId);
        if (!proposal) return;
        proposal.votes.push({ ...origin, voter, support: support as Support, weight, reason });
        if (support === 0) proposal.againstVotes += weight;
        else if (support === 1) proposal.forVotes += weight;
        else proposal.abstainVotes += weight;
        return;
      }
      case "ProposalExtended":
        this.#extend(event.args.proposalId, Number(event.args.extendedDeadline));
        return;
      case "RunoffProposed": {
        const { runoff: id, proposer, candidates, uri } = event.args;
        this.#runoffs.set(id, { ...origin, id, proposer, candidates: [...candidates], uri });
        for (const candidate of candidates) {
          const proposal = this.table.edit(candidate);
          if (proposal) proposal.runoff = { id, leader: undefined };
        }
        return;
      }
      case "ProposalQueued": {
        const proposal = this.table.edit(event.args.proposalId);
        if (!proposal) return;
        proposal.queuedAt = origin.time;
        proposal.eta = Number(event.args.etaSeconds);
        return;
      }
      case "ProposalExecuted":
        this.#execute(event.args.proposalId, event);
        return;
      case "ProposalCanceled":
        this.#canceled.add(event.args.proposalId);
        this.#cancel(event.args.proposalId, origin.time);
        return;
      case "VotingDelaySet":
        this.rules = { ...this.rules, votingDelay: Number(event.args.newVotingDelay) };
        return;
      case "VotingPeriodSet":
        this.rules = { ...this.rules, votingPeriod: Number(event.args.newVotingPeriod) };
        return;
      case "ProposalThresholdSet":
        this.rules = { ...this.rules, proposalThreshold: event.args.newProposalThreshold };
        return;
      case "QuorumNumeratorUpdated":
        this.rules = { ...this.rules, quorumPercent: Number(event.args.newQuorumNumerator) };
        return;
    }
  }

  /** Anyone can execute on the timelock itself; the governor then reports Executed, and so do we. */
  #applyTimelock(event: ChainEvent & { contract: "timelock" }): void {
    switch (event.eventName) {
      case "CallExecuted": {
        const id = this.#byOperation.get(event.args.id);
        if (id !== undefined) this.#execute(id, event);
        this.#tellPaying(id);
        return;
      }
      case "Cancelled": {
        const id = this.#byOperation.get(event.args.id);
        if (id !== undefined) this.#cancel(id, event.origin.time);
        return;
      }
      case "MinDelayChange":
        this.rules = { ...this.rules, timelockDelay: Number(event.args.newDuration) };
        return;
    }
  }

  /** Candidates of a runoff are extended together. */
  #extend(id: bigint, deadline: number): void {
    const runoff = this.table.get(id)?.runoff;
    for (const candidate of (runoff && this.#runoffs.get(runoff.id)?.candidates) ?? [id]) {
      const proposal = this.table.edit(candidate);
      if (proposal && proposal.deadline < deadline) proposal.deadline = deadline;
    }
  }

  #execute(id: bigint, { origin }: ChainEvent): void {
    const proposal = this.table.edit(id);
    if (!proposal || proposal.executedAt !== undefined) return;
    proposal.executedAt = origin.time;
    proposal.executedIn = origin.transaction;
    this.#byDescription.set(proposal.descriptionHash, id);
  }

  /** The call that just ended was this proposal's, and what was paid in it with its reference is too. */
  #tellPaying(id: bigint | undefined): void {
    const hash = id === undefined ? undefined : this.table.get(id)?.descriptionHash;
    for (const { ref, tell } of this.#payments) if (id !== undefined && ref === hash) tell(id);
    this.#payments = [];
  }

  #cancel(id: bigint, time: number): void {
    const proposal = this.table.edit(id);
    if (proposal) proposal.canceledAt ??= time;
  }
}
