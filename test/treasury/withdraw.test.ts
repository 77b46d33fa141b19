import { ETH, NOBODY, OUTSIDE, refOf } from "../fixtures/accounts.ts";
import { expectChanges, expectCovered, expectError, expectEvents } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { Answer, call, deployFunded, HELD, provide } from "../fixtures/money.ts";

const load = () => networkHelpers.loadFixture(deployFunded);
const REF = refOf("collected");

describe("Treasury: withdraw", () => {
  describe("given the holder", () => {
    it("sends many assets at once to any address, an event for each", async () => {
      const system = await load();
      const { treasury, token, faulty, funder, stranger, numbered } = system;
      const withdrawal = await expectChanges(
        system,
        () =>
          treasury.connect(funder).withdraw(
            numbered,
            stranger,
            [
              { asset: token, amount: 400n },
              { asset: ETH, amount: 1_000n },
              { asset: faulty, amount: 1n },
            ],
            REF,
          ),
        {
          assets: [faulty],
          accounts: [
            [numbered, token, -400n],
            [numbered, ETH, -1_000n],
            [numbered, faulty, -1n],
          ],
          totals: [
            [token, -400n],
            [ETH, -1_000n],
            [faulty, -1n],
          ],
          wallets: [
            [treasury, token, -400n],
            [treasury, ETH, -1_000n],
            [treasury, faulty, -1n],
            [stranger, token, 400n],
            [stranger, ETH, 1_000n],
            [stranger, faulty, 1n],
          ],
        },
      );
      await expectEvents(system, Promise.resolve(withdrawal), [
        [treasury, "Movement", numbered, OUTSIDE, token, 400n, stranger, REF],
        [treasury, "Movement", numbered, OUTSIDE, ETH, 1_000n, stranger, REF],
        [treasury, "Movement", numbered, OUTSIDE, faulty, 1n, stranger, REF],
      ]);
    });

    it("sends the same asset twice when it is named twice and the balance suffices for both", async () => {
      const system = await load();
      const { treasury, token, funder, personal } = system;
      const twice = [
        { asset: token, amount: 500n },
        { asset: token, amount: 500n },
      ];
      await expectChanges(system, () => treasury.connect(funder).withdraw(personal, funder, twice, REF), {
        accounts: [[personal, token, -1_000n]],
        totals: [[token, -1_000n]],
        wallets: [
          [treasury, token, -1_000n],
          [funder, token, 1_000n],
        ],
      });
    });

    it("sends a token whose functions return nothing", async () => {
      const system = await load();
      const { treasury, silent, funder, personal } = system;
      await provide(system, silent, funder, 40n);
      await treasury.connect(funder).deposit(personal, silent, 40n, REF);
      await expectChanges(
        system,
        () => treasury.connect(funder).withdraw(personal, funder, [{ asset: silent, amount: 40n }], REF),
        {
          assets: [silent],
          accounts: [[personal, silent, -40n]],
          totals: [[silent, -40n]],
          wallets: [
            [treasury, silent, -40n],
            [funder, silent, 40n],
          ],
        },
      );
    });

    it("sends a token that takes its fee on the way", async () => {
      const system = await load();
      const { treasury, fee, funder, personal } = system;
      await provide(system, fee, funder, 1_000n);
      await treasury.connect(funder).deposit(personal, fee, 1_000n, REF);
      await expectChanges(
        system,
        () => treasury.connect(funder).withdraw(personal, funder, [{ asset: fee, amount: 990n }], REF),
        {
          assets: [fee],
          accounts: [[personal, fee, -990n]],
          totals: [[fee, -990n]],
          wallets: [
            [treasury, fee, -990n],
            [funder, fee, 980n],
          ],
        },
      );
      await expectCovered(system, [fee]);
    });

    it("collects although the holder refuses payouts", async () => {
      const system = await load();
      const { treasury, token, funder, personal } = system;
      await treasury.connect(funder).refusePayouts(true);
      await expectChanges(
        system,
        () => treasury.connect(funder).withdraw(personal, funder, [{ asset: token, amount: 1n }], REF),
        {
          accounts: [[personal, token, -1n]],
          totals: [[token, -1n]],
          wallets: [
            [treasury, token, -1n],
            [funder, token, 1n],
          ],
        },
      );
    });

    it("collects to an account that needs more gas than a payout gives", async () => {
      const system = await load();
      const { treasury, funder, actor, personal, numbered } = system;
      const move = call(treasury, "refusePayouts", [true]);
      await actor.prepare(
        Answer.Accept,
        Array.from({ length: 40 }, () => move),
      );
      await expectChanges(
        system,
        () => treasury.connect(funder).withdraw(personal, actor, [{ asset: ETH, amount: 5n }], REF),
        {
          accounts: [
            [personal, ETH, -5n],
            [numbered, ETH, 0n],
          ],
          totals: [[ETH, -5n]],
          wallets: [
            [treasury, ETH, -5n],
            [actor, ETH, 5n],
          ],
        },
      );
    });
  });

  describe("given bad input", () => {
    const amounts = [{ asset: ETH, amount: 1n }];

    it("reverts for anybody but the holder", async () => {
      const { treasury, stranger, admin, spender, workflow, personal, numbered, general } = await load();
      for (const caller of [stranger, admin, spender, workflow]) {
        for (const account of [personal, numbered, general, OUTSIDE]) {
          await expectError(
            treasury.connect(caller).withdraw(account, caller, amounts, REF),
            treasury,
            "Treasury_NotTheHolder",
            account,
            caller,
          );
        }
      }
    });

    it("reverts when sent to nobody or to the treasury itself", async () => {
      const { treasury, funder, personal } = await load();
      for (const to of [NOBODY, await treasury.getAddress()]) {
        await expectError(
          treasury.connect(funder).withdraw(personal, to, amounts, REF),
          treasury,
          "Treasury_InvalidRecipient",
          to,
        );
      }
    });

    it("reverts for an empty list and for an amount of zero", async () => {
      const { treasury, token, funder, personal } = await load();
      await expectError(treasury.connect(funder).withdraw(personal, funder, [], REF), treasury, "Treasury_EmptyList");
      await expectError(
        treasury.connect(funder).withdraw(personal, funder, [...amounts, { asset: token, amount: 0n }], REF),
        treasury,
        "Treasury_ZeroAmount",
      );
    });

    it("reverts when the balance does not suffice, at once or for the same asset again", async () => {
      const { treasury, token, funder, personal } = await load();
      await expectError(
        treasury.connect(funder).withdraw(personal, funder, [{ asset: token, amount: HELD + 1n }], REF),
        treasury,
        "Treasury_BalanceTooLow",
        personal,
        token,
        HELD,
        HELD + 1n,
      );
      const twice = [
        { asset: token, amount: 999n },
        { asset: token, amount: 2n },
      ];
      await expectError(
        treasury.connect(funder).withdraw(personal, funder, twice, REF),
        treasury,
        "Treasury_BalanceTooLow",
        personal,
        token,
        1n,
        2n,
      );
    });

    it("has nothing of an asset without code", async () => {
      const { treasury, funder, stranger, personal } = await load();
      await expectError(
        treasury.connect(funder).withdraw(personal, funder, [{ asset: stranger, amount: 1n }], REF),
        treasury,
        "Treasury_BalanceTooLow",
        personal,
        stranger,
        0n,
        1n,
      );
    });
  });
});
