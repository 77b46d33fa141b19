import { zeroHash } from "viem";

import type { FlowContext } from "../../chain/flows/context.ts";
import type { Action } from "../../chain/types.ts";
import { DraftForecast } from "../../shared/governance/DraftForecast.tsx";
import { useSimulation } from "../../shared/governance/useSimulations.ts";
import { useSettled } from "../../shared/hooks/useSettled.ts";
import { Notice } from "../../shared/ui/Notice.tsx";
import { effectWithoutTitle, fundClause, withClause } from "../../shared/governance/effectSentence.ts";
import { isShort } from "../../shared/governance/room.ts";
import { RoomForIt } from "../../shared/governance/RoomForIt.tsx";
import { sentOut } from "./sentOut.ts";

interface ProposalPreviewProps {
  context: FlowContext;
  /** The calls of the draft, without the reference that its text gives them; undefined while something is missing. */
  calls: readonly Action[] | undefined;
}

/** Keystrokes settle for this long before the chain is asked, milliseconds. */
const SETTLING = 350;

/** What the draft would do, in a sentence, and whether it would work today: changes with every keystroke. */
export default function ProposalPreview({ context, calls }: ProposalPreviewProps) {
  const settled = useSettled(calls, SETTLING);
  const tried = useSimulation(settled);
  const simulation = settled === calls ? tried : undefined;
  if (!calls)
    return (
      <p className="proposal-effect">
        Once the fields of the template are filled in, it stands here in a sentence, and is tried against the chain.
      </p>
    );
  // The reference that payments carry does not change what they do; until the text is final it is not known.
  const { sentence, spends, actions } = effectWithoutTitle(context, {
    actions: calls,
    descriptionHash: zeroHash,
  });
  const warnings = actions.flatMap(({ warning }) => warning ?? []);
  return (
    <div className="preview" aria-live="polite">
      <p className="preview-sentence">{withClause(sentence, fundClause(context, spends))}</p>
      {sentOut(actions).map((one) => (
        <p key={one} className="proposal-effect">
          {one}
        </p>
      ))}
      {warnings.map((warning) => (
        <Notice key={warning} tone="warn">
          <p>{warning}</p>
        </Notice>
      ))}
      <RoomForIt context={context} spends={spends} />
      <DraftForecast actions={actions} simulation={simulation} short={isShort(context.snapshot, spends, context.now)} />
    </div>
  );
}
