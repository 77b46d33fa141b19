import { titleOfTextOrUri } from "../../chain/content.ts";
import { descriptionText } from "../../chain/flows/description.ts";
import type { Proposal } from "../../chain/types.ts";
import { plainText } from "../format/index.ts";

/** The title of a proposal: the first line of its text with words. */
export function proposalTitle({ description }: Pick<Proposal, "description">): string {
  return plainText(titleOfTextOrUri(descriptionText(description), "Proposal without a title"));
}
