import { describe, expect, it } from "vitest";

import { ETH_ADDRESS } from "../../chain/accounts.ts";
import { candidatesOf, contendersOf } from "../../chain/states.ts";
import { addressOf, deployment, snapshotOf, type Written } from "../../chain/testing/ledger.ts";
import { CANDIDATES, cast, electorates, runoffProposed, runoffIn } from "../../chain/testing/runoff.ts";
import { encodeText } from "../../chain/content.ts";
import type { Proposal, Snapshot } from "../../chain/types.ts";
import { DAY } from "../../shared/format/index.ts";
import { contenderWords, runoffTimeLeft } from "../../shared/governance/runoffWords.ts";
import { proposalWords } from "../../shared/governance/words.ts";
import { choose, chooseRest, NO_VOTE, readChoices, restoreVote } from "./choices.ts";
import { EMPTY_RUNOFF, readRunoff, restoreRunoff, withCandidate, type RunoffDraft } from "./newRunoff.ts";
import {
  extensionSentence,
  needTitle,
  nextSentence,
  openingSentence,
  standingSentence,
  supportsText,
  voterRows,
  votesOf,
  whySentence,
} from "./standing.ts";

const [ana, ben] = [addressOf(0x11), addressOf(0x22)];
const [first, second, third] = CANDIDATES;
const VOTE = 10n ** 18n;
const RULES = { stake: { symbol: "STAKE", decimals: 18 } };
const many = new Map([...electorates].map(([id]) => [id, { quorum: 100n * VOTE, supply: 500n * VOTE }] as const));

function told(...more: Written[]) {
  const snapshot = snapshotOf([...runoffProposed(ana, encodeText("# Reports\n\nMonthly.")), ...more], 16, {
    electorates: many,
  });
  const runoff = runoffIn(snapshot);
  const candidates = candidatesOf(snapshot, runoff);
  return { snapshot, runoff, candidates, contenders: contendersOf(candidates, snapshot.rules) };
}

describe("how a runoff stands", () => {
  const close = told(
    cast(ana, first, 1, 120n * VOTE),
    cast(ana, second, 1, 200n * VOTE, "Better."),
    cast(ben, second, 0, 50n * VOTE, "Worse."),
    cast(ana, third, 0, 150n * VOTE),
  );

  it("names the need and the choice", () => {
    expect(needTitle(close.runoff)).toBe("Reports");
    expect(openingSentence(close.contenders, 5)).toContain("Voting opens");
    expect(openingSentence(close.contenders, 15)).toBe(
      "Stakeholders choose among 3 candidates; at most one of them is carried out. Voting closes in less than a minute.",
    );
    expect(openingSentence(close.contenders, 21)).toBe("The stakeholders chose “Candidate B” among 3 candidates.");
    expect(openingSentence(told().contenders, 21)).toContain("None of the 3 candidates won");
  });
  it("says who leads, by how much and before whom", () => {
    expect(standingSentence(close.contenders, RULES, false)).toBe(
      "“Candidate B” leads: it has 150 net votes, 30 more than “Candidate A”.",
    );
    expect(standingSentence(told(cast(ana, first, 1, VOTE)).contenders, RULES, false)).toContain("Nobody leads");
    expect(standingSentence(told().contenders, RULES, true)).toBe("No candidate met quorum and approval.");
    expect(standingSentence(told(cast(ana, first, 1, 120n * VOTE)).contenders, RULES, true)).toBe(
      "“Candidate A” won: it is the only one that met quorum and approval. It had 120 net votes.",
    );
    const tie = told(cast(ana, first, 1, 120n * VOTE), cast(ana, second, 1, 120n * VOTE));
    expect(standingSentence(tie.contenders, RULES, false)).toBe(
      "“Candidate A” leads: it has 120 net votes, as many as “Candidate B”, and stands before it.",
    );
  });
  it("calls a candidate whose proposer cancelled it so, wherever it stands", () => {
    const args = { proposalId: first };
    const { contenders, candidates, snapshot } = told({
      contract: "governor",
      name: "ProposalCanceled",
      args,
      time: 2,
    });
    const [contender, candidate] = [contenders[0], candidates[0]];
    if (!contender || !candidate) throw new Error("There is no candidate");
    expect(contenderWords(contender, false).word).toBe("Cancelled");
    expect(proposalWords(candidate, snapshot.rules, 5).word).toBe("Cancelled");
    expect(whySentence(contender, undefined, snapshot.rules, false)).toBe("Its proposer cancelled it before the vote.");
  });
  it("says of each candidate why", () => {
    const leader = close.contenders[1];
    const why = (over: boolean) => close.contenders.map((one) => whySentence(one, leader, close.snapshot.rules, over));
    expect(why(false)).toEqual([
      "30 net votes behind “Candidate B”.",
      "The most net votes so far.",
      "The quorum is reached, but too few approve.",
    ]);
    expect(why(true)).toEqual([
      "Approved, but 30 net votes behind “Candidate B”.",
      "It met quorum and approval, with the most net votes.",
      "The quorum was reached, but too few approved.",
    ]);
    const short = told(cast(ana, first, 1, 99n * VOTE));
    expect(short.contenders.map((one) => whySentence(one, undefined, short.snapshot.rules, true))).toEqual([
      "It fell 1 vote short of the quorum.",
      "It fell 100 votes short of the quorum, and too few approved.",
      "It fell 100 votes short of the quorum, and too few approved.",
    ]);
    expect(close.contenders.map((one) => contenderWords(one, true).word)).toEqual(["Outvoted", "Won", "Not approved"]);
    expect(close.contenders.map((one) => contenderWords(one, false).word)).toEqual(["Behind", "Leads", "Not approved"]);
  });
  it("judges nothing on which nobody has voted yet", () => {
    const { contenders, snapshot } = told();
    expect(standingSentence(contenders, RULES, false)).toBe("Nobody has voted yet.");
    const begun = told(cast(ana, first, 1, 99n * VOTE)).contenders;
    expect(begun.map((one) => whySentence(one, undefined, snapshot.rules, false))).toEqual([
      "It is 1 vote short of the quorum.",
      "Nobody has voted on it yet.",
      "Nobody has voted on it yet.",
    ]);
    expect(begun.map((one) => contenderWords(one, false).word)).toEqual(["No quorum", "No votes yet", "No votes yet"]);
    expect(begun.map((one) => contenderWords(one, true).word)).toEqual(["No quorum", "No quorum", "No quorum"]);
  });
  it("says what a late quorum does, and what it did", () => {
    const rules = { ...close.snapshot.rules, lateExtension: 2 * DAY };
    expect(extensionSentence(close.candidates, rules, 15)).toContain("at least 2 days are left");
    expect(extensionSentence(close.candidates, { ...rules, lateExtension: 0 }, 15)).toBe("");
    const args = { proposalId: second, extendedDeadline: BigInt(20 + DAY) };
    const late = told({ contract: "governor", name: "ProposalExtended", args, time: 16 });
    expect(extensionSentence(late.candidates, rules, 15)).toContain("was extended by 1 day");
    expect(runoffTimeLeft(late.candidates, 20)).toBe("Closes in 1 day");
    expect(runoffTimeLeft(late.candidates, 5)).toBe("Opens in less than a minute");
  });
  it("goes on with what the winner needs", () => {
    const next = (parts: Partial<Proposal>, now: number) =>
      close.candidates
        .slice(1, 2)
        .map((winner) => nextSentence({ ...winner, ...parts }, close.snapshot.rules, now))
        .join("");
    expect(next({}, 21)).toContain("Anyone can queue it");
    expect(next({ eta: 30 + DAY }, 30)).toContain("carry it out in 1 day");
    expect(next({ eta: 30 }, 30)).toContain("carry it out now");
    expect(next({ executedAt: 40 }, 50)).toBe("It was carried out.");
    expect(next({ canceledAt: 40 }, 50)).toContain("None of the others takes its place");
  });
  it("collects what each voter said", () => {
    const rows = voterRows(close.candidates);
    expect(rows.map(({ voter, supports }) => [voter, supportsText(supports)])).toEqual([
      [ana, "For 1 and 2; against 3"],
      [ben, "Against 2"],
    ]);
    expect(rows.map(({ reason }) => reason)).toEqual(["Better.", "Worse."]);
    expect(supportsText([2, undefined, 2, 2])).toBe("Abstains on 1, 3 and 4");
    expect([...votesOf(close.candidates, ben).keys()]).toEqual([second]);
    expect(votesOf(close.candidates, undefined).size).toBe(0);
  });
});

describe("choosing", () => {
  const { candidates } = told();
  it("needs a choice for each candidate that can still win", () => {
    expect(readChoices(candidates, []).missing).toContain("Choose for each candidate");
    expect(readChoices(candidates, choose([], 1, "1")).missing).toContain("2 more candidates");
    const all = chooseRest(choose([], 1, "1"), 3, "0");
    expect(readChoices(candidates, all)).toEqual({
      supports: new Map([
        [first, 0],
        [second, 1],
        [third, 0],
      ]),
      missing: undefined,
    });
    const args = { proposalId: first };
    const fewer = told({ contract: "governor", name: "ProposalCanceled", args, time: 2 }).candidates;
    expect(readChoices(fewer, ["", "1", "2"])).toMatchObject({ missing: undefined });
  });
  it("comes back from the browser only in its shape", () => {
    expect(restoreVote({ choices: ["1", "9", 2], reason: "x" })).toEqual({ choices: ["1", "", ""], reason: "x" });
    expect(restoreVote(null)).toEqual(NO_VOTE);
  });
});

describe("a new runoff", () => {
  const eth = { address: ETH_ADDRESS, symbol: "ETH", name: "Ether", decimals: 18, enabled: true, wellFormed: true };
  const snapshot: Snapshot = { ...snapshotOf([]), assets: new Map([[ETH_ADDRESS, eth]]) };
  const { treasury } = deployment.contracts;
  const read = (draft: RunoffDraft) => readRunoff(draft, snapshot, treasury);
  const [one, two] = EMPTY_RUNOFF.candidates as [RunoffDraft["candidates"][0], RunoffDraft["candidates"][0]];
  const paid = {
    ...one,
    title: "By Ana",
    asset: ETH_ADDRESS,
    payees: { by: "hand", rows: [{ key: 0, payee: ana, amount: "1.5" }], text: "" },
  } as const;
  const none = { ...two, title: "Nobody", kind: "statement", text: "Not now." } as const;
  const whole: RunoffDraft = { title: "Reports", need: "Monthly.", candidates: [paid, none] };

  it("is what the contract takes", () => {
    expect(read(whole)).toMatchObject({
      problem: undefined,
      input: {
        need: "# Reports\n\nMonthly.",
        candidates: [
          {
            text: "# By Ana",
            template: { kind: "pay", asset: ETH_ADDRESS, payments: [{ payee: ana, amount: 15n * 10n ** 17n }] },
          },
          { text: "# Nobody\n\nNot now.", template: { kind: "statement" } },
        ],
      },
    });
  });
  it("says the first thing that is wrong, with where", () => {
    const problem = (draft: Partial<RunoffDraft>) => read({ ...whole, ...draft }).problem;
    expect(read(EMPTY_RUNOFF).problem).toBe("Say in a few words what is needed.");
    expect(problem({ need: " " })).toContain("measured by it");
    expect(problem({ candidates: [paid, { ...none, text: "" }] })).toBe(
      "Candidate 2: Fill in “Why this one”: a statement is made of words alone.",
    );
    expect(problem({ candidates: [{ ...paid, asset: "" }, none] })).toBe("Candidate 1: Choose an asset.");
    expect(problem({ candidates: [{ ...paid, payees: one.payees }, none] })).toBe("Candidate 1: Name a payee.");
    expect(problem({ candidates: [paid, { ...none, title: " by  ANA" }] })).toBe(
      "Candidate 2: Candidate 1 has this title already.",
    );
    expect(problem({ title: "x".repeat(121) })).toBe("At most 120 characters; these are 121.");
    const long = Array.from({ length: 5 }, (_, key) => ({ ...none, key, title: `T${key}`, text: "x".repeat(16_000) }));
    expect(problem({ candidates: long })).toContain("All texts together");
    expect(read({ ...whole, need: "" }).input).toBeUndefined();
  });
  it("shows what a candidate would do before its text is written", () => {
    const [candidate] = read({ ...whole, candidates: [{ ...paid, title: "" }, none] }).candidates;
    expect(candidate?.template).toBeDefined();
    expect(candidate?.input).toBeUndefined();
  });
  it("comes back from the browser only in its shape", () => {
    expect(
      restoreRunoff({
        title: 1,
        candidates: [
          { title: "A", kind: "pay" },
          { kind: "statement", key: 9 },
        ],
      }),
    ).toEqual({
      title: "",
      need: "",
      candidates: [
        { ...one, title: "A" },
        { ...two, kind: "statement" },
      ],
    });
    expect(restoreRunoff("x")).toEqual(EMPTY_RUNOFF);
    expect(restoreRunoff({ candidates: [one] }).candidates).toHaveLength(2);
    expect(withCandidate([{ ...one, key: 4 }, two]).map(({ key }) => key)).toEqual([4, 1, 5]);
  });
});
