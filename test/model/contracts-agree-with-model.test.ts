import { Acts, type Act } from "./acts.ts";
import { deployHouse, DOMAINS, type House } from "./chain.ts";
import { Choice, type Remembered } from "./choice.ts";
import { Random } from "./random.ts";
import { Model } from "./rules/model.ts";
import { Views, type View } from "./views.ts";

/** Any other number searches further: MODEL_SEED=7 npx hardhat test mocha test/model/contracts-agree-with-model.test.ts */
const SEED = Number(process.env["MODEL_SEED"] ?? 1);
const RUNS = 4;
const ACTS = 500;
/** Runs in which people have to do with each other only. */
const HUMAN_RUNS = 2;
const HUMAN_ACTS = 1_000;
/** After how many acts everything that can change is compared; each act's own outcome is compared at once. */
const OFTEN = 3;
/** After how many acts what is over and what people hold outside is compared, too. */
const THOROUGHLY = 21;
const DAY = 86_400n;

/** What happened in a run, to be told when it fails. */
class Story {
  readonly #lines: string[] = [];
  readonly counts = new Map<string, { tried: number; done: number }>();

  add(now: bigint, { text }: Act, refusal: string | null): void {
    this.#lines.push(`${now} ${text} -> ${refusal ?? "done"}`);
    const verb = text.split(" ", 1)[0] ?? "";
    const { tried, done } = this.counts.get(verb) ?? { tried: 0, done: 0 };
    this.counts.set(verb, { tried: tried + 1, done: done + (refusal === null ? 1 : 0) });
  }

  fail(seed: number, what: string): never {
    throw new Error(`${what}\nAfter these acts (seed ${seed}):\n${this.#lines.join("\n")}`);
  }
}

/** Asks the contracts everything and compares. */
async function compare(house: House, views: readonly View[], now: bigint, offsets: readonly bigint[] = []) {
  const answers = await house.ask(views);
  return views.flatMap(({ text, expected }, index) => {
    const actual = (answers[index] ?? 0n) - (offsets[index] ?? 0n);
    return actual === expected(now) ? [] : [`${text}: the contracts say ${actual}, the model says ${expected(now)}`];
  });
}

/** Some seconds, one time in ten some hours; now and then so long that what waits runs out, at times also what was approved. */
function pause(random: Random): bigint {
  if (random.oneIn(400)) return random.between(150n * DAY, 280n * DAY);
  if (random.oneIn(80)) return random.between(2n * DAY, 25n * DAY);
  return random.oneIn(10) ? random.between(3_600n, DAY) : random.between(1n, 900n);
}

async function run(seed: number, length: number, withMoney: boolean): Promise<Story> {
  const house = await deployHouse();
  const model = new Model(house.world, [...DOMAINS.keys()]);
  for (const [domain, terms] of DOMAINS) model.people.domains.create(domain, terms);
  for (const { domain, who, offer, since } of house.members) model.people.clear(domain, who, offer, false, since);
  for (const { who, company, since } of house.colleagues) {
    model.people.invite(company, who, true);
    model.people.join(who, company, [...DOMAINS.keys()], since);
  }
  const random = new Random(seed);
  const seen: Remembered = { bounties: [], judged: [], signed: [] };
  const acts = new Acts(house, model);
  const views = new Views(house, model, acts);
  const choice = new Choice(random, house, model, acts, seen);
  const story = new Story();
  const wallets = views.wallets();
  const purses = await house.ask(wallets);

  let now = await house.time();
  for (let i = 0; i < length; i++) {
    now += pause(random);
    const act = choice.next(now, withMoney);
    const foretold = model.attempt(() => act.foretell(now));
    const happened = await house.send(act, now);
    story.add(now, act, foretold);
    if (happened !== foretold) {
      story.fail(seed, `The contracts say ${happened ?? "done"}, the model says ${foretold ?? "done"}`);
    }
    if (foretold === null && act.leaves?.bounty) seen.bounties.push(act.leaves.bounty);
    const { judged } = act.leaves ?? {};
    if (foretold === null && judged && !seen.judged.some(({ id }) => id === judged.id)) seen.judged.push(judged);

    if (i % OFTEN !== OFTEN - 1) continue;
    const isThorough = i % THOROUGHLY === THOROUGHLY - 1;
    const differences = await compare(house, views.all(seen, now, isThorough), now);
    if (isThorough) differences.push(...(await compare(house, wallets, now, purses)));
    if (differences.length > 0) story.fail(seed, differences.join("\n"));
  }
  return story;
}

describe("The contracts side by side with a model of them", () => {
  const stories: Story[] = [];

  for (let seed = SEED; seed < SEED + RUNS; seed++) {
    it(`agree on ${ACTS} random acts: outcomes, errors, balances, states and refunds (seed ${seed})`, async function () {
      this.timeout(600_000);
      stories.push(await run(seed, ACTS, true));
    });
  }

  for (let seed = SEED; seed < SEED + HUMAN_RUNS; seed++) {
    it(`agree on ${HUMAN_ACTS} acts of people who judge, join, move and leave (seed ${seed})`, async function () {
      this.timeout(1_200_000);
      stories.push(await run(seed, HUMAN_ACTS, false));
    });
  }

  it("did everything that there is to do", () => {
    const idle = new Set(stories.flatMap(({ counts }) => [...counts.keys()]));
    for (const [verb, { done }] of stories.flatMap(({ counts }) => [...counts])) if (done > 0) idle.delete(verb);
    if (idle.size > 0) throw new Error(`Never done: ${[...idle].join(", ")}`);
  });
});
