import { zeroAddress } from "viem";
import { describe, expect, it } from "vitest";

import { profileNames } from "../names.ts";
import { companyOf, currentAccount, heldDomains, invitationsOf, partyAt, profileOf, sameParty } from "../parties.ts";
import {
  canAppeal,
  canEndorse,
  canEscalate,
  canJoinCompany,
  canNominate,
  canObject,
  canComplete,
  canRecover,
  canResign,
  canRevoke,
  canSponsor,
  canTakeMove,
} from "../permissions.ts";
import {
  admissionLimit,
  clearanceOf,
  clearanceStateAt,
  comingRate,
  isCleared,
  mootOf,
  nextAdmission,
  possibleEndorsers,
  possibleVoices,
  rateAt,
  recoveryStateAt,
  revocationTaskAt,
  wouldPass,
} from "../states.ts";
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
} from "../testing/ledger.ts";
import { cleared, ended, numbered } from "../testing/people.ts";
import { todosOf } from "../todo.ts";
import type { Review, Snapshot } from "../types.ts";

const [ana, ben, cleo, dan, eve, firm] = [1, 2, 3, 4, 5, 6].map(addressOf) as [
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
];
const DAY = 86_400;
const id = hashOf(0xabc);
const domain = domainEvents({ id: 1, k: 2, challenge: 100, period: 30 * DAY, members: [ana, ben, cleo] }, 10);

const joined = (account: `0x${string}`, time: number): Written[] => [
  { contract: "contractors", name: "InvitationSet", args: { company: firm, account, invited: true }, time: time - 1 },
  { contract: "contractors", name: "CompanyJoined", args: { account, company: firm }, time },
];
const founded: Written[] = [numbered(6, firm, 20), ...joined(ana, 20)];

function reviewIn(snapshot: Snapshot): Review {
  const review = snapshot.reviews.get(id);
  if (!review) throw new Error("no review");
  return review;
}
const voicesOf = (events: readonly Written[]) => {
  const { voices, fullSince } = snapshotOf(events).domains.get(1) ?? {};
  return [voices, fullSince];
};

describe("voices", () => {
  it("are counted as people join, leave, are suspended and go", () => {
    expect(voicesOf(domain)).toEqual([3, 11]);
    expect(voicesOf([...domain, ended(1, ana, 20)])).toEqual([2, 11]);
    expect(voicesOf([...domain, ended(1, ana, 20), ended(1, ben, 21)])).toEqual([1, undefined]);
    const suspended: Written = {
      contract: "contractors",
      name: "ClearanceSuspended",
      args: { domain: 1, account: ana },
      time: 20,
    };
    expect(voicesOf([...domain, suspended, ended(1, ana, 30)])).toEqual([2, 11]);
    expect(voicesOf([...domain, cleared(1, dan, 30, { kind: "Temporary" })])).toEqual([3, 11]);
  });
  it("of a company are one, and merging them is no break in having enough", () => {
    expect(voicesOf([...domain, ...founded])).toEqual([3, 11]);
    expect(voicesOf([...domain, ...founded, ...joined(ben, 30)])).toEqual([2, 11]);
    const left: Written = {
      contract: "contractors",
      name: "CompanyLeft",
      args: { account: ben, company: firm },
      time: 40,
    };
    expect(voicesOf([...domain, ...founded, ...joined(ben, 30), left])).toEqual([3, 11]);
    expect(voicesOf([...domain, ended(1, cleo, 15), ...founded, ...joined(ben, 30)])).toEqual([1, 11]);
  });
});

describe("companies", () => {
  const snapshot = snapshotOf([...domain, ...founded, ...joined(ben, 30)], 40);
  it("know their people, who know them", () => {
    expect(partyAt(snapshot, firm)).toMatchObject({ number: 6, isCompany: true, people: [1, 2] });
    expect(companyOf(snapshot, ana)?.account).toBe(firm);
    expect(partyAt(snapshot, ana)?.affiliations).toEqual([{ company: 6, since: 20, until: undefined }]);
    expect(invitationsOf(snapshot, ana)).toEqual([]);
  });
  it("are joined by those whom they invited, and by nobody twice", () => {
    const invited = snapshotOf([...domain, ...founded, joined(ben, 30)[0] as Written], 40);
    expect(canJoinCompany({ snapshot: invited, account: ben, now: 40 }, firm)).toEqual({ ok: true });
    expect(canJoinCompany({ snapshot: invited, account: cleo, now: 40 }, firm)).toMatchObject({ ok: false });
    expect(canJoinCompany({ snapshot: invited, account: ana, now: 40 }, firm)).toMatchObject({ ok: false });
  });
  it("speak once, and not about their own", () => {
    const opened = [
      ...domain,
      ...founded,
      ...joined(ben, 30),
      reviewOpened({ id, k: 2, challenge: 100, period: 30 * DAY, subject: dan }, 50),
      said(id, ana, true, 51),
    ];
    const spoken = snapshotOf(opened, 60);
    const review = reviewIn(spoken);
    const as = (account: `0x${string}`) => ({ snapshot: spoken, account, now: 60 });
    expect(canEndorse(as(ben), review)).toEqual({
      ok: false,
      reason: "Somebody of your company has spoken on this; all of you share one voice.",
    });
    expect(possibleEndorsers(spoken, review)).toEqual([cleo]);
    expect(possibleVoices(spoken, review)).toBe(1);
    // Who lent the voice has gone: a recount drops that say, and the colleague is heard.
    const gone = snapshotOf([...opened, ended(1, ana, 60)], 61);
    expect(canEndorse({ snapshot: gone, account: ben, now: 61 }, reviewIn(gone))).toEqual({ ok: true });

    const own = snapshotOf(
      [
        ...domain,
        ...founded,
        ...joined(ben, 30),
        reviewOpened({ id, k: 2, challenge: 100, period: 30 * DAY, subject: ana, barred: [1, 6] }, 50),
      ],
      60,
    );
    expect(canEndorse({ snapshot: own, account: ben, now: 60 }, reviewIn(own))).toMatchObject({
      reason: expect.stringContaining("share a voice") as string,
    });
    expect(canObject({ snapshot: own, account: ben, now: 60 }, reviewIn(own))).toEqual({ ok: true });
    expect(canObject({ snapshot: own, account: ana, now: 60 }, reviewIn(own))).toMatchObject({ ok: false });
    expect(canSponsor({ snapshot: own, account: ben, now: 60 }, 1, [ana])).toMatchObject({ ok: false });
  });
  it("take their voice out of reviews that were open when somebody joined", () => {
    const events = [
      ...domain,
      reviewOpened({ id, k: 2, challenge: 100, period: 30 * DAY, subject: dan }, 15),
      said(id, ana, true, 16),
      said(id, ben, true, 17),
      ...founded,
    ];
    const after = snapshotOf(events, 60);
    expect(wouldPass(after, reviewIn(after))).toBe(false);
  });
});

describe("a season", () => {
  it("keeps those who are new from judging what asks for it", () => {
    const start = 40 * DAY;
    const events = [
      ...domain,
      numbered(5, eve, start),
      cleared(1, eve, start),
      reviewOpened({ id, k: 2, challenge: 100, period: 30 * DAY, subject: dan, seasoned: true }, start + 10),
    ];
    const snapshot = snapshotOf(events, start + 20);
    const as = (account: `0x${string}`, now = start + 20) => ({ snapshot, account, now });
    expect(canEndorse(as(ana), reviewIn(snapshot))).toEqual({ ok: true });
    expect(canEndorse(as(eve), reviewIn(snapshot))).toMatchObject({
      reason: expect.stringContaining("less than 30 days") as string,
    });
    expect(canSponsor(as(eve), 1, [dan])).toMatchObject({ ok: false });
    expect(canSponsor(as(eve, start + 30 * DAY), 1, [dan])).toEqual({ ok: true });
  });
});

describe("a clearance", () => {
  it("of a kind with an end gives no rights from that second on, and is held until that is written down", () => {
    const events = [...domain, numbered(4, dan, 30), cleared(1, dan, 30, { kind: "Proposal", until: 500 })];
    const snapshot = snapshotOf(events, 499);
    expect(isCleared(snapshot, 1, dan, 499)).toBe(true);
    expect(isCleared(snapshot, 1, dan, 500)).toBe(false);
    expect(heldDomains(snapshot, dan)).toEqual([1]);
    const clearance = clearanceOf(snapshotOf([...events, ended(1, dan, 600)]), 1, dan);
    expect(clearance).toMatchObject({ until: 500, endedAt: 600, ending: "expired" });
    expect(clearance && clearanceStateAt(clearance, 700)).toBe("Ended");
  });
  it("tells how it ended", () => {
    const resigned: Written = { contract: "clearances", name: "Resigned", args: { domain: 1, account: ana }, time: 30 };
    const ending = (...events: Written[]) => clearanceOf(snapshotOf([...domain, ...events]), 1, ana)?.ending;
    expect(ending(resigned, ended(1, ana, 30))).toBe("resigned");
    expect(ending(ended(1, ana, 30))).toBe("byStakeholders");
    const used: Written = {
      contract: "contractors",
      name: "ClearanceUsed",
      args: { domain: 1, account: ana, left: 0 },
      time: 30,
    };
    expect(ending(used, ended(1, ana, 30))).toBe("used");
  });
  it("has the rate of the time that is asked for", () => {
    const set = (rate: bigint, from: number, time: number): Written => ({
      contract: "contractors",
      name: "RateSet",
      args: { domain: 1, account: ana, rate, from },
      time,
    });
    const clearance = clearanceOf(
      snapshotOf([...domain, set(70n, 1_000, 30), set(80n, 1_000, 40), set(90n, 2_000, 1_500)]),
      1,
      ana,
    );
    if (!clearance) throw new Error("no clearance");
    expect([999, 1_000, 1_999, 2_000].map((time) => rateAt(clearance, time))).toEqual([60_000_000n, 80n, 80n, 90n]);
    expect(comingRate(clearance, 1_500)).toEqual({ rate: 90n, from: 2_000 });
    expect(comingRate(clearance, 2_000)).toBeUndefined();
  });
  it("can be asked for again after the cool-down", () => {
    const strict = domainEvents({ id: 1, k: 2, challenge: 0, period: DAY, members: [ana, ben], cooldown: 1_000 }, 10);
    const snapshot = snapshotOf([...strict, ended(1, ben, 50)], 60);
    const may = (now: number) => canNominate({ snapshot, account: ana, now }, 1, ben).ok;
    expect([1_049, 1_050].map(may)).toEqual([false, true]);
  });
});

describe("limits", () => {
  it("count four spans of ten days, as the contract does", () => {
    const admitted = (account: `0x${string}`, party: number, time: number): Written[] => [
      reviewOpened({ id: hashOf(party), k: 2, challenge: 0, period: DAY, subject: account }, time),
      nominationOpened({ id: hashOf(party), candidate: account, opener: ana }, time),
      {
        contract: "clearances",
        name: "ClearanceIssued",
        args: { nomination: hashOf(party), domain: 1, candidate: account },
        time,
      },
      numbered(party, account, time),
      cleared(1, account, time),
    ];
    const events = [
      ...domainEvents({ id: 1, k: 2, challenge: 0, period: DAY, members: [ana, ben], admissionPercent: 25 }, 10),
      ...admitted(dan, 4, 15 * DAY),
      ...admitted(eve, 5, 16 * DAY),
    ];
    const area = snapshotOf(events).domains.get(1);
    if (!area) throw new Error("no domain");
    expect(area.admissions).toEqual([15 * DAY, 16 * DAY]);
    expect(admissionLimit(area)).toBe(2);
    // Both fell into the span of the days 10 to 19, which counts until day 50.
    expect(nextAdmission(area, 17 * DAY)).toBe(50 * DAY);
    expect(nextAdmission(area, 50 * DAY - 1)).toBe(50 * DAY);
    expect(nextAdmission(area, 50 * DAY)).toBeUndefined();
    expect(nextAdmission({ ...area, admissions: [15 * DAY, 25 * DAY] }, 26 * DAY)).toBe(50 * DAY);
    expect(nextAdmission({ ...area, admissions: [15 * DAY] }, 16 * DAY)).toBeUndefined();
  });
});

describe("a revocation", () => {
  const opened: Written[] = [
    ...domain,
    reviewOpened(
      {
        id,
        k: 2,
        challenge: 7 * DAY,
        period: 30 * DAY,
        subject: cleo,
        barred: [3],
        appealable: true,
        workflow: deployment.contracts.revocations,
      },
      50,
    ),
    {
      contract: "revocations",
      name: "RevocationOpened",
      args: { revocation: id, domain: 1, account: cleo, opener: ana, salt: 50n, uri: "data:,x" },
      time: 50,
    },
    said(id, ana, true, 50),
  ];
  const reached: Written[] = [
    ...opened,
    said(id, ben, true, 60),
    { contract: "reviews", name: "ReviewReached", args: { id }, time: 60 },
  ];
  const suspended: Written[] = [
    ...reached,
    { contract: "revocations", name: "RevocationSuspends", args: { revocation: id }, time: 60 },
    { contract: "contractors", name: "ClearanceSuspended", args: { domain: 1, account: cleo }, time: 60 },
  ];
  const taskOf = (events: readonly Written[], now: number) => {
    const snapshot = snapshotOf(events, now);
    const revocation = snapshot.revocations.get(id);
    if (!revocation) throw new Error("no revocation");
    return revocationTaskAt(snapshot, revocation, now).kind;
  };
  it("suspends, lifts and revokes as its review goes", () => {
    expect(taskOf(opened, 55)).toBe("nothing");
    expect(taskOf(reached, 61)).toBe("suspend");
    expect(taskOf(suspended, 61)).toBe("nothing");
    expect(taskOf(suspended, 60 + 7 * DAY)).toBe("revoke");
    const withdrawn: Written[] = [
      ...suspended,
      { contract: "reviews", name: "SayWithdrawn", args: { id, account: ben }, time: 70 },
      { contract: "reviews", name: "ReviewReopened", args: { id }, time: 70 },
    ];
    expect(taskOf(withdrawn, 71)).toBe("lift");
  });
  it("lapses when it loses an endorsement after its deadline: then, at the latest when its challenge ended", () => {
    const late = 50 + 29 * DAY;
    const lost = (time: number) => {
      const { reviews } = snapshotOf([
        ...opened,
        said(id, ben, true, late),
        { contract: "reviews", name: "ReviewReached", args: { id }, time: late },
        { contract: "reviews", name: "SayWithdrawn", args: { id, account: ben }, time },
        { contract: "reviews", name: "ReviewReopened", args: { id }, time },
      ]);
      return reviews.get(id)?.deadline;
    };
    expect(lost(late + 1)).toBe(50 + 30 * DAY);
    expect(lost(late + 2 * DAY)).toBe(late + 2 * DAY);
    expect(lost(late + 9 * DAY)).toBe(late + 7 * DAY);
  });
  const lift = (time: number): Written[] => [
    { contract: "revocations", name: "RevocationLifted", args: { revocation: id }, time },
    { contract: "contractors", name: "ClearanceReinstated", args: { domain: 1, account: cleo }, time },
  ];
  const spare = (time: number): Written => ({
    contract: "revocations",
    name: "RevocationSpares",
    args: { revocation: id, until: time + 180 * DAY },
    time,
  });
  it("counts once in 30 days for the limit, and then again", () => {
    expect(snapshotOf(suspended).domains.get(1)?.revocations).toEqual([60]);
    const again = (time: number): Written[] => [
      ...suspended,
      ...lift(70),
      { contract: "revocations", name: "RevocationSuspends", args: { revocation: id }, time },
      { contract: "contractors", name: "ClearanceSuspended", args: { domain: 1, account: cleo }, time },
    ];
    const last = 60 + 30 * DAY - 1;
    expect(snapshotOf(again(last)).domains.get(1)?.revocations).toEqual([60]);
    expect(snapshotOf(again(last + 1)).domains.get(1)?.revocations).toEqual([60, last + 1]);
  });
  const escalated = (time: number): Written => ({
    contract: "reviews",
    name: "ReviewEscalated",
    args: { id, account: cleo },
    time,
  });
  const refused: Written = {
    contract: "reviews",
    name: "ReviewAnswered",
    args: { id, passed: false, reason: "" },
    time: 95,
  };
  it("spares whom it was rejected for, whether it suspended anybody just then or not", () => {
    const rejected = [...suspended, escalated(90), refused];
    expect(taskOf(rejected, 96)).toBe("lift");
    const spared = snapshotOf([...rejected, spare(100), ...lift(100)]);
    expect(spared.revocations.get(id)).toMatchObject({ sparesUntil: 100 + 180 * DAY, suspends: false });
    expect(taskOf([...rejected, spare(100), ...lift(100)], 101)).toBe("nothing");
    // The limit kept it waiting.
    expect(taskOf([...reached, escalated(90), refused], 96)).toBe("spare");
    expect(taskOf([...reached, escalated(90), refused, spare(100)], 101)).toBe("nothing");
    const ended = { contract: "contractors", name: "ClearanceEnded", args: { domain: 1, account: cleo }, time: 97 };
    expect(taskOf([...reached, escalated(90), refused, ended as Written], 98), "what was judged is gone").toBe(
      "nothing",
    );
    // Short of endorsements, after it had suspended.
    const withdrawn: Written[] = [
      ...suspended,
      { contract: "reviews", name: "SayWithdrawn", args: { id, account: ben }, time: 65 },
      { contract: "reviews", name: "ReviewReopened", args: { id }, time: 65 },
      ...lift(70),
    ];
    expect(taskOf(withdrawn, 50 + 44 * DAY)).toBe("spare");
    expect(taskOf(opened, 50 + 44 * DAY)).toBe("nothing");
  });
  it("suspends nobody by objections to what k have not endorsed", () => {
    expect(taskOf([...opened, escalated(90)], 91)).toBe("nothing");
    expect(taskOf([...reached, escalated(90)], 91)).toBe("suspend");
  });
  it("can be appealed while it is open, once, by whom it is about", () => {
    const appealed: Written = {
      contract: "reviews",
      name: "ReviewAppealed",
      args: { id, account: cleo, reason: "No." },
      time: 55,
    };
    const may = (events: readonly Written[], account: `0x${string}`, now: number) => {
      const snapshot = snapshotOf(events, now);
      return canAppeal({ snapshot, account, now }, reviewIn(snapshot)).ok;
    };
    expect(may(opened, cleo, 54)).toBe(true);
    expect(may(opened, ben, 54)).toBe(false);
    expect(may([...opened, appealed], cleo, 56)).toBe(false);
    expect(may(reached, cleo, 61)).toBe(true);
    expect(may(reached, cleo, 60 + 7 * DAY)).toBe(false);
    expect(may(opened, cleo, 50 + 30 * DAY)).toBe(false);
    expect(reviewIn(snapshotOf([...opened, appealed])).appeal).toMatchObject({ time: 55, reason: "No." });
    const todo = (events: readonly Written[], now: number) =>
      todosOf({ snapshot: snapshotOf(events, now), account: cleo, now, power: new Map() });
    expect(todo(opened, 54)).toMatchObject([
      {
        kind: "appeal",
        title: expect.stringMatching(/^Your clearance in Development is put in question: \d of 2$/) as string,
        until: 50 + 30 * DAY,
      },
    ]);
    expect(todo(suspended, 61)).toMatchObject([{ kind: "appeal", until: 60 + 7 * DAY }]);
    expect(todo([...opened, appealed], 56)).toMatchObject([{ kind: "accused", href: `/revocations/${id}` }]);
    expect(todo(opened, 50 + 30 * DAY)).toMatchObject([{ kind: "accused", until: 50 + 44 * DAY }]);
    expect(todo(opened, 50 + 44 * DAY)).toEqual([]);
  });
  it("follows its subject to a new address, and tells that it ended the clearance", () => {
    const moved: Written[] = [
      ...suspended,
      { contract: "contractors", name: "PartyMoved", args: { party: 3, from: cleo, to: eve }, time: 80 },
    ];
    expect(taskOf(moved, 60 + 7 * DAY)).toBe("revoke");
    const over: Written[] = [
      ...moved,
      { contract: "reviews", name: "ReviewPassed", args: { id }, time: 8 * DAY },
      { contract: "revocations", name: "Revoked", args: { revocation: id }, time: 8 * DAY },
      ended(1, eve, 8 * DAY),
    ];
    expect(clearanceOf(snapshotOf(over), 1, eve)).toMatchObject({ ending: "revoked", endedAt: 8 * DAY });
    expect(taskOf(over, 9 * DAY)).toBe("nothing");
  });
  it("takes the voice, the right to resign, and a second revocation by the same opener", () => {
    const snapshot = snapshotOf(suspended, 100);
    expect(canResign({ snapshot, account: cleo, now: 100 }, 1)).toMatchObject({ ok: false });
    expect(canResign({ snapshot, account: ben, now: 100 }, 1)).toEqual({ ok: true });
    expect(canRevoke({ snapshot, account: ana, now: 100 }, 1, cleo)).toMatchObject({ ok: false });
    expect(canRevoke({ snapshot, account: ben, now: 100 }, 1, cleo)).toEqual({ ok: true });
    const review = { ...reviewIn(snapshot), contestedAt: 90 };
    expect(canEscalate({ snapshot, account: cleo, now: 100 }, review)).toEqual({ ok: true });
    expect(canEscalate({ snapshot, account: dan, now: 100 }, review)).toMatchObject({ ok: false });
  });
});

describe("a move", () => {
  const offeredTo = (to: `0x${string}`, time: number): Written => ({
    contract: "moves",
    name: "MoveOffered",
    args: { from: ana, to },
    time,
  });
  const moved: Written = {
    contract: "contractors",
    name: "PartyMoved",
    args: { party: 1, from: ana, to: eve },
    time: 60,
  };
  const profile: Written = {
    contract: "profiles",
    name: "ProfileSet",
    args: { account: ana, name: "A", portrait: "", uri: "" },
    time: 30,
  };
  it("takes clearances, history and profile along", () => {
    const snapshot = snapshotOf([...domain, profile, offeredTo(eve, 50), moved], 70);
    expect(partyAt(snapshot, ana)).toBeUndefined();
    expect(partyAt(snapshot, eve)).toMatchObject({ number: 1, formerAccounts: [ana] });
    expect(currentAccount(snapshot, ana)).toBe(eve);
    expect(sameParty(snapshot, ana, eve)).toBe(true);
    expect(clearanceOf(snapshot, 1, eve)).toMatchObject({ account: eve, since: 11 });
    expect(snapshot.contractors.has(ana)).toBe(false);
    expect(snapshot.domains.get(1)?.members).toEqual([eve, ben, cleo]);
    expect(profileOf(snapshot, eve)?.name).toBe("A");
    expect(snapshot.moveOffers.size).toBe(0);
  });
  it("is taken by whom it was offered to, and is offered to nobody known", () => {
    const may = (events: Written[], account = eve) =>
      canTakeMove({ snapshot: snapshotOf([...domain, ...events], 70), account, now: 70 }, ana).ok;
    expect(may([offeredTo(eve, 50)])).toBe(true);
    expect(may([offeredTo(eve, 50)], dan)).toBe(false);
    expect(may([offeredTo(eve, 50), offeredTo(zeroAddress, 55)])).toBe(false);
    expect(may([offeredTo(ben, 50)], ben)).toBe(false);
  });
  it("by others waits for its domain, and for 270 days", () => {
    const asked: Written[] = [
      ...domain,
      reviewOpened({ id, k: 2, challenge: 14 * DAY, period: 30 * DAY, subject: ana, payees: [eve], barred: [1] }, 50),
      {
        contract: "moves",
        name: "RecoveryOpened",
        args: { recovery: id, domain: 1, from: ana, to: eve, opener: ben, salt: 50n, uri: "data:,x" },
        time: 50,
      },
      said(id, ben, true, 50),
    ];
    const approved: Written[] = [
      ...asked,
      said(id, cleo, true, 60),
      { contract: "reviews", name: "ReviewReached", args: { id }, time: 60 },
    ];
    const stateOf = (events: readonly Written[], now: number) => {
      const snapshot = snapshotOf(events, now);
      const recovery = snapshot.recoveries.get(id);
      if (!recovery) throw new Error("no recovery");
      return recoveryStateAt(snapshot, recovery, now);
    };
    expect(stateOf(asked, 55)).toBe("Judging");
    expect(stateOf(approved, 60 + 14 * DAY)).toBe("Completable");
    expect(stateOf(approved, 49 + 270 * DAY)).toBe("Completable");
    const completing = (events: readonly Written[], now: number) => {
      const snapshot = snapshotOf(events, now);
      const recovery = snapshot.recoveries.get(id);
      if (!recovery) throw new Error("no recovery");
      return canComplete({ snapshot, account: dan, now }, recovery);
    };
    const later14 = 60 + 14 * DAY;
    expect(completing(approved, later14)).toEqual({ ok: true });
    const stricter = domainEvents({ id: 2, k: 3, challenge: 0, period: DAY, members: [] }, 70);
    expect(completing([...approved, ...stricter, cleared(2, ana, 80)], later14)).toMatchObject({
      reason: expect.stringContaining("more voices") as string,
    });
    expect(completing([...approved, ...stricter, cleared(2, ana, 80), ended(1, ana, 90)], later14)).toMatchObject({
      reason: expect.stringContaining("not cleared any more") as string,
    });
    const other = hashOf(77);
    const terms = { id: 1, k: 2, challenge: 100, period: 30 * DAY, revocationPercent: 10 };
    const limitUsed: Written[] = [
      ...domainEvents({ ...terms, members: [ana, ben, cleo] }, 10),
      reviewOpened({ id: other, k: 2, challenge: 7 * DAY, period: 30 * DAY, subject: cleo, barred: [3] }, 40),
      {
        contract: "revocations",
        name: "RevocationOpened",
        args: { revocation: other, domain: 1, account: cleo, opener: ben, salt: 40n, uri: "data:,x" },
        time: 40,
      },
      { contract: "revocations", name: "RevocationSuspends", args: { revocation: other }, time: 45 },
    ];
    expect(completing([...limitUsed, ...approved.slice(domain.length)], later14)).toMatchObject({
      reason: expect.stringContaining("as many as 30 days allow") as string,
    });
    expect(stateOf(approved, 50 + 270 * DAY)).toBe("Expired");
    // Whose key was not lost and who has moved: nothing more is asked of anybody.
    const gone: Written = {
      contract: "contractors",
      name: "PartyMoved",
      args: { party: 1, from: ana, to: dan },
      time: 56,
    };
    const later = snapshotOf([...asked, gone], 57);
    expect(stateOf([...asked, gone], 57)).toBe("Superseded");
    expect(mootOf(later, reviewIn(later), 57)).toBe("Superseded");
    expect(canEndorse({ snapshot: snapshotOf(asked), account: cleo, now: 57 }, reviewIn(snapshotOf(asked))).ok).toBe(
      true,
    );
    expect(canEndorse({ snapshot: later, account: cleo, now: 57 }, reviewIn(later)).ok).toBe(false);
    for (const account of [cleo, dan, ben])
      expect(todosOf({ snapshot: later, account, now: 57, power: new Map(), votes: 1n })).toEqual([]);
    // Who endorsed it and has come to the address to which it would be moved passes nothing by that.
    const taken: Written = {
      contract: "contractors",
      name: "PartyMoved",
      args: { party: 3, from: cleo, to: eve },
      time: 70,
    };
    const snapshot = snapshotOf([...approved, taken], 60 + 14 * DAY);
    expect(wouldPass(snapshot, reviewIn(snapshot))).toBe(false);
  });
  it("by others is decided where most voices are asked for", () => {
    const second = domainEvents({ id: 2, k: 3, challenge: 0, period: DAY, members: [] }, 20);
    const snapshot = snapshotOf([...domain, ...second, cleared(2, ana, 30)], 70);
    expect(canRecover({ snapshot, account: ben, now: 70 }, 1, ana, eve)).toMatchObject({
      reason: expect.stringContaining("most voices") as string,
    });
    const retired = (id: number): Written => ({
      contract: "contractors",
      name: "DomainRetired",
      args: { domain: id },
      time: 40,
    });
    const passedOver = snapshotOf([...domain, ...second, cleared(2, ana, 30), retired(2)], 70);
    expect(canRecover({ snapshot: passedOver, account: ben, now: 70 }, 1, ana, eve)).toEqual({ ok: true });
    expect(
      canRecover({ snapshot: snapshotOf([...domain, retired(1)], 70), account: ben, now: 70 }, 1, ana, eve),
    ).toEqual({
      ok: false,
      reason: "All its domains were retired: nothing new is asked there.",
    });
    const alone = snapshotOf(domain, 70);
    expect(canRecover({ snapshot: alone, account: ben, now: 70 }, 1, ana, eve)).toEqual({ ok: true });
    expect(canRecover({ snapshot: alone, account: ben, now: 70 }, 1, ana, cleo)).toMatchObject({ ok: false });
  });
});

describe("names", () => {
  const called = (account: `0x${string}`, name: string): Written => ({
    contract: "profiles",
    name: "ProfileSet",
    args: { account, name, portrait: "", uri: "" },
    time: 90,
  });
  it("are shown of those whom somebody cleared and of their companies, without disguise", () => {
    const names = profileNames(
      snapshotOf([
        ...domain,
        ...founded,
        called(ana, "Ana\u202e"),
        called(ben, "0xBen"),
        called(firm, "Firm"),
        called(dan, "Dan"),
      ]),
    );
    expect([ana, ben, firm, dan].map((account) => names.get(account))).toEqual(["Ana", undefined, "Firm", undefined]);
  });
  it("carry their addresses when two are the same, however they are written", () => {
    const names = profileNames(snapshotOf([...domain, called(ana, "A. Na"), called(ben, "ana")]));
    expect(names.get(ana)).toBe("A. Na (0x0000…0001)");
    expect(names.get(ben)).toBe("ana (0x0000…0002)");
  });
});
