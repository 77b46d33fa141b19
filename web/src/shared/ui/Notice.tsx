import type { ReactNode } from "react";

import "./notice.css";

interface NoticeProps {
  tone?: "info" | "good" | "warn" | "bad";
  title?: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** Something the reader should know, with at most one thing to do about it. */
export function Notice({ tone = "info", title, children, action }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`}>
      <div className="notice-text">
        {title && <p className="notice-title">{title}</p>}
        {children}
      </div>
      {action}
    </div>
  );
}

/** Nothing here, why, and the one thing to do. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children && <div className="empty-text">{children}</div>}
      {action}
    </div>
  );
}
