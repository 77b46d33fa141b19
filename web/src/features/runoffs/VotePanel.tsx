import type { FlowContext } from "../../chain/flows/context.ts";
import { leaderOf, votableAt, type Contender, type RunoffState } from "../../chain/states.ts";
import type { Proposal, Runoff, Vote } from "../../chain/types.ts";
import { proposalTitle } from "../../shared/governance/proposalTitle.ts";
import { votesText } from "../../shared/governance/votes.ts";
import { supportWords } from "../../shared/governance/words.ts";
import { ButtonLink } from "../../shared/ui/Button.tsx";
import { Columns, Panel } from "../../shared/ui/Page.tsx";
import { Pill } from "../../shared/ui/Pill.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { nextSentence, votesOf } from "./standing.ts";
import { VotingForm } from "./VotingForm.tsx";

interface VotePanelProps {
  context: FlowContext;
  runoff: Runoff;
  contenders: readonly Contender[];
  state: RunoffState;
}

/** The reader's votes: cast on all candidates at once, or already cast; once it is decided, what is next. */
export function VotePanel({ context, runoff, contenders, state }: VotePanelProps) {
  const { snapshot, now } = context;
  const { address } = useAccount();
  const candidates = contenders.map(({ proposal }) => proposal);
  const own = votesOf(candidates, address);
  const votable = votableAt(candidates, now);
  const left = votable.filter(({ id }) => !own.has(id));
  const winner = state === "Decided" ? leaderOf(candidates) : undefined;
  const panels = (
    <>
      {winner && (
        <Panel title="What is next">
          <div className="runoff-vote">
            <p className="runoff-lead">{nextSentence(winner, snapshot.rules, now)}</p>
            <p>
              <ButtonLink to={`/proposals/${winner.id}`} look="primary">
                Go to the winner
              </ButtonLink>
            </p>
          </div>
        </Panel>
      )}
      {(!winner || own.size > 0) && (
        <Panel title={own.size > 0 ? "Your votes" : "Your vote"}>
          <div className="runoff-vote">
            {own.size > 0 && <OwnVotes context={context} contenders={contenders} own={own} />}
            {own.size > 0 && left.length > 0 && <Rest left={left} />}
            {own.size === 0 && (
              <VotingForm context={context} runoff={runoff} contenders={contenders} account={address} />
            )}
          </div>
        </Panel>
      )}
    </>
  );
  if (state !== "Pending" && state !== "Active") return panels;
  return (
    <Columns
      aside={
        <Panel title="What a vote means">
          <Meaning approval={snapshot.rules.approvalPercent} />
        </Panel>
      }
    >
      {panels}
    </Columns>
  );
}

function Meaning({ approval }: { approval: number }) {
  return (
    <ul className="runoff-meaning">
      <li>
        Each candidate is voted on by itself: you can be <strong>for</strong> several of them, and all your votes count
        on each.
      </li>
      <li>
        <strong>Against</strong> takes from its net votes, and from the {approval} % of yes and no that it needs.
      </li>
      <li>
        To <strong>abstain</strong> only helps it to its quorum.
      </li>
    </ul>
  );
}

interface OwnVotesProps {
  context: FlowContext;
  contenders: readonly Contender[];
  own: ReadonlyMap<bigint, Vote>;
}

/** What the reader has said already, candidate by candidate. */
function OwnVotes({ context, contenders, own }: OwnVotesProps) {
  const [first] = own.values();
  if (!first) return null;
  return (
    <>
      <p className="runoff-lead">You voted with {votesText(context.snapshot.rules, first.weight)} votes on each.</p>
      <ul className="runoff-own">
        {contenders.map(({ proposal, place }) => {
          const vote = own.get(proposal.id);
          return (
            <li key={String(proposal.id)}>
              <span>
                <span className="runoff-place">{place}</span> {proposalTitle(proposal)}
              </span>
              {vote ? (
                <Pill tone={supportWords[vote.support].tone}>{supportWords[vote.support].word}</Pill>
              ) : (
                <span className="runoff-silent">No vote</span>
              )}
            </li>
          );
        })}
      </ul>
      <p className="runoff-note">
        <Time at={first.time} as="moment" />
        {first.reason ? ", with a reason" : ""}. A vote can’t be changed.
      </p>
    </>
  );
}

/** Whoever has voted on one candidate alone can only vote on the others one by one. */
function Rest({ left }: { left: readonly Proposal[] }) {
  return (
    <>
      <p>You have not voted on all of them. As you began one by one, vote on the others on their own pages:</p>
      <p className="runoff-rest">
        {left.map((proposal) => (
          <ButtonLink key={String(proposal.id)} to={`/proposals/${proposal.id}`}>
            {proposalTitle(proposal)}
          </ButtonLink>
        ))}
      </p>
    </>
  );
}
