import { describe, expect, it } from "vitest";

import { canConclude, canEndorse, canObject } from "./permissions.ts";
import {
  bountyStateAt,
  claimStateAt,
  isEligible,
  nominationStateAt,
  possibleEndorsers,
  proposalStateAt,
  quorumOf,
  refundOf,
  refundsDue,
  reviewStateAt,
  tallyOf,
  decidedAt,
  takesVotesAt,
} from "./states.ts";
import {
  addressOf,
  deployment,
  domainEvents,
  hashOf,
  nominationOpened,
  offerAccepted,
  reviewOpened,
  said,
  snapshotOf,
  type Written,
} from "./testing/ledger.ts";
import { cleared, ended, numbered } from "./testing/people.ts";
import { proposalOf } from "./testing/proposal.ts";
import type { Bounty, Contribution, Proposal, Review, Support, Vote } from "./types.ts";

const [ana, ben, cleo, dan, eve] = [1, 2, 3, 4, 5].map(addressOf) as [
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
];
const id = hashOf(0xabc);
const DAY = 86_400;

function only<T>(map: ReadonlyMap<unknown, T>): T {
  const [value] = map.values();
  if (value === undefined) throw new Error("empty");
  return value;
}

describe("a review", () => {
  const members = [ana, ben, cleo, dan];
  const opened = [
    ...domainEvents({ id: 1, k: 3, challenge: 100, period: 1_000, members }, 10),
    reviewOpened({ id, k: 3, challenge: 100, period: 1_000, subject: eve, payees: [dan] }, 50),
  ];
  const state = (events: readonly Written[], now: number) =>
    reviewStateAt(only(snapshotOf(events).reviews) as Review, now);

  it("is open up to the second before its deadline, then lapsed for 14 days, then rejected", () => {
    expect(state(opened, 1_049)).toBe("Open");
    expect(state(opened, 1_050)).toBe("Lapsed");
    expect(state(opened, 1_050 + 14 * DAY - 1)).toBe("Lapsed");
    expect(state(opened, 1_050 + 14 * DAY)).toBe("Rejected");
  });

  const reached = [
    ...opened,
    said(id, ana, true, 60),
    said(id, ben, true, 61),
    said(id, cleo, true, 62),
    { contract: "reviews", name: "ReviewReached", args: { id }, time: 62 } as const,
  ];
  it("is reached up to the second before the challenge ends, then concludable, also past its deadline", () => {
    expect(state(reached, 161)).toBe("Reached");
    expect(state(reached, 162)).toBe("Concludable");
    expect(state(reached, 99_999)).toBe("Concludable");
  });
  it("stays what was concluded", () => {
    const passed = [...reached, { contract: "reviews", name: "ReviewPassed", args: { id }, time: 200 } as const];
    expect(state(passed, 99_999)).toBe("Passed");
    const contested = [...opened, { contract: "reviews", name: "ReviewContested", args: { id }, time: 70 } as const];
    expect(state(contested, 71)).toBe("Contested");
    expect(state(contested, 70 + 14 * DAY)).toBe("Rejected");
  });
  it("waits 45 days for the arbiter once it is escalated, and keeps the answer", () => {
    const escalated: Written[] = [
      ...opened,
      { contract: "reviews", name: "ReviewContested", args: { id }, time: 70 },
      { contract: "reviews", name: "ReviewEscalated", args: { id, account: ana }, time: 80 },
    ];
    expect(state(escalated, 80 + 45 * DAY - 1)).toBe("Escalated");
    expect(state(escalated, 80 + 45 * DAY)).toBe("Rejected");
    const answered = (passed: boolean): Written[] => [
      ...escalated,
      { contract: "reviews", name: "ReviewAnswered", args: { id, passed, reason: "so be it" }, time: 90 },
    ];
    expect(state(answered(true), 91)).toBe("Passed");
    expect(state(answered(false), 91)).toBe("Rejected");
    expect(only(snapshotOf(answered(false)).reviews)).toMatchObject({
      escalatedBy: ana,
      answer: { passed: false, reason: "so be it", time: 90 },
    });
  });
  it("is open again when it loses an endorsement, and lapsed past its deadline", () => {
    const reopened = [
      ...reached,
      { contract: "reviews", name: "SayWithdrawn", args: { id, account: ben }, time: 90 } as const,
      { contract: "reviews", name: "ReviewReopened", args: { id }, time: 90 } as const,
    ];
    expect(state(reopened, 91)).toBe("Open");
    expect(state(reopened, 1_050)).toBe("Lapsed");
    const review = only(snapshotOf(reopened).reviews);
    expect(tallyOf(review)).toEqual({ endorsements: 2, objections: 0, k: 3, missing: 1 });
    expect(review.formerSays).toMatchObject([{ account: ben, ended: "withdrawn", endedAt: 90 }]);
  });
  it("that is counted again after its deadline lapses with the end of its challenge", () => {
    const late: Written[] = [
      ...opened,
      { contract: "reviews", name: "ReviewReached", args: { id }, time: 1_040 },
      { contract: "reviews", name: "ReviewReopened", args: { id }, time: 1_200 },
    ];
    expect(only(snapshotOf(late).reviews).deadline).toBe(1_140);
    expect(state(late, 1_140 + 14 * DAY - 1)).toBe("Lapsed");
  });
  it("is judged by who was there strictly before it, is still there, and is neither paid nor silent no more", () => {
    const late = addressOf(9);
    const events = [...opened, numbered(9, late, 50), cleared(1, late, 50), said(id, ana, true, 60), ended(1, ben, 61)];
    const snapshot = snapshotOf(events);
    const review = only(snapshot.reviews);
    expect(possibleEndorsers(snapshot, review)).toEqual([cleo]);
    expect(isEligible(snapshot, review, late)).toBe(false);
    expect(isEligible(snapshot, review, ben)).toBe(false);
    const as = (account: `0x${string}`) => ({ snapshot, account, now: 70 });
    expect(canEndorse(as(cleo), review)).toEqual({ ok: true });
    expect(canEndorse(as(dan), review)).toMatchObject({ ok: false });
    expect(canObject(as(dan), review)).toEqual({ ok: true });
    expect(canObject(as(eve), review)).toMatchObject({ ok: false });
    expect(canEndorse(as(ana), review)).toMatchObject({
      ok: false,
      reason: "You have spoken on this; take it back first to change it.",
    });
    expect(canConclude(as(ana), review)).toMatchObject({ ok: false });
  });
});

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

describe("a nomination", () => {
  const workflow = deployment.contracts.clearances;
  const events: Written[] = [
    ...domainEvents({ id: 1, k: 1, challenge: 0, period: 1_000, members: [ana] }, 1),
    reviewOpened({ id, k: 1, challenge: 0, period: 1_000, subject: eve, workflow }, 20),
    nominationOpened({ id, candidate: eve, opener: ana }, 20),
  ];
  const passed: Written[] = [
    said(id, ana, true, 20),
    { contract: "reviews", name: "ReviewPassed", args: { id }, time: 20 },
  ];
  const accepted = offerAccepted(id, 30);
  const stateOf = (written: readonly Written[], now = 40) => {
    const snapshot = snapshotOf(written);
    return nominationStateAt(snapshot, only(snapshot.nominations), now);
  };
  it("waits for the domain, the candidate and whoever issues", () => {
    expect(stateOf(events)).toBe("Judging");
    expect(stateOf([...events, ...passed])).toBe("Accepting");
    expect(stateOf([...events, ...passed, accepted])).toBe("Issuable");
    expect(stateOf(events, 1_020)).toBe("Judging");
    expect(stateOf(events, 1_020 + 14 * DAY)).toBe("Rejected");
  });
  it("becomes a clearance that names its endorsers", () => {
    const issued: Written[] = [
      ...events,
      ...passed,
      accepted,
      {
        contract: "clearances",
        name: "ClearanceIssued",
        args: { nomination: id, domain: 1, candidate: eve },
        time: 35,
      },
      numbered(5, eve, 35),
      cleared(1, eve, 35, { rate: 5n }),
    ];
    const snapshot = snapshotOf(issued);
    expect(stateOf(issued)).toBe("Issued");
    expect(snapshot.contractors.get(eve)?.clearances).toMatchObject([
      {
        domain: 1,
        account: eve,
        kind: "Direct",
        since: 35,
        until: undefined,
        rate: 5n,
        nomination: id,
        endorsers: [ana],
      },
    ]);
    expect(snapshot.domains.get(1)).toMatchObject({ members: [ana, eve], voices: 2, admissions: [35] });
    expect(only(snapshot.reviews).settledAt).toBe(35);
  });
  it("is superseded by a clearance that ended in the second it was opened or later, not before", () => {
    const revokedAt = (time: number): Written[] => [numbered(5, eve, 5), cleared(1, eve, 5), ended(1, eve, time)];
    const [domain, ...rest] = events;
    if (!domain) throw new Error("no domain");
    expect(stateOf([domain, ...revokedAt(20), ...rest, ...passed, accepted])).toBe("Superseded");
    expect(stateOf([domain, ...revokedAt(19), ...rest, ...passed, accepted])).toBe("Issuable");
  });
  it("is superseded by stakeholders who revoke afterwards what had ended before", () => {
    const [domain, ...rest] = events;
    if (!domain) throw new Error("no domain");
    const past: Written[] = [numbered(5, eve, 5), cleared(1, eve, 5), ended(1, eve, 10)];
    const revoked: Written = {
      contract: "clearances",
      name: "ClearanceRevoked",
      args: { domain: 1, account: eve },
      time: 30,
    };
    expect(stateOf([domain, ...past, ...rest, ...passed, accepted])).toBe("Issuable");
    expect(stateOf([domain, ...past, ...rest, ...passed, revoked, accepted])).toBe("Superseded");
  });
});

describe("a proposal", () => {
  const rules = {
    votingDelay: 1,
    votingPeriod: 100,
    proposalThreshold: 0n,
    quorumPercent: 20,
    approvalPercent: 60,
    timelockDelay: 1,
    quorumFloor: 1n,
    decidesEarly: false,
    lateExtension: 0,
    supply: 499n,
    stake: { symbol: "STAKE", decimals: 18 },
  };
  const state = (votes: Partial<Proposal>, now: number) => proposalStateAt(proposalOf(votes), rules, now);

  it("is pending up to and with its snapshot, active up to and with its deadline", () => {
    expect(state({}, 100)).toBe("Pending");
    expect(state({}, 101)).toBe("Active");
    expect(state({}, 200)).toBe("Active");
    expect(state({}, 201)).toBe("Defeated");
  });
  it("needs its quorum of all votes cast and its share of for in for plus against", () => {
    expect(state({ forVotes: 60n, againstVotes: 40n }, 201)).toBe("Succeeded");
    expect(state({ forVotes: 59n, againstVotes: 41n }, 201)).toBe("Defeated");
    expect(state({ forVotes: 99n }, 201)).toBe("Defeated");
    expect(state({ forVotes: 1n, abstainVotes: 99n }, 201)).toBe("Succeeded");
    expect(state({ abstainVotes: 100n }, 201)).toBe("Defeated");
  });
  it("goes on by what was done with it, terminal states first", () => {
    const won = { forVotes: 100n };
    expect(state({ ...won, eta: 300 }, 250)).toBe("Queued");
    expect(state({ ...won, eta: 300, executedAt: 301 }, 302)).toBe("Executed");
    expect(state({ ...won, eta: 300, canceledAt: 250 }, 302)).toBe("Canceled");
    expect(state({ canceledAt: 50 }, 60)).toBe("Canceled");
  });
  it("rounds an expected quorum up, as the governor does", () => {
    expect(quorumOf(proposalOf({ quorum: undefined }), rules)).toBe(100n);
    expect(quorumOf(proposalOf({ quorum: undefined }), { ...rules, supply: 501n })).toBe(101n);
  });
  it("is decided early only when no remaining vote can change it", () => {
    const early = { ...rules, decidesEarly: true };
    const at = (votes: Partial<Proposal>) => proposalStateAt(proposalOf(votes), early, 150);
    // Of 500 votes 60 % of all that could still be cast against it.
    expect(at({ forVotes: 300n })).toBe("Succeeded");
    expect(at({ forVotes: 299n })).toBe("Active");
    expect(at({ againstVotes: 201n })).toBe("Defeated");
    expect(at({ againstVotes: 200n })).toBe("Active");
    expect(at({ forVotes: 300n, electorate: undefined })).toBe("Active");
    expect(at({ forVotes: 300n, runoff: { id, leader: 1n } })).toBe("Active");
    expect(at({ forVotes: 300n, eta: 400 })).toBe("Queued");
    // Votes that change nothing are taken all the same.
    expect(takesVotesAt(proposalOf({ forVotes: 300n }), 200)).toBe(true);
    expect(takesVotesAt(proposalOf({ forVotes: 300n }), 201)).toBe(false);
  });
  it("was decided with the vote that left no other outcome", () => {
    const early = { ...rules, decidesEarly: true };
    const vote = (support: Support, weight: bigint, time: number): Vote => ({
      voter: ana,
      support,
      weight,
      reason: "",
      time,
      block: 1n,
      transaction: id,
    });
    const votes = [vote(1, 200n, 110), vote(2, 10n, 120), vote(1, 100n, 130), vote(0, 50n, 140)];
    const whole = proposalOf({ votes, forVotes: 300n, againstVotes: 50n, abstainVotes: 10n });
    expect(decidedAt(whole, early)).toBe(130);
    expect(decidedAt(whole, rules)).toBeUndefined();
    expect(decidedAt(proposalOf({ votes: [vote(0, 201n, 150)], againstVotes: 201n }), early)).toBe(150);
    expect(decidedAt(proposalOf({}), early)).toBeUndefined();
    // Nobody could ever reach the quorum.
    expect(decidedAt(proposalOf({ quorum: 501n }), early)).toBe(100);
  });
  it("never decides early what the rest could turn, whatever the rest does", () => {
    const small = { ...rules, decidesEarly: true, quorumFloor: 3n };
    const supply = 12n;
    for (let yes = 0n; yes <= supply; yes += 1n) {
      for (let against = 0n; yes + against <= supply; against += 1n) {
        const votes = { electorate: supply, quorum: 3n, forVotes: yes, againstVotes: against };
        const early = proposalStateAt(proposalOf(votes), small, 150);
        const rest = supply - yes - against;
        const outcomes = new Set<string>();
        for (let more = 0n; more <= rest; more += 1n) {
          for (let less = 0n; more + less <= rest; less += 1n) {
            for (let silent = 0n; more + less + silent <= rest; silent += 1n) {
              const final = { ...votes, forVotes: yes + more, againstVotes: against + less, abstainVotes: silent };
              outcomes.add(proposalStateAt(proposalOf(final), small, 201));
            }
          }
        }
        expect([...outcomes], `${yes} for, ${against} against`).toEqual(
          early === "Active" ? expect.arrayContaining(["Succeeded", "Defeated"]) : [early],
        );
      }
    }
  });
  it("is beaten by the leader of its runoff", () => {
    const won = { forVotes: 100n };
    expect(state({ ...won, runoff: { id, leader: 1n } }, 201)).toBe("Succeeded");
    expect(state({ ...won, runoff: { id, leader: 2n } }, 201)).toBe("Defeated");
    expect(state({ ...won, runoff: { id, leader: undefined } }, 201)).toBe("Defeated");
  });
  it("asks for the floor of the quorum where the supply is small", () => {
    expect(quorumOf(proposalOf({ quorum: undefined }), { ...rules, quorumFloor: 150n })).toBe(150n);
  });
});
