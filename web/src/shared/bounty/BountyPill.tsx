import type { BountyStanding } from "../../chain/states.ts";
import { Pill } from "../ui/Pill.tsx";
import { bountyWords } from "./words.ts";

/** Where a bounty is. */
export function BountyPill({ standing }: { standing: BountyStanding }) {
  const { tone, word } = bountyWords[standing];
  return <Pill tone={tone}>{word}</Pill>;
}
