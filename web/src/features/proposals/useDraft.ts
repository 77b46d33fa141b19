import { useCallback, useEffect, useState } from "react";

import { useQueryParam } from "../../shared/routing/useQueryParam.ts";
import { EMPTY_DRAFT, isTemplateKind, readStoredDraft, storeDraft, type Draft } from "./draft.ts";

/** The draft in this browser: kept as it is typed, until it is proposed or thrown away. `?template=` in the address chooses its kind. */
export function useDraft(): { draft: Draft; change: (change: Partial<Draft>) => void; forget: () => void } {
  const [asked, ask] = useQueryParam("template");
  const [draft, setDraft] = useState(() => ({
    ...readStoredDraft(),
    ...(isTemplateKind(asked) ? { kind: asked } : {}),
  }));
  useEffect(() => storeDraft(draft), [draft]);
  const change = useCallback(
    (next: Partial<Draft>) => {
      if (next.kind !== undefined) ask("");
      setDraft((before) => ({ ...before, ...next }));
    },
    [ask],
  );
  const forget = useCallback(() => {
    storeDraft(EMPTY_DRAFT);
    setDraft(EMPTY_DRAFT);
  }, []);
  return { draft, change, forget };
}
