import { useId } from "react";
import type { Address } from "viem";

import type { FlowContext } from "../../chain/flows/context.ts";
import { voteOnRunoff } from "../../chain/flows/runoff.ts";
import { canVoteTogether } from "../../chain/permissions.ts";
import type { VotingPower } from "../../chain/reads.ts";
import { electorateOf, runoffStateAt, runoffWindow, type Contender } from "../../chain/states.ts";
import type { Runoff } from "../../chain/types.ts";
import { useDraft } from "../../shared/draft/useDraft.ts";
import { formatShare } from "../../shared/format/index.ts";
import DelegationNotice from "../../shared/governance/DelegationNotice.tsx";
import { proposalTitle } from "../../shared/governance/proposalTitle.ts";
import { votesText } from "../../shared/governance/votes.ts";
import { supportWords } from "../../shared/governance/words.ts";
import { useVotingPower } from "../../shared/hooks/useHoldings.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Form, TextAreaField } from "../../shared/ui/Field.tsx";
import { Skeleton } from "../../shared/ui/Skeleton.tsx";
import { Time } from "../../shared/ui/Time.tsx";
import { useTouched } from "../../shared/ui/useTouched.ts";
import { choose, chooseRest, NO_VOTE, readChoices, restoreVote, type Choice } from "./choices.ts";

interface VotingFormProps {
  context: FlowContext;
  runoff: Runoff;
  contenders: readonly Contender[];
  account: Address | undefined;
}

const MAX_REASON = 1_000;

/** Where the reader votes on all candidates at once; or which power they have, and why they can't use it here. */
export function VotingForm({ context, runoff, contenders, account }: VotingFormProps) {
  const { data: power } = useVotingPower(account);
  const { name: form, value: draft, change, clear } = useDraft(`runoff.${runoff.id}`, NO_VOTE, restoreVote);
  const { touched, complain } = useTouched();
  const candidates = contenders.map(({ proposal }) => proposal);
  const state = runoffStateAt(candidates, context.now);
  const weight = power?.at.get(runoff.candidates[0] ?? 0n);
  const verdict = canVoteTogether({ account, now: context.now }, candidates, weight);
  const { supports, missing } = readChoices(candidates, draft.choices);
  const chosen = supports.size > 0;
  const fill = (choice: Choice) => change({ choices: chooseRest(draft.choices, candidates.length, choice) });
  const flow =
    missing === undefined && weight !== undefined
      ? voteOnRunoff(context, runoff, supports, weight, draft.reason)
      : undefined;

  return (
    <>
      <PowerLine context={context} contenders={contenders} power={power} weight={weight} connected={!!account} />
      {state === "Active" && (!account || weight !== 0n) && (
        <Form>
          <div className="runoff-ballot">
            {contenders.map(
              ({ proposal, place }, index) =>
                proposal.canceledAt === undefined && (
                  <BallotLine
                    key={String(proposal.id)}
                    legend={`${place}. ${proposalTitle(proposal)}`}
                    value={draft.choices[index] ?? ""}
                    onChange={(choice) => change({ choices: choose(draft.choices, index, choice) })}
                    error={touched && !draft.choices[index] ? "Choose how you vote on this one." : undefined}
                  />
                ),
            )}
            {chosen && missing && (
              <div className="runoff-fill">
                <Button size="s" onClick={() => fill("0")}>
                  Against the others
                </Button>
                <Button size="s" onClick={() => fill("2")}>
                  Abstain on the others
                </Button>
              </div>
            )}
          </div>
          <TextAreaField
            label="Reason"
            optional
            hint="One for all of them: public, and kept with each vote."
            rows={3}
            maxLength={MAX_REASON}
            value={draft.reason}
            onChange={(reason) => change({ reason })}
          />
          <FlowButton
            flow={verdict.ok ? flow : undefined}
            title="Vote"
            form={form}
            why={verdict.ok ? missing : account ? verdict.reason : undefined}
            onBlocked={complain}
            onDone={clear}
          />
        </Form>
      )}
      <DelegationNotice />
    </>
  );
}

const OPTIONS = [
  { value: "1", label: "For" },
  { value: "0", label: "Against" },
  { value: "2", label: supportWords[2].word },
] as const;

interface BallotLineProps {
  legend: string;
  value: Choice;
  onChange: (choice: Choice) => void;
  error: string | undefined;
}

/** One candidate: for, against, abstain. */
function BallotLine({ legend, value, onChange, error }: BallotLineProps) {
  const name = useId();
  return (
    <fieldset
      className="ballot-line"
      role="radiogroup"
      aria-invalid={error ? true : undefined}
      aria-describedby={error ? `${name}-error` : undefined}
    >
      <legend className="ballot-legend">{legend}</legend>
      <div className="ballot-options">
        {OPTIONS.map((option) => (
          <label key={option.value} className="ballot-option">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
      <p className="field-error" id={`${name}-error`} aria-live="polite">
        {error}
      </p>
    </fieldset>
  );
}

interface PowerLineProps {
  context: FlowContext;
  contenders: readonly Contender[];
  power: VotingPower | undefined;
  /** At the snapshot; undefined while it is not read, or there is none yet. */
  weight: bigint | undefined;
  connected: boolean;
}

/** Which power the reader has in this vote, and why not when they have none. */
function PowerLine({ context: { snapshot, now }, contenders, power, weight = 0n, connected }: PowerLineProps) {
  const votes = (amount: bigint) => votesText(snapshot.rules, amount);
  const candidates = contenders.map(({ proposal }) => proposal);
  const { snapshot: counting, opens } = runoffWindow(candidates);
  const counted = <Time at={counting} as="moment" />;
  // Counted in one second for all of them.
  const all = candidates[0] ? electorateOf(candidates[0], snapshot.rules) : snapshot.rules.supply;
  switch (runoffStateAt(candidates, now)) {
    case "Pending":
      return (
        <>
          <p className="runoff-lead">
            Voting opens <Time at={opens} />.
          </p>
          <p className="runoff-note">
            What counts is the power that each voter has on {counted}.
            {power && power.votes > 0n ? ` Now you have ${votes(power.votes)} votes.` : ""}
          </p>
        </>
      );
    case "Active":
      if (!connected) return <p className="runoff-lead">Connect to see how many votes you have here.</p>;
      if (!power)
        return (
          <p className="runoff-lead">
            <Skeleton width={28} />
          </p>
        );
      return weight > 0n ? (
        <>
          <p className="runoff-lead">
            You have {votes(weight)} votes on each candidate, {formatShare(weight, all)} of all.
          </p>
          <p className="runoff-note">Counted on {counted}.</p>
        </>
      ) : (
        <>
          <p className="runoff-lead">You can’t vote here.</p>
          <p className="runoff-note">You had no votes when they were counted, on {counted}.</p>
        </>
      );
    case "Canceled":
      return <p className="runoff-lead">There is nothing to vote on: all candidates were cancelled.</p>;
    case "Decided":
    case "Failed":
      return (
        <>
          <p className="runoff-lead">The vote is over.</p>
          {connected && power && (
            <p className="runoff-note">
              {weight === 0n ? "You had no votes in it." : `You had ${votes(weight)} votes in it and did not use them.`}
            </p>
          )}
        </>
      );
  }
}
