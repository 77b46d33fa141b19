// Votes and answers that wait for those who vote.
import type { Hex } from "viem";

import { plural, shortAddress } from "../../shared/format/index.ts";
import { sameAddress } from "../accounts.ts";
import { subjectOf } from "../flows/subjects.ts";
import { openStepsOf, shortProposalTitle, runoffTitle } from "../openSteps.ts";
import { answerableUntil } from "../permissions.ts";
import { candidatesOf, opensAt, proposalStateAt, runoffWindow, votableAt } from "../states.ts";
import type { Proposal } from "../types.ts";
import type { Todo, TodoInput } from "./todo.ts";

/** Proposals on which the account has not voted. */
export function* votes(input: TodoInput): Generator<Todo> {
  const { snapshot, now } = input;
  for (const proposal of snapshot.proposals.values()) {
    if (proposal.runoff || !mayVote(input, proposal)) continue;
    if (proposalStateAt(proposal, snapshot.rules, now) !== "Active") continue;
    yield {
      kind: "vote",
      id: `vote:${proposal.id}`,
      title: shortProposalTitle(proposal),
      sentence: "Vote on this proposal.",
      href: `/proposals/${proposal.id}`,
      since: opensAt(proposal),
      until: proposal.deadline,
    };
  }
}

/** A request for proposals waits once for all of its candidates. */
export function* runoffVotes(input: TodoInput): Generator<Todo> {
  const { snapshot, now } = input;
  for (const runoff of snapshot.runoffs.values()) {
    const candidates = votableAt(candidatesOf(snapshot, runoff), now);
    const open = candidates.filter((candidate) => mayVote(input, candidate)).length;
    if (open === 0) continue;
    const window = runoffWindow(candidates);
    yield {
      kind: "vote",
      id: `vote:${runoff.id}`,
      title: runoffTitle(runoff),
      sentence:
        open === candidates.length
          ? `Vote on the ${open} candidates of this request for proposals.`
          : `Vote on the ${plural(open, "candidate")} of this request for proposals that you have not voted on.`,
      href: `/runoffs/${runoff.id}`,
      since: window.opens,
      until: window.deadline,
    };
  }
}

/** Whether the account had power when the vote began, and has not used it. */
function mayVote({ account, power }: TodoInput, { id, votes }: Proposal): boolean {
  return (power.get(id) ?? 0n) > 0n && !votes.some(({ voter }) => sameAddress(voter, account));
}

/** Questions before the stakeholders that no proposal answers: they wait for all who vote, and for those who are party to them. */
export function answersWanted({ snapshot, account, now, votes = 0n, nameOf = shortAddress }: TodoInput): Todo[] {
  return openStepsOf(snapshot, now, account, nameOf)
    .filter(({ kind, concerned }) => kind === "answer" && (concerned || votes > 0n))
    .map((step) => {
      const review = snapshot.reviews.get(step.id.slice("answer:".length) as Hex);
      const what = review ? subjectOf(snapshot, review, nameOf) : "it";
      return {
        ...step,
        title: "A question waits for an answer",
        sentence: `The stakeholders are asked about ${what}. Propose an answer; then it is voted on. Without one it is rejected.`,
        until: review && answerableUntil(review),
      };
    });
}
