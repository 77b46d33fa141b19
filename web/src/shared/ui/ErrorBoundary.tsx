import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { Component, type ReactNode } from "react";

import { Button } from "./Button.tsx";
import { Notice } from "./Notice.tsx";

interface Props {
  /** What is behind it, for the sentence: "This panel", "This page". */
  what: string;
  quiet: boolean;
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
    if (this.props.quiet) return null;
    const retry = () => {
      this.props.onReset();
      this.setState({ error: undefined });
    };
    return (
      <Notice
        tone="bad"
        title={`${this.props.what} could not be shown.`}
        action={
          <Button size="s" onClick={retry}>
            Try again
          </Button>
        }
      >
        <p>The rest of the app still works.</p>
        <details>
          <summary>Details</summary>
          <code>{error.message.slice(0, 500)}</code>
        </details>
      </Notice>
    );
  }
}

/** Keeps a failure where it happened, and offers to try again. `quiet`: what failed is an extra, and is left out. */
export function ErrorBoundary({
  what = "This panel",
  quiet = false,
  children,
}: {
  what?: string;
  quiet?: boolean;
  children: ReactNode;
}) {
  const { reset } = useQueryErrorResetBoundary();
  return (
    <Boundary what={what} quiet={quiet} onReset={reset}>
      {children}
    </Boundary>
  );
}
