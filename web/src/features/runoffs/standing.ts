// How a request for proposals stands, and why, in sentences. Pure; times are chain seconds, votes are base units.
import type { Address } from "viem";

import { sameAddress } from "../../chain/accounts.ts";
import { titleOfUri } from "../../chain/content.ts";
import {
  approvalNeeded,
  proposalStateAt,
  quorumOf,
  runoffStateAt,
  runoffWindow,
  votesCast,
  type Contender,
} from "../../chain/states.ts";
import type { Proposal, Runoff, Support, Vote, VotingRules } from "../../chain/types.ts";
import { formatDuration, formatRelative, formatShare, listed, plainText } from "../../shared/format/index.ts";
import { proposalTitle } from "../../shared/governance/proposalTitle.ts";
import { reasonText } from "../../shared/governance/reason.ts";
import { isUntouched } from "../../shared/governance/runoffWords.ts";
import { votesText } from "../../shared/governance/votes.ts";

/** The need, as the title of its page. */
export function needTitle({ uri }: Pick<Runoff, "uri">): string {
  return plainText(titleOfUri(uri, "Request for proposals"));
}

const quoted = ({ proposal }: Contender) => `“${proposalTitle(proposal)}”`;

/** The first sentence of the page: what is decided here, or what was. */
export function openingSentence(contenders: readonly Contender[], now: number): string {
  const candidates = contenders.map(({ proposal }) => proposal);
  const choice = `Stakeholders choose among ${candidates.length} candidates; at most one of them is carried out.`;
  const winner = contenders.find(({ shortfall }) => shortfall === undefined);
  switch (runoffStateAt(candidates, now)) {
    case "Pending":
      return `${choice} Voting opens ${formatRelative(runoffWindow(candidates).opens, now)}.`;
    case "Active":
      return `${choice} Voting closes ${formatRelative(runoffWindow(candidates).deadline, now)}.`;
    case "Decided":
      return winner
        ? `The stakeholders chose ${quoted(winner)} among ${candidates.length} candidates.`
        : "The stakeholders have chosen.";
    case "Failed":
      return `None of the ${candidates.length} candidates won: nothing comes of this request.`;
    case "Canceled":
      return "All candidates were cancelled before the vote.";
  }
}

/** Who leads or won, and why: by how much, and before whom. */
export function standingSentence(
  contenders: readonly Contender[],
  rules: Pick<VotingRules, "stake">,
  over: boolean,
): string {
  const votes = (amount: bigint) => votesText(rules, amount);
  const leader = contenders.find(({ shortfall }) => shortfall === undefined);
  if (!over && contenders.every(({ proposal }) => votesCast(proposal) === 0n)) return "Nobody has voted yet.";
  if (!leader)
    return over
      ? "No candidate met quorum and approval."
      : "Nobody leads: no candidate meets quorum and approval so far.";
  const others = contenders
    .filter(({ shortfall }) => shortfall === "outvoted" || shortfall === "tied")
    .toSorted((a, b) => (a.net === b.net ? a.place - b.place : a.net < b.net ? 1 : -1));
  const [second] = others;
  const verb = over ? "won" : "leads";
  const has = over ? "had" : "has";
  if (!second)
    return `${quoted(leader)} ${verb}: it is the only one that ${over ? "met" : "meets"} quorum and approval. It ${has} ${votes(leader.net)} net votes.`;
  if (second.shortfall === "tied")
    return `${quoted(leader)} ${verb}: it ${has} ${votes(leader.net)} net votes, as many as ${quoted(second)}, and stands before it.`;
  return `${quoted(leader)} ${verb}: it ${has} ${votes(leader.net)} net votes, ${votes(leader.net - second.net)} more than ${quoted(second)}.`;
}

/** Why a candidate leads, won, does not lead, or lost: a short sentence. */
export function whySentence(contender: Contender, leader: Contender | undefined, rules: VotingRules, over: boolean) {
  const { proposal, net } = contender;
  const votes = (amount: bigint) => votesText(rules, amount);
  if (isUntouched(contender, over)) return "Nobody has voted on it yet.";
  const missing = votes(quorumOf(proposal, rules) - votesCast(proposal));
  const short = `${missing} ${missing === "1" ? "vote" : "votes"} short of the quorum`;
  switch (contender.shortfall) {
    case undefined:
      return over ? "It met quorum and approval, with the most net votes." : "The most net votes so far.";
    case "canceled":
      return "Its proposer cancelled it before the vote.";
    case "quorum":
      return over ? `It fell ${short}.` : `It is ${short}.`;
    case "quorumAndApproval":
      return over ? `It fell ${short}, and too few approved.` : `It is ${short}, and too few approve.`;
    case "approval":
      return over ? "The quorum was reached, but too few approved." : "The quorum is reached, but too few approve.";
    case "outvoted": {
      const behind = leader ? `${votes(leader.net - net)} net votes behind ${quoted(leader)}.` : "Not counted yet.";
      return over && leader ? `Approved, but ${behind}` : behind;
    }
    case "tied":
      return leader
        ? `As many net votes as ${quoted(leader)}, which stands before it.`
        : "As many net votes as one before it.";
  }
}

/** The share of the votes for a candidate in those for and against it; a dash where nobody decided. */
export function approvalShare(proposal: Proposal, rules: VotingRules): string {
  const { forVotes, againstVotes } = proposal;
  return formatShare(forVotes, forVotes + againstVotes, 1, approvalNeeded(proposal, rules));
}

/** What a late quorum does to the clock, or has done. Empty where the rules know no such thing. */
export function extensionSentence(
  candidates: readonly Proposal[],
  { lateExtension }: VotingRules,
  now: number,
): string {
  const { deadline } = runoffWindow(candidates);
  const [first] = candidates;
  if (first && deadline > first.firstDeadline)
    return `A quorum came late: the vote on all candidates was extended by ${formatDuration(deadline - first.firstDeadline)}.`;
  if (lateExtension === 0 || now > deadline) return "";
  return `When a candidate reaches its quorum late, the vote on all of them is extended: at least ${formatDuration(lateExtension)} are left from then on.`;
}

/** What comes after the vote for the one that won: whether somebody has to do something. */
export function nextSentence(winner: Proposal, rules: VotingRules, now: number): string {
  switch (proposalStateAt(winner, rules, now)) {
    case "Succeeded":
      return "It is approved. Anyone can queue it now.";
    case "Queued":
      return winner.eta !== undefined && now < winner.eta
        ? `It waits in the timelock. Anyone can carry it out ${formatRelative(winner.eta, now)}.`
        : "Its time in the timelock is over. Anyone can carry it out now.";
    case "Executed":
      return "It was carried out.";
    case "Canceled":
      return "It was cancelled in the timelock. None of the others takes its place.";
    default:
      return "It won.";
  }
}

/** What an account has said on each candidate, by the candidate's number. */
export function votesOf(candidates: readonly Proposal[], account: Address | undefined): ReadonlyMap<bigint, Vote> {
  return new Map(
    candidates.flatMap(({ id, votes }) => {
      const own = votes.find(({ voter }) => sameAddress(voter, account));
      return own ? [[id, own] as const] : [];
    }),
  );
}

/** What one voter said on all candidates. */
export interface VoterRow {
  readonly voter: Address;
  /** Base units. */
  readonly weight: bigint;
  /** Seconds: when they voted first. */
  readonly time: number;
  /** In the candidates' order; undefined: nothing was said on that one. */
  readonly supports: readonly (Support | undefined)[];
  /** Each reason once, as one line of harmless text. */
  readonly reason: string;
}

/** Everybody who voted on any candidate, the heaviest first. */
export function voterRows(candidates: readonly Proposal[]): VoterRow[] {
  const byVoter = Map.groupBy(
    candidates.flatMap(({ votes }, index) => votes.map((vote) => ({ vote, index }))),
    ({ vote }) => vote.voter,
  );
  const rows = [...byVoter].map(([voter, said]): VoterRow => {
    const supports = candidates.map((_, place) => said.find(({ index }) => index === place)?.vote.support);
    const reasons = new Set(said.map(({ vote }) => reasonText(vote)).filter((reason) => reason !== ""));
    return {
      voter,
      weight: said[0]?.vote.weight ?? 0n,
      time: Math.min(...said.map(({ vote }) => vote.time)),
      supports,
      reason: [...reasons].join(" · "),
    };
  });
  return rows.toSorted((a, b) => (a.weight === b.weight ? a.time - b.time : a.weight < b.weight ? 1 : -1));
}

const SIDES = [
  { support: 1, words: "for" },
  { support: 0, words: "against" },
  { support: 2, words: "abstains on" },
] as const;

/** What a voter said, with the candidates by their places: "For 1 and 2; against 3". */
export function supportsText(supports: readonly (Support | undefined)[]): string {
  const parts = SIDES.flatMap(({ support, words }) => {
    const places = supports.flatMap((said, index) => (said === support ? [String(index + 1)] : []));
    return places.length === 0 ? [] : [`${words} ${listed(places)}`];
  });
  const text = parts.join("; ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
