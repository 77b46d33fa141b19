import { zeroHash, type Address } from "viem";

import type { FlowContext } from "../../chain/flows/context.ts";
import { MAX_PAYEES } from "../../chain/flows/propose.ts";
import { effectOf } from "../../chain/flows/effects.ts";
import type { Action } from "../../chain/types.ts";
import { DraftForecast } from "../../shared/governance/DraftForecast.tsx";
import { fundClause, withClause } from "../../shared/governance/effectSentence.ts";
import { isShort } from "../../shared/governance/room.ts";
import { RoomForIt } from "../../shared/governance/RoomForIt.tsx";
import type { Simulation } from "../../shared/governance/useSimulations.ts";
import { FundAssetField } from "../../shared/money/FundAssetField.tsx";
import { PayeesField } from "../../shared/payees/PayeesField.tsx";
import { Button } from "../../shared/ui/Button.tsx";
import { ChoiceField, TextField } from "../../shared/ui/Field.tsx";
import { MarkdownField } from "../../shared/ui/MarkdownField.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";
import type { CandidateDraft, ReadCandidate } from "./newRunoff.ts";

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
  /** Undefined while what is typed still changes. */
  simulation: Simulation | undefined;
  /** Also complain about what was not typed yet. */
  touched: boolean;
  onChange: (fields: Partial<CandidateDraft>) => void;
  /** Undefined where there are as few as there can be. */
  onRemove: (() => void) | undefined;
}

/** One candidate: what it is called, what it would do, and why. */
export function CandidateFields(props: CandidateFieldsProps) {
  const { context, place, draft, read, actions, simulation, touched, onChange, onRemove } = props;
  const { snapshot } = context;
  const asset = snapshot.assets.get(draft.asset as Address);
  const complaint = (problem: string | undefined, typed: string) =>
    touched || typed.trim() !== "" ? problem : undefined;
  return (
    <fieldset className="runoff-offer">
      <legend className="runoff-legend">Candidate {place}</legend>
      <TextField
        label="Title"
        value={draft.title}
        onChange={(title) => onChange({ title })}
        error={complaint(read.problems.title, draft.title)}
      />
      <ChoiceField legend="What it does" value={draft.kind} onChange={(kind) => onChange({ kind })} options={KINDS} />
      {draft.kind === "pay" && (
        <>
          <FundAssetField
            snapshot={snapshot}
            value={draft.asset}
            onChange={(value) => onChange({ asset: value })}
            error={complaint(read.problems.asset, draft.asset)}
          />
          <PayeesField
            draft={draft.payees}
            onChange={(fields) => onChange({ payees: { ...draft.payees, ...fields } })}
            read={read.payees}
            asset={asset}
            touched={touched}
            most={MAX_PAYEES}
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
      <Effect context={context} actions={actions} simulation={simulation} />
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
function Effect({ context, actions, simulation }: Pick<CandidateFieldsProps, "context" | "actions" | "simulation">) {
  if (!actions) return null;
  // The reference that payments carry does not change what they do; until the text is final it is not known.
  const effect = effectOf(context, { actions, descriptionHash: zeroHash, description: "" });
  const warnings = effect.actions.flatMap(({ warning }) => warning ?? []);
  return (
    <div className="runoff-effect" aria-live="polite">
      <p className="runoff-sentence">{withClause(effect.sentence, fundClause(context, effect.spends))}</p>
      <RoomForIt context={context} spends={effect.spends} />
      {warnings.map((warning) => (
        <Notice key={warning} tone="warn">
          <p>{warning}</p>
        </Notice>
      ))}
      <DraftForecast
        actions={effect.actions}
        simulation={simulation}
        short={isShort(context.snapshot, effect.spends, context.now)}
      />
    </div>
  );
}
