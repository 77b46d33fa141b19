import { describe, expect, it } from "vitest";

import type { FlowContext } from "./flows/context.ts";
import { candidateIds, proposeRunoff, runoffIdOf, voteOnRunoff } from "./flows/runoff.ts";
import { canVoteTogether } from "./permissions.ts";
import { candidatesOf, contendersOf, leaderOf, runoffStateAt, votableAt } from "./states.ts";
import { addressOf, deployment, snapshotOf, type Written } from "./testing/ledger.ts";
import { CANDIDATES, cast, electorates, RUNOFF, runoffProposed, runoffIn } from "./testing/runoff.ts";
import { todosOf } from "./todo.ts";

const [ana, ben, cleo] = [addressOf(0x11), addressOf(0x22), addressOf(0x33)];
const [first, second, third] = CANDIDATES;

const told = (...more: Written[]) => snapshotOf([...runoffProposed(ana), ...more], 16, { electorates });
const candidatesIn = (snapshot: ReturnType<typeof told>) => candidatesOf(snapshot, runoffIn(snapshot));
const canceled = (proposalId: bigint): Written => ({
  contract: "governor",
  name: "ProposalCanceled",
  args: { proposalId },
  time: 2,
});

describe("a request for proposals", () => {
  const won = told(cast(ana, first, 1, 120n));
  const stateAt = (snapshot: ReturnType<typeof told>, now: number) => runoffStateAt(candidatesIn(snapshot), now);

  it("is open after the snapshot, up to and with the deadline, and is not decided early", () => {
    const overwhelming = told(cast(ana, first, 1, 500n));
    expect([10, 11, 20, 21].map((now) => stateAt(overwhelming, now))).toEqual([
      "Pending",
      "Active",
      "Active",
      "Decided",
    ]);
  });
  it("fails when no candidate meets quorum and approval", () => {
    expect(stateAt(told(cast(ana, first, 1, 99n)), 21)).toBe("Failed");
    expect(stateAt(told(), 21)).toBe("Failed");
  });
  it("is cancelled only with all of its candidates", () => {
    expect(stateAt(told(canceled(first), canceled(second)), 5)).toBe("Pending");
    expect(stateAt(told(...CANDIDATES.map(canceled)), 5)).toBe("Canceled");
    expect(votableAt(candidatesIn(told(canceled(first))), 15).map(({ id }) => id)).toEqual([second, third]);
  });
  it("knows when the vote was to close before a late quorum put it off", () => {
    const args = { proposalId: second, extendedDeadline: 33n };
    const late = told({ contract: "governor", name: "ProposalExtended", args, time: 16 });
    expect(candidatesIn(late).map(({ firstDeadline }) => firstDeadline)).toEqual([20, 20, 20]);
    expect(candidatesIn(late).map(({ deadline }) => deadline)).toEqual([33, 33, 33]);
  });
  it("says what each candidate lacks", () => {
    const shortfalls = (snapshot: ReturnType<typeof told>) =>
      contendersOf(candidatesIn(snapshot), snapshot.rules).map(({ shortfall }) => shortfall);
    expect(shortfalls(told())).toEqual(["quorumAndApproval", "quorumAndApproval", "quorumAndApproval"]);
    expect(shortfalls(told(cast(ana, first, 1, 150n), cast(ana, second, 1, 99n), cast(ana, third, 0, 150n)))).toEqual([
      undefined,
      "quorum",
      "approval",
    ]);
    expect(
      shortfalls(
        told(cast(ana, first, 1, 120n), cast(ana, second, 1, 200n), cast(ben, second, 0, 80n), canceled(third)),
      ),
    ).toEqual([undefined, "tied", "canceled"]);
    expect(shortfalls(told(cast(ana, first, 1, 120n), cast(ana, second, 1, 200n)))[0]).toBe("outvoted");
    expect(leaderOf(candidatesIn(won))?.id).toBe(first);
  });
});

describe("voting on all candidates", () => {
  const may = (
    snapshot: ReturnType<typeof told>,
    now: number,
    account = ben as typeof ben | undefined,
    power?: bigint,
  ) => canVoteTogether({ account, now }, candidatesIn(snapshot), power);

  it("is possible once, with power, while the vote is open", () => {
    expect(may(told(), 15, ben, 5n)).toEqual({ ok: true });
    expect(may(told(), 10, ben, 5n)).toMatchObject({ ok: false, reason: expect.stringContaining("Voting opens") });
    expect(may(told(), 21, ben, 5n)).toMatchObject({ reason: "The vote is over." });
    expect(may(told(), 15, undefined)).toMatchObject({ ok: false });
    expect(may(told(), 15, ben)).toMatchObject({ reason: "Your voting power is being read." });
    expect(may(told(), 15, ben, 0n)).toMatchObject({ reason: expect.stringContaining("no voting power") });
  });
  it("is not possible after a vote on one of them alone, unless that is cancelled", () => {
    const some = told(cast(ben, first, 1, 5n));
    expect(may(some, 16, ben, 5n)).toMatchObject({ reason: expect.stringContaining("on their own pages") });
    const all = told(...CANDIDATES.map((id) => cast(ben, id, 0, 5n)));
    expect(may(all, 16, ben, 5n)).toMatchObject({ reason: expect.stringContaining("You have voted") });
    expect(may(told(canceled(first)), 16, ben, 5n)).toEqual({ ok: true });
  });
  it("says and sends one vote for each, and nothing for one that was cancelled", () => {
    const snapshot = told(canceled(second));
    const context: FlowContext = {
      contracts: deployment.contracts,
      chainId: deployment.chainId,
      snapshot,
      now: 16,
      nameOf: (address) => address,
    };
    const runoff = runoffIn(snapshot);
    const flow = voteOnRunoff(
      context,
      runoff,
      new Map([
        [first, 1],
        [third, 0],
      ]),
      5n * 10n ** 18n,
      " Because. ",
    );
    expect(flow.effect).toBe(
      "Casts your 5 votes on each of 2 candidates: for “Candidate A”, against 1 other. A vote can't be changed.",
    );
    expect(flow.steps[0]?.args).toEqual([RUNOFF, [1, 2, 0], "Because."]);
    const none = voteOnRunoff(
      context,
      runoff,
      new Map([
        [first, 0],
        [third, 2],
      ]),
      5n * 10n ** 18n,
      "",
    );
    expect(none.effect).toContain("on each of 2 candidates: against 1 of them, abstaining on 1 of them. ");
  });
  it("waits once for all of them", () => {
    const power = new Map(CANDIDATES.map((id) => [id, 5n] as const));
    const todos = (snapshot: ReturnType<typeof told>, now = 15) =>
      todosOf({ snapshot, account: ben, now, power }).map(({ kind, href, sentence }) => [kind, href, sentence]);
    const href = `/runoffs/${RUNOFF}`;
    expect(todos(told())).toEqual([["vote", href, "Vote on the 3 candidates of this request for proposals."]]);
    expect(todos(told(cast(ben, first, 1, 5n)))).toEqual([
      ["vote", href, "Vote on the 2 candidates of this request for proposals that you have not voted on."],
    ]);
    expect(todos(told(...CANDIDATES.map((id) => cast(ben, id, 1, 5n))))).toEqual([]);
    expect(todos(told(), 10)).toEqual([]);
    expect(todos(told(), 21)).toEqual([]);
    expect(todosOf({ snapshot: told(), account: cleo, now: 15, power: new Map() })).toEqual([]);
  });
});

describe("asking for proposals", () => {
  it("knows the numbers beforehand, which go by proposer and text", () => {
    const candidates = ["# A", "# B"].map((text) => ({ template: { kind: "statement" } as const, text }));
    const ids = candidateIds(deployment.contracts, ana, candidates);
    expect(new Set([...ids, ...candidateIds(deployment.contracts, ben, candidates)]).size).toBe(4);
    expect(runoffIdOf(ids)).not.toBe(runoffIdOf(ids.toReversed()));
    const snapshot = told();
    const context: FlowContext = {
      contracts: deployment.contracts,
      chainId: deployment.chainId,
      snapshot,
      now: 16,
      nameOf: (address) => address,
    };
    const flow = proposeRunoff(context, ana, { candidates, need: "# Need" });
    expect(flow.effect).toContain("choose among 2 proposals");
    const [sent, uri] = (flow.steps[0]?.args ?? [[], ""]) as [readonly { description: string }[], string];
    expect(sent.map(({ description }) => description)).toEqual(
      candidates.map(({ text }) => `${text}\n\n#proposer=${ana}`),
    );
    expect(uri).toBe("data:text/markdown;charset=utf-8,%23%20Need");
  });
});
