import { useMemo } from "react";

import { markdownHtml } from "./markdownHtml.ts";

/** The lazily loaded half of `Markdown`. */
export default function MarkdownView({ source }: { source: string }) {
  const html = useMemo(() => markdownHtml(source), [source]);
  // Sanitised one line above, and a second time by the page's content security policy.
  return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}
