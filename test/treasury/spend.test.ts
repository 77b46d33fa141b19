import { MaxUint256 } from "ethers";

import { accountOf, ETH, NOBODY, OUTSIDE, refOf } from "../fixtures/accounts.ts";
import { expectChanges, expectError, expectEvents, expectUnauthorized } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { deployFunded, HELD, NOTHING } from "../fixtures/money.ts";
import type { Person } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deployFunded);
const REF = refOf("share");

/** A credit to the personal account of `who`. */
function credit(who: Person, amount: bigint) {
  return { to: accountOf(who), amount };
}

describe("Treasury: spend", () => {
  it("moves money of the general fund into personal accounts, an event for each", async () => {
    const system = await load();
    const { treasury, token, spender, stranger, claimant, general } = system;
    const spend = await expectChanges(
      system,
      () => treasury.connect(spender).spend(token, [credit(stranger, 300n), credit(claimant, 700n)], REF),
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

  it("moves money into numbered accounts of the spender, and of nobody else", async () => {
    const system = await load();
    const { treasury, token, spender, stranger, general } = system;
    const own = accountOf(spender, 1n);
    await expectChanges(system, () => treasury.connect(spender).spend(token, [{ to: own, amount: 5n }], REF), {
      accounts: [
        [general, token, -5n],
        [own, token, 5n],
      ],
    });
    const foreign = accountOf(stranger, 1n);
    await expectError(
      treasury.connect(spender).spend(token, [{ to: foreign, amount: 5n }], REF),
      treasury,
      "Treasury_AccountClosedTo",
      foreign,
      spender,
    );
  });

  it("spends ETH", async () => {
    const system = await load();
    const { treasury, spender, stranger, general } = system;
    await expectChanges(system, () => treasury.connect(spender).spend(ETH, [credit(stranger, 1n)], REF), {
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
        treasury.connect(caller).spend(token, [credit(stranger, 1n)], REF),
        treasury,
        caller,
        role,
      );
    }
  });

  it("reverts for an asset without a policy, which has no room", async () => {
    const { treasury, token, fee, spender, admin, stranger } = await load();
    const credits = [credit(stranger, 1n)];
    const caller = treasury.connect(spender);
    await expectError(caller.spend(fee, credits, REF), treasury, "Treasury_OverCapacity", fee, 1n, 0n);
    await treasury.connect(admin).setPolicy(token, NOTHING);
    await expectError(caller.spend(token, credits, REF), treasury, "Treasury_OverCapacity", token, 1n, 0n);
  });

  it("reverts for an empty list, an amount of zero and an account of nobody", async () => {
    const { treasury, token, spender, stranger } = await load();
    const caller = treasury.connect(spender);
    await expectError(caller.spend(token, [], REF), treasury, "Treasury_EmptyList");
    await expectError(
      caller.spend(token, [credit(stranger, 1n), credit(stranger, 0n)], REF),
      treasury,
      "Treasury_ZeroAmount",
    );
    await expectError(
      caller.spend(token, [credit(stranger, 1n), { to: OUTSIDE, amount: 1n }], REF),
      treasury,
      "Treasury_AccountClosedTo",
      OUTSIDE,
      spender,
    );
  });

  it("reverts when the fund does not suffice for all together", async () => {
    const { treasury, token, spender, stranger, claimant } = await load();
    await expectError(
      treasury.connect(spender).spend(token, [credit(stranger, 600n), credit(claimant, 401n)], REF),
      treasury,
      "Treasury_OverCapacity",
      token,
      1_001n,
      HELD,
    );
  });

  it("reverts when the amounts add up to more than all money", async () => {
    const { treasury, token, spender, stranger, claimant } = await load();
    await expectError(
      treasury.connect(spender).spend(token, [credit(stranger, MaxUint256), credit(claimant, 1n)], REF),
      treasury,
      "Treasury_OverCapacity",
      token,
      MaxUint256,
      HELD,
    );
  });
});
