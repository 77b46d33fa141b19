import type { Snapshot } from "../../chain/types.ts";
import type { Draft } from "./draft.ts";

/** What every part of the form needs. */
export interface FieldsProps {
  readonly draft: Draft;
  readonly snapshot: Snapshot;
  /** Chain time, seconds. */
  readonly now: number;
  readonly onChange: (change: Partial<Draft>) => void;
  /** The complaint to show under a field: only once something was typed into it, or the button was pressed. */
  readonly complaint: (field: string, typed: string) => string | undefined;
  /** The button was pressed: also complain about what was not typed yet. */
  readonly touched: boolean;
}
