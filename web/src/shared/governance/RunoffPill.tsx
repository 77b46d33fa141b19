import type { RunoffState } from "../../chain/states.ts";
import { Pill } from "../ui/Pill.tsx";
import { runoffWords } from "./runoffWords.ts";

/** Where a request for proposals is. */
export function RunoffPill({ state }: { state: RunoffState }) {
  const { word, tone } = runoffWords[state];
  return <Pill tone={tone}>{word}</Pill>;
}
