import { MaxUint256 } from "ethers";

import { accountOf, ETH, NOBODY, refOf } from "../fixtures/accounts.ts";
import { expectChanges, expectError, expectEvents, expectUnauthorized } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { deployFunded, HELD } from "../fixtures/money.ts";

const load = () => networkHelpers.loadFixture(deployFunded);
const REF = refOf("share");

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
