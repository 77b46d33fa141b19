import { approvalNeeded, electorateOf, quorumOf, votesCast } from "../../chain/states.ts";
import type { Proposal, VotingRules } from "../../chain/types.ts";
import { votesText } from "../../shared/governance/votes.ts";
import { supportWords } from "../../shared/governance/words.ts";
import { formatColumnShare, formatShare } from "../../shared/format/index.ts";
import { Meter } from "../../shared/ui/Meter.tsx";
import { approvalReading, quorumRule, verdict } from "./verdict.ts";
import "./result.css";

interface ResultProps {
  proposal: Proposal;
  rules: VotingRules;
  /** Chain time, seconds. */
  now: number;
}

/** What was said so far, and what it takes: quorum and approval, each as a bar, filled as in the list, and in exact figures. */
export function Result({ proposal, rules, now }: ResultProps) {
  const { forVotes, againstVotes, abstainVotes } = proposal;
  const votes = (amount: bigint) => votesText(rules, amount);
  const cast = votesCast(proposal);
  const quorum = quorumOf(proposal, rules);
  const decided = forVotes + againstVotes;
  const all = electorateOf(proposal, rules);
  const sides = [
    { support: 1, amount: forVotes },
    { support: 0, amount: againstVotes },
    { support: 2, amount: abstainVotes },
  ] as const;
  const approval = approvalNeeded(proposal, rules);
  return (
    <div className="result">
      <Meter
        label="Quorum"
        total={all}
        parts={[
          { label: "For", value: forVotes, tone: "accent" },
          { label: "Against", value: againstVotes, tone: "against" },
          { label: "Abstain", value: abstainVotes, tone: "neutral" },
        ]}
        mark={{ at: quorum, label: "needed" }}
        reading={`${votes(cast)} votes cast, ${votes(quorum)} needed (${formatShare(cast, all, 1, quorum)} of all stake voted, ${quorumRule(proposal, rules)})`}
      />
      <Meter
        label="Approval"
        total={decided === 0n ? 100n : decided}
        parts={[{ label: "For", value: forVotes, tone: "accent" }]}
        mark={{
          at: decided === 0n ? BigInt(rules.approvalPercent) : approval,
          label: "needed",
        }}
        reading={approvalReading(proposal, rules, now)}
      />
      <table className="vote-table">
        <caption className="visually-hidden">Votes by side</caption>
        <thead>
          <tr>
            <th scope="col">Side</th>
            <th scope="col">Votes</th>
            <th scope="col">Of those cast</th>
            <th scope="col">Voters</th>
          </tr>
        </thead>
        <tbody>
          {sides.map(({ support, amount }) => (
            <tr key={support}>
              <th scope="row">
                <span className={`vote-key vote-key-${support}`} aria-hidden="true" />
                {supportWords[support].word}
              </th>
              <td>{votes(amount)}</td>
              <td>{formatColumnShare(amount, cast, support === 1 ? approval : undefined)}</td>
              <td>{proposal.votes.filter((vote) => vote.support === support).length}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Cast</th>
            <td>{votes(cast)}</td>
            <td>{cast === 0n ? "–" : "100.0 %"}</td>
            <td>{proposal.votes.length}</td>
          </tr>
        </tfoot>
      </table>
      <p className="result-verdict">{verdict(proposal, rules, now)}</p>
    </div>
  );
}
