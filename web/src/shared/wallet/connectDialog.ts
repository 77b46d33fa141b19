import { useSyncExternalStore } from "react";

let open = false;
const listeners = new Set<() => void>();

/** Opens or closes the connect dialog, from anywhere: what was typed on the page stays. */
export function showConnectDialog(next: boolean): void {
  open = next;
  for (const listener of listeners) listener();
}

/** Whether the connect dialog is open. */
export function useConnectDialog(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    () => open,
  );
}
