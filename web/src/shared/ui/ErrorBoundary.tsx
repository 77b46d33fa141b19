import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { Component, type ReactNode } from "react";

import { Button } from "./Button.tsx";
import { Notice } from "./Notice.tsx";

interface Props {
  /** What is behind it, for the sentence: "This panel", "This page". */
  what: string;
  onReset: () => void;
  children: ReactNode;
}

class Boundary extends Component<Props, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    const retry = () => {
      this.props.onReset();
      this.setState({ error: undefined });
    };
    return (
      <Notice tone="bad" title={`${this.props.what} could not be shown.`} action={<Button size="s" onClick={retry}>Try again</Button>}>
        <p>The rest of the app still works.</p>
        <details>
          <summary>Details</summary>
          <code>{error.message.slice(0, 500)}</code>
        </details>
      </Notice>
    );
  }
}

/** Keeps a failure where it happened, and offers to try again. */
export function ErrorBoundary({ what = "This panel", children }: { what?: string; children: ReactNode }) {
  const { reset } = useQueryErrorResetBoundary();
  return (
    <Boundary what={what} onReset={reset}>
      {children}
    </Boundary>
  );
}
