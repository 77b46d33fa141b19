import { expect } from "chai";

import { plain } from "../fixtures/assertions.ts";
import { factsOf, type OpenedReview } from "../fixtures/reviews.ts";
import type { Person, System } from "../fixtures/system.ts";

/** What happened to a review last, as in the contract. */
export const Stage = {
  Opened: 0n,
  Reached: 1n,
  Contested: 2n,
  Escalated: 3n,
  Passed: 4n,
  Rejected: 5n,
} as const;

/** The facts in their order in the contract, apart from the says. */
const FACTS = [
  "openedAt",
  "period",
  "challenge",
  "k",
  "endorsements",
  "objections",
  "stage",
  "seasoned",
  "appealable",
  "appealed",
  "spent",
  "settled",
];

/** What differs from a review that was only opened; times in seconds since 1970. */
interface Facts {
  endorsers?: readonly Person[];
  objectors?: readonly Person[];
  stage?: keyof typeof Stage;
  /** Seconds after the opening in which it can be endorsed. */
  period?: bigint;
  reachedAt?: bigint;
  disputedAt?: bigint;
  seasoned?: boolean;
  appealable?: boolean;
  appealed?: boolean;
  spent?: boolean;
  settled?: boolean;
}

const sorted = (people: readonly string[]): string[] => people.toSorted((a, b) => a.localeCompare(b));

/** Asserts every fact of a review, its times and its says, in whatever order these are. */
export async function expectFacts(system: System, review: OpenedReview, facts: Facts = {}): Promise<void> {
  const { endorsers = [], objectors = [], stage = "Opened", period = review.domain.period } = facts;
  const found = (await factsOf(system, review.id)) as unknown[];
  expect(Object.fromEntries(FACTS.map((name, i) => [name, found[i]]))).to.deep.equal({
    openedAt: review.openedAt,
    period,
    challenge: review.challenge,
    k: review.domain.k,
    endorsements: BigInt(endorsers.length),
    objections: BigInt(objectors.length),
    stage: Stage[stage],
    seasoned: facts.seasoned ?? false,
    appealable: facts.appealable ?? false,
    appealed: facts.appealed ?? false,
    spent: facts.spent ?? false,
    settled: facts.settled ?? false,
  });
  expect(plain(await system.reviews.timesOf(review.id))).to.deep.equal([facts.reachedAt ?? 0n, facts.disputedAt ?? 0n]);
  await expectSays(system, review, endorsers, objectors);
}

/** Asserts who has a live say in a review, in whatever order. */
export async function expectSays(
  { reviews }: Pick<System, "reviews">,
  { id }: { id: string },
  endorsers: readonly Person[],
  objectors: readonly Person[],
): Promise<void> {
  const says = await reviews.saysOf(id);
  expect([sorted(says.endorsers), sorted(says.objectors)]).to.deep.equal([
    sorted(endorsers.map(({ address }) => address)),
    sorted(objectors.map(({ address }) => address)),
  ]);
}
