import { Suspense, useEffect, useId, useState } from "react";
import { Link, useLocation } from "wouter";

import { ErrorBoundary } from "../shared/ui/ErrorBoundary.tsx";
import { AccountButton } from "../shared/wallet/AccountButton.tsx";
import { isCurrent, navigation } from "./navigation.ts";
import { ThemeSwitch } from "./ThemeSwitch.tsx";

/** Wordmark, navigation, theme, account. On a narrow screen the navigation folds behind a button. */
export function Header() {
  const [path] = useLocation();
  const [openAt, setOpenAt] = useState<string>();
  // Open for the page it was opened on: any way to another page closes it.
  const open = openAt === path;
  const setOpen = (next: boolean) => setOpenAt(next ? path : undefined);
  const menuId = useId();
  useEffect(() => {
    if (!open) return;
    const close = (event: KeyboardEvent) => {
      if (event.key === "Escape") setOpenAt(undefined);
    };
    addEventListener("keydown", close);
    return () => removeEventListener("keydown", close);
  }, [open]);
  return (
    <header className="header">
      <div className="header-bar">
        <Link href="/" className="wordmark" aria-label="Exchequer, to the treasury">
          <Cloth />
          <span className="wordmark-name">Exchequer</span>
        </Link>
        <nav id={menuId} className="nav" data-open={open || undefined} aria-label="Main">
          <ul>
            {navigation.map((entry) => (
              <li key={entry.to}>
                <Link
                  href={entry.to}
                  aria-current={isCurrent(entry, path) ? "page" : undefined}
                  onClick={() => setOpen(false)}
                >
                  {entry.label}
                  {entry.badge && (
                    <ErrorBoundary quiet>
                      <Suspense>
                        <entry.badge />
                      </Suspense>
                    </ErrorBoundary>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="header-tools">
          <ThemeSwitch />
          <AccountButton />
          <button
            type="button"
            className="menu-button"
            aria-expanded={open}
            aria-controls={menuId}
            onClick={() => setOpen(!open)}
          >
            <svg viewBox="0 0 16 16" width="16" height="16" stroke="currentColor" strokeWidth="1.6" aria-hidden="true">
              <path d={open ? "M3 3l10 10M13 3L3 13" : "M1 4h14M1 8h14M1 12h14"} />
            </svg>
            <span className="visually-hidden">Menu</span>
          </button>
        </div>
      </div>
    </header>
  );
}

/** The chequered cloth on which the first exchequer counted. */
function Cloth() {
  return (
    <svg className="cloth" viewBox="0 0 9 9" width="24" height="24" aria-hidden="true" shapeRendering="crispEdges">
      <path d="M0 0h3v3H0zM6 0h3v3H6zM3 3h3v3H3zM0 6h3v3H0zM6 6h3v3H6z" fill="currentColor" />
      <path d="M0 0h9v9H0z" fill="none" stroke="currentColor" strokeWidth="0.5" />
    </svg>
  );
}
