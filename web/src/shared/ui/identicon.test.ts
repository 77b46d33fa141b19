import { describe, expect, it } from "vitest";

import { identicon } from "./identicon.ts";

describe("identicon", () => {
  it("looks the same for the same address, however it is written", () => {
    const address = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
    expect(identicon(address)).toEqual(identicon(address.toLowerCase()));
    expect(identicon(address)).not.toEqual(identicon("0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC"));
  });
  it("always draws something, in a hue", () => {
    for (let seed = 0; seed < 500; seed++) {
      const { hue, path } = identicon(`0x${seed.toString(16).padStart(40, "0")}`);
      expect(path.split("M").length - 1).toBeGreaterThanOrEqual(5);
      expect(hue).toBeGreaterThanOrEqual(0);
      expect(hue).toBeLessThan(360);
    }
  });
});
