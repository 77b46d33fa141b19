import { describe, expect, it } from "vitest";

import { ETH_ADDRESS, personalAccount } from "../../chain/accounts.ts";
import { actionsOf } from "../../chain/flows/propose.ts";
import { reviewIdOf } from "../../chain/flows/signing.ts";
import { canVote } from "../../chain/permissions.ts";
import { addressOf, domainEvents, hashOf, reviewOpened, snapshotOf, type Written } from "../../chain/testing/ledger.ts";
import type { Action, Proposal, Question } from "../../chain/types.ts";
import { shortAddress } from "../../shared/format/index.ts";
import { effectWithoutTitle, openingSentence } from "../../shared/governance/effectSentence.ts";
import { runoffTimeLeft } from "../../shared/governance/runoffWords.ts";
import { NO_PAYEES, type PayeeRow } from "../../shared/payees/readPayees.ts";
import { answersTo, unanswered } from "./answers.ts";
import { draftOfOthers, EMPTY_DRAFT, restoreDraft, type Draft, termsIn, withTerms } from "./draft.ts";
import { incompleteSentence } from "./fieldNames.ts";
import { firstJudgement } from "./firstJudgement.ts";
import { proposalViews, timeLeft } from "./lists.ts";
import { readDraft } from "./readDraft.ts";
import { sentOut } from "./sentOut.ts";
import { timelineOf } from "./timeline.ts";
import { ANA, contracts, proposal, snapshotWith, UNIT } from "./proposalFixture.ts";

const BEN = "0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC";

const passed = { forVotes: 100n } as const;

describe("proposalViews", () => {
  const open = proposal({ id: 1n, snapshot: 100, deadline: 300 });
  const waiting = proposal({ id: 2n, ...passed });
  const lost = proposal({ id: 3n });
  const done = proposal({ id: 4n, ...passed, executedAt: 250 });
  const snapshot = snapshotWith([open, waiting, lost, done]);
  it("parts what is under way from what is over, each in its order", () => {
    const ids = (list: readonly Proposal[]) => list.map(({ id }) => id);
    const views = proposalViews(
      snapshot,
      260,
      // A question that waits for an answer has its form among the pages of proposals.
      new Set(["/proposals/1", "/proposals/3", `/proposals/new?template=answer&review=${hashOf(1)}`]),
    );
    expect(ids(views.active)).toEqual([2n, 1n]);
    expect(ids(views.closed)).toEqual([4n, 3n]);
    expect(ids(views.mine)).toEqual([1n]);
  });
  it("says how long each has", () => {
    const soon = proposal({ snapshot: 59, deadline: 300 });
    // Votes are taken from the second after that whose power counts.
    expect(timeLeft(soon, snapshot, 0)).toBe("Opens in 1 minute");
    const asked = { snapshot, account: ANA, now: 0 } as const;
    expect(canVote(asked, soon, 1n)).toMatchObject({ reason: "Voting opens in 1 minute." });
    expect(runoffTimeLeft([soon], 0)).toBe("Opens in 1 minute");
    expect(timelineOf(soon, snapshot.rules, 0)[1]).toMatchObject({ label: "Voting opens", at: 60 });
    expect(timeLeft(open, snapshot, 260)).toBe("Closes in less than a minute");
    expect(timeLeft(waiting, snapshot, 260)).toBe("Waits to be queued");
    expect(timeLeft(proposal({ ...passed, queuedAt: 210, eta: 230 }), snapshot, 230)).toBe("Waits to be executed");
  });
});

describe("openingSentence", () => {
  const paying = (amount: bigint): readonly Action[] =>
    actionsOf(contracts, { kind: "pay", asset: ETH_ADDRESS, payments: [{ payee: ANA, amount }] }, hashOf(1));
  const sentence = (amount: bigint, parts: Partial<Proposal> = {}) => {
    const one = proposal({ actions: paying(amount), ...parts });
    return openingSentence({ nameOf: shortAddress, contracts, snapshot: snapshotWith([one]), now: 150 }, one);
  };
  it("says what stays, or how much is missing", () => {
    expect(sentence(2n * UNIT)).toBe("Pays 2 ETH to 0x7099…79C8; leaves 3 ETH in the general fund.");
    expect(sentence(7n * UNIT)).toBe("Pays 7 ETH to 0x7099…79C8; the general fund is 2 ETH short of it today.");
  });
  it("tells of older credit that is sent along, as long as it may be", () => {
    const key = personalAccount(ANA);
    const one = proposal({ actions: paying(2n * UNIT) });
    const base = snapshotWith([one]);
    const books = new Map([
      ...base.books,
      [key, { key, balances: new Map([[ETH_ADDRESS, UNIT / 2n]]), movements: [] }],
    ]);
    const at = (now: number) =>
      openingSentence({ nameOf: shortAddress, contracts, snapshot: { ...base, books }, now }, one);
    expect(at(150)).toBe(
      "Pays 2 ETH to 0x7099…79C8, and sends along the 0.50 ETH that this payee already has to collect; leaves 3 ETH in the general fund.",
    );
    expect(at(201)).toBe("Pays 2 ETH to 0x7099…79C8.");
  });
  it("leaves what is sent out beside a payment to a sentence of its own", () => {
    const one = proposal({ actions: paying(2n * UNIT) });
    const context = { nameOf: shortAddress, contracts, snapshot: snapshotWith([one]), now: 150 };
    const { actions } = effectWithoutTitle(context, one);
    expect(sentOut(actions)).toEqual(["Sends 0x7099…79C8 what the treasury then keeps for them in ETH."]);
    expect(sentOut(actions.slice(1))).toEqual([]);
  });
  it("ends an answer with one full stop, whether its reason brings one or not", () => {
    const opened = reviewOpened({ id: hashOf(9), k: 2, challenge: 0, period: 86_400, subject: ANA }, 20);
    const question = opened.args.question as Question;
    const asked = { ...opened, args: { ...opened.args, id: reviewIdOf(question) } };
    const at = (reason: string) => {
      const one = proposal({
        actions: actionsOf(contracts, { kind: "answer", question, passed: true, reason }, hashOf(1)),
      });
      return openingSentence({ nameOf: shortAddress, contracts, snapshot: snapshotOf([asked], 40), now: 40 }, one);
    };
    expect(at("")).toMatch(/^Approves for good, .*[^.]\.$/);
    expect(at("Good work")).toMatch(/, because: “Good work”\.$/);
    expect(at("Good work.")).toMatch(/, because: “Good work\.”$/);
  });
  it("warns of an answer only where the review waits for none and the vote can still be carried out", () => {
    const opened = reviewOpened({ id: hashOf(9), k: 2, challenge: 0, period: 86_400, subject: ANA }, 20);
    const question = opened.args.question as Question;
    const id = reviewIdOf(question);
    const asked = { ...opened, args: { ...opened.args, id } };
    const escalated = { contract: "reviews", name: "ReviewEscalated", args: { id, account: ANA }, time: 30 } as Written;
    const actions = actionsOf(contracts, { kind: "answer", question, passed: true, reason: "Yes." }, hashOf(1));
    const warning = (events: readonly Written[], now: number, over = false) => {
      const context = { nameOf: shortAddress, contracts, snapshot: snapshotOf([...events], now), now };
      return effectWithoutTitle(context, proposal({ actions }), over).actions[0]?.warning;
    };
    const late = "This review does not wait for an answer: carrying this out will fail.";
    expect(warning([asked], 40)).toBe(late);
    expect(warning([asked, escalated], 40)).toBeUndefined();
    expect(warning([asked, escalated], 30 + 45 * 86_400)).toBe(late);
    expect(warning([asked, escalated], 30 + 45 * 86_400, true)).toBeUndefined();
  });
  it("says nothing of the fund when nothing is paid any more", () => {
    expect(sentence(2n * UNIT, { canceledAt: 140 })).toBe("Pays 2 ETH to 0x7099…79C8.");
  });
});

describe("incompleteSentence", () => {
  const rows = [1, 2].map((key) => ({ key, payee: "", amount: "" }));
  const payees = { ...NO_PAYEES, rows };
  it("names the fields as they stand on the page", () => {
    const pay = { kind: "pay", payees } as const;
    expect(incompleteSentence({}, pay)).toBeUndefined();
    expect(incompleteSentence({ title: "…" }, pay)).toBe("Not complete yet: purpose.");
    expect(incompleteSentence({ "payees.0.payee": "…", "payees.1.amount": "…", title: "…" }, pay)).toBe(
      "Not complete yet: address 1, amount 2 and purpose.",
    );
    expect(incompleteSentence({ "payees.0.amount": "…" }, { kind: "pay", payees: NO_PAYEES })).toBe(
      "Not complete yet: amount.",
    );
    const table = { kind: "pay", payees: { ...payees, by: "file", text: "x" } } as const;
    expect(incompleteSentence({ "payees.3.payee": "…", "payees.3.amount": "…" }, table)).toBe(
      "Not complete yet: line 3 of the table.",
    );
    const call = { kind: "call", payees } as const;
    expect(incompleteSentence({ target: "", signature: "", "args.0": "", title: "", text: "" }, call)).toBe(
      "Not complete yet: contract, function, argument 1, title and 1 more.",
    );
  });
});

describe("readDraft", () => {
  const read = (parts: Partial<Draft>) =>
    readDraft({ ...EMPTY_DRAFT, title: "Docs", ...parts }, snapshotWith([]), contracts.treasury);
  const row = (payee: string, amount: string, key = 0) => ({ key, payee, amount });
  const byHand = (...rows: readonly PayeeRow[]) => ({ ...NO_PAYEES, rows });
  it("reads a payment in base units, under its title", () => {
    const { template, text, complaints } = read({
      asset: ETH_ADDRESS,
      payees: byHand(row(ANA, "1.5"), row(BEN, "2", 1)),
      text: " Why. ",
    });
    expect(complaints).toEqual({});
    expect(template).toEqual({
      kind: "pay",
      asset: ETH_ADDRESS,
      payments: [
        { payee: ANA, amount: (3n * UNIT) / 2n },
        { payee: BEN, amount: 2n * UNIT },
      ],
    });
    expect(text).toBe("# Docs\n\nWhy.");
  });
  it("names what is wrong with each field", () => {
    const complaintOf = (payee: string, amount: string) =>
      Object.values(read({ asset: ETH_ADDRESS, payees: byHand(row(payee, amount)) }).complaints);
    expect(complaintOf("", "1")).toEqual(["Enter the payee’s address."]);
    expect(complaintOf(ANA.replace("C8", "c8"), "1")).toEqual([
      "A letter of this address is wrong: its capitals don’t fit.",
    ]);
    expect(complaintOf(`0x${"0".repeat(40)}`, "1")).toEqual(["This is nobody’s address."]);
    expect(complaintOf(contracts.treasury, "1")).toEqual(["The treasury can’t pay itself."]);
    expect(complaintOf(ANA, "0")).toEqual(["Enter more than zero."]);
    expect(complaintOf(ANA, "1,5")).toHaveLength(1);
    expect(read({ payees: byHand(row(ANA, "1"), row(ANA.toLowerCase(), "2", 1)) }).complaints).toEqual({
      asset: "Choose an asset.",
      "payees.1.payee": "This payee is named above already.",
    });
  });
  it("asks for a title, and for the words of a statement", () => {
    const complaints = (title: string) => read({ kind: "statement", title, text: "x" }).complaints;
    expect(complaints(" ")).toEqual({ title: "Enter a title." });
    // Lists would have no name for it.
    expect(complaints("…")).toEqual({ title: "Enter a title." });
    // Characters as people count them.
    expect(complaints("😀a".repeat(60))).toEqual({});
    expect(complaints("a".repeat(121))).toEqual({ title: "At most 120 characters; these are 121." });
    expect(read({ kind: "statement" }).complaints).toEqual({
      text: "Fill in “Why”: a statement is made of words alone.",
    });
    expect(read({ kind: "statement", text: "x" }).template).toEqual({ kind: "statement" });
  });
  it("keeps a domain within the contract's limits, in seconds", () => {
    const domain = { kind: "createDomain", name: "Docs", k: "15", challenge: "0", period: "90" } as const;
    expect(read(domain).template).toEqual({
      kind: "createDomain",
      name: "Docs",
      terms: {
        k: 15,
        challenge: 0,
        period: 90 * 86_400,
        cooldown: 90 * 86_400,
        admissionPercent: 25,
        revocationPercent: 10,
      },
    });
    expect(Object.keys(read({ ...domain, cooldown: "366", admissionPercent: "101" }).complaints)).toEqual([
      "cooldown",
      "admissionPercent",
    ]);
    expect(Object.keys(read({ ...domain, name: "é", k: "16", challenge: "31", period: "0" }).complaints)).toEqual([
      "name",
      "k",
      "challenge",
      "period",
    ]);
  });
  it("asks a clearance for what its kind needs, and a question for its answer", () => {
    const admit = { kind: "admit", domain: "1", account: ANA, rate: "60", title: "x" } as const;
    const events = domainEvents({ id: 1, k: 2, challenge: 0, period: 86_400, members: [addressOf(2)] }, 10);
    const question = reviewOpened({ id: hashOf(9), k: 2, challenge: 0, period: 86_400, subject: ANA }, 20);
    const escalated = { contract: "reviews", name: "ReviewEscalated", args: { id: hashOf(9), account: ANA }, time: 30 };
    const chain = snapshotOf([...events, question, escalated as Written], 40);
    const of = (draft: Partial<Draft>) =>
      readDraft({ ...EMPTY_DRAFT, title: "x", ...draft }, chain, contracts.treasury);
    expect(of(admit).template).toMatchObject({ kind: "admit", offer: { kind: "Direct", rate: 60_000_000n } });
    expect(of({ ...admit, offered: "Proposal" }).complaints).toEqual({ lastDay: "Choose the last day." });
    expect(of({ ...admit, offered: "Proposal", lastDay: "1970-01-03" }).template).toMatchObject({
      offer: { kind: "Proposal", until: 3 * 86_400 },
    });
    expect(Object.keys(of({ ...admit, offered: "Subcontractor" }).complaints)).toEqual(["supervisor"]);
    const change = { ...EMPTY_DRAFT, title: "x", kind: "changeDomain", domain: "1" } as const;
    expect(of(change).complaints).toEqual({ domain: "Nothing of it changes." });
    expect(of({ ...change, ...withTerms(change, chain.domains.get(1), { k: "5" }) }).template).toMatchObject({
      kind: "changeDomain",
      domain: 1,
      terms: { k: 5, challenge: 0, period: 86_400 },
    });
    expect(of({ kind: "retireDomain", domain: "1" }).template).toEqual({ kind: "retireDomain", domain: 1 });
    const answer = { kind: "answer", review: hashOf(9) } as const;
    expect(of(answer).complaints).toEqual({ passed: "Choose the answer." });
    expect(of({ ...answer, passed: "yes", passedFor: hashOf(8) }).template).toBeUndefined();
    expect(of({ ...answer, passed: "no", passedFor: hashOf(9) }).template).toMatchObject({
      kind: "answer",
      passed: false,
      question: { subject: ANA, salt: 20n },
    });
    expect(Object.keys(of({ kind: "answer" }).complaints)).toEqual(["review"]);
    const [waits] = unanswered(chain, 40);
    expect(waits?.id).toBe(hashOf(9));
    expect(waits && answersTo(chain, waits, () => "Ana")).toEqual({
      yes: "Clear Ana for Development",
      no: "Do not clear Ana for Development",
    });
    expect(unanswered(chain, 30 + 45 * 86_400)).toEqual([]);
  });
  it("encodes any call by its signature, or takes it as it is", () => {
    const call = { kind: "call", target: ANA, signature: "setVotingDelay(uint48 delay)", args: ["60"] } as const;
    expect(read(call).template).toEqual({
      kind: "call",
      target: ANA,
      value: 0n,
      calldata: `0x79051887${"0".repeat(62)}3c`,
    });
    expect(read({ ...call, args: [] }).complaints).toEqual({ "args.0": "Enter a value." });
    expect(read({ ...call, callBy: "calldata", calldata: "0x123" }).complaints).toEqual({
      calldata: "Write calldata as 0x and pairs of hexadecimal digits.",
    });
    expect(read({ ...call, callBy: "calldata", calldata: "0x", value: "0.5" }).template).toMatchObject({
      calldata: "0x",
      value: UNIT / 2n,
    });
  });
});

describe("the terms of a domain", () => {
  const design = snapshotOf(domainEvents({ id: 1, k: 5, challenge: 0, period: 21 * 86_400, members: [] }, 10), 20);
  const domain = design.domains.get(1);
  const defaults = { k: "3", period: "30", challenge: "3" };
  it("of a new one never come from one that exists", () => {
    const changing: Draft = { ...EMPTY_DRAFT, kind: "changeDomain", domain: "1" };
    expect(termsIn(changing, domain)).toMatchObject({ k: "5", period: "21", challenge: "0" });
    const changed = { ...changing, ...withTerms(changing, domain, { k: "6" }) };
    expect(termsIn(changed, domain)).toMatchObject({ k: "6", period: "21", challenge: "0" });
    expect(termsIn({ ...changed, kind: "createDomain" }, domain)).toMatchObject(defaults);
    expect(termsIn({ ...EMPTY_DRAFT, kind: "createDomain", domain: "1" }, domain)).toMatchObject(defaults);
  });
  it("stand as they are when another one is chosen", () => {
    const changing: Draft = { ...EMPTY_DRAFT, kind: "changeDomain", domain: "2" };
    const changed = { ...changing, ...withTerms(changing, domain, { k: "6" }), domain: "1" };
    expect(termsIn(changed, domain)).toMatchObject({ k: "5" });
  });
});

describe("firstJudgement", () => {
  it("comes after two votes: for the domain, and for who judges in it", () => {
    const rules = { votingDelay: 2 * 86_400, votingPeriod: 7 * 86_400, timelockDelay: 86_400 };
    expect(firstJudgement(rules, "3")).toContain("20 days at the earliest");
    expect(firstJudgement(rules, "3")).toContain("3 contractors with a voice each");
    expect(firstJudgement(rules, "")).toContain("as many contractors with a voice as it takes endorsements");
  });
});

describe("draftOfOthers", () => {
  it("forgets what was proposed, and keeps what was typed into other templates", () => {
    const typed: Draft = { ...EMPTY_DRAFT, kind: "call", title: "Call", text: "Why", target: "0x1", closing: "3" };
    expect(draftOfOthers(typed)).toEqual({ ...EMPTY_DRAFT, closing: "3" });
    expect(draftOfOthers({ ...typed, kind: "closeBudget" })).toEqual({ ...EMPTY_DRAFT, target: "0x1" });
  });
  it("leaves nothing of a draft that was proposed, whatever its template", () => {
    for (const kind of ["pay", "openBudget", "setPolicy", "admit", "changeDomain", "answer", "call"] as const) {
      expect(draftOfOthers({ ...EMPTY_DRAFT, kind, title: "A title" })).toEqual(EMPTY_DRAFT);
    }
  });
});

describe("restoreDraft", () => {
  it("takes a stored draft back as it was", () => {
    const draft: Draft = { ...EMPTY_DRAFT, kind: "call", title: "Docs", callBy: "calldata", args: ["1"] };
    expect(restoreDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });
  it("leaves out what does not fit", () => {
    expect(restoreDraft("nonsense")).toEqual(EMPTY_DRAFT);
    expect(
      restoreDraft({
        kind: "toString",
        title: 5,
        payees: { rows: [{ payee: 1 }] },
        budget: { recurs: 1 },
        args: [1, "2"],
      }),
    ).toEqual({
      ...EMPTY_DRAFT,
      args: ["2"],
    });
  });
});
