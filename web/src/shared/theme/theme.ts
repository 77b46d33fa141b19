import { useSyncExternalStore } from "react";

/** "system" follows the device; the other two are the reader's choice and survive a reload. */
export type Theme = "system" | "light" | "dark";

const STORAGE_KEY = "exchequer.theme";
const listeners = new Set<() => void>();

function current(): Theme {
  const set = document.documentElement.dataset["theme"];
  return set === "light" || set === "dark" ? set : "system";
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}

/** Applies and remembers a theme. Private windows without storage still get it until they close. */
export function setTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === "system") delete root.dataset["theme"];
  else root.dataset["theme"] = theme;
  try {
    if (theme === "system") localStorage.removeItem(STORAGE_KEY);
    else localStorage.setItem(STORAGE_KEY, theme);
  } catch {
    // Storage is blocked: the choice lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

/** The theme in force, as chosen. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, current);
}
