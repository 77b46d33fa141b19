import { describe, expect, it } from "vitest";
import type { Address, Hash } from "viem";

import { noteActivity, readActivity, settleActivity, takeDone, type ActivityEntry } from "./activity.ts";
import { currentOutcome } from "./outcome.ts";
import { isUnanswered, noteAsked } from "./asked.ts";

const CHAIN = 31_337;
const HASH = `0x${"11".repeat(32)}` as Hash;
const form = "bounty";

let people = 0;
/** Somebody who has sent nothing yet. */
const somebody = () => `0x${String(++people).padStart(40, "0")}` as Address;

function sent(account: Address, entry: Partial<ActivityEntry> = {}): void {
  const at = { number: 2, total: 2, label: "Open" };
  noteActivity(CHAIN, account, {
    hash: HASH,
    flowId: "f",
    title: "",
    effect: "",
    at,
    sentAt: 0,
    state: "pending",
    form,
    ...entry,
  });
}

const settle = (account: Address, state: "confirmed" | "reverted" | "cancelled" | "replaced" = "confirmed") =>
  settleActivity(CHAIN, account, HASH, { state, byHash: HASH, block: 7 });

describe("takeDone", () => {
  it("tells the form once, after the last step was confirmed", () => {
    const account = somebody();
    sent(account);
    expect(takeDone(CHAIN, account, form)).toBe(false);
    settle(account);
    expect(currentOutcome()).toEqual({ what: "Done: Open.", hash: HASH, block: 7 });
    expect(takeDone(CHAIN, account, "claim")).toBe(false);
    expect(takeDone(CHAIN, account, form)).toBe(true);
    expect(takeDone(CHAIN, account, form)).toBe(false);
    expect(readActivity(CHAIN, account)).toHaveLength(1);
  });
  it("tells nothing after a step that others follow, or one that did not happen", () => {
    const account = somebody();
    sent(account, { at: { number: 1, total: 2, label: "Approve" } });
    settle(account);
    expect(takeDone(CHAIN, account, form)).toBe(false);
    for (const how of ["reverted", "cancelled", "replaced"] as const) {
      const other = somebody();
      sent(other);
      settle(other, how);
      expect(takeDone(CHAIN, other, form)).toBe(false);
    }
  });
  it("keeps accounts and chains apart", () => {
    const account = somebody();
    sent(account);
    settle(account);
    expect(takeDone(CHAIN, somebody(), form)).toBe(false);
    expect(takeDone(1, account, form)).toBe(false);
    expect(takeDone(CHAIN, account, form)).toBe(true);
  });
});

describe("noteAsked", () => {
  it("is no news for the page that asked, and is forgotten with the answer", () => {
    const account = somebody();
    const answered = noteAsked(CHAIN, account, form);
    expect(isUnanswered(CHAIN, account, form)).toBe(false);
    answered();
    expect(isUnanswered(CHAIN, account, form)).toBe(false);
  });
});
