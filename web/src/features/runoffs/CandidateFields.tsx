import { zeroHash } from "viem";

import { personalAccount } from "../../chain/accounts.ts";
import type { FlowContext } from "../../chain/flows/context.ts";
import { effectOf } from "../../chain/flows/effects.ts";
import { amountText } from "../../chain/flows/wording.ts";
import type { Action, Asset } from "../../chain/types.ts";
import { PayeesField } from "../../shared/payees/PayeesField.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { ChoiceField, SelectField, TextField } from "../../shared/ui/Field.tsx";
import { MarkdownField } from "../../shared/ui/MarkdownField.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import { MOST_PAYEES, type CandidateDraft, type ReadCandidate } from "./newRequest.ts";
import type { Trial } from "./useTrials.ts";

const KINDS = [
  { value: "pay", label: "A payment", hint: "Pays out of the general fund when it wins." },
  { value: "statement", label: "A statement", hint: "Moves no money: “none of these”, for example." },
] as const;

interface CandidateFieldsProps {
  context: FlowContext;
  /** From 1. */
  place: number;
  draft: CandidateDraft;
  read: ReadCandidate;
  /** The calls it would make; undefined while they are not complete. */
  actions: readonly Action[] | undefined;
  trial: Trial | undefined;
  /** Also complain about what was not typed yet. */
  touched: boolean;
  onChange: (fields: Partial<CandidateDraft>) => void;
  /** Undefined where there are as few as there can be. */
  onRemove: (() => void) | undefined;
}

/** One candidate: what it is called, what it would do, and why. */
export function CandidateFields(props: CandidateFieldsProps) {
  const { context, place, draft, read, actions, trial, touched, onChange, onRemove } = props;
  const { snapshot, contracts } = context;
  const fund = snapshot.books.get(personalAccount(contracts.treasury));
  const assets = [...snapshot.assets.values()].filter(({ enabled }) => enabled);
  const asset: Asset | undefined = assets.find(({ address }) => address === draft.asset);
  const complaint = (problem: string | undefined, typed: string) =>
    touched || typed.trim() !== "" ? problem : undefined;
  return (
    <fieldset className="request-candidate">
      <legend className="request-legend">Candidate {place}</legend>
      <TextField
        label="Title"
        value={draft.title}
        onChange={(title) => onChange({ title })}
        error={complaint(read.problems.title, draft.title)}
      />
      <ChoiceField legend="What it does" value={draft.kind} onChange={(kind) => onChange({ kind })} options={KINDS} />
      {draft.kind === "pay" && (
        <>
          <SelectField
            label="Asset"
            hint="What the general fund may spend, and holds of it."
            value={draft.asset}
            onChange={(value) => onChange({ asset: value })}
            error={complaint(read.problems.asset, draft.asset)}
            options={[
              { value: "", label: "Choose an asset", disabled: true },
              ...assets.map((one) => ({
                value: one.address,
                label: `${one.symbol}, ${amountText(fund?.balances.get(one.address) ?? 0n, one)}`,
              })),
            ]}
          />
          <PayeesField
            draft={draft.payees}
            onChange={(fields) => onChange({ payees: { ...draft.payees, ...fields } })}
            read={read.payees}
            asset={asset}
            touched={touched}
            most={MOST_PAYEES}
          />
        </>
      )}
      <MarkdownField
        label="Why this one"
        optional={draft.kind === "pay"}
        hint="Markdown. Voters compare what they read here; it stays on chain for good."
        rows={5}
        value={draft.text}
        onChange={(text) => onChange({ text })}
        error={complaint(read.problems.text, draft.text)}
      />
      <Effect context={context} actions={actions} trial={trial} />
      {onRemove && (
        <div>
          <Button size="s" onClick={onRemove}>
            Remove candidate {place}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/** What the candidate would do, in a sentence, and whether it would work today. */
function Effect({ context, actions, trial }: Pick<CandidateFieldsProps, "context" | "actions" | "trial">) {
  if (!actions) return null;
  // The reference that payments carry does not change what they do; until the text is final it is not known.
  const effect = effectOf(context, { actions, descriptionHash: zeroHash, description: "" });
  const warnings = effect.actions.flatMap(({ warning }) => warning ?? []);
  return (
    <div className="request-effect" aria-live="polite">
      <p className="request-sentence">{effect.sentence}</p>
      {warnings.map((warning) => (
        <Notice key={warning} tone="warn">
          <p>{warning}</p>
        </Notice>
      ))}
      <TrialLine trial={trial} />
    </div>
  );
}

function TrialLine({ trial }: { trial: Trial | undefined }) {
  switch (trial?.kind) {
    case undefined:
      return null;
    case "running":
      return <p className="request-trial">Checking whether it would work now…</p>;
    case "unknown":
      return <p className="request-trial">It could not be tried: the network endpoint does not answer.</p>;
    case "works":
      return <p className="request-trial request-works">It would work if it were carried out now.</p>;
    case "fails":
      return (
        <p className="request-trial request-fails">
          It would fail if it were carried out now. {trial.sentence} It can still be proposed: what fails today may work
          by then.
        </p>
      );
  }
}
