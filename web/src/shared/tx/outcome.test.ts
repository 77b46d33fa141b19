import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { announce, currentOutcome, followUp, forgetOutcome, noticePage } from "./outcome.ts";

const done = { what: "Collect 5 USDC", hash: `0x${"11".repeat(32)}`, block: 7 } as const;
const goTo = (page: string) => {
  vi.stubGlobal("location", { hash: `#${page}` });
  noticePage();
};

beforeEach(() => goTo("/me"));
afterEach(() => {
  forgetOutcome();
  vi.unstubAllGlobals();
});

describe("what was done", () => {
  it("is told until the reader goes on to another page", () => {
    announce(done);
    expect(currentOutcome()).toEqual(done);
    goTo("/me?year=2022");
    expect(currentOutcome()).toEqual(done);
    goTo("/ledger");
    expect(currentOutcome()).toBeUndefined();
  });
  it("is told on the page that it leads to", () => {
    goTo("/bounties/new");
    announce(done);
    followUp(() => goTo("/bounties/0x1"));
    expect(currentOutcome()).toEqual(done);
    goTo("/bounties");
    expect(currentOutcome()).toBeUndefined();
  });
  it("is told no more once it was closed", () => {
    announce(done);
    forgetOutcome();
    expect(currentOutcome()).toBeUndefined();
  });
});
