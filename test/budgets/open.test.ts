import { expect } from "chai";

import { ETH, NOBODY } from "../fixtures/accounts.ts";
import { expectError, expectEvents, expectUnauthorized, plain } from "../fixtures/assertions.ts";
import { at, DAY, now, reach } from "../fixtures/chain.ts";
import { DOMAINS } from "../fixtures/system.ts";
import { loadFund } from "../policy/fund.ts";
import { billing, openBudget, ownerOf, PURPOSE, termsOf, termsTuple, type Terms } from "./budget.ts";

describe("Budgets: open", () => {
  it("numbers budgets from 1 and says everything about them in an event", async () => {
    const fund = await loadFund();
    const { budgets, admin } = fund;
    expect(await budgets.count()).to.equal(0n);
    const first = await termsOf(fund, { domain: DOMAINS.standard.id });
    await expectEvents(fund, budgets.connect(admin).open(first, PURPOSE), [
      [budgets, "BudgetOpened", 1n, DOMAINS.standard.id, ownerOf(fund), termsTuple(first), PURPOSE],
    ]);
    const second = await termsOf(fund, { asset: NOBODY, period: 30n * DAY });
    await expectEvents(fund, budgets.connect(admin).open(second, PURPOSE), [
      [budgets, "BudgetOpened", 2n, 0n, ownerOf(fund), termsTuple(second), PURPOSE],
    ]);
    expect(await budgets.count()).to.equal(2n);
    expect(plain(await budgets.budgetOf(2n))).to.deep.equal([termsTuple(second), false, 0n, 0n]);
  });

  it("knows nothing of a budget that was not opened", async () => {
    const fund = await loadFund();
    const { budgets, admin, claimant } = fund;
    await openBudget(fund);
    for (const unknown of [0n, 2n]) {
      expect(plain(await budgets.budgetOf(unknown))).to.deep.equal([
        [NOBODY, 0n, 0n, 0n, 0n, 0n, NOBODY],
        false,
        0n,
        0n,
      ]);
      expect(await budgets.freeOf(unknown)).to.equal(0n);
      await expectError(billing(fund, unknown, [[claimant, 1n]]), budgets, "Budgets_Unknown", unknown);
      await expectError(budgets.connect(admin).close(unknown), budgets, "Budgets_Unknown", unknown);
    }
  });

  it("accepts each edge", async () => {
    const fund = await loadFund();
    const { budgets, admin } = fund;
    const time = await now();
    const edges: Partial<Terms>[] = [
      { limit: 1n },
      { limit: 2n ** 128n - 1n },
      { period: DAY },
      { period: 2n ** 32n - 1n },
      { start: 0n, end: 2n ** 48n - 1n },
      { start: time + 1_000n * DAY, end: time + 1_000n * DAY + 1n },
      { asset: ETH },
    ];
    for (const edge of edges) await budgets.connect(admin).open(await termsOf(fund, edge), PURPOSE);
    expect(await budgets.count()).to.equal(BigInt(edges.length));
    // Its end is the second after the one in which it is opened.
    const soon = (await now()) + 10n;
    await at(soon);
    await budgets.connect(admin).open(await termsOf(fund, { start: 0n, end: soon + 1n }), PURPOSE);
  });

  describe("it refuses", () => {
    const invalid: [title: string, different: Partial<Terms>][] = [
      ["a limit of nothing", { limit: 0n }],
      ["no owner", { owner: NOBODY }],
      ["an end at its start", { start: 2n ** 40n, end: 2n ** 40n }],
      ["an end before its start", { start: 2n ** 40n, end: 2n ** 40n - 1n }],
      ["a period below a day", { period: DAY - 1n }],
      ["a period of a second", { period: 1n }],
    ];
    for (const [title, different] of invalid) {
      it(title, async () => {
        const fund = await loadFund();
        const { budgets, admin } = fund;
        const terms = await termsOf(fund, different);
        await expectError(
          budgets.connect(admin).open(terms, PURPOSE),
          budgets,
          "Budgets_InvalidTerms",
          termsTuple(terms),
        );
        expect(await budgets.count()).to.equal(0n);
      });
    }

    it("an end that has come", async () => {
      const fund = await loadFund();
      const { budgets, admin } = fund;
      const terms = await termsOf(fund, { start: 0n, end: (await now()) + 10n });
      await reach(terms.end - 1n);
      await expectError(
        budgets.connect(admin).open(terms, PURPOSE),
        budgets,
        "Budgets_InvalidTerms",
        termsTuple(terms),
      );
    });

    it("a domain that there is not", async () => {
      const fund = await loadFund();
      const { budgets, contractors, admin } = fund;
      await expectError(
        budgets.connect(admin).open(await termsOf(fund, { domain: 99n }), PURPOSE),
        contractors,
        "Contractors_UnknownDomain",
        99n,
      );
    });

    it("no word about what it is for", async () => {
      const fund = await loadFund();
      const { budgets, admin } = fund;
      await expectError(budgets.connect(admin).open(await termsOf(fund), ""), budgets, "Budgets_NoContent");
    });

    it("anybody but the admin", async () => {
      const fund = await loadFund();
      const { budgets, spender, workflow, guardian } = fund;
      const role = await budgets.DEFAULT_ADMIN_ROLE();
      const terms = await termsOf(fund);
      for (const caller of [spender, workflow, guardian, ownerOf(fund)]) {
        await expectUnauthorized(budgets.connect(caller).open(terms, PURPOSE), budgets, caller, role);
      }
    });
  });
});
