/** What the app remembers in the browser. Blocked or full storage is not an error: the app then only forgets sooner. */
export const storage = {
  /** The stored value, or undefined when there is none or it can't be read. Check its shape before using it. */
  read(key: string): unknown {
    try {
      const text = localStorage.getItem(`exchequer.${key}`);
      return text === null ? undefined : (JSON.parse(text) as unknown);
    } catch {
      return undefined;
    }
  },
  /** Stores a value that JSON can carry (no bigint); undefined removes it. */
  write(key: string, value: unknown): void {
    try {
      if (value === undefined) localStorage.removeItem(`exchequer.${key}`);
      else localStorage.setItem(`exchequer.${key}`, JSON.stringify(value));
    } catch {
      // Full or blocked.
    }
  },
};
