import { formatDateTime, formatRelative } from "../../shared/format/index.ts";
import { sameAddress } from "../accounts.ts";
import { opensAt, proposalStateAt, runoffStateAt, runoffWindow, takesVotesAt, votableAt } from "../states.ts";
import type { Proposal } from "../types.ts";
import { CONNECT, no, YES, type Asker, type Verdict } from "./verdict.ts";

/** May the account vote; `power` is what it had at the snapshot, base units, undefined while that is not read. */
export function canVote({ snapshot, account, now }: Asker, proposal: Proposal, power: bigint | undefined): Verdict {
  const state = proposalStateAt(proposal, snapshot.rules, now);
  if (state === "Pending") return no(`Voting opens ${formatRelative(opensAt(proposal), now)}.`);
  // Also when its outcome is known already.
  if (!takesVotesAt(proposal, now)) return no("The vote is over.");
  if (!account) return CONNECT;
  if (proposal.votes.some(({ voter }) => sameAddress(voter, account)))
    return no("You have voted; a vote can't be changed.");
  if (power === undefined) return no("Your voting power is being read.");
  return power > 0n ? YES : no(`You had no voting power when it was counted, on ${formatDateTime(proposal.snapshot)}.`);
}

/**
 * May the account vote on all candidates of a request for proposals at once; `power` is what it had at their snapshot, base units, undefined
 * while that is not read.
 */
export function canVoteTogether(
  { account, now }: Pick<Asker, "account" | "now">,
  candidates: readonly Proposal[],
  power: bigint | undefined,
): Verdict {
  const { snapshot, opens } = runoffWindow(candidates);
  if (runoffStateAt(candidates, now) === "Pending") return no(`Voting opens ${formatRelative(opens, now)}.`);
  const votable = votableAt(candidates, now);
  if (votable.length === 0) return no("The vote is over.");
  if (!account) return CONNECT;
  const voted = votable.filter(({ votes }) => votes.some(({ voter }) => sameAddress(voter, account))).length;
  if (voted === votable.length) return no("You have voted; a vote can't be changed.");
  if (voted > 0) return no("You have voted on some of the candidates already: vote on the others on their own pages.");
  if (power === undefined) return no("Your voting power is being read.");
  return power > 0n ? YES : no(`You had no voting power when it was counted, on ${formatDateTime(snapshot)}.`);
}

/** May the account propose; `votes` is what it has now, base units. */
export function canPropose({ snapshot, account }: Asker, votes: bigint | undefined): Verdict {
  if (!account) return CONNECT;
  const { proposalThreshold } = snapshot.rules;
  if (proposalThreshold === 0n) return YES;
  if (votes === undefined) return no("Your voting power is being read.");
  return votes >= proposalThreshold ? YES : no("You have fewer votes than a proposer needs.");
}

/** Whether the proposal can be carried out. Anyone may, once it was queued and the timelock’s delay has passed. */
export function canExecute({ snapshot, account, now }: Asker, proposal: Proposal): Verdict {
  const state = proposalStateAt(proposal, snapshot.rules, now);
  if (state !== "Queued")
    return no(
      state === "Succeeded"
        ? "It has to be queued first."
        : state === "Executed"
          ? "It is done."
          : "It is not approved.",
    );
  if (proposal.eta !== undefined && now < proposal.eta)
    return no(`The timelock lets it through ${formatRelative(proposal.eta, now)}.`);
  return account ? YES : CONNECT;
}

/** Whether the account may take the proposal back: only its proposer may, before voting opens. */
export function canCancel({ snapshot, account, now }: Asker, proposal: Proposal): Verdict {
  if (proposalStateAt(proposal, snapshot.rules, now) !== "Pending")
    return no("It can be cancelled only before voting opens.");
  if (!account) return CONNECT;
  return sameAddress(account, proposal.proposer) ? YES : no("Only its proposer can cancel it.");
}
