import { describe, expect, it } from "vitest";

import { addressOf, hashOf, snapshotOf, type Written } from "../../chain/testing/ledger.ts";
import { candidatesOf } from "../../chain/states.ts";
import { CANDIDATES, cast, electorates, RUNOFF, runoffProposed } from "../../chain/testing/runoff.ts";
import { formatDate } from "../../shared/format/index.ts";
import { matches, runoffViews } from "./lists.ts";
import { requestTimeLeft } from "./requestTime.ts";

const ana = addressOf(0x11);
const NOBODY: ReadonlySet<string> = new Set();

/** In which views the runoff is at `now`. */
function viewsOf(now: number, waiting = NOBODY, ...more: Written[]): string[] {
  const snapshot = snapshotOf([...runoffProposed(ana), ...more], 16, { electorates });
  return Object.entries(runoffViews(snapshot, now, waiting)).flatMap(([view, { length }]) =>
    length > 0 ? [view] : [],
  );
}

describe("requests for proposals in the list", () => {
  const won = cast(ana, CANDIDATES[0], 1, 120n);
  it("are under way until nothing can come of them any more", () => {
    expect([5, 15, 20].map((now) => viewsOf(now))).toEqual([["active"], ["active"], ["active"]]);
    expect(viewsOf(21)).toEqual(["closed"]);
    expect(viewsOf(21, NOBODY, won)).toEqual(["active"]);
    const executed: Written = {
      contract: "governor",
      name: "ProposalExecuted",
      args: { proposalId: CANDIDATES[0] },
      time: 30,
    };
    expect(viewsOf(31, NOBODY, won, executed)).toEqual(["closed"]);
    const canceled = CANDIDATES.map((proposalId): Written => ({
      contract: "governor",
      name: "ProposalCanceled",
      args: { proposalId },
      time: 2,
    }));
    expect(viewsOf(5, NOBODY, ...canceled)).toEqual(["closed"]);
  });
  it("wait for those who are asked", () => {
    expect(viewsOf(15, new Set([`/runoffs/${RUNOFF}`]))).toEqual(["mine", "active"]);
    expect(viewsOf(15, new Set([`/runoffs/${hashOf(1)}`]))).toEqual(["active"]);
    expect(viewsOf(21, new Set([`/runoffs/${RUNOFF}`]))).toEqual(["closed"]);
  });
  it("say once they are decided what their winner waits for", () => {
    const leftAt = (now: number, ...more: Written[]) => {
      const snapshot = snapshotOf([...runoffProposed(ana), ...more], 16, { electorates });
      const runoff = snapshot.runoffs.get(RUNOFF);
      if (!runoff) throw new Error("There is no runoff");
      return requestTimeLeft({ candidates: candidatesOf(snapshot, runoff) }, snapshot, now);
    };
    expect(leftAt(15, won)).toBe("Closes in less than a minute");
    expect(leftAt(21, won)).toBe("Waits to be queued");
    const queued: Written = {
      contract: "governor",
      name: "ProposalQueued",
      args: { proposalId: CANDIDATES[0], etaSeconds: 40n },
      time: 25,
    };
    expect(leftAt(26, won, queued)).toBe("Executable in less than a minute");
    expect(leftAt(41, won, queued)).toBe("Waits to be executed");
    expect(leftAt(21)).toBe(formatDate(20));
  });
  it("are found by their words", () => {
    expect(matches("Reports of the treasury", "TREASURY rep")).toBe(true);
    expect(matches("Reports of the treasury", "treasury house")).toBe(false);
  });
});
