import { decodeTextOrUri } from "../../chain/content.ts";
import type { Vote } from "../../chain/types.ts";
import { plainText } from "../format/index.ts";

/** The longest reason that is shown, characters; a vote is no place for a chapter. */
const REASON_LENGTH = 600;

/** Why somebody voted so, as one line of harmless text; empty where they did not say. */
export function reasonText({ reason }: Pick<Vote, "reason">): string {
  const content = decodeTextOrUri(reason);
  if (content.kind === "text") return plainText(content.text, REASON_LENGTH);
  return content.kind === "empty" ? "" : plainText(reason, REASON_LENGTH);
}
