import { describe, expect, it } from "vitest";

import { carriedOutIn, proposalStateAt, quorumOf, decidedAt, takesVotesAt } from "../states.ts";
import { addressOf, hashOf } from "../testing/ledger.ts";
import { proposalOf } from "../testing/proposal.ts";
import type { Proposal, Support, Vote } from "../types.ts";

const ana = addressOf(1);
const id = hashOf(0xabc);

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
    expect(decidedAt(proposalOf({ quorum: 501n }), early)).toBe(101);
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

describe("the votes of a transaction", () => {
  it("are those that it carried out", () => {
    const executed = (id: bigint, executedIn?: Proposal["executedIn"]) => ({ id, executedIn }) as Proposal;
    const votes = [executed(1n, hashOf(1)), executed(2n), executed(3n, hashOf(3))];
    const proposals = new Map(votes.map((one) => [one.id, one]));
    expect(carriedOutIn({ proposals }, hashOf(3)).map(({ id }) => id)).toEqual([3n]);
    expect(carriedOutIn({ proposals }, hashOf(4))).toEqual([]);
  });
});
