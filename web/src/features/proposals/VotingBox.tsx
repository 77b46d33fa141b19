import { useState } from "react";
import { Link } from "wouter";

import { sameAddress } from "../../chain/accounts.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { vote } from "../../chain/flows/vote.ts";
import { canVote } from "../../chain/permissions.ts";
import type { VotingPower } from "../../chain/reads.ts";
import { electorateOf, opensAt, proposalStateAt } from "../../chain/states.ts";
import type { Proposal, Support, Vote, VotingRules } from "../../chain/types.ts";
import { formatShare } from "../../shared/format/index.ts";
import DelegationNotice from "../../shared/governance/DelegationNotice.tsx";
import { stakeText, votesText } from "../../shared/governance/votes.ts";
import { supportWords } from "../../shared/governance/words.ts";
import { useVotingPower } from "../../shared/hooks/useHoldings.ts";
import { FlowButton, useFlow } from "../../shared/tx/index.ts";
import { FlowStatus } from "../../shared/tx/FlowStatus.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { TextAreaField } from "../../shared/ui/Field.tsx";
import { Skeleton } from "../../shared/ui/Skeleton.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";

interface VotingBoxProps {
  context: FlowContext;
  proposal: Proposal;
}

/** Where the reader votes; or which power they have and why they can't use it here. */
export function VotingBox({ context, proposal }: VotingBoxProps) {
  const { address, onChain } = useAccount();
  const { data: power } = useVotingPower(address);
  const [reason, setReason] = useState("");
  const { state, busy, run } = useFlow({ flowId: `vote:${proposal.id}` });
  const [pressed, setPressed] = useState<Support>();

  const open = proposalStateAt(proposal, context.snapshot.rules, context.now) === "Active";
  const weight = power?.at.get(proposal.id);
  const verdict = canVote({ ...context, account: address }, proposal, weight);
  const own = proposal.votes.find(({ voter }) => sameAddress(voter, address));

  const cast = async (support: Support) => {
    setPressed(support);
    if (await run(vote(context, proposal, support, weight ?? 0n, reason))) setReason("");
  };

  return (
    <div className="voting">
      {own ? (
        <OwnVote vote={own} rules={context.snapshot.rules} />
      ) : (
        <PowerLine context={context} proposal={proposal} power={power} connected={address !== undefined} />
      )}
      {!own && open && (!address || weight !== 0n) && (
        <>
          <TextAreaField
            label="Reason"
            optional
            hint="Public, and kept with the vote."
            rows={3}
            maxLength={MAX_REASON}
            value={reason}
            onChange={setReason}
          />
          {address && onChain ? (
            <div className="voting-buttons">
              {CHOICES.map(({ support, title }) => (
                <Button
                  key={support}
                  busy={busy && pressed === support}
                  blocked={!verdict.ok || (busy && pressed !== support)}
                  onClick={() => void cast(support)}
                >
                  {title}
                </Button>
              ))}
            </div>
          ) : (
            <FlowButton flow={undefined} title="Vote" />
          )}
          {busy && pressed === undefined && (
            <p className="voting-note">A vote was sent already and waits to be included.</p>
          )}
        </>
      )}
      <FlowStatus state={state} />
      {!own && <DelegationNotice />}
      <p className="voting-note">
        <Link href="/stake">Who votes with which stake</Link>
      </p>
    </div>
  );
}

const MAX_REASON = 1_000;

const CHOICES: readonly { support: Support; title: string }[] = [
  { support: 1, title: "Vote for" },
  { support: 0, title: "Vote against" },
  { support: 2, title: "Abstain" },
];

function OwnVote({ vote: { support, weight, reason, time }, rules }: { vote: Vote; rules: VotingRules }) {
  const how = { 0: "against it", 1: "for it", 2: "to abstain" }[support];
  return (
    <>
      <p className="voting-lead">
        You voted {how} with {votesText(rules, weight)} votes.
      </p>
      <p className="voting-note">
        {supportWords[support].word}, <Time at={time} as="moment" />
        {reason ? ", with a reason. " : ". "}A vote can’t be changed.
      </p>
    </>
  );
}

interface PowerLineProps extends VotingBoxProps {
  power: VotingPower | undefined;
  connected: boolean;
}

/** Which power the reader has in this vote, and why not when they have none. */
function PowerLine({ context, proposal, power, connected }: PowerLineProps) {
  const { rules } = context.snapshot;
  const state = proposalStateAt(proposal, rules, context.now);
  const counted = <Time at={proposal.snapshot} as="moment" />;
  if (state === "Pending") {
    return (
      <>
        <p className="voting-lead">
          Voting opens <Time at={opensAt(proposal)} />.
        </p>
        <p className="voting-note">
          What counts is the power that each voter has on {counted}.
          {power && power.votes > 0n
            ? ` Now you have ${votesText(rules, power.votes)} votes, ${formatShare(power.votes, rules.supply)} of all.`
            : ""}
        </p>
      </>
    );
  }
  if (state !== "Active") {
    return (
      <>
        <p className="voting-lead">
          {state === "Canceled"
            ? "There is nothing to vote on: it was cancelled."
            : context.now <= proposal.deadline
              ? "It is decided: no vote that is left could change it."
              : "The vote is over."}
        </p>
        {connected && power && <p className="voting-note">{unusedVotes(rules, power.at.get(proposal.id) ?? 0n)}</p>}
      </>
    );
  }
  if (!connected) return <p className="voting-lead">Connect to see how many votes you have here.</p>;
  if (!power) {
    return (
      <p className="voting-lead">
        <Skeleton width={28} />
      </p>
    );
  }
  const weight = power.at.get(proposal.id) ?? 0n;
  if (weight > 0n) {
    return (
      <>
        <p className="voting-lead">
          You have {votesText(rules, weight)} votes here, {formatShare(weight, electorateOf(proposal, rules))} of all.
        </p>
        <p className="voting-note">Counted on {counted}. Your vote casts all of them, and can’t be changed.</p>
      </>
    );
  }
  return (
    <>
      <p className="voting-lead">You can’t vote here.</p>
      <p className="voting-note">
        You had no votes when they were counted, on {counted}. {whyNoVotes(power, context)}
      </p>
    </>
  );
}

function unusedVotes(rules: VotingRules, weight: bigint): string {
  return weight === 0n
    ? "You had no votes in it."
    : `You had ${votesText(rules, weight)} votes in it and did not use them.`;
}

/** What became of an account's stake, if it holds any. */
function whyNoVotes({ balance, delegate, votes }: VotingPower, { snapshot: { rules }, nameOf }: FlowContext): string {
  if (balance === 0n && votes === 0n) return "You hold no stake.";
  if (delegate === undefined && balance > 0n) return `Your ${stakeText(rules, balance)} were delegated to nobody.`;
  if (delegate !== undefined && votes === 0n)
    return `Your ${stakeText(rules, balance)} vote through ${nameOf(delegate)}.`;
  return `The ${votesText(rules, votes)} votes that you have now came later.`;
}
