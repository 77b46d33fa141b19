/** What the page asks of the wallet, as it crosses over to the test. */
export interface WalletRequest {
  readonly method: string;
  readonly params: readonly unknown[];
  /** How often the pointer was pressed on this page since the last mark. */
  readonly presses: number;
}

/** What comes back: errors of a binding lose their code on the way, so they travel as values. */
export type WalletAnswer =
  { readonly result: unknown } | { readonly error: { code: number; message: string; data?: unknown } };

/** How the wallet introduces itself (EIP-6963), and how it is reached. */
export interface Introduction {
  readonly binding: string;
  /** Name of the page event by which the test makes the wallet speak up by itself. */
  readonly event: string;
  readonly uuid: string;
  readonly name: string;
  readonly icon: string;
  readonly rdns: string;
}

/**
 * Runs in the page, before everything else: an EIP-1193 provider that hands each request to the test. Serialised, so it
 * uses nothing from outside.
 */
export function announceWallet({ binding, event, ...info }: Introduction): void {
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  let presses = 0;
  addEventListener("pointerdown", ({ isTrusted }) => void (isTrusted && presses++), { capture: true });

  const ask = (window as unknown as Record<string, (request: WalletRequest) => Promise<WalletAnswer>>)[binding];
  const provider = {
    async request({ method, params = [] }: { method: string; params?: readonly unknown[] }): Promise<unknown> {
      if (ask === undefined) throw new Error("The wallet is not there.");
      const answer = await ask({ method, params, presses });
      if ("result" in answer) return answer.result;
      throw Object.assign(new Error(answer.error.message), answer.error);
    },
    on(name: string, listener: (payload: unknown) => void) {
      listeners.set(name, (listeners.get(name) ?? new Set()).add(listener));
      return provider;
    },
    removeListener(name: string, listener: (payload: unknown) => void) {
      listeners.get(name)?.delete(listener);
      return provider;
    },
  };

  addEventListener(event, (said) => {
    const { name, payload } = (said as CustomEvent<{ name: string; payload?: unknown }>).detail;
    if (name === "mark") presses = 0;
    for (const listener of listeners.get(name) ?? []) listener(payload);
  });
  const announce = () =>
    dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail: Object.freeze({ info, provider }) }));
  addEventListener("eip6963:requestProvider", announce);
  announce();
}
