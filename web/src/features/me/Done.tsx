import { useEffect, useRef } from "react";

import { Button } from "../../shared/ui/Button.tsx";
import { Notice } from "../../shared/ui/Notice.tsx";

/** Says what was just done: the line that it was done on is gone, and the focus with it. */
export function Done({ effect, onClose }: { effect: string; onClose: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus({ preventScroll: true }), []);
  return (
    <div ref={place} tabIndex={-1} role="status" className="done">
      <Notice
        tone="good"
        title="Done."
        action={
          <Button size="s" look="plain" onClick={onClose}>
            Close
          </Button>
        }
      >
        <p>{effect}</p>
      </Notice>
    </div>
  );
}
