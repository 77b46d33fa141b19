import { useMemo } from "react";
import { zeroAddress, zeroHash, type Address } from "viem";
import { Link } from "wouter";

import type { FlowContext } from "../../chain/flows/context.ts";
import { actionsOf } from "../../chain/flows/propose.ts";
import { candidateIds, proposeRunoff, RUNOFF_SIZE, runoffIdOf } from "../../chain/flows/runoff.ts";
import { canPropose } from "../../chain/permissions.ts";
import { quorumNow } from "../../chain/states.ts";
import type { VotingRules } from "../../chain/types.ts";
import { useDraft } from "../../shared/draft/useDraft.ts";
import { formatDateTime, formatDuration } from "../../shared/format/index.ts";
import DelegationNotice from "../../shared/governance/DelegationNotice.tsx";
import { useSimulations } from "../../shared/governance/useSimulations.ts";
import { votesText } from "../../shared/governance/votes.ts";
import { useVotingPower } from "../../shared/hooks/useHoldings.ts";
import { useSettled } from "../../shared/hooks/useSettled.ts";
import { navigate } from "../../shared/routing/hashLocation.ts";
import { FlowButton } from "../../shared/tx/index.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { DraftNote } from "../../shared/ui/DraftNote.tsx";
import { Form, TextField } from "../../shared/ui/Field.tsx";
import { MarkdownField } from "../../shared/ui/MarkdownField.tsx";
import { Columns, Page, Panel } from "../../shared/ui/Page.tsx";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { useTouched } from "../../shared/ui/useTouched.ts";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { CandidateFields } from "./CandidateFields.tsx";
import {
  EMPTY_RUNOFF,
  readRunoff,
  restoreRunoff,
  withCandidate,
  type CandidateDraft,
  type ReadRunoff,
} from "./newRunoff.ts";
import "./new-runoff.css";

/** Writes a request for proposals: what is needed, and the candidates that are put to the vote together. */
export default function NewRunoffPage() {
  return (
    <Page
      title="New request for proposals"
      parent={{ to: "/proposals", label: "Proposals" }}
      lede="Say what is needed and put 2 to 16 candidates to the vote together. Whoever asks writes all of them: what contractors offer is entered here, and nobody can add to it later. At most one wins; the others are defeated."
    >
      <WithChain skeleton={<SkeletonBlock height={640} />}>{(context) => <Editor context={context} />}</WithChain>
    </Page>
  );
}

/** Keystrokes settle for this long before the chain is asked, milliseconds. */
const SETTLING = 350;

function Editor({ context }: { context: FlowContext }) {
  const { contracts, snapshot, now } = context;
  const { address } = useAccount();
  const { data: power } = useVotingPower(address);
  const { name: form, value: draft, change, clear, dirty } = useDraft("runoff", EMPTY_RUNOFF, restoreRunoff);
  const { touched, complain, forgive } = useTouched();
  const read = useMemo(() => readRunoff(draft, snapshot, contracts.treasury), [draft, snapshot, contracts]);
  const actions = useMemo(
    () => read.candidates.map(({ template }) => template && actionsOf(contracts, template, zeroHash)),
    [read, contracts],
  );
  const settled = useSettled(actions, SETTLING);
  const simulations = useSimulations(settled);

  const verdict = canPropose({ ...context, account: address }, power?.votes);
  const planned = useMemo(() => toPropose(context, read, address ?? zeroAddress), [context, read, address]);
  const known = planned?.ids.find((id) => snapshot.proposals.has(id));

  const edit = (key: number, fields: Partial<CandidateDraft>) =>
    change({ candidates: draft.candidates.map((one) => (one.key === key ? { ...one, ...fields } : one)) });
  const why = () => {
    if (read.problem) return read.problem;
    if (known !== undefined)
      return (
        <>
          You have proposed one of these candidates already: <Link href={`/proposals/${known}`}>see it</Link>.
        </>
      );
    return verdict.ok || !address ? undefined : verdict.reason;
  };
  const startOver = () => {
    forgive();
    clear();
  };

  return (
    <Columns
      aside={
        <Panel title="What happens next">
          <Steps rules={snapshot.rules} now={now} />
        </Panel>
      }
    >
      <Form>
        <TextField
          label="The need in a few words"
          hint="The request’s title."
          value={draft.title}
          onChange={(title) => change({ title })}
          error={touched || draft.title.trim() !== "" ? read.title : undefined}
        />
        <MarkdownField
          label="What is needed"
          hint="Markdown. Candidates are measured by these words, and nobody can change them later."
          value={draft.need}
          onChange={(need) => change({ need })}
          error={touched || draft.need.trim() !== "" ? read.need : undefined}
        />
        {draft.candidates.map((candidate, index) => {
          const readCandidate = read.candidates[index];
          if (!readCandidate) return null;
          return (
            <CandidateFields
              key={candidate.key}
              context={context}
              place={index + 1}
              draft={candidate}
              read={readCandidate}
              actions={actions[index]}
              simulation={settled === actions ? simulations[index] : undefined}
              touched={touched}
              onChange={(fields) => edit(candidate.key, fields)}
              onRemove={
                draft.candidates.length > RUNOFF_SIZE.least
                  ? () => change({ candidates: draft.candidates.filter(({ key }) => key !== candidate.key) })
                  : undefined
              }
            />
          );
        })}
        <div>
          <Button
            blocked={draft.candidates.length >= RUNOFF_SIZE.most}
            onClick={() => change({ candidates: withCandidate(draft.candidates) })}
          >
            Add a candidate
          </Button>
        </div>
        {address && !verdict.ok && <DelegationNotice />}
        <FlowButton
          flow={known === undefined && address && verdict.ok ? planned?.flow : undefined}
          title="Put to the vote"
          form={form}
          why={why()}
          onBlocked={complain}
          onDone={() => {
            if (!planned) return;
            startOver();
            navigate(`/runoffs/${planned.id}`);
          }}
        />
        {dirty && <DraftNote until="it is put to the vote" onClear={startOver} />}
      </Form>
    </Columns>
  );
}

function toPropose(context: FlowContext, { input }: ReadRunoff, proposer: Address) {
  if (!input) return undefined;
  const ids = candidateIds(context.contracts, proposer, input.candidates);
  return { ids, id: runoffIdOf(ids), flow: proposeRunoff(context, proposer, input) };
}

function Steps({ rules, now }: { rules: VotingRules; now: number }) {
  const { votingDelay, votingPeriod, timelockDelay, quorumPercent, approvalPercent, proposalThreshold } = rules;
  const votes = (amount: bigint) => votesText(rules, amount);
  const opens = now + votingDelay;
  return (
    <div className="runoff-next">
      <p>
        {proposalThreshold === 0n
          ? "Anyone may ask; it takes no votes."
          : `It takes ${votes(proposalThreshold)} votes to ask.`}
      </p>
      <ol className="runoff-steps">
        <li>
          <strong>Voting opens after {formatDuration(votingDelay)}</strong>, about {formatDateTime(opens)}, on all
          candidates at once. Until then you can cancel each of them.
        </li>
        <li>
          <strong>The vote lasts {formatDuration(votingPeriod)}.</strong> Everybody votes on each candidate. Nothing is
          decided before it ends, and a quorum that comes late extends it for all.
        </li>
        <li>
          <strong>The best one wins</strong>: of those with {votes(quorumNow(rules))} votes cast ({quorumPercent} % of
          all) and {approvalPercent} % yes of yes and no, the one with the most votes for it, less those against it. On
          a tie, the one that stands first.
        </li>
        <li>
          <strong>Anyone queues the winner</strong>, and executes it after {formatDuration(timelockDelay)} in the
          timelock. The others are defeated.
        </li>
      </ol>
    </div>
  );
}
