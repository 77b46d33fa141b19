import type { Address } from "viem";

import type { VotingPower } from "../../chain/reads.ts";
import { quorumNow } from "../../chain/states.ts";
import type { VotingRules } from "../../chain/types.ts";
import { formatDateTime, formatDuration } from "../../shared/format/index.ts";
import { votesText } from "../../shared/governance/votes.ts";

interface WhatNextProps {
  rules: VotingRules;
  /** Chain time, seconds. */
  now: number;
  /** When a proposal of now can be carried out at the earliest, seconds. */
  earliest: number;
  account: Address | undefined;
  power: VotingPower | undefined;
}

/** Whether the reader may propose, and the way of a proposal from there. */
export default function WhatNext({ rules, now, earliest, account, power }: WhatNextProps) {
  const { votingDelay, votingPeriod, timelockDelay, quorumPercent, approvalPercent } = rules;
  const opens = now + votingDelay;
  const quorum = quorumNow(rules);
  const lasting = opens + votingPeriod + timelockDelay;
  return (
    <div className="what-next">
      <p>{mayPropose(rules, account, power)}</p>
      <ol className="what-next-steps">
        <li>
          <strong>Voting opens after {formatDuration(votingDelay)}</strong>, about {formatDateTime(opens)}. The votes
          that everybody has in that second count. Until then you can cancel it.
        </li>
        <li>
          <strong>The vote lasts {formatDuration(votingPeriod)}.</strong> It passes when {votesText(rules, quorum)}{" "}
          votes are cast ({quorumPercent} % of all, and never fewer than {votesText(rules, rules.quorumFloor)}) and{" "}
          {approvalPercent} % of yes and no are yes.
          {rules.decidesEarly && " It is decided earlier once no vote that is left could change it."}
          {rules.lateExtension > 0 &&
            ` When the quorum is reached late, ${formatDuration(rules.lateExtension)} stay to answer.`}
        </li>
        <li>
          <strong>Anyone queues it.</strong> It then waits {formatDuration(timelockDelay)} in the timelock, so that
          everybody sees it coming.
        </li>
        <li>
          <strong>Anyone executes it</strong>, on {formatDateTime(earliest)} at the earliest
          {rules.decidesEarly && `, or not before ${formatDateTime(lasting)} where the vote lasts to its end`}.
        </li>
      </ol>
    </div>
  );
}

function mayPropose(rules: VotingRules, account: Address | undefined, power: VotingPower | undefined): string {
  const { proposalThreshold } = rules;
  if (proposalThreshold === 0n) return "Anyone may propose; it takes no votes.";
  const needed = `It takes ${votesText(rules, proposalThreshold)} votes to propose`;
  if (!account || !power) return `${needed}.`;
  return power.votes >= proposalThreshold
    ? `${needed}; you have ${votesText(rules, power.votes)}.`
    : `${needed}, and you have ${votesText(rules, power.votes)}: you can’t yet.`;
}
