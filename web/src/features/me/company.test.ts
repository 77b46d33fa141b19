import { describe, expect, it } from "vitest";

import { addressOf, domainEvents, snapshotOf, type Written } from "../../chain/testing/ledger.ts";
import { numbered } from "../../chain/testing/people.ts";
import { companySituation, invitedBy } from "./company.ts";

const [ana, ben, firm, eve] = [addressOf(1), addressOf(2), addressOf(3), addressOf(4)];
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
  it("wait for those they invited, not for those who joined or whose invitation was taken back", () => {
    expect(invitedBy(snapshot, firm)).toEqual([ben]);
    expect(invitedBy(snapshot, eve)).toEqual([]);
  });
});
