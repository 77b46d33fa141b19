import { expect } from "chai";
import { MaxUint256 } from "ethers";

import { anyUint } from "@nomicfoundation/hardhat-ethers-chai-matchers/withArgs";

import { accountOf, NOBODY, OUTSIDE, refOf } from "../fixtures/accounts.ts";
import { expectChanges, expectCovered, expectError, expectEvents } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { deployFunded, HELD, provide } from "../fixtures/money.ts";

const load = () => networkHelpers.loadFixture(deployFunded);
const REF = refOf("award");

describe("Treasury: pay", () => {
  describe("when the payees are credited", () => {
    it("credits each personal account, an event for each", async () => {
      const system = await load();
      const { treasury, token, funder, stranger, claimant, numbered } = system;
      const payments = [
        { payee: stranger, amount: 250n },
        { payee: claimant, amount: 750n },
      ];
      const pay = await expectChanges(
        system,
        () => treasury.connect(funder).pay(numbered, token, payments, REF, false),
        {
          accounts: [
            [numbered, token, -1_000n],
            [stranger, token, 250n],
            [claimant, token, 750n],
          ],
        },
      );
      await expectEvents(system, Promise.resolve(pay), [
        [treasury, "Movement", numbered, accountOf(stranger), token, 250n, NOBODY, REF],
        [treasury, "Movement", numbered, accountOf(claimant), token, 750n, NOBODY, REF],
      ]);
    });

    it("adds up for a payee who is named twice, and credits the general fund", async () => {
      const system = await load();
      const { treasury, token, funder, stranger, personal, general } = system;
      const payments = [
        { payee: stranger, amount: 1n },
        { payee: stranger, amount: 2n },
        { payee: treasury, amount: 3n },
      ];
      await expectChanges(system, () => treasury.connect(funder).pay(personal, token, payments, REF, false), {
        accounts: [
          [personal, token, -6n],
          [stranger, token, 3n],
          [general, token, 3n],
        ],
      });
    });
  });

  describe("given bad input", () => {
    for (const atOnce of [false, true]) {
      const how = atOnce ? "at once" : "credited";

      it(`reverts for anybody but the holder (${how})`, async () => {
        const { treasury, token, stranger, admin, spender, workflow, personal, numbered, general } = await load();
        for (const caller of [stranger, admin, spender, workflow]) {
          for (const account of [personal, numbered, general, OUTSIDE]) {
            await expectError(
              treasury.connect(caller).pay(account, token, [{ payee: caller, amount: 1n }], REF, atOnce),
              treasury,
              "Treasury_NotTheHolder",
              account,
              caller,
            );
          }
        }
      });

      it(`reverts for an empty list, an amount of zero and a payee of zero (${how})`, async () => {
        const { treasury, token, funder, stranger, personal } = await load();
        const caller = treasury.connect(funder);
        const good = { payee: stranger, amount: 1n };
        await expectError(caller.pay(personal, token, [], REF, atOnce), treasury, "Treasury_EmptyList");
        await expectError(
          caller.pay(personal, token, [good, { payee: stranger, amount: 0n }], REF, atOnce),
          treasury,
          "Treasury_ZeroAmount",
        );
        await expectError(
          caller.pay(personal, token, [good, { payee: NOBODY, amount: 1n }], REF, atOnce),
          treasury,
          "Treasury_InvalidRecipient",
          NOBODY,
        );
      });

      it(`reverts when the balance does not suffice for all together (${how})`, async () => {
        const { treasury, token, funder, stranger, claimant, personal } = await load();
        const payments = [
          { payee: stranger, amount: 600n },
          { payee: claimant, amount: 401n },
        ];
        await expectError(
          treasury.connect(funder).pay(personal, token, payments, REF, atOnce),
          treasury,
          "Treasury_BalanceTooLow",
          personal,
          token,
          HELD,
          1_001n,
        );
      });

      it(`reverts when the amounts add up to more than all money (${how})`, async () => {
        const { treasury, token, funder, stranger, claimant, personal } = await load();
        const payments = [
          { payee: stranger, amount: MaxUint256 },
          { payee: claimant, amount: 1n },
        ];
        await expectError(
          treasury.connect(funder).pay(personal, token, payments, REF, atOnce),
          treasury,
          "Treasury_BalanceTooLow",
          personal,
          token,
          HELD,
          MaxUint256,
        );
      });

      it(`makes no money of a sum beyond all money, even from an account that holds all (${how})`, async () => {
        const system = await load();
        const { treasury, callback, funder, stranger, claimant, personal } = system;
        await provide(system, callback, funder, MaxUint256);
        await treasury.connect(funder).deposit(personal, callback, MaxUint256, REF);
        const payments = [
          { payee: stranger, amount: MaxUint256 },
          { payee: claimant, amount: 5n },
        ];
        await expectError(
          treasury.connect(funder).pay(personal, callback, payments, REF, atOnce),
          treasury,
          "Treasury_BalanceTooLow",
          personal,
          callback,
          anyUint,
          anyUint,
        );
        expect(await treasury.balanceOf(accountOf(claimant), callback)).to.equal(0n);
        await expectCovered(system, [callback]);
      });
    }
  });
});
