import { useSyncExternalStore } from "react";

import { withPlace } from "./scrollMemory.ts";

/**
 * Locations live in the hash, query included: `#/ledger?asset=eth`. The app can then be hosted anywhere, and a filter can
 * be linked to, opened in a new tab, and walked through with Back. (wouter's own hash hook keeps the query outside
 * the hash, where a link cannot carry it.)
 */
function subscribe(onChange: () => void): () => void {
  addEventListener("hashchange", onChange);
  addEventListener("popstate", onChange);
  return () => {
    removeEventListener("hashchange", onChange);
    removeEventListener("popstate", onChange);
  };
}

/** Splits `#/ledger?asset=eth` into its path and its query without the question mark. */
export function splitHash(hash: string): { path: string; search: string } {
  const bare = hash.replace(/^#?\/?/, "");
  const mark = bare.indexOf("?");
  const path = mark < 0 ? bare : bare.slice(0, mark);
  return { path: `/${path.replace(/\/+$/, "")}`, search: mark < 0 ? "" : bare.slice(mark + 1) };
}

const currentPath = () => splitHash(location.hash).path;
const currentSearch = () => splitHash(location.hash).search;

let shownPath: string | undefined;

/**
 * Whether the page that is just being shown was navigated to, and not merely loaded: it then takes the focus. True once for each
 * change of page.
 */
export function takeArrival(): boolean {
  const path = currentPath();
  const arrived = shownPath !== undefined && shownPath !== path;
  shownPath = path;
  return arrived;
}

/** Moves to a path such as `/ledger?asset=eth`; another page begins at its top, and Back leads to where this one was left. */
export function navigate(to: string, options: { replace?: boolean; state?: unknown } = {}): void {
  const { path, search } = splitHash(to);
  const url = `#${path}${search ? `?${search}` : ""}`;
  const elsewhere = path !== currentPath();
  if (options.replace) {
    history.replaceState(elsewhere ? (options.state ?? null) : withPlace(options.state), "", url);
  } else {
    history.replaceState(withPlace(history.state), "");
    history.pushState(options.state ?? null, "", url);
  }
  if (elsewhere) window.scrollTo(0, 0);
  dispatchEvent(new Event("hashchange"));
}

/** The location hook for wouter's Router. */
export function useHashLocation(): [string, typeof navigate] {
  return [useSyncExternalStore(subscribe, currentPath), navigate];
}

/** The matching search hook for wouter's Router. */
export function useHashSearch(): string {
  return useSyncExternalStore(subscribe, currentSearch);
}

useHashLocation.hrefs = (href: string) => `#${href}`;
useHashLocation.searchHook = useHashSearch;
