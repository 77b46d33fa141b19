import { useCallback, useEffect } from "react";

import { useDraft, type Draft as Kept } from "../../shared/draft/useDraft.ts";
import { useQueryParam } from "../../shared/routing/useQueryParam.ts";
import { EMPTY_DRAFT, isTemplateKind, restoreDraft, type Draft } from "./draft.ts";

/**
 * The draft of a proposal in this browser. `?template=` in the address chooses its kind, until another one is chosen; `?review=` the
 * question that is answered, `?domain=`, `?account=` and `?token=` what it is about.
 */
export function useProposalDraft(): Kept<Draft> {
  const [asked, ask] = useQueryParam("template");
  const { change: keep, ...draft } = useDraft("proposal", EMPTY_DRAFT, restoreDraft);
  const [review] = useQueryParam("review");
  const [domain] = useQueryParam("domain");
  const [account] = useQueryParam("account");
  const [token] = useQueryParam("token");
  useEffect(() => {
    const about = {
      ...(review && { review }),
      ...(domain && { domain }),
      ...(account && { account }),
      ...(token && { token, setsPolicy: "yes" as const }),
    };
    if (isTemplateKind(asked)) keep({ kind: asked, ...about });
  }, [asked, review, domain, account, token, keep]);
  const change = useCallback(
    (next: Partial<Draft>) => {
      if (next.kind !== undefined) ask("");
      keep(next);
    },
    [ask, keep],
  );
  return { ...draft, change };
}
