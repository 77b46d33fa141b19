import { useCallback, useEffect, useState } from "react";

import { activeChain } from "../../chain/networks.ts";
import { storage } from "../storage.ts";

/** A form's input that survives connecting, leaving the page and reloading. */
export interface Draft<T> {
  /** Its name, by which what the form sent is found again after a reload. */
  readonly name: string;
  readonly value: T;
  /** Changes some fields. */
  readonly change: (fields: Partial<T>) => void;
  /** Puts another draft in the place of everything that was typed. */
  readonly replace: (draft: T) => void;
  /** Forgets everything that was typed. */
  readonly clear: () => void;
  /** Whether anything differs from an empty form. */
  readonly dirty: boolean;
}

/** What was stored, field by field where its kind is the same as in an empty form: an older version may have stored something else. */
export function mergeDraft<T extends object>(empty: T, stored: unknown): T {
  if (typeof stored !== "object" || stored === null) return empty;
  const fields = Object.entries(empty).map(([name, value]) => {
    const kept = (stored as Record<string, unknown>)[name];
    return [name, typeof kept === typeof value && Array.isArray(kept) === Array.isArray(value) ? kept : value] as const;
  });
  return Object.fromEntries(fields) as T;
}

/**
 * Keeps what is typed under `name` in the browser, for this chain. `empty` is a constant whose fields JSON can carry; `restore` makes a
 * draft of what was stored, which may be anything.
 */
export function useDraft<T extends object>(
  name: string,
  empty: T,
  restore: (stored: unknown) => T = (stored) => mergeDraft(empty, stored),
): Draft<T> {
  const key = `draft.${activeChain.id}.${name}`;
  const [value, setValue] = useState<T>(() => restore(storage.read(key)));
  const dirty = JSON.stringify(value) !== JSON.stringify(empty);
  useEffect(() => storage.write(key, dirty ? value : undefined), [key, value, dirty]);
  const change = useCallback((fields: Partial<T>) => setValue((known) => ({ ...known, ...fields })), []);
  const replace = useCallback(
    (draft: T) => {
      // At once: a page that is left in the same moment renders no more.
      storage.write(key, draft === empty ? undefined : draft);
      setValue(draft);
    },
    [key, empty],
  );
  const clear = useCallback(() => replace(empty), [replace, empty]);
  return { name, value, change, replace, clear, dirty };
}
