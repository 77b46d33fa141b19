import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { Link } from "wouter";
import { keccak256, stringToHex, zeroAddress, zeroHash, type Address } from "viem";

import type { Contracts } from "../../chain/deployment.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { describe } from "../../chain/flows/description.ts";
import { actionsOf, proposalIdOf, type ProposeInput } from "../../chain/flows/propose.ts";
import { canPropose } from "../../chain/permissions.ts";
import { useVotingPower } from "../../shared/hooks/useHoldings.ts";
import { navigate } from "../../shared/routing/hashLocation.ts";
import { Button } from "../../shared/ui/Button.tsx";
import { Form, TextField } from "../../shared/ui/Field.tsx";
import { MarkdownField } from "../../shared/ui/MarkdownField.tsx";
import { Page, Panel } from "../../shared/ui/Page.tsx";
import { SkeletonBlock } from "../../shared/ui/Skeleton.tsx";
import { WithChain } from "../../shared/ui/WithChain.tsx";
import { useAccount } from "../../shared/wallet/useAccount.ts";
import { draftOfOthers } from "./draft.ts";
import { incompleteSentence } from "./fieldNames.ts";
import { earliestExecution } from "./readBudget.ts";
import { TemplateChoice } from "./TemplateChoice.tsx";
import { TemplateFields } from "./TemplateFields.tsx";
import { readDraft, type ReadDraft } from "./readDraft.ts";
import { useProposalDraft } from "./useProposalDraft.ts";
import { useTokenInDraft } from "./useTokenInDraft.ts";
import "./proposals.css";
import "./new.css";

/** These arrive beside the form. */
const WhatNext = lazy(() => import("./WhatNext.tsx"));
const ProposalPreview = lazy(() => import("./ProposalPreview.tsx"));
const SendProposal = lazy(() => import("./SendProposal.tsx"));

/** For those whose stake does not vote yet. */
const DelegationNotice = lazy(() => import("../../shared/governance/DelegationNotice.tsx"));

/** Writes a proposal from a template, shows what it would do, and sends it. */
export default function NewProposalPage() {
  return (
    <Page
      title="New proposal"
      parent={{ to: "/proposals", label: "Proposals" }}
      lede="Say what should happen and why. Stakeholders vote on exactly the calls that are shown here."
    >
      <WithChain skeleton={<SkeletonBlock height={640} />}>{(context) => <Editor context={context} />}</WithChain>
    </Page>
  );
}

function Editor({ context: given }: { context: FlowContext }) {
  const { contracts } = given;
  const { address } = useAccount();
  const { data: power } = useVotingPower(address);
  const { name: form, value: draft, change, replace } = useProposalDraft();
  const snapshot = useTokenInDraft(given.snapshot, draft);
  const context = useMemo(() => ({ ...given, snapshot }), [given, snapshot]);
  const [presses, setPresses] = useState(0);
  const read = useMemo(() => readDraft(draft, snapshot, contracts.treasury), [draft, snapshot, contracts]);
  const actions = useMemo(
    () => read.template && actionsOf(contracts, read.template, zeroHash),
    [contracts, read.template],
  );
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (presses > 0) fields.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [presses]);

  const complaint = (field: string, typed: string) =>
    presses > 0 || typed.trim() !== "" ? read.complaints[field] : undefined;
  const verdict = canPropose({ ...context, account: address }, power?.votes);
  const input = useMemo(() => inputOf(read), [read]);
  const id = useMemo(() => input && numberOf(contracts, input, address ?? zeroAddress), [contracts, input, address]);
  const known = id !== undefined && snapshot.proposals.has(id) ? id : undefined;
  const missing = Object.keys(read.complaints).length;

  const why = () => {
    if (missing > 0) return incompleteSentence(read.complaints, draft);
    if (known !== undefined)
      return (
        <>
          You have proposed exactly this already: <Link href={`/proposals/${known}`}>see it</Link>.
        </>
      );
    return verdict.ok || !address ? undefined : verdict.reason;
  };
  const done = () => {
    if (id === undefined) return;
    replace(draftOfOthers(draft));
    navigate(`/proposals/${id}`);
  };

  return (
    <div className="editor" ref={fields}>
      <div>
        <Form>
          <TemplateChoice kind={draft.kind} onChange={(kind) => change({ kind, account: "" })} />
          <TemplateFields
            draft={draft}
            snapshot={snapshot}
            now={context.now}
            onChange={change}
            complaint={complaint}
            touched={presses > 0}
          />
          <TextField
            label={draft.kind === "pay" ? "Purpose" : "Title"}
            hint={draft.kind === "pay" ? "What is paid for, in a few words: the proposal’s title." : undefined}
            value={draft.title}
            onChange={(title) => change({ title })}
            error={complaint("title", draft.title)}
          />
          <MarkdownField
            label="Why"
            optional={draft.kind !== "statement"}
            hint="Markdown. Voters decide on what they read here; it stays on chain for good."
            value={draft.text}
            onChange={(text) => change({ text })}
            error={complaint("text", draft.text)}
          />
        </Form>
      </div>
      <div className="editor-preview">
        <Panel title="What it would do">
          <Suspense fallback={<SkeletonBlock height={120} />}>
            <ProposalPreview context={context} calls={actions} />
          </Suspense>
        </Panel>
      </div>
      <div className="editor-send">
        <Suspense>{address && !verdict.ok && <DelegationNotice />}</Suspense>
        <Suspense fallback={<SkeletonBlock height={44} />}>
          <SendProposal
            context={context}
            proposer={address}
            input={missing === 0 && known === undefined ? input : undefined}
            why={why()}
            form={form}
            onBlocked={missing > 0 ? () => setPresses(presses + 1) : undefined}
            onDone={done}
          />
        </Suspense>
        <p className="draft-note">
          What you type is kept in this browser until it is proposed.{" "}
          <Button
            look="plain"
            size="s"
            onClick={() => {
              setPresses(0);
              replace({ ...draftOfOthers(draft), kind: draft.kind });
            }}
          >
            Start over
          </Button>
        </p>
      </div>
      <Panel title="What happens next">
        <Suspense fallback={<SkeletonBlock height={300} />}>
          <WhatNext
            rules={snapshot.rules}
            now={context.now}
            earliest={earliestExecution({ rules: snapshot.rules, time: context.now })}
            account={address}
            power={power}
          />
        </Suspense>
      </Panel>
    </div>
  );
}

function inputOf({ template, text }: ReadDraft): ProposeInput | undefined {
  return template && text !== undefined ? { template, text } : undefined;
}

/** The number that it would have. */
function numberOf(contracts: Contracts, { template, text }: ProposeInput, proposer: Address): bigint {
  const descriptionHash = keccak256(stringToHex(describe(text, proposer)));
  return proposalIdOf(actionsOf(contracts, template, descriptionHash), descriptionHash);
}
