import { useEffect, useId, useRef, type ReactNode } from "react";
import { Link } from "wouter";

import { takeArrival } from "../routing/hashLocation.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import "./page.css";

interface PageProps {
  /** The page's name: its h1 and the tab's title. */
  title: string;
  /** One sentence under the title: what this is, or what will happen. */
  lede?: ReactNode;
  /** Where it belongs: a link above the title. */
  parent?: { to: string; label: string };
  /** States beside the title. */
  badge?: ReactNode;
  /** At most one or two things to do. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page: title, lede, actions, then panels. Sets the document's title, and takes the focus after a navigation. */
export function Page({ title, lede, parent, badge, actions, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takeArrival()) heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = `${title} · Exchequer`;
  }, [title]);
  return (
    <div className="page">
      <header className="page-head">
        <div className="page-title">
          {parent && (
            <p className="page-parent">
              <Link href={parent.to}>{parent.label}</Link>
            </p>
          )}
          <div className="page-heading">
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {badge}
          </div>
          {lede && <div className="page-lede">{lede}</div>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

interface PanelProps {
  title: string;
  /** Beside the title: a link onwards, a filter, a toggle. */
  aside?: ReactNode;
  /** One line under the title. */
  note?: ReactNode;
  id?: string;
  children: ReactNode;
}

/** A part of a page with its own heading, and its own error boundary: one that fails leaves the others standing. */
export function Panel({ title, aside, note, id, children }: PanelProps) {
  const headingId = useId();
  return (
    <section className="panel" id={id} aria-labelledby={headingId}>
      <header className="panel-head">
        <h2 id={headingId}>{title}</h2>
        {aside && <div className="panel-aside">{aside}</div>}
      </header>
      {note && <p className="panel-note">{note}</p>}
      <ErrorBoundary what={title}>{children}</ErrorBoundary>
    </section>
  );
}

/** Main column and a narrower one beside it; one column on a phone. `aside` comes second in reading order. */
export function Columns({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className="columns">
      <div className="stack">{children}</div>
      <div className="stack">{aside}</div>
    </div>
  );
}

/** A figure that is read first: label, value, and a line on what it is made of. */
export function Stat({ label, value, note, to }: { label: string; value: ReactNode; note?: ReactNode; to?: string }) {
  return (
    <div className="stat">
      <dt className="stat-label">{to ? <Link href={to}>{label}</Link> : label}</dt>
      <dd className="stat-value">{value}</dd>
      {note && <dd className="stat-note">{note}</dd>}
    </div>
  );
}

/** A row of figures. */
export function Stats({ children }: { children: ReactNode }) {
  return <dl className="stats">{children}</dl>;
}

/** Facts as pairs: name left, value right; undefined values are left out. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) =>
        value === undefined || value === null ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
