import { useMemo } from "react";

import type { Snapshot } from "../../chain/types.ts";
import { readAddress } from "../../shared/format/index.ts";
import { useToken } from "../../shared/money/useToken.ts";
import type { Draft } from "./draft.ts";

/**
 * The snapshot with the token whose address was typed: one that the treasury has never seen is asked of the chain, because what an amount
 * of it means depends on its decimals.
 */
export function useTokenInDraft(snapshot: Snapshot, { kind, token, dollarToken }: Draft): Snapshot {
  const typed = readAddress(kind === "setPolicy" ? token : kind === "setDollarToken" ? dollarToken : "", "");
  const unseen = typed.ok && !snapshot.assets.has(typed.value) ? typed.value : undefined;
  const { data: read } = useToken(unseen);
  return useMemo(
    () =>
      read && read.address === unseen
        ? { ...snapshot, assets: new Map([...snapshot.assets, [read.address, read]]) }
        : snapshot,
    [snapshot, read, unseen],
  );
}
