// What is typed into the form of a new request for proposals, read as what the contract takes. Pure; amounts are base units.
import { getAddress, isAddress, type Address } from "viem";

import {
  encodeText,
  MAX_TEXT_BYTES,
  normalTitle,
  textProblem,
  titleProblem,
  withHeading,
} from "../../chain/content.ts";
import { MAX_PAYEES, type ProposeInput, type Template } from "../../chain/flows/propose.ts";
import { RUNOFF_SIZE } from "../../chain/flows/runoff.ts";
import type { Snapshot } from "../../chain/types.ts";
import {
  NO_PAYEES,
  payeesMissing,
  readPayees,
  restorePayees,
  type PayeesDraft,
  type ReadPayees,
} from "../../shared/payees/readPayees.ts";

/** A candidate as it was typed. `key` tells candidates apart while they are added and removed. */
export interface CandidateDraft {
  readonly key: number;
  readonly title: string;
  readonly text: string;
  readonly kind: "pay" | "statement";
  /** Asset to pay in. */
  readonly asset: string;
  readonly payees: PayeesDraft;
}

/** The form; JSON can carry it. */
export interface RunoffDraft {
  readonly title: string;
  readonly need: string;
  readonly candidates: readonly CandidateDraft[];
}

const emptyCandidate = (key: number): CandidateDraft => ({
  key,
  title: "",
  text: "",
  kind: "pay",
  asset: "",
  payees: NO_PAYEES,
});

/** Nothing typed yet: as few candidates as there can be. */
export const EMPTY_RUNOFF: RunoffDraft = { title: "", need: "", candidates: [emptyCandidate(0), emptyCandidate(1)] };

/** Bytes of all texts together: one transaction carries them. */
const MOST_BYTES = 4 * MAX_TEXT_BYTES;

/** A stored draft as far as it has the right shape. */
export function restoreRunoff(stored: unknown): RunoffDraft {
  const { title, need, candidates } = fieldsOf(stored);
  const kept = (Array.isArray(candidates) ? (candidates as unknown[]) : [])
    .slice(0, RUNOFF_SIZE.most)
    .map((one, key): CandidateDraft => {
      const found = fieldsOf(one);
      return {
        key,
        title: textIn(found["title"]),
        text: textIn(found["text"]),
        kind: found["kind"] === "statement" ? "statement" : "pay",
        asset: textIn(found["asset"]),
        payees: restorePayees(found["payees"]),
      };
    });
  return {
    title: textIn(title),
    need: textIn(need),
    candidates: kept.length >= RUNOFF_SIZE.least ? kept : EMPTY_RUNOFF.candidates,
  };
}

const fieldsOf = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
const textIn = (value: unknown): string => (typeof value === "string" ? value : "");

/** The candidates with one more. */
export function withCandidate(candidates: readonly CandidateDraft[]): CandidateDraft[] {
  return [...candidates, emptyCandidate(Math.max(...candidates.map(({ key }) => key)) + 1)];
}

/** What is wrong with a candidate's fields, as sentences; undefined where nothing is. */
export interface CandidateProblems {
  readonly title: string | undefined;
  readonly text: string | undefined;
  readonly asset: string | undefined;
  /** How many lines of the payees can't be used; the field itself says why. */
  readonly payees: string | undefined;
}

/** A candidate as far as it makes sense. */
export interface ReadCandidate {
  /** Undefined while what it would do is not complete. */
  readonly template: Template | undefined;
  /** Undefined while anything is wrong. */
  readonly input: ProposeInput | undefined;
  readonly payees: ReadPayees;
  readonly problems: CandidateProblems;
}

/** The form as the contract takes it, or what is missing. */
export interface ReadRunoff {
  /** Undefined while anything is wrong. */
  readonly input: { readonly need: string; readonly candidates: readonly ProposeInput[] } | undefined;
  readonly title: string | undefined;
  readonly need: string | undefined;
  readonly candidates: readonly ReadCandidate[];
  /** The first thing that is wrong, with where; undefined when nothing is. */
  readonly problem: string | undefined;
}

/** Reads the form against what is known of the chain. */
export function readRunoff(draft: RunoffDraft, snapshot: Snapshot, treasury: Address): ReadRunoff {
  const text = withHeading(draft.title, draft.need);
  const title = titleProblem(draft.title, "Say in a few words what is needed.");
  const need = draft.need.trim() === "" ? "Say what is needed: candidates are measured by it." : textProblem(text);
  const candidates = draft.candidates.map((candidate, index) =>
    readCandidate(candidate, draft.candidates.slice(0, index), snapshot, treasury),
  );
  const inputs = candidates.flatMap(({ input }) => input ?? []);
  const problem = title ?? need ?? firstProblem(candidates) ?? sizeProblem(text, inputs);
  return {
    input: problem === undefined ? { need: text, candidates: inputs } : undefined,
    title,
    need,
    candidates,
    problem,
  };
}

function readCandidate(
  draft: CandidateDraft,
  before: readonly CandidateDraft[],
  snapshot: Snapshot,
  treasury: Address,
): ReadCandidate {
  const heading = normalTitle(draft.title);
  const asset = isAddress(draft.asset) ? snapshot.assets.get(getAddress(draft.asset)) : undefined;
  const payees = readPayees(draft.payees, { decimals: asset?.decimals ?? 18, treasury, most: MAX_PAYEES });
  const text = withHeading(draft.title, draft.text);
  const pays = draft.kind === "pay";
  const alike = before.findIndex(({ title }) => normalTitle(title).toLowerCase() === heading.toLowerCase());
  const problems: CandidateProblems = {
    title:
      titleProblem(draft.title, "Enter a title.") ??
      (alike >= 0 ? `Candidate ${alike + 1} has this title already.` : undefined),
    text:
      !pays && draft.text.trim() === ""
        ? "Fill in “Why this one”: a statement is made of words alone."
        : textProblem(text),
    asset: pays && !asset?.enabled ? "Choose an asset." : undefined,
    payees: pays ? payeesMissing(draft.payees, payees) : undefined,
  };
  const template = templateOf(draft.kind, problems, asset?.address, payees);
  const right = problems.title === undefined && problems.text === undefined;
  return { template, input: template && right ? { template, text } : undefined, payees, problems };
}

function templateOf(
  kind: CandidateDraft["kind"],
  { asset: noAsset, payees: noPayees }: CandidateProblems,
  asset: Address | undefined,
  { payments }: ReadPayees,
): Template | undefined {
  if (kind === "statement") return { kind };
  return asset && !noAsset && !noPayees ? { kind, asset, payments } : undefined;
}

function firstProblem(candidates: readonly ReadCandidate[]): string | undefined {
  for (const [index, { problems }] of candidates.entries()) {
    const { title, asset, payees, text } = problems;
    const problem = title ?? asset ?? payees ?? text;
    if (problem !== undefined) return `Candidate ${index + 1}: ${problem}`;
  }
  return undefined;
}

function sizeProblem(need: string, candidates: readonly ProposeInput[]): string | undefined {
  const encoder = new TextEncoder();
  const bytes = [encodeText(need), ...candidates.map(({ text }) => text)].reduce(
    (sum, text) => sum + encoder.encode(text).length,
    0,
  );
  return bytes > MOST_BYTES
    ? `All texts together have at most ${MOST_BYTES} bytes; these have ${bytes}. Link to the rest.`
    : undefined;
}
