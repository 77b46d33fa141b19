import { decodeFunctionData, type AbiFunction } from "viem";
import { describe, expect, it } from "vitest";

import { encodeCall, readArgument, readSignature } from "./callArguments.ts";

const ANA = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const read = (type: string, text: string) => readArgument({ type, name: "x" }, text);
const value = (type: string, text: string) => {
  const result = read(type, text);
  return result.ok ? result.value : result.reason;
};

function functionOf(text: string): AbiFunction {
  const result = readSignature(text);
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

describe("readSignature", () => {
  it("takes a signature with and without the word before it", () => {
    expect(functionOf("transfer(address to, uint256 amount)").name).toBe("transfer");
    expect(functionOf("function transfer(address,uint256);").inputs.map(({ type }) => type)).toEqual([
      "address",
      "uint256",
    ]);
  });
  it("refuses nonsense and what is no function", () => {
    expect(readSignature("").ok).toBe(false);
    expect(readSignature("transfer").ok).toBe(false);
    expect(readSignature("transfer(addres to)").ok).toBe(false);
  });
});

describe("readArgument", () => {
  it("reads numbers exactly, at their limits", () => {
    expect(value("uint8", "255")).toBe(255n);
    expect(value("uint8", "256")).toMatch(/does not fit/);
    expect(value("int8", "-128")).toBe(-128n);
    expect(value("int8", "128")).toMatch(/does not fit/);
    expect(value("uint256", "-1")).toMatch(/negative/);
    expect(value("uint256", "0xff")).toBe(255n);
    expect(value("uint256", "1,000")).toMatch(/whole number/);
    expect(value("uint256", "1.5")).toMatch(/whole number/);
  });
  it("reads addresses, booleans and bytes", () => {
    expect(value("address", ANA.toLowerCase())).toBe(ANA);
    expect(value("address", `${ANA.slice(0, -1)}9`)).toMatch(/not an address/);
    expect(value("bool", "true")).toBe(true);
    expect(value("bool", "yes")).toMatch(/true or false/);
    expect(value("bytes2", "0x1234")).toBe("0x1234");
    expect(value("bytes2", "0x12")).toMatch(/exactly 2 bytes/);
    expect(value("bytes", "0x123")).toMatch(/pairs/);
  });
  it("reads lists as JSON without losing digits", () => {
    expect(value("uint256[]", "[1, 123456789012345678901234567890]")).toEqual([1n, 123456789012345678901234567890n]);
    expect(value("address[]", `["${ANA}"]`)).toEqual([ANA]);
    expect(value("uint8[2]", "[1]")).toMatch(/exactly 2/);
    expect(value("uint8[]", "1")).toMatch(/list/);
    expect(value("string[]", '["1234567890123456789"]')).toEqual(["1234567890123456789"]);
  });
  it("keeps an empty text, and asks for everything else", () => {
    expect(value("string", "")).toBe("");
    expect(value("uint256", " ")).toBe("Enter a value.");
  });
});

describe("encodeCall", () => {
  it("encodes what decodes to the same", () => {
    const item = functionOf("pay((address payee, uint256 amount)[] payments, bool atOnce)");
    const [payments, atOnce] = item.inputs.map((input, index) =>
      readArgument(input, [`[["${ANA}", 5]]`, "true"][index] ?? ""),
    );
    const data = encodeCall(item, [payments?.ok && payments.value, atOnce?.ok && atOnce.value]);
    expect(decodeFunctionData({ abi: [item], data }).args).toEqual([[{ payee: ANA, amount: 5n }], true]);
  });
});
