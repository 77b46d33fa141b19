import { decidedAt, hasApproval, hasQuorum, opensAt, proposalStateAt } from "../../chain/states.ts";
import type { Proposal, VotingRules } from "../../chain/types.ts";
import { formatDateTime, formatDuration } from "../../shared/format/index.ts";

/** One station on a proposal's way. */
export interface Station {
  readonly label: string;
  /** When it was or will be, seconds; undefined: that depends on somebody. */
  readonly at: number | undefined;
  /** `next` is the one that everything waits for. */
  readonly when: "past" | "next" | "later";
  /** Said where there is no time, or under it. */
  readonly note?: string;
}

interface Draft extends Omit<Station, "when"> {
  readonly past: boolean;
}

/** The way of a proposal from its creation to its end, in order. `now` is chain time in seconds. */
export function timelineOf(proposal: Proposal, rules: VotingRules, now: number): Station[] {
  const drafts = draftsOf(proposal, rules, now);
  const next = drafts.findIndex(({ past }) => !past);
  return drafts.map(({ past, ...station }, index) => ({
    ...station,
    when: past ? "past" : index === next ? "next" : "later",
  }));
}

function draftsOf(proposal: Proposal, rules: VotingRules, now: number): Draft[] {
  const { deadline, canceledAt, queuedAt, eta, executedAt } = proposal;
  const state = proposalStateAt(proposal, rules, now);
  const decided = decidedAt(proposal, rules);
  const proposed: Draft = { label: "Proposed", at: proposal.time, past: true };
  const hasOpened = now >= opensAt(proposal);
  const opens: Draft = { label: hasOpened ? "Voting opened" : "Voting opens", at: opensAt(proposal), past: hasOpened };
  const closes: Draft =
    decided === undefined || !hasOpened
      ? {
          label: now > deadline ? "Voting closed" : "Voting closes",
          at: deadline,
          past: now > deadline,
          note: whyExtended(proposal, rules),
        }
      : { label: "Decided early", at: decided, past: true, note: "No vote that was left could change the outcome" };
  if (canceledAt !== undefined) {
    const reached = [opens, closes].filter(({ at }) => at !== undefined && at < canceledAt);
    return [proposed, ...reached, { label: "Cancelled", at: canceledAt, past: true }];
  }
  if (state === "Defeated")
    return [proposed, opens, { ...closes, note: sentences(whyDefeated(proposal, rules), closes.note) }];
  const delay = formatDuration(rules.timelockDelay);
  const queued: Draft = {
    label: "Queued",
    at: queuedAt,
    past: queuedAt !== undefined,
    note: queuedAt === undefined ? "By anyone, if it is approved" : "",
  };
  const executable: Draft = {
    label: "Executable",
    at: eta,
    past: eta !== undefined && now >= eta,
    note: eta === undefined ? `${delay} after that` : "",
  };
  const executed: Draft = {
    label: "Executed",
    at: executedAt,
    past: executedAt !== undefined,
    note: executedAt === undefined ? "By anyone" : "",
  };
  // Whoever executes on the timelock itself leaves no trace of the steps before: what is executed was executable.
  if (executedAt !== undefined)
    return [
      proposed,
      opens,
      closes,
      ...[queued, executable].filter(({ at }) => at !== undefined).map((one) => ({ ...one, past: true })),
      executed,
    ];
  if (state === "Succeeded")
    return [proposed, opens, closes, { ...queued, note: "By anyone, now" }, executable, executed];
  return [
    proposed,
    opens,
    closes,
    queued,
    executable,
    { ...executed, note: state === "Queued" && executable.past ? "By anyone, now" : (executed.note ?? "") },
  ];
}

/** Why a vote was lost, in a few words. */
function whyDefeated(proposal: Proposal, rules: VotingRules): string {
  const missed = [hasQuorum(proposal, rules) ? "" : "quorum", hasApproval(proposal, rules) ? "" : "approval"].filter(
    Boolean,
  );
  return missed.length === 0
    ? "Defeated: another candidate won the request"
    : `Defeated: it missed the ${missed.join(" and the ")}`;
}

/** Why voting closes later than was first said; empty where it does not. */
function whyExtended({ deadline, firstDeadline, runoff }: Proposal, { lateExtension }: VotingRules): string {
  if (deadline === firstDeadline) return "";
  const whose = runoff ? "a candidate of the request reached the quorum late" : "the quorum was reached late";
  return `Moved from ${formatDateTime(firstDeadline)}: ${whose}, so that ${formatDuration(lateExtension)} stay to answer`;
}

const sentences = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(". ");
