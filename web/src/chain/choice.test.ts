import { describe, expect, it } from "vitest";

import { chooseChain } from "./choice.ts";

const book = {
  31337: { chainId: 31337, name: "Local chain" },
  424242: { chainId: 424242, name: "Elsewhere" },
};

describe("chooseChain", () => {
  it("takes the local chain by default, with or without an endpoint", () => {
    expect(chooseChain({}, book).id).toBe(31337);
    expect(chooseChain({ VITE_RPC_URL: "http://127.0.0.1:9000" }, book).name).toBe("Local chain");
  });
  it("takes a chain of the address book by its endpoint", () => {
    const chain = chooseChain({ VITE_CHAIN_ID: "424242", VITE_RPC_URL: "https://rpc.example" }, book);
    expect(chain).toMatchObject({ id: 424242, name: "Elsewhere" });
    expect(chain.rpcUrls.default.http).toEqual(["https://rpc.example"]);
  });
  it("refuses what would show a blank page, with a sentence", () => {
    expect(() => chooseChain({ VITE_CHAIN_ID: "424242" }, book)).toThrow("VITE_RPC_URL has to name an endpoint");
    expect(() => chooseChain({ VITE_CHAIN_ID: "1" }, book)).toThrow(
      "VITE_CHAIN_ID is 1, and the address book has no such chain. It has: 31337, 424242.",
    );
    expect(() => chooseChain({ VITE_CHAIN_ID: "mainnet" }, book)).toThrow("not the number of a chain");
    expect(() => chooseChain({ VITE_RPC_URL: "rpc.example" }, book)).toThrow("begins with http");
  });
});
