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
/** After how many acts what is over and what people hold outside is compared, too; the rest is compared after each. */
const THOROUGHLY = 20;

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

async function run(seed: number): Promise<Story> {
  const house = await deployHouse();
  const model = new Model(house.world, DOMAINS);
  for (const { domain, who, since } of house.members) model.judgement.clear(domain, who, since);
  const random = new Random(seed);
  const seen: Remembered = { bounties: [], claims: [], nominations: [] };
  const acts = new Acts(house, model);
  const views = new Views(house, model, acts);
  const choice = new Choice(random, house, model, acts, seen);
  const story = new Story();
  const wallets = views.wallets();
  const purses = await house.ask(wallets);

  let now = await house.time();
  for (let i = 0; i < ACTS; i++) {
    now += random.oneIn(10) ? random.between(3_600n, 86_400n) : random.between(1n, 900n);
    const act = choice.next(now);
    const foretold = model.attempt(() => act.foretell(now));
    const happened = await house.send(act, now);
    story.add(now, act, foretold);
    if (happened !== foretold) {
      story.fail(seed, `The contracts say ${happened ?? "done"}, the model says ${foretold ?? "done"}`);
    }
    if (foretold === null && act.leaves?.bounty) seen.bounties.push(act.leaves.bounty);
    if (foretold === null && act.leaves?.claim) seen.claims.push(act.leaves.claim);
    if (foretold === null && act.leaves?.nomination) seen.nominations.push(act.leaves.nomination);

    const isThorough = i % THOROUGHLY === THOROUGHLY - 1;
    const differences = await compare(house, views.all(seen, now, isThorough), now);
    if (isThorough) differences.push(...(await compare(house, wallets, now, purses)));
    if (differences.length > 0) story.fail(seed, differences.join("\n"));
  }
  return story;
}

describe("The contracts side by side with a model of them", () => {
  for (let seed = SEED; seed < SEED + RUNS; seed++) {
    it(`agree on ${ACTS} random acts: outcomes, errors, balances, states and refunds (seed ${seed})`, async function () {
      this.timeout(120_000);
      const story = await run(seed);
      const idle = [...story.counts].filter(([, { done }]) => done === 0).map(([verb]) => verb);
      if (idle.length > 0) story.fail(seed, `Never done: ${idle.join(", ")}`);
    });
  }
});
