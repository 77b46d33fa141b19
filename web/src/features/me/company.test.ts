import { describe, expect, it } from "vitest";

import {
  addressOf,
  deployment,
  domainEvents,
  hashOf,
  nominationOpened,
  reviewOpened,
  said,
  snapshotOf,
  type Written,
} from "../../chain/testing/ledger.ts";
import { numbered } from "../../chain/testing/people.ts";
import { todosOf } from "../../chain/todo.ts";
import { companySituation, invitedBy } from "./company.ts";

const [ana, ben, firm, eve] = [addressOf(1), addressOf(2), addressOf(3), addressOf(4)];
const { clearances } = deployment.contracts;
const invitation = (account: typeof ana, invited: boolean, time: number): Written => ({
  contract: "contractors",
  name: "InvitationSet",
  args: { company: firm, account, invited },
  time,
});
const snapshot = snapshotOf([
  ...domainEvents({ id: 1, k: 2, challenge: 0, period: 86_400, members: [ana, ben] }, 10),
  invitation(eve, true, 20),
  invitation(ben, true, 21),
  invitation(ana, true, 22),
  invitation(eve, false, 23),
  numbered(3, firm, 30),
  { contract: "contractors", name: "CompanyJoined", args: { account: ana, company: firm }, time: 30 },
]);

describe("companies", () => {
  it("are joined by contractors, and can be become by who holds no clearance", () => {
    expect(companySituation(snapshot, ana)).toBe("member");
    expect(companySituation(snapshot, ben)).toBe("contractor");
    expect(companySituation(snapshot, firm)).toBe("company");
    expect(companySituation(snapshot, eve)).toBe("company");
  });
  it("tell who joins what they said in reviews that are open, because it counts no longer then", () => {
    const id = hashOf(8);
    const events = [
      ...domainEvents({ id: 1, k: 2, challenge: 0, period: 86_400, members: [ana, ben] }, 10),
      invitation(ben, true, 21),
      reviewOpened({ id, k: 2, challenge: 0, period: 86_400, subject: eve, workflow: clearances }, 30),
      nominationOpened({ id, candidate: eve, opener: eve }, 30),
    ];
    const joining = (more: readonly Written[]) =>
      todosOf({ snapshot: snapshotOf([...events, ...more], 40), account: ben, now: 40, power: new Map() }).find(
        ({ kind }) => kind === "join",
      )?.sentence;
    expect(joining([])).toMatch(/one voice\.$/);
    expect(joining([said(id, ben, true, 35)])).toContain("no longer counts then: Nomination in Development.");
  });
  it("wait for those they invited, not for those who joined or whose invitation was taken back", () => {
    expect(invitedBy(snapshot, firm)).toEqual([ben]);
    expect(invitedBy(snapshot, eve)).toEqual([]);
  });
});
