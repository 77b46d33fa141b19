import { lazy, Suspense } from "react";

import "./markdown.css";

const MarkdownView = lazy(() => import("./MarkdownView.tsx"));

/** Text from the chain, as Markdown. Shown as plain text until the renderer has loaded: nothing jumps much. */
export function Markdown({ source }: { source: string }) {
  return (
    <Suspense fallback={<div className="prose prose-plain">{source}</div>}>
      <MarkdownView source={source} />
    </Suspense>
  );
}
