import { describe, expect, it } from "vitest";

import { ETH_ADDRESS } from "../../chain/accounts.ts";
import { FEE_RESERVE, readAmount, spendable } from "./funds.ts";

const token = { address: "0x0000000000000000000000000000000000000001", decimals: 6, symbol: "DUSD" } as const;
const ether = { address: ETH_ADDRESS, decimals: 18, symbol: "ETH" } as const;

describe("spendable", () => {
  it("is all of a token, and ether but for the fees", () => {
    expect(spendable(token, 5n)).toBe(5n);
    expect(spendable(ether, FEE_RESERVE + 5n)).toBe(5n);
    expect(spendable(ether, FEE_RESERVE)).toBe(0n);
    expect(spendable(ether, undefined)).toBeUndefined();
  });
});

describe("readAmount", () => {
  it("reads base units up to the limit", () => {
    expect(readAmount("1,250.5", token, 1_250_500_000n)).toEqual({ ok: true, amount: 1_250_500_000n });
    expect(readAmount("7", token, undefined)).toEqual({ ok: true, amount: 7_000_000n });
  });
  it("refuses zero, too much, and what is no amount", () => {
    expect(readAmount("0", token, 5n)).toEqual({ ok: false, reason: "Enter more than zero." });
    expect(readAmount("2", token, 1_500_000n)).toEqual({
      ok: false,
      reason: "Your wallet can give 1.50 DUSD at most.",
    });
    expect(readAmount("2", token, 0n)).toEqual({ ok: false, reason: "You hold no DUSD to give." });
    expect(readAmount("", token, 0n)).toEqual({ ok: false, reason: "Enter an amount." });
  });
});
