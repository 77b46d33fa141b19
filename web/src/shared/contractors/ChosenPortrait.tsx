import type { Address } from "viem";

import { Portrait } from "../ui/Address.tsx";
import { useChosenPortrait } from "./useChosenPortrait.ts";

interface ChosenPortraitProps {
  account: Address;
  /** Pixels of a side. */
  size: number;
}

/** The picture that somebody chose, else the drawn one. Decoration: name or address stand beside it. Nothing is loaded from anywhere. */
export function ChosenPortrait({ account, size }: ChosenPortraitProps) {
  return <Portrait address={account} size={size} chosen={useChosenPortrait(account)} />;
}
