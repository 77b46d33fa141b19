import { describe, expect, it } from "vitest";

import { openStepsOf } from "../../chain/openSteps.ts";
import { addressOf, hashOf } from "../../chain/testing/ledger.ts";
import type { Proposal, Support, Vote } from "../../chain/types.ts";
import { endedAt, proposalViews } from "./lists.ts";
import { proposal, rules, snapshotWith, UNIT } from "./proposalFixture.ts";
import { timelineOf } from "./timeline.ts";
import { approvalReading, quorumRule, verdict } from "./verdict.ts";

const passed = { forVotes: 100n } as const;

describe("timelineOf", () => {
  const labels = (parts: Partial<Proposal>, now: number) =>
    timelineOf(proposal(parts), rules, now).map(({ label, when }) => `${label}: ${when}`);
  it("goes on from what is past to what everything waits for", () => {
    expect(labels({}, 100)).toEqual([
      "Proposed: past",
      "Voting opens: next",
      "Voting closes: later",
      "Queued: later",
      "Executable: later",
      "Executed: later",
    ]);
    expect(labels(passed, 201)[3]).toBe("Queued: next");
    expect(labels({ ...passed, queuedAt: 210, eta: 230 }, 229).slice(3)).toEqual([
      "Queued: past",
      "Executable: next",
      "Executed: later",
    ]);
    expect(labels({ ...passed, queuedAt: 210, eta: 230 }, 230)[5]).toBe("Executed: next");
  });
  it("ends where the proposal ended", () => {
    expect(labels({}, 201)).toEqual(["Proposed: past", "Voting opened: past", "Voting closed: past"]);
    expect(labels({ canceledAt: 95 }, 300)).toEqual(["Proposed: past", "Cancelled: past"]);
    expect(labels({ ...passed, queuedAt: 210, eta: 230, executedAt: 240 }, 300).at(-1)).toBe("Executed: past");
  });
  it("says what was missed", () => {
    const note = (parts: Partial<Proposal>) => timelineOf(proposal(parts), rules, 201).at(-1)?.note;
    expect(note({})).toBe("Defeated: it missed the quorum and the approval");
    expect(note({ forVotes: 99n })).toBe("Defeated: it missed the quorum");
    expect(note({ forVotes: 59n, againstVotes: 41n })).toBe("Defeated: it missed the approval");
  });
});

describe("approvalReading", () => {
  const reading = (parts: Partial<Proposal>, now: number) => approvalReading(proposal(parts), rules, now);
  it("is in the past tense once nobody can vote any more", () => {
    expect(reading({}, 100)).toBe("Nobody has decided yet; 60 % must approve");
    expect(reading({}, 150)).toBe("Nobody has decided yet; 60 % must approve");
    expect(reading({}, 201)).toBe("Nobody voted for or against it; 60 % had to approve");
    expect(reading({ againstVotes: 10n }, 150)).toBe("0 % approve, 60 % must");
    expect(reading({ forVotes: 2n, againstVotes: 1n }, 201)).toBe("66.67 % approved, 60 % had to");
    expect(reading({ canceledAt: 95 }, 96)).toBe("Nobody voted for or against it; 60 % had to approve");
  });
});

describe("a decision before the end of the vote", () => {
  const early = { ...rules, decidesEarly: true };
  const vote = (support: Support, weight: bigint, time: number): Vote => ({
    voter: addressOf(time),
    support,
    weight,
    reason: "",
    time,
    block: 1n,
    transaction: hashOf(3),
  });
  const won = proposal({ forVotes: 300n, votes: [vote(1, 200n, 120), vote(1, 100n, 130)] });
  const lost = proposal({ againstVotes: 201n, votes: [vote(0, 201n, 140)] });
  const stations = (one: Proposal, now: number) =>
    timelineOf(one, early, now).map(({ label, at, when }) => `${label} ${at ?? "?"}: ${when}`);
  it("lets it wait to be queued since the vote that made it, whoever votes later and after the deadline too", () => {
    const later = { ...won, againstVotes: 5n, votes: [...won.votes, vote(0, 5n, 150)] };
    const since = (now: number) =>
      openStepsOf({ ...snapshotWith([later]), rules: early }, now).map((step) => [step.kind, step.since]);
    expect(since(160)).toEqual([["queue", 130]]);
    expect(since(201)).toEqual([["queue", 130]]);
  });
  it("takes the place of the end of the vote, with the time of the vote that made it", () => {
    expect(stations(won, 150)).toEqual([
      "Proposed 90: past",
      "Voting opened 101: past",
      "Decided early 130: past",
      "Queued ?: next",
      "Executable ?: later",
      "Executed ?: later",
    ]);
    expect(stations(won, 250)[2]).toBe("Decided early 130: past");
    expect(stations(lost, 150)).toEqual(["Proposed 90: past", "Voting opened 101: past", "Decided early 140: past"]);
    expect(timelineOf(lost, early, 150).at(-1)?.note).toBe(
      "Defeated: it missed the approval. No vote that was left could change the outcome",
    );
  });
  it("says why it could be made", () => {
    expect(verdict(won, early, 150)).toContain("even if all who had not voted were against it");
    expect(verdict(won, early, 250)).toContain("before the end of the vote");
    expect(verdict(lost, early, 150)).toContain("even if all who had not voted were for it");
    expect(verdict(proposal({ quorum: 501n }), early, 150)).toContain("fewer votes than the quorum asks for");
    expect(verdict(won, rules, 150)).toBe("As it stands, it passes.");
  });
  it("ends what is lost with its day, and leads what has passed to what waits", () => {
    const views = proposalViews({ ...snapshotWith([won, { ...lost, id: 2n }]), rules: early }, 150, new Set());
    expect(views.active.map(({ id }) => id)).toEqual([1n]);
    expect(views.closed.map(({ id }) => id)).toEqual([2n]);
    expect(endedAt(lost, early)).toBe(140);
    expect(endedAt(lost, rules)).toBe(200);
  });
});

describe("a deadline that was moved", () => {
  const late = { ...rules, lateExtension: 2 * 86_400 };
  it("says from when and why", () => {
    const closes = (parts: Partial<Proposal>) =>
      timelineOf(proposal({ deadline: 300, ...parts }), late, 250).find(({ label }) => label === "Voting closes")?.note;
    expect(closes({})).toMatch(/^Moved from .*: the quorum was reached late, so that 2 days stay to answer$/);
    expect(closes({ runoff: { id: hashOf(9), leader: undefined } })).toContain("a candidate of the request reached");
    expect(closes({ firstDeadline: 300 })).toBe("");
  });
});

describe("a candidate of a runoff", () => {
  const met = { forVotes: 100n, runoff: { id: hashOf(9), leader: 2n } };
  it("fails with quorum and approval when another one leads", () => {
    expect(timelineOf(proposal(met), rules, 201).at(-1)?.note).toBe("Defeated: another candidate won the request");
    expect(verdict(proposal(met), rules, 150)).toContain("As it stands, it fails: it has quorum and approval, but");
    expect(verdict(proposal(met), rules, 201)).toContain("but another candidate won, by votes for it less");
  });
  it("wins when it leads itself", () => {
    const leads = proposal({ ...met, runoff: { id: hashOf(9), leader: 1n } });
    expect(verdict(leads, rules, 150)).toBe("As it stands, it wins its request.");
    expect(verdict(leads, rules, 201)).toContain("It won");
  });
});

describe("the rule behind a quorum", () => {
  it("is the share, or the floor where that is more", () => {
    expect(quorumRule(proposal({}), rules)).toBe("20 % must");
    expect(
      quorumRule(proposal({ quorum: 2n * UNIT, electorate: 8n * UNIT }), { ...rules, quorumFloor: 2n * UNIT }),
    ).toBe("never fewer than 2 must, which here is 25 %");
  });
  it("is that of its own time, whatever the rule and the supply are now", () => {
    const then = proposal({ quorum: 200n, electorate: 1_000n });
    expect(quorumRule(then, { ...rules, quorumPercent: 50, supply: 10n })).toBe("20 % must");
  });
});
