import { expect } from "chai";

import { accountOf, ETH, OUTSIDE, refOf } from "../fixtures/accounts.ts";
import { expectChanges, expectError, expectEvents } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { Answer, call, deployFunded, Fault, HELD } from "../fixtures/money.ts";

const load = () => networkHelpers.loadFixture(deployFunded);
const COLLECT = refOf("collect");

describe("Treasury: collect", () => {
  for (const kind of ["ETH", "token"] as const) {
    it(`sends the caller all of its ${kind}, of the personal account alone`, async () => {
      const system = await load();
      const { treasury, funder, personal, numbered } = system;
      const asset = kind === "ETH" ? ETH : await system.token.getAddress();
      expect(await treasury.connect(funder).collect.staticCall(asset)).to.equal(HELD);
      const collect = await expectChanges(system, () => treasury.connect(funder).collect(asset), {
        accounts: [
          [personal, asset, -HELD],
          [numbered, asset, 0n],
        ],
        totals: [[asset, -HELD]],
        wallets: [
          [treasury, asset, -HELD],
          [funder, asset, HELD],
        ],
      });
      await expectEvents(system, Promise.resolve(collect), [
        [treasury, "Movement", personal, OUTSIDE, asset, HELD, funder, COLLECT],
      ]);
    });
  }

  it("sends although the caller refuses payouts", async () => {
    const system = await load();
    const { treasury, token, funder, personal } = system;
    await treasury.connect(funder).refusePayouts(true);
    await expectChanges(system, () => treasury.connect(funder).collect(token), {
      accounts: [[personal, token, -HELD]],
      totals: [[token, -HELD]],
      wallets: [
        [treasury, token, -HELD],
        [funder, token, HELD],
      ],
    });
  });

  it("reverts when the account is empty, also right after collecting", async () => {
    const { treasury, token, funder, stranger, personal } = await load();
    await expectError(
      treasury.connect(stranger).collect(token),
      treasury,
      "Treasury_BalanceTooLow",
      accountOf(stranger),
      token,
      0n,
      1n,
    );
    await treasury.connect(funder).collect(token);
    await expectError(
      treasury.connect(funder).collect(token),
      treasury,
      "Treasury_BalanceTooLow",
      personal,
      token,
      0n,
      1n,
    );
  });

  it("reverts when the caller refuses the ETH, and keeps its credit", async () => {
    const { treasury, funder, actor, personal } = await load();
    await treasury.connect(funder).pay(personal, ETH, [{ payee: actor, amount: 10n }], COLLECT, false);
    await actor.prepare(Answer.Refuse, []);
    await expectError(actor.run([call(treasury, "collect", [ETH])]), treasury, "Treasury_EtherRefused", actor, 10n);
    expect(await treasury.balanceOf(accountOf(actor), ETH)).to.equal(10n);
  });

  it("reverts for a token that moves nothing, takes too much or returns false", async () => {
    const { treasury, faulty, funder } = await load();
    const collect = () => treasury.connect(funder).collect(faulty);
    await faulty.setFault(Fault.MovesNothing);
    await expectError(collect(), treasury, "Treasury_WrongAmountTaken", faulty, HELD, 0n);
    await faulty.setFault(Fault.TakesTooMuch);
    await expectError(collect(), treasury, "Treasury_WrongAmountTaken", faulty, HELD, HELD + 1n);
    await faulty.setFault(Fault.ReturnsFalse);
    await expectError(collect(), treasury, "SafeERC20FailedOperation", faulty);
  });
});
