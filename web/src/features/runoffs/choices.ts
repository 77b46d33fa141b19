// A visitor's votes while they are being chosen: one text for each candidate, in their order.
import type { Proposal, Support } from "../../chain/types.ts";
import { plural } from "../../shared/format/index.ts";

/** "1" for, "0" against, "2" abstain, as the governor numbers them; empty until it is chosen. */
export type Choice = "" | "0" | "1" | "2";

/** What is typed while voting; JSON can carry it. */
export interface VoteDraft {
  readonly choices: readonly Choice[];
  readonly reason: string;
}

/** Nothing chosen yet. */
export const NO_VOTE: VoteDraft = { choices: [], reason: "" };

/** A stored draft as far as it has the right shape. */
export function restoreVote(stored: unknown): VoteDraft {
  const { choices, reason } = (typeof stored === "object" && stored !== null ? stored : {}) as Record<string, unknown>;
  return {
    choices: (Array.isArray(choices) ? (choices as unknown[]) : []).map((one) => (isChoice(one) ? one : "")),
    reason: typeof reason === "string" ? reason : "",
  };
}

const isChoice = (value: unknown): value is Choice => ["", "0", "1", "2"].includes(value as string);

/** The choices with one changed. */
export function choose(choices: readonly Choice[], index: number, choice: Choice): Choice[] {
  return Array.from({ length: Math.max(choices.length, index + 1) }, (_, at) =>
    at === index ? choice : (choices[at] ?? ""),
  );
}

/** The choices with `choice` wherever nothing was chosen. */
export function chooseRest(choices: readonly Choice[], count: number, choice: Choice): Choice[] {
  return Array.from({ length: count }, (_, at) => choices[at] || choice);
}

/** The votes on those candidates that take any, or the sentence that says what is missing. */
export function readChoices(
  candidates: readonly Proposal[],
  choices: readonly Choice[],
): { readonly supports: ReadonlyMap<bigint, Support>; readonly missing: string | undefined } {
  const supports = new Map<bigint, Support>();
  let left = 0;
  for (const [index, { id, canceledAt }] of candidates.entries()) {
    if (canceledAt !== undefined) continue;
    const choice = choices[index] ?? "";
    if (choice === "") left += 1;
    else supports.set(id, Number(choice) as Support);
  }
  const missing =
    left === 0
      ? undefined
      : supports.size === 0
        ? "Choose for each candidate first: all are voted on at once."
        : `Choose for ${plural(left, "more candidate")}: all are voted on at once.`;
  return { supports, missing };
}
