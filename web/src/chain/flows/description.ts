import type { Address } from "viem";

import { plainText } from "../../shared/format/index.ts";
import { titleOfTextOrUri } from "../content.ts";

/** The description as it goes on chain: only `proposer` can propose it, so that nobody can propose it first and cancel it. */
export function describe(text: string, proposer: Address): string {
  return `${text.trimEnd()}\n\n#proposer=${proposer}`;
}

/** The title of a proposal, from its description: its first line with words, else `untitled`; at most `length` characters. */
export function descriptionTitle(description: string, untitled: string, length?: number): string {
  return plainText(titleOfTextOrUri(descriptionText(description), untitled), length);
}

/** The description without what ends it for the governor's sake. */
export function descriptionText(description: string): string {
  return description.replace(/\s*#proposer=0x[0-9a-f]{40}$/i, "");
}
