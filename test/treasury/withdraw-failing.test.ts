import { accountOf, ETH, refOf } from "../fixtures/accounts.ts";
import { expectChanges, expectError } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { Answer, call, deployFunded, Fault, provide } from "../fixtures/money.ts";

const load = () => networkHelpers.loadFixture(deployFunded);
const REF = refOf("collected");

describe("Treasury: withdraw, given a recipient or a token that fails", () => {
  it("reverts when ETH is refused, burnt on or answered with more than anyone can read", async () => {
    const { treasury, funder, actor, personal } = await load();
    for (const answer of [Answer.Refuse, Answer.BurnGas, Answer.Bomb]) {
      await actor.prepare(answer, []);
      await expectError(
        treasury.connect(funder).withdraw(personal, actor, [{ asset: ETH, amount: 5n }], REF, { gasLimit: 2_000_000n }),
        treasury,
        "Treasury_EtherRefused",
        actor,
        5n,
      );
    }
  });

  it("reverts for a token that moves nothing, or takes more than was sent", async () => {
    const { treasury, faulty, funder, personal } = await load();
    const withdraw = () => treasury.connect(funder).withdraw(personal, funder, [{ asset: faulty, amount: 10n }], REF);
    await faulty.setFault(Fault.MovesNothing);
    await expectError(withdraw(), treasury, "Treasury_WrongAmountTaken", faulty, 10n, 0n);
    await faulty.setFault(Fault.TakesTooMuch);
    await expectError(withdraw(), treasury, "Treasury_WrongAmountTaken", faulty, 10n, 11n);
  });

  it("reverts for a token that returns false, blocks the recipient or is paused", async () => {
    const { treasury, faulty, funder, personal } = await load();
    const withdraw = () => treasury.connect(funder).withdraw(personal, funder, [{ asset: faulty, amount: 10n }], REF);
    await faulty.setFault(Fault.ReturnsFalse);
    await expectError(withdraw(), treasury, "SafeERC20FailedOperation", faulty);
    await faulty.setFault(Fault.None);
    await faulty.setBlocked(funder, true);
    await expectError(withdraw(), faulty, "Blocked", funder);
    await faulty.setFault(Fault.Paused);
    await faulty.setBlocked(funder, false);
    await expectError(withdraw(), faulty, "IsPaused");
  });

  it("reverts for a token that sends back more than it took", async () => {
    const system = await load();
    const { treasury, callback, funder, personal } = system;
    await provide(system, callback, funder, 60n);
    await treasury.connect(funder).deposit(personal, callback, 60n, REF);
    await callback.prepare([call(callback, "mint", [treasury.target, 70n])]);
    await expectError(
      treasury.connect(funder).withdraw(personal, funder, [{ asset: callback, amount: 60n }], REF),
      treasury,
      "Treasury_WrongAmountTaken",
      callback,
      60n,
      0n,
    );
  });

  it("keeps one asset's failure from nothing but its own transaction", async () => {
    const system = await load();
    const { treasury, faulty, token, funder, personal } = system;
    await faulty.setFault(Fault.Paused);
    await expectError(
      treasury.connect(funder).withdraw(
        personal,
        funder,
        [
          { asset: token, amount: 1n },
          { asset: faulty, amount: 1n },
        ],
        REF,
      ),
      faulty,
      "IsPaused",
    );
    await expectChanges(
      system,
      () => treasury.connect(funder).withdraw(personal, funder, [{ asset: token, amount: 1n }], REF),
      {
        accounts: [[accountOf(funder), token, -1n]],
        totals: [[token, -1n]],
        wallets: [
          [treasury, token, -1n],
          [funder, token, 1n],
        ],
      },
    );
  });
});
