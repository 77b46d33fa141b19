import type { Chain, Transport } from "viem";

/** The endpoint answers for another chain: whatever it says is not about this treasury. */
export class WrongChainError extends Error {
  /** Id of the chain that the endpoint answers for. */
  readonly found: number;
  /** Id of the chain that was asked for. */
  readonly expected: number;

  constructor(found: number, expected: Pick<Chain, "id" | "name">) {
    super(
      `The network endpoint answers for chain ${found}. This app was built for ${expected.name}, chain ${expected.id}.`,
    );
    this.name = "WrongChainError";
    this.found = found;
    this.expected = expected.id;
  }
}

/**
 * A transport that gives no answer before its endpoint has said that it is the chain it is asked for. That question is asked
 * until it was answered rightly once, each time in the same turn as what is read: a transport that batches sends one request for both.
 */
export function onChain(transport: Transport, chain: Pick<Chain, "id" | "name">): Transport {
  return (options) => {
    const inner = transport(options);
    let checked: Promise<void> | undefined;
    const check = async () => {
      const found = Number(await inner.request({ method: "eth_chainId" }));
      if (found !== chain.id) throw new WrongChainError(found, chain);
    };
    const checkOnce = () => {
      checked ??= check().catch((error: unknown) => {
        checked = undefined;
        throw error;
      });
      return checked;
    };
    const request: typeof inner.request = async (...asked) => {
      const [answer, verdict] = await Promise.allSettled([inner.request(...asked), checkOnce()]);
      // The wrong chain explains everything else that went wrong there.
      if (verdict.status === "rejected") throw verdict.reason;
      if (answer.status === "rejected") throw answer.reason;
      return answer.value as never;
    };
    return { ...inner, request };
  };
}
