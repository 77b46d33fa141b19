import { describe, expect, it } from "vitest";

import { bountyStateAt, claimStateAt, refundOf, refundsDue } from "../states.ts";
import {
  addressOf,
  domainEvents,
  hashOf,
  only,
  reviewOpened,
  said,
  snapshotOf,
  type Written,
} from "../testing/ledger.ts";
import type { Bounty, Contribution } from "../types.ts";

const [ana, ben, cleo] = [addressOf(1), addressOf(2), addressOf(3)];
const id = hashOf(0xabc);
const DAY = 86_400;

describe("refunds", () => {
  /** The formula written independently: cumulative floors, as a running rest. */
  function pot(amounts: readonly bigint[], awarded: bigint): Bounty {
    let start = 0n;
    const contributions = amounts.map((amount) => {
      const contribution = {
        funder: ana,
        start,
        amount,
        refunded: undefined,
        block: 1n,
        transaction: id,
        time: 1,
      } satisfies Contribution;
      start += amount;
      return contribution;
    });
    return {
      id,
      opener: ana,
      asset: ana,
      domain: 1,
      openedAt: 1,
      deadline: 100,
      uri: "",
      uriBytes: "0x",
      funded: start,
      awarded,
      pending: 0,
      contributions,
      claims: [],
      block: 1n,
      transaction: id,
      time: 1,
    };
  }
  it("give the whole rest back, to the last unit, however it is split", () => {
    let seed = 1n;
    const random = (below: bigint) => {
      seed = (seed * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
      return (seed >> 11n) % below;
    };
    for (let round = 0; round < 300; round += 1) {
      const amounts = Array.from({ length: Number(random(9n)) + 1 }, () => random(10n ** (random(24n) + 1n)) + 1n);
      const funded = amounts.reduce((sum, amount) => sum + amount, 0n);
      const bounty = pot(amounts, random(funded + 1n));
      const shares = bounty.contributions.map((contribution) => refundOf(bounty, contribution));
      expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(funded - bounty.awarded);
      shares.forEach((share, index) => expect(share).toBeLessThanOrEqual(amounts[index] ?? 0n));
    }
  });
  it("cut where cumulative shares fall between units", () => {
    const bounty = pot([1n, 1n, 1n], 1n);
    expect(bounty.contributions.map((contribution) => refundOf(bounty, contribution))).toEqual([0n, 1n, 1n]);
    expect(refundsDue(bounty, 99)).toEqual([]);
    expect(refundsDue(bounty, 100).map(({ amount }) => amount)).toEqual([1n, 1n]);
    expect(refundsDue({ ...bounty, pending: 1 }, 100)).toEqual([]);
  });
  it("belong to a bounty that is open before its deadline, then judging or closed", () => {
    const bounty = pot([5n], 0n);
    expect(bountyStateAt(bounty, 99)).toBe("Open");
    expect(bountyStateAt(bounty, 100)).toBe("Closed");
    expect(bountyStateAt({ ...bounty, pending: 1 }, 100)).toBe("Judging");
  });
});

describe("a claim", () => {
  const events = (amount: bigint): Written[] => [
    ...domainEvents({ id: 1, k: 1, challenge: 0, period: 1_000, members: [ana] }, 1),
    {
      contract: "bounties",
      name: "BountyOpened",
      args: {
        bounty: hashOf(1),
        opener: ben,
        domain: 1,
        asset: addressOf(99),
        openedAt: 10,
        deadline: 500,
        uri: "data:,",
      },
      time: 10,
    },
    {
      contract: "bounties",
      name: "BountyFunded",
      args: { bounty: hashOf(1), funder: ben, start: 0n, amount: 50n },
      time: 10,
    },
    reviewOpened({ id, k: 1, challenge: 0, period: 1_000, subject: cleo }, 20),
    {
      contract: "bounties",
      name: "ClaimSubmitted",
      args: { bounty: hashOf(1), claim: id, claimant: cleo, awards: [{ payee: cleo, amount }], uri: "data:," },
      time: 20,
    },
  ];
  const passed: Written = { contract: "reviews", name: "ReviewPassed", args: { id }, time: 30 };
  const stateOf = (written: readonly Written[], now: number) => {
    const snapshot = snapshotOf(written);
    return claimStateAt(snapshot, only(snapshot.claims), now);
  };
  it("waits for its review, then for its money", () => {
    expect(stateOf(events(50n), 25)).toBe("Judging");
    expect(stateOf([...events(50n), said(id, ana, true, 30), passed], 31)).toBe("Awardable");
  });
  it("without room waits for money until the deadline and is hopeless from then on", () => {
    const asksTooMuch = [...events(51n), said(id, ana, true, 30), passed];
    expect(stateOf(asksTooMuch, 499)).toBe("NoRoom");
    expect(stateOf(asksTooMuch, 500)).toBe("Dismissable");
  });
  it("that lapsed can be put aside once nobody can escalate it any more", () => {
    expect(stateOf(events(50n), 1_019 + 14 * DAY)).toBe("Judging");
    expect(stateOf(events(50n), 1_020 + 14 * DAY)).toBe("Dismissable");
  });
});
