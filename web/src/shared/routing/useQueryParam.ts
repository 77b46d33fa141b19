import { useCallback } from "react";

import { navigate, splitHash, useHashSearch } from "./hashLocation.ts";

/**
 * One value of the page's query as state: filters, tabs, sorting. Setting it to the fallback (or to an empty string)
 * removes it from the address. Replaces the history entry: Back leaves the page, it does not undo each keystroke.
 */
export function useQueryParam(name: string, fallback = ""): [string, (value: string) => void] {
  const value = new URLSearchParams(useHashSearch()).get(name) ?? fallback;
  const set = useCallback(
    (next: string) => navigate(withParam(location.hash, name, next === fallback ? "" : next), { replace: true }),
    [name, fallback],
  );
  return [value, set];
}

/** The location with one query value changed; an empty value removes it. */
export function withParam(hash: string, name: string, value: string): string {
  const { path, search } = splitHash(hash);
  const params = new URLSearchParams(search);
  if (value) params.set(name, value);
  else params.delete(name);
  const query = params.toString();
  return query ? `${path}?${query}` : path;
}
