import { describe, expect, it } from "vitest";

import { nominationStateAt } from "../states.ts";
import {
  addressOf,
  deployment,
  domainEvents,
  hashOf,
  nominationOpened,
  offerAccepted,
  only,
  reviewOpened,
  said,
  snapshotOf,
  type Written,
} from "../testing/ledger.ts";
import { cleared, ended, numbered } from "../testing/people.ts";

const [ana, eve] = [addressOf(1), addressOf(5)];
const id = hashOf(0xabc);
const DAY = 86_400;

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
