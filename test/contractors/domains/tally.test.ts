import { expect } from "chai";

import { secondOf } from "../../fixtures/assertions.ts";
import { at, DAY, ethers, networkHelpers, now, reach } from "../../fixtures/chain.ts";
import { Random } from "../../model/random.ts";

const SPAN = 10n * DAY;

/** A book with a tally, at the beginning of a span. */
async function deployBook() {
  const book = await ethers.deployContract("TallyBook");
  const begin = ((await now()) / SPAN + 1n) * SPAN;
  await reach(begin);
  return { book, begin };
}

const load = () => networkHelpers.loadFixture(deployBook);

/** From when on one more is within `limit`, worked out from the times of what happened; zero: now. */
function nextBy(times: readonly bigint[], limit: number, present: bigint): bigint {
  for (let span = present / SPAN; ; span++) {
    const counted = times.filter((time) => span - time / SPAN < 4n).length;
    if (counted < limit) return span === present / SPAN ? 0n : span * SPAN;
  }
}

describe("Tally", () => {
  it("is empty to begin with", async () => {
    const { book } = await load();
    expect(await book.next(1n)).to.equal(0n);
  });

  it("counts four spans, and forgets them one after the other", async () => {
    const { book, begin } = await load();
    for (let i = 0n; i < 4n; i++) {
      await at(begin + i * SPAN + 1n);
      await book.add(i + 1n);
    }
    // 1, 2, 3 and 4 in the spans 0 to 3, which are forgotten from the spans 4 to 7 on.
    expect(await book.next(11n)).to.equal(0n);
    const freed = [4n, 5n, 5n, 6n, 6n, 6n, 7n, 7n, 7n, 7n];
    for (const [i, span] of freed.entries()) {
      expect(await book.next(10n - BigInt(i))).to.equal(begin + span * SPAN, `limit ${10 - i}`);
    }
  });

  it("forgets everything at once after four spans without anything", async () => {
    const { book, begin } = await load();
    await book.add(5n);
    await reach(begin + 4n * SPAN);
    expect(await book.next(1n)).to.equal(0n);
    await reach(begin + 400n * SPAN);
    await book.add(1n);
    expect(await book.next(2n)).to.equal(0n);
  });

  it("keeps a span's count to itself: 255 at most, and one more waits for the next span", async () => {
    const { book, begin } = await load();
    await book.add(254n);
    expect(await book.next(1_000n)).to.equal(0n);
    await book.add(1n);
    expect(await book.next(1_000n)).to.equal(begin + SPAN);
    await at(begin + SPAN);
    await book.add(1n);
    expect(await book.next(257n)).to.equal(0n);
    expect(await book.next(256n)).to.equal(begin + 4n * SPAN);
  });

  it("agrees with the times of what happened, and no 30 days ever hold more than the limit", async () => {
    const { book } = await load();
    const random = new Random(0x7a11e5);
    const times: bigint[] = [];
    let held = 0;
    for (let step = 0; step < 300; step++) {
      const limit = 1 + random.below(6);
      await reach((await now()) + random.between(1n, random.oneIn(8) ? 45n * DAY : 6n * DAY));
      // The times within a limit that changes say nothing of its 30 days: the largest is what must hold.
      const next = await book.next(limit);
      expect(next).to.equal(nextBy(times, limit, await now()), `step ${step}`);
      if (next === 0n) times.push(await secondOf(book.add(1n)));
      else held++;
    }
    for (const time of times) {
      const within = times.filter((other) => other >= time && other < time + 30n * DAY);
      expect(within.length <= 6, `${within.length} from ${time} on`).to.equal(true);
    }
    expect([times.length > 100, held > 50]).to.deep.equal([true, true]);
  });
});
