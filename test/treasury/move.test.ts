import { accountOf, ETH, NOBODY, OUTSIDE, refOf } from "../fixtures/accounts.ts";
import { expectChanges, expectError, expectEvents } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { deployFunded, HELD } from "../fixtures/money.ts";

const load = () => networkHelpers.loadFixture(deployFunded);
const REF = refOf("share");

describe("Treasury: move", () => {
  describe("given the holder", () => {
    it("moves to own numbered accounts, to personal accounts and to the general fund, an event for each", async () => {
      const system = await load();
      const { treasury, token, funder, stranger, personal, numbered, general } = system;
      const other = accountOf(funder, 8n);
      const move = await expectChanges(
        system,
        () =>
          treasury.connect(funder).move(
            numbered,
            token,
            [
              { to: personal, amount: 100n },
              { to: other, amount: 200n },
              { to: accountOf(stranger), amount: 300n },
              { to: general, amount: 400n },
            ],
            REF,
          ),
        {
          accounts: [
            [numbered, token, -1_000n],
            [personal, token, 100n],
            [other, token, 200n],
            [stranger, token, 300n],
            [general, token, 400n],
          ],
        },
      );
      await expectEvents(system, Promise.resolve(move), [
        [treasury, "Movement", numbered, personal, token, 100n, NOBODY, REF],
        [treasury, "Movement", numbered, other, token, 200n, NOBODY, REF],
        [treasury, "Movement", numbered, accountOf(stranger), token, 300n, NOBODY, REF],
        [treasury, "Movement", numbered, general, token, 400n, NOBODY, REF],
      ]);
    });

    it("moves ETH within the books", async () => {
      const system = await load();
      const { treasury, funder, stranger, personal } = system;
      await expectChanges(
        system,
        () => treasury.connect(funder).move(personal, ETH, [{ to: accountOf(stranger), amount: HELD }], REF),
        {
          accounts: [
            [personal, ETH, -HELD],
            [stranger, ETH, HELD],
          ],
        },
      );
    });

    it("adds up credits to the same account, and changes nothing by a move to itself", async () => {
      const system = await load();
      const { treasury, token, funder, stranger, personal } = system;
      const to = accountOf(stranger);
      await expectChanges(
        system,
        () =>
          treasury.connect(funder).move(
            personal,
            token,
            [
              { to, amount: 1n },
              { to, amount: 2n },
              { to: personal, amount: 997n },
            ],
            REF,
          ),
        {
          accounts: [
            [personal, token, -3n],
            [to, token, 3n],
          ],
        },
      );
    });
  });

  describe("given bad input", () => {
    it("reverts for anybody but the holder, also for the admin, the spender and a workflow", async () => {
      const { treasury, token, stranger, admin, spender, workflow, personal, general, numbered } = await load();
      for (const caller of [stranger, admin, spender, workflow]) {
        for (const account of [personal, numbered, general, OUTSIDE]) {
          await expectError(
            treasury.connect(caller).move(account, token, [{ to: accountOf(caller), amount: 1n }], REF),
            treasury,
            "Treasury_NotTheHolder",
            account,
            caller,
          );
        }
      }
    });

    it("reverts for an empty list", async () => {
      const { treasury, token, funder, personal } = await load();
      await expectError(treasury.connect(funder).move(personal, token, [], REF), treasury, "Treasury_EmptyList");
    });

    it("reverts for an amount of zero, first or later", async () => {
      const { treasury, token, funder, personal, general } = await load();
      await expectError(
        treasury.connect(funder).move(
          personal,
          token,
          [
            { to: general, amount: 1n },
            { to: general, amount: 0n },
          ],
          REF,
        ),
        treasury,
        "Treasury_ZeroAmount",
      );
    });

    it("reverts for a target without a holder and for a numbered account of somebody else", async () => {
      const { treasury, token, funder, stranger, personal } = await load();
      for (const to of [OUTSIDE, accountOf(NOBODY, 1n), accountOf(stranger, 1n), accountOf(treasury, 1n)]) {
        await expectError(
          treasury.connect(funder).move(personal, token, [{ to, amount: 1n }], REF),
          treasury,
          "Treasury_AccountClosedTo",
          to,
          funder,
        );
      }
    });

    it("reverts when the balance does not suffice, at once or after the credits before", async () => {
      const { treasury, token, funder, personal, general } = await load();
      const caller = treasury.connect(funder);
      await expectError(
        caller.move(personal, token, [{ to: general, amount: HELD + 1n }], REF),
        treasury,
        "Treasury_BalanceTooLow",
        personal,
        token,
        HELD,
        HELD + 1n,
      );
      await expectError(
        caller.move(
          personal,
          token,
          [
            { to: general, amount: 400n },
            { to: general, amount: 601n },
          ],
          REF,
        ),
        treasury,
        "Treasury_BalanceTooLow",
        personal,
        token,
        600n,
        601n,
      );
    });

    it("keeps accounts and assets apart", async () => {
      const { treasury, fee, funder, personal, general } = await load();
      await expectError(
        treasury.connect(funder).move(personal, fee, [{ to: general, amount: 1n }], REF),
        treasury,
        "Treasury_BalanceTooLow",
        personal,
        fee,
        0n,
        1n,
      );
      const empty = accountOf(funder, 99n);
      await expectError(
        treasury.connect(funder).move(empty, ETH, [{ to: general, amount: 1n }], REF),
        treasury,
        "Treasury_BalanceTooLow",
        empty,
        ETH,
        0n,
        1n,
      );
    });
  });
});
