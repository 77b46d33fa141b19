import { useMemo } from "react";
import type { Address } from "viem";

import type { Snapshot } from "../../chain/types.ts";
import { Portrait } from "../ui/Address.tsx";
import { chosenPortrait } from "./portraits.ts";

interface ChosenPortraitProps {
  snapshot: Snapshot;
  account: Address;
  /** Pixels of a side. */
  size: number;
}

/** The picture that somebody chose, else the drawn one. Decoration: name or address stand beside it. Nothing is loaded from anywhere. */
export function ChosenPortrait({ snapshot, account, size }: ChosenPortraitProps) {
  const chosen = useMemo(() => chosenPortrait(snapshot, account), [snapshot, account]);
  return <Portrait address={account} size={size} chosen={chosen} />;
}
