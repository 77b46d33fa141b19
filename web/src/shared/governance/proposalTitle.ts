import { descriptionTitle } from "../../chain/flows/description.ts";
import type { Proposal } from "../../chain/types.ts";

/** The title of a proposal: the first line of its text with words. */
export function proposalTitle({ description }: Pick<Proposal, "description">): string {
  return descriptionTitle(description, "Proposal without a title");
}
