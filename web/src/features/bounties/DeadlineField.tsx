import { DAY, formatDate } from "../../shared/format/index.ts";
import { SelectField, TextField } from "../../shared/ui/Field.tsx";
import { DEADLINE_DAYS, dayOf, endOfDay, MAX_DAYS, OTHER_DAY, type BountyDraft } from "./newBounty.ts";

interface DeadlineFieldProps {
  draft: Pick<BountyDraft, "deadline" | "day">;
  onChange: (fields: Partial<BountyDraft>) => void;
  /** Chain time, seconds. */
  now: number;
  error: string | undefined;
}

const names: Record<(typeof DEADLINE_DAYS)[number], string> = { 14: "In 2 weeks", 30: "In 30 days", 90: "In 90 days" };

/** The last day for money and claims: one of a few, or any. */
export function DeadlineField({ draft, onChange, now, error }: DeadlineFieldProps) {
  const named = draft.deadline === OTHER_DAY;
  return (
    <>
      <SelectField
        label="Deadline"
        hint="Until then it takes money and claims. Claims submitted in time are judged afterwards too."
        value={draft.deadline}
        onChange={(deadline) => onChange({ deadline })}
        options={[
          ...DEADLINE_DAYS.map((days) => ({
            value: String(days),
            label: `${names[days]}, on ${formatDate(endOfDay(now, days))}`,
          })),
          { value: OTHER_DAY, label: "On another day…" },
        ]}
        error={named ? undefined : error}
      />
      {named && (
        <TextField
          label="Last day"
          type="date"
          value={draft.day}
          min={dayOf(now)}
          max={dayOf(now + (MAX_DAYS - 1) * DAY)}
          onChange={(day) => onChange({ day })}
          error={error}
        />
      )}
    </>
  );
}
