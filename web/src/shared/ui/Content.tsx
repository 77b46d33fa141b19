import { bodyOfText, decodeContent } from "../../chain/content.ts";
import { Markdown } from "./Markdown.tsx";
import { Notice } from "./Notice.tsx";

interface ContentProps {
  uri: string;
  /** Leaves out the heading that the text begins with, where the page shows it as its title. */
  untitled?: boolean;
}

/** What a URI from the chain holds: Markdown, sanitised; or where it is kept, or why it can't be shown. */
export function Content({ uri, untitled = false }: ContentProps) {
  const content = decodeContent(uri);
  switch (content.kind) {
    case "text": {
      const text = untitled ? bodyOfText(content.text) : content.text;
      return text.trim() === "" ? <p className="empty-text">The title says it all.</p> : <Markdown source={text} />;
    }
    case "ipfs":
      return (
        <p>
          The text is kept on IPFS:{" "}
          <a href={content.url ?? `ipfs://${content.hash}`} target="_blank" rel="noopener noreferrer nofollow">
            <code>{content.hash}</code>
          </a>
          .
        </p>
      );
    case "empty":
      return <p className="empty-text">There is no text.</p>;
    case "unreadable":
      return (
        <Notice tone="warn" title={content.reason}>
          <p>
            <code>{content.uri}</code>
          </p>
        </Notice>
      );
  }
}
