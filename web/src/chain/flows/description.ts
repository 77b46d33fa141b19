import type { Address } from "viem";

/** The description as it goes on chain: only `proposer` can propose it, so that nobody can propose it first and cancel it. */
export function describe(text: string, proposer: Address): string {
  return `${text.trimEnd()}\n\n#proposer=${proposer}`;
}

/** The description without what ends it for the governor's sake. */
export function descriptionText(description: string): string {
  return description.replace(/\s*#proposer=0x[0-9a-f]{40}$/i, "");
}
