import { describe, expect, it } from "vitest";

import { missingSentence, readCandidate, readRate, readText } from "./nominationForm.ts";

const reason = (read: { ok: boolean; reason?: string }) => read.reason;

describe("readRate", () => {
  it("reads dollars with six decimals", () => {
    expect(readRate("52.5")).toEqual({ ok: true, value: 52_500_000n });
    expect(readRate(" 1,250 ")).toEqual({ ok: true, value: 1_250_000_000n });
  });
  it("refuses nothing, zero, too many decimals and what does not fit", () => {
    expect(reason(readRate(""))).toBe("Enter a rate.");
    expect(reason(readRate("0.00"))).toBe("The rate must be more than zero.");
    expect(reason(readRate("1.0000001"))).toBe("At most 6 decimals.");
    expect(readRate("18446744073709.551615").ok).toBe(true);
    expect(reason(readRate("18446744073709.551616"))).toBe("That is more than can be written down.");
  });
});

describe("readCandidate", () => {
  const address = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
  it("takes a checksum or lower case", () => {
    expect(readCandidate(` ${address} `)).toEqual({ ok: true, value: address });
    expect(readCandidate(address.toLowerCase())).toEqual({ ok: true, value: address });
  });
  it("says what is wrong", () => {
    expect(reason(readCandidate(""))).toBe("Enter the candidate’s address.");
    expect(reason(readCandidate("0x1234"))).toBe("An address is 0x and 40 digits from 0 to f.");
    expect(reason(readCandidate(address.replace("C8", "C9")))).toBe("A letter or digit of this address is wrong.");
    expect(reason(readCandidate(`0x${"0".repeat(40)}`))).toBe("Nobody has this address.");
  });
});

describe("missingSentence", () => {
  const [yes, no] = [readRate("1"), readText("")];
  it("names what is missing", () => {
    expect(missingSentence([["a rate", yes]])).toBeUndefined();
    expect(
      missingSentence([
        ["a rate", yes],
        ["a few words", no],
      ]),
    ).toBe("Still to fill in: a few words.");
    expect(
      missingSentence([
        ["a domain", no],
        ["a rate", no],
        ["a few words", no],
      ]),
    ).toBe("Still to fill in: a domain, a rate and a few words.");
  });
});
