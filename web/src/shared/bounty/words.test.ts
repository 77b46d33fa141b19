import { describe, expect, it } from "vitest";

import { bountyStandingAt } from "../../chain/states.ts";
import { addressOf, hashOf, reviewOpened, snapshotOf, type Written } from "../../chain/testing/ledger.ts";
import { bountyWords, waitingClaims, waitingText } from "./words.ts";

const [funder, worker, coin] = [addressOf(1), addressOf(2), addressOf(98)] as const;
const bounty = hashOf(0xb0);
const [first, second] = [hashOf(0xc1), hashOf(0xc2)];
const DEADLINE = 500;

const opened: Written[] = [
  {
    contract: "bounties",
    name: "BountyOpened",
    args: { bounty, opener: funder, domain: 1, asset: coin, openedAt: 10, deadline: DEADLINE, uri: "data:,Docs" },
    time: 10,
  },
  { contract: "bounties", name: "BountyFunded", args: { bounty, funder, start: 0n, amount: 100n }, time: 10 },
];
const claimed = (claim: typeof first, amount: bigint): Written[] => [
  reviewOpened({ id: claim, k: 1, challenge: 0, period: 1_000, subject: worker }, 20),
  {
    contract: "bounties",
    name: "ClaimSubmitted",
    args: { bounty, claim, claimant: worker, awards: [{ payee: worker, amount }], uri: "data:,Done" },
    time: 20,
  },
];
const passed = (id: typeof first): Written => ({ contract: "reviews", name: "ReviewPassed", args: { id }, time: 30 });
const awarded = (claim: typeof first, amount: bigint): Written => ({
  contract: "bounties",
  name: "ClaimAwarded",
  args: { bounty, claim, amount },
  time: 40,
});
const refunded: Written = {
  contract: "bounties",
  name: "BountyRefunded",
  args: { bounty, funder, start: 0n, amount: 100n, refunded: 100n },
  time: 600,
};

function told(events: readonly Written[], now: number) {
  const snapshot = snapshotOf(events, now);
  const found = snapshot.bounties.get(bounty);
  if (!found) throw new Error("incomplete story");
  return [bountyWords[bountyStandingAt(snapshot, found, now)].word, waitingText(waitingClaims(snapshot, found, now))];
}

describe("where a bounty is", () => {
  it("tells a pot that is empty from one that can be earned", () => {
    expect(told(opened, 50)).toEqual(["Open", ""]);
    expect(told([...opened, ...claimed(first, 100n), passed(first), awarded(first, 100n)], 50)).toEqual([
      "All awarded",
      "",
    ]);
  });
  it("tells what is being judged from what is approved, while it is open and after it", () => {
    const both = [...opened, ...claimed(first, 60n), ...claimed(second, 30n)];
    expect(told(both, 50)).toEqual(["Open", "2 being judged"]);
    expect(told([...both, passed(first)], 50)).toEqual(["Open", "1 being judged, 1 approved"]);
    expect(told([...both, passed(first)], DEADLINE)).toEqual(["Judging", "1 being judged, 1 approved"]);
    expect(told([...both, passed(first), passed(second)], DEADLINE)).toEqual(["To be settled", "2 approved"]);
    expect(told(both, 2_000)).toEqual(["Judging", "2 being judged"]);
    expect(told(both, 2_000 + 14 * 86_400)).toEqual(["To be settled", "2 to be put aside"]);
  });
  it("is closed only when nothing is owed any more", () => {
    expect(told(opened, DEADLINE)).toEqual(["Refund due", ""]);
    expect(told([...opened, refunded], 600)).toEqual(["Closed", ""]);
  });
});
