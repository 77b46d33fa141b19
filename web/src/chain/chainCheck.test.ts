import { createPublicClient, custom, RpcRequestError } from "viem";
import { describe, expect, it } from "vitest";

import { onChain, WrongChainError } from "./chainCheck.ts";

const expected = { id: 31337, name: "Local chain" };

/** An endpoint of the chains given, one after the other (the last one stays), and what it was asked. */
function endpoint(...chainIds: (number | Error)[]) {
  const asked: string[] = [];
  const transport = custom(
    {
      request: async ({ method }: { method: string }) => {
        asked.push(method);
        if (method !== "eth_chainId") return "0x2a";
        const answer = chainIds.length > 1 ? chainIds.shift() : chainIds[0];
        if (answer instanceof Error) throw answer;
        return `0x${answer?.toString(16)}`;
      },
    },
    { retryCount: 0 },
  );
  return { asked, client: createPublicClient({ transport: onChain(transport, expected), cacheTime: 0 }) };
}

describe("onChain", () => {
  it("asks which chain it is once, together with the first question", async () => {
    const { asked, client } = endpoint(31337);
    await Promise.all([client.getBlockNumber(), client.getGasPrice()]);
    await client.getGasPrice();
    expect(asked.toSorted()).toEqual(["eth_blockNumber", "eth_chainId", "eth_gasPrice", "eth_gasPrice"]);
  });

  it("gives no answer of another chain, and names both", async () => {
    const { client } = endpoint(1);
    const reading = client.getGasPrice();
    await expect(reading).rejects.toBeInstanceOf(WrongChainError);
    await expect(reading).rejects.toThrow(
      "The network endpoint answers for chain 1. This app was built for Local chain, chain 31337.",
    );
  });

  it("answers once the endpoint is the right chain", async () => {
    const { client } = endpoint(1, 31337);
    await expect(client.getGasPrice()).rejects.toThrow("chain 1");
    await expect(client.getGasPrice()).resolves.toBe(42n);
  });

  it("tells a failure of the endpoint as what it is", async () => {
    const down = new RpcRequestError({ body: {}, error: { code: -32000, message: "down" }, url: "http://endpoint" });
    const { client } = endpoint(down, 31337);
    await expect(client.getGasPrice()).rejects.not.toBeInstanceOf(WrongChainError);
    await expect(client.getGasPrice()).resolves.toBe(42n);
  });
});
