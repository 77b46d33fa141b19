import { describe, expect, it } from "vitest";

import { addressOf, snapshotOf, type Written } from "../../chain/testing/ledger.ts";
import { CANDIDATES, cast, electorates, runoffProposed } from "../../chain/testing/runoff.ts";
import { underWay } from "./underWay.ts";

const ana = addressOf(0x11);

/** What is under way at `now`: "request", or the number of a proposal. */
function shown(now: number, ...more: Written[]): string[] {
  const snapshot = snapshotOf([...runoffProposed(ana), ...more], 16, { electorates });
  return underWay(snapshot, now).map((one) => (one.kind === "request" ? "request" : String(one.proposal.id)));
}

describe("what is under way", () => {
  it("counts a request beside its candidates, before them", () => {
    expect(shown(15)).toEqual(["request", "5", "6", "7"]);
  });
  it("keeps a decided request as long as its winner can be carried out", () => {
    const won = cast(ana, CANDIDATES[0], 1, 120n);
    expect(shown(21, won)).toEqual(["request", "5"]);
    const executed: Written = {
      contract: "governor",
      name: "ProposalExecuted",
      args: { proposalId: CANDIDATES[0] },
      time: 30,
    };
    expect(shown(31, won, executed)).toEqual([]);
    expect(shown(21)).toEqual([]);
  });
});
