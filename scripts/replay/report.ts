import type { Outcome, RecordedVote } from "../records/votes-file.ts";

const HEADINGS = ["token", "title", "yes", "no", "turnout", "approval", "chain", "recorded", "match"] as const;
const NUMBERS = new Set<string>(["yes", "no", "turnout", "approval"]);

/** A share of `whole` in percent with two decimals, cut and not rounded: what misses a limit never looks like it. */
export function percent(part: bigint, whole: bigint): string {
  if (whole === 0n) return "-";
  const hundredths = (part * 10_000n) / whole;
  return `${hundredths / 100n}.${(hundredths % 100n).toString().padStart(2, "0")}%`;
}

/** Text from a file, on one line and without anything that a terminal would act on. */
function printable(text: string): string {
  return text.replaceAll(/\p{C}+/gu, " ");
}

function cellsOf(vote: RecordedVote, outcome: Outcome): string[] {
  const cast = vote.yes + vote.no;
  return [
    printable(vote.token),
    printable(vote.title),
    vote.yes.toString(),
    vote.no.toString(),
    percent(cast, vote.supply),
    percent(vote.yes, cast),
    outcome,
    vote.outcome,
    outcome === vote.outcome ? "yes" : "NO",
  ];
}

/**
 * The lines of a replay's report, in columns as wide as all of `votes` need, so that each line can be printed as soon
 * as its outcome is known. Turnout is a share of the supply, approval of the votes cast.
 */
export class ReplayReport {
  readonly #widths: number[];

  constructor(votes: readonly RecordedVote[]) {
    const rows = [[...HEADINGS], ...votes.map((vote) => cellsOf(vote, vote.outcome))];
    this.#widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  }

  heading(): string {
    return this.#line([...HEADINGS]);
  }

  /** The line of one vote, on which the chain decided `outcome`. */
  row(vote: RecordedVote, outcome: Outcome): string {
    return this.#line(cellsOf(vote, outcome));
  }

  #line(cells: string[]): string {
    const padded = HEADINGS.map((heading, column) => {
      const cell = cells[column] ?? "";
      const width = this.#widths[column] ?? 0;
      return NUMBERS.has(heading) ? cell.padStart(width) : cell.padEnd(width);
    });
    return padded.join("  ").trimEnd();
  }
}
