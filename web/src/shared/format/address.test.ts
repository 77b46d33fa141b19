import { describe, expect, it } from "vitest";

import { readAddress } from "./address.ts";

const address = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const reasonOf = (text: string) => {
  const read = readAddress(text, "Enter an address.");
  return read.ok ? read.value : read.reason;
};

describe("readAddress", () => {
  it("takes an address with and without its checksum", () => {
    expect(reasonOf(` ${address} `)).toBe(address);
    expect(reasonOf(address.toLowerCase())).toBe(address);
  });
  it("says what is wrong", () => {
    expect(reasonOf("")).toBe("Enter an address.");
    expect(reasonOf(address.slice(0, -1))).toBe("This is not an address: it has to be 0x and 40 digits from 0 to f.");
    expect(reasonOf(address.replace("C8", "c8"))).toBe("A letter of this address is wrong: its capitals don’t fit.");
  });
  it("knows a name and nobody from a typing mistake", () => {
    expect(reasonOf("somebody.eth")).toBe("Names are not looked up here: enter the address itself.");
    expect(reasonOf("pay.somebody.eth")).toBe("Names are not looked up here: enter the address itself.");
    expect(reasonOf(`0x${"0".repeat(40)}`)).toBe("This is nobody’s address.");
  });
});
