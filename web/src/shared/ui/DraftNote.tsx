import { Button } from "./Button.tsx";
import "./field.css";

/** Says that what is typed is kept `until` then, and forgets it at a press. */
export function DraftNote({ until = "it is sent", onClear }: { until?: string; onClear: () => void }) {
  return (
    <p className="draft-note">
      What you type is kept in this browser until {until}.{" "}
      <Button look="plain" size="s" onClick={onClear}>
        Start over
      </Button>
    </p>
  );
}
