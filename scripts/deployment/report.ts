import type { Finding } from "./verify.ts";

/** What `npm run verify` answers with, besides its words. */
export const VERIFIED = { asItShouldBe: 0, different: 1, notHandedOver: 2 } as const;

/** What the checks found, as lines to print and an exit code. */
interface Report {
  readonly lines: readonly string[];
  readonly exitCode: (typeof VERIFIED)[keyof typeof VERIFIED];
}

/**
 * Puts findings into words. Before the handover the deploying key has to hold what the handover takes from it: where that is all,
 * it is one sentence with the next step. As soon as anything else differs, everything that differs is told.
 */
export function reportFindings(findings: readonly Finding[], networkName: string): Report {
  const differences = findings.flatMap((finding) => finding.differences);
  const awaited = new Set(findings.flatMap((finding) => finding.awaitHandover ?? []));
  const onlyHandover = differences.length > 0 && differences.every((difference) => awaited.has(difference));
  const lines = findings.flatMap((finding) => [
    `${finding.subject}: ${finding.differences.length === 0 ? "as it should be" : onlyHandover ? "not handed over yet" : ""}`.trim(),
    ...(onlyHandover ? [] : finding.differences.map((difference) => `- ${difference}`)),
    ...finding.notes.map((note) => `  note: ${note}`),
  ]);
  if (differences.length === 0) return { lines, exitCode: VERIFIED.asItShouldBe };
  if (!onlyHandover) return { lines, exitCode: VERIFIED.different };
  const next =
    "Nothing differs but the rights that the deploying key still has to hand over. " +
    `Next: npm run handover -- --network ${networkName}`;
  return { lines: [...lines, next], exitCode: VERIFIED.notHandedOver };
}
