import { Button } from "../../shared/ui/Button.tsx";

/** Says that what is typed is kept, and forgets it at a press. */
export function DraftNote({ onClear }: { onClear: () => void }) {
  return (
    <p className="draft-note">
      What you type is kept in this browser until it is sent.{" "}
      <Button look="plain" size="s" onClick={onClear}>
        Start over
      </Button>
    </p>
  );
}
