import { decodeTextOrUri } from "../../chain/content.ts";
import { descriptionText } from "../../chain/flows/description.ts";
import { Content } from "../../shared/ui/Content.tsx";
import { Markdown } from "../../shared/ui/Markdown.tsx";

/** The text without its first heading, which is the page's title already. */
function withoutTitle(text: string): string {
  return text.replace(/^\s*#\s+[^\n]*(?:\n+|$)/, "").trim();
}

/** What the proposer wrote. Hostile: it is sanitised where it becomes HTML. */
export function ProposalText({ description }: { description: string }) {
  const source = descriptionText(description);
  const content = decodeTextOrUri(source);
  if (content.kind !== "text" && content.kind !== "empty") return <Content uri={source} />;
  const body = content.kind === "text" ? withoutTitle(content.text) : "";
  return body === "" ? (
    <p className="proposal-effect">The proposer wrote no more than the title.</p>
  ) : (
    <Markdown source={body} />
  );
}
