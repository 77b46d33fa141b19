import { expect } from "chai";
import { ZeroHash } from "ethers";

import { accountOf, ETH, NOBODY, OUTSIDE, refOf } from "../fixtures/accounts.ts";
import { expectChanges, expectError, expectEvents } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { call, deployFunded, Fault, provide } from "../fixtures/money.ts";

const load = () => networkHelpers.loadFixture(deployFunded);
const REF = refOf("dues");

describe("Treasury: deposit", () => {
  describe("given ETH", () => {
    it("credits what was sent to anybody's personal account", async () => {
      const system = await load();
      const { treasury, funder, stranger } = system;
      const deposit = await expectChanges(
        system,
        () => treasury.connect(funder).deposit(accountOf(stranger), ETH, 70n, REF, { value: 70n }),
        {
          accounts: [[stranger, ETH, 70n]],
          totals: [[ETH, 70n]],
          wallets: [
            [funder, ETH, -70n],
            [treasury, ETH, 70n],
          ],
        },
      );
      await expectEvents(system, Promise.resolve(deposit), [
        [treasury, "Movement", OUTSIDE, accountOf(stranger), ETH, 70n, funder, REF],
      ]);
    });

    it("returns what it credits", async () => {
      const { treasury, funder, personal } = await load();
      expect(await treasury.connect(funder).deposit.staticCall(personal, ETH, 70n, REF, { value: 70n })).to.equal(70n);
    });

    for (const sent of [0n, 69n, 71n]) {
      it(`reverts when ${sent} is sent for an amount of 70`, async () => {
        const { treasury, funder, personal } = await load();
        await expectError(
          treasury.connect(funder).deposit(personal, ETH, 70n, REF, { value: sent }),
          treasury,
          "Treasury_ValueMismatch",
          70n,
          sent,
        );
      });
    }
  });

  describe("given a plain token", () => {
    it("takes it from the caller and credits the general fund, an account of the caller's, or a personal account", async () => {
      const system = await load();
      const { treasury, token, funder, stranger, general, numbered } = system;
      await provide(system, token, funder, 90n);
      for (const to of [general, numbered, accountOf(stranger)]) {
        const deposit = await expectChanges(system, () => treasury.connect(funder).deposit(to, token, 30n, REF), {
          accounts: [[to, token, 30n]],
          totals: [[token, 30n]],
          wallets: [
            [funder, token, -30n],
            [treasury, token, 30n],
          ],
        });
        await expectEvents(system, Promise.resolve(deposit), [
          [treasury, "Movement", OUTSIDE, to, token, 30n, funder, REF],
        ]);
      }
    });

    it("accepts an empty reference", async () => {
      const system = await load();
      const { treasury, token, funder, personal } = system;
      await provide(system, token, funder, 1n);
      await expectEvents(system, treasury.connect(funder).deposit(personal, token, 1n, ZeroHash), [
        [treasury, "Movement", OUTSIDE, personal, token, 1n, funder, ZeroHash],
      ]);
    });

    it("reverts when ETH comes with it", async () => {
      const system = await load();
      const { treasury, token, funder, personal } = system;
      await provide(system, token, funder, 30n);
      await expectError(
        treasury.connect(funder).deposit(personal, token, 30n, REF, { value: 1n }),
        treasury,
        "Treasury_ValueMismatch",
        0n,
        1n,
      );
    });

    it("reverts without an allowance, even when somebody else has given one", async () => {
      const system = await load();
      const { treasury, token, funder, otherFunder } = system;
      await provide(system, token, funder, 30n);
      await expectError(
        treasury.connect(otherFunder).deposit(accountOf(otherFunder), token, 30n, REF),
        token,
        "ERC20InsufficientAllowance",
        treasury,
        0n,
        30n,
      );
    });
  });

  describe("given bad input", () => {
    it("reverts for an amount of zero", async () => {
      const { treasury, funder, personal, token } = await load();
      await expectError(treasury.connect(funder).deposit(personal, token, 0n, REF), treasury, "Treasury_ZeroAmount");
      await expectError(treasury.connect(funder).deposit(personal, ETH, 0n, REF), treasury, "Treasury_ZeroAmount");
    });

    it("reverts for an account without a holder", async () => {
      const { treasury, funder } = await load();
      for (const account of [OUTSIDE, accountOf(NOBODY, 5n)]) {
        await expectError(
          treasury.connect(funder).deposit(account, ETH, 1n, REF, { value: 1n }),
          treasury,
          "Treasury_AccountClosedTo",
          account,
          funder,
        );
      }
    });

    it("reverts for a numbered account of somebody else, and of the treasury itself", async () => {
      const { treasury, otherFunder, numbered } = await load();
      for (const account of [numbered, accountOf(treasury, 1n)]) {
        await expectError(
          treasury.connect(otherFunder).deposit(account, ETH, 1n, REF, { value: 1n }),
          treasury,
          "Treasury_AccountClosedTo",
          account,
          otherFunder,
        );
      }
    });

    it("reverts for an asset without code", async () => {
      const { treasury, funder, personal, stranger } = await load();
      await expectError(
        treasury.connect(funder).deposit(personal, stranger, 1n, REF),
        treasury,
        "Treasury_NotAToken",
        stranger,
      );
      await expectError(
        treasury.connect(funder).deposit(personal, NOBODY, 1n, REF),
        treasury,
        "Treasury_NotAToken",
        NOBODY,
      );
    });
  });

  describe("given tokens in the wild", () => {
    it("credits what arrives of a token that takes a fee", async () => {
      const system = await load();
      const { treasury, fee, funder, personal } = system;
      await provide(system, fee, funder, 500n);
      const deposit = await expectChanges(system, () => treasury.connect(funder).deposit(personal, fee, 500n, REF), {
        assets: [fee],
        accounts: [[personal, fee, 495n]],
        totals: [[fee, 495n]],
        wallets: [
          [funder, fee, -500n],
          [treasury, fee, 495n],
        ],
      });
      await expectEvents(system, Promise.resolve(deposit), [
        [treasury, "Movement", OUTSIDE, personal, fee, 495n, funder, REF],
      ]);
    });

    it("reverts when the fee leaves nothing", async () => {
      const system = await load();
      const { treasury, fee, funder, personal } = system;
      await provide(system, fee, funder, 1n);
      await expectError(
        treasury.connect(funder).deposit(personal, fee, 1n, REF),
        treasury,
        "Treasury_NothingArrived",
        fee,
      );
    });

    it("credits no more than was deposited when the token's callback brings in more", async () => {
      const system = await load();
      const { treasury, callback, funder, personal } = system;
      await provide(system, callback, funder, 60n);
      await callback.prepare([call(callback, "mint", [treasury.target, 500n])]);
      await expectChanges(system, () => treasury.connect(funder).deposit(personal, callback, 60n, REF), {
        assets: [callback],
        accounts: [[personal, callback, 60n]],
        totals: [[callback, 60n]],
        wallets: [
          [funder, callback, -60n],
          [treasury, callback, 560n],
        ],
      });
    });

    it("reverts for a contract that does not tell what is held of it", async () => {
      const { treasury, faulty, reviews, funder, personal } = await load();
      await faulty.setFault(Fault.Mute);
      for (const asset of [reviews, faulty]) {
        await expectError(
          treasury.connect(funder).deposit(personal, asset, 1n, REF),
          treasury,
          "Treasury_NotAToken",
          asset,
        );
      }
    });

    it("takes a token whose functions return nothing", async () => {
      const system = await load();
      const { treasury, silent, funder, personal } = system;
      await provide(system, silent, funder, 40n);
      await expectChanges(system, () => treasury.connect(funder).deposit(personal, silent, 40n, REF), {
        assets: [silent],
        accounts: [[personal, silent, 40n]],
        totals: [[silent, 40n]],
        wallets: [
          [funder, silent, -40n],
          [treasury, silent, 40n],
        ],
      });
    });

    it("reverts for a token that claims to have moved what it has not", async () => {
      const system = await load();
      const { treasury, faulty, funder, personal } = system;
      await provide(system, faulty, funder, 40n);
      await faulty.setFault(Fault.MovesNothing);
      await expectError(
        treasury.connect(funder).deposit(personal, faulty, 40n, REF),
        treasury,
        "Treasury_NothingArrived",
        faulty,
      );
    });

    it("reverts for a token that returns false", async () => {
      const system = await load();
      const { treasury, faulty, funder, personal } = system;
      await provide(system, faulty, funder, 40n);
      await faulty.setFault(Fault.ReturnsFalse);
      await expectError(
        treasury.connect(funder).deposit(personal, faulty, 40n, REF),
        treasury,
        "SafeERC20FailedOperation",
        faulty,
      );
    });

    it("reverts with the token's own reason when it is paused or blocks the caller", async () => {
      const system = await load();
      const { treasury, faulty, funder, personal } = system;
      await provide(system, faulty, funder, 40n);
      await faulty.setBlocked(funder, true);
      await expectError(treasury.connect(funder).deposit(personal, faulty, 40n, REF), faulty, "Blocked", funder);
      await faulty.setFault(Fault.Paused);
      await faulty.setBlocked(funder, false);
      await expectError(treasury.connect(funder).deposit(personal, faulty, 40n, REF), faulty, "IsPaused");
    });
  });
});
