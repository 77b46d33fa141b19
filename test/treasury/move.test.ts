import { MaxUint256 } from "ethers";

import { accountOf, ETH, NOBODY, OUTSIDE, refOf } from "../fixtures/accounts.ts";
import { expectChanges, expectError, expectEvents, expectUnauthorized } from "../fixtures/assertions.ts";
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

describe("Treasury: spend", () => {
  it("moves money of the general fund into personal accounts, an event for each", async () => {
    const system = await load();
    const { treasury, token, spender, stranger, claimant, general } = system;
    const spend = await expectChanges(
      system,
      () =>
        treasury.connect(spender).spend(
          token,
          [
            { payee: stranger, amount: 300n },
            { payee: claimant, amount: 700n },
          ],
          REF,
        ),
      {
        accounts: [
          [general, token, -1_000n],
          [stranger, token, 300n],
          [claimant, token, 700n],
        ],
      },
    );
    await expectEvents(system, Promise.resolve(spend), [
      [treasury, "Movement", general, accountOf(stranger), token, 300n, NOBODY, REF],
      [treasury, "Movement", general, accountOf(claimant), token, 700n, NOBODY, REF],
    ]);
  });

  it("spends ETH", async () => {
    const system = await load();
    const { treasury, spender, stranger, general } = system;
    await expectChanges(system, () => treasury.connect(spender).spend(ETH, [{ payee: stranger, amount: 1n }], REF), {
      accounts: [
        [general, ETH, -1n],
        [stranger, ETH, 1n],
      ],
    });
  });

  it("reverts for anybody but a granted spender", async () => {
    const { treasury, token, admin, workflow, stranger } = await load();
    const role = await treasury.SPENDER_ROLE();
    for (const caller of [admin, workflow, stranger]) {
      await expectUnauthorized(
        treasury.connect(caller).spend(token, [{ payee: stranger, amount: 1n }], REF),
        treasury,
        caller,
        role,
      );
    }
  });

  it("reverts for an asset that is not enabled", async () => {
    const { treasury, token, fee, spender, admin, stranger } = await load();
    const payments = [{ payee: stranger, amount: 1n }];
    await expectError(treasury.connect(spender).spend(fee, payments, REF), treasury, "Treasury_AssetNotEnabled", fee);
    await treasury.connect(admin).enableAsset(token, false);
    await expectError(
      treasury.connect(spender).spend(token, payments, REF),
      treasury,
      "Treasury_AssetNotEnabled",
      token,
    );
  });

  it("reverts for an empty list, an amount of zero and a payee of zero", async () => {
    const { treasury, token, spender, stranger } = await load();
    const caller = treasury.connect(spender);
    const good = { payee: stranger, amount: 1n };
    await expectError(caller.spend(token, [], REF), treasury, "Treasury_EmptyList");
    await expectError(
      caller.spend(token, [good, { payee: stranger, amount: 0n }], REF),
      treasury,
      "Treasury_ZeroAmount",
    );
    await expectError(
      caller.spend(token, [good, { payee: NOBODY, amount: 1n }], REF),
      treasury,
      "Treasury_InvalidRecipient",
      NOBODY,
    );
  });

  it("reverts when the fund does not suffice for all together", async () => {
    const { treasury, token, spender, stranger, claimant, general } = await load();
    await expectError(
      treasury.connect(spender).spend(
        token,
        [
          { payee: stranger, amount: 600n },
          { payee: claimant, amount: 401n },
        ],
        REF,
      ),
      treasury,
      "Treasury_BalanceTooLow",
      general,
      token,
      HELD,
      1_001n,
    );
  });

  it("reverts when the amounts add up to more than all money", async () => {
    const { treasury, token, spender, stranger, claimant, general } = await load();
    await expectError(
      treasury.connect(spender).spend(
        token,
        [
          { payee: stranger, amount: MaxUint256 },
          { payee: claimant, amount: 1n },
        ],
        REF,
      ),
      treasury,
      "Treasury_BalanceTooLow",
      general,
      token,
      HELD,
      MaxUint256,
    );
  });
});
