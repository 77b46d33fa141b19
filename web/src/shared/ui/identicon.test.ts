import { describe, expect, it } from "vitest";

import { identicon } from "./identicon.ts";

describe("identicon", () => {
  it("is what ClearanceCards draws", () => {
    expect(identicon("0x70997970C51812dc3A010C7d01b50e0d17dc79C8")).toEqual({
      hue: 48,
      path: "M2 2h1v1h-1zM4 2h1v1h-1zM2 3h1v1h-1zM4 3h1v1h-1zM2 4h1v1h-1zM4 4h1v1h-1zM3 1h1v1h-1z",
    });
    expect(identicon(`0x${"ff".repeat(20)}`)).toEqual({
      hue: 352,
      path: "M1 2h1v1h-1zM5 2h1v1h-1zM1 4h1v1h-1zM5 4h1v1h-1zM3 4h1v1h-1z",
    });
  });
  it("looks the same for the same address, however it is written", () => {
    const address = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
    expect(identicon(address)).toEqual(identicon(address.toLowerCase()));
    expect(identicon(address)).not.toEqual(identicon("0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC"));
  });
});
