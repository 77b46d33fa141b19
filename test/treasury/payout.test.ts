import { expect } from "chai";

import { anyUint } from "@nomicfoundation/hardhat-ethers-chai-matchers/withArgs";

import { accountOf, ETH, NOBODY, OUTSIDE, refOf } from "../fixtures/accounts.ts";
import { expectChanges, expectCovered, expectError, expectEvents } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { Answer, call, deployFunded, Fault, type FundedSystem, HELD } from "../fixtures/money.ts";

/** Stranger, claimant and actor are credited 100 of ETH, the token and the faulty token each. */
async function deployWithCredits(): Promise<FundedSystem> {
  const system = await deployFunded();
  const { treasury, token, faulty, funder, stranger, claimant, actor, personal } = system;
  const payments = [stranger, claimant, actor].map((payee) => ({ payee, amount: 100n }));
  for (const asset of [ETH, token, faulty]) {
    await treasury.connect(funder).pay(personal, asset, payments, refOf("credit"), false);
  }
  return system;
}

const load = () => networkHelpers.loadFixture(deployWithCredits);
const PAYOUT = refOf("payout");

describe("Treasury: payOut", () => {
  describe("given payees with credits", () => {
    for (const kind of ["ETH", "token"] as const) {
      it(`sends each all of its ${kind}, whoever calls, an event for each`, async () => {
        const system = await load();
        const { treasury, otherFunder, stranger, claimant } = system;
        const asset = kind === "ETH" ? ETH : await system.token.getAddress();
        const payOut = await expectChanges(
          system,
          () => treasury.connect(otherFunder).payOut(asset, [stranger, claimant]),
          {
            accounts: [
              [stranger, asset, -100n],
              [claimant, asset, -100n],
            ],
            totals: [[asset, -200n]],
            wallets: [
              [treasury, asset, -200n],
              [stranger, asset, 100n],
              [claimant, asset, 100n],
            ],
          },
        );
        await expectEvents(system, Promise.resolve(payOut), [
          [treasury, "Movement", accountOf(stranger), OUTSIDE, asset, 100n, stranger, PAYOUT],
          [treasury, "Movement", accountOf(claimant), OUTSIDE, asset, 100n, claimant, PAYOUT],
        ]);
      });
    }

    it("passes over a payee who is named again, has nothing, or refuses payouts", async () => {
      const system = await load();
      const { treasury, token, stranger, claimant, otherFunder } = system;
      await treasury.connect(claimant).refusePayouts(true);
      const payOut = await expectChanges(
        system,
        () => treasury.payOut(token, [stranger, stranger, claimant, otherFunder, NOBODY]),
        {
          accounts: [[stranger, token, -100n]],
          totals: [[token, -100n]],
          wallets: [
            [treasury, token, -100n],
            [stranger, token, 100n],
          ],
        },
      );
      await expectEvents(system, Promise.resolve(payOut), [
        [treasury, "Movement", accountOf(stranger), OUTSIDE, token, 100n, stranger, PAYOUT],
      ]);
    });

    it("leaves numbered accounts alone", async () => {
      const system = await load();
      const { treasury, funder, numbered } = system;
      await expectChanges(system, () => treasury.payOut(ETH, [funder]), {
        accounts: [
          [funder, ETH, -700n],
          [numbered, ETH, 0n],
        ],
        totals: [[ETH, -700n]],
        wallets: [
          [treasury, ETH, -700n],
          [funder, ETH, 700n],
        ],
      });
      expect(await treasury.balanceOf(numbered, ETH)).to.equal(HELD);
    });

    it("sends again after the payee no longer refuses", async () => {
      const system = await load();
      const { treasury, token, claimant } = system;
      await treasury.connect(claimant).refusePayouts(true);
      await treasury.connect(claimant).refusePayouts(false);
      await expectChanges(system, () => treasury.payOut(token, [claimant]), {
        accounts: [[claimant, token, -100n]],
        totals: [[token, -100n]],
        wallets: [
          [treasury, token, -100n],
          [claimant, token, 100n],
        ],
      });
    });
  });

  describe("given a payee who fails", () => {
    for (const [how, answer] of [
      ["refuses", Answer.Refuse],
      ["burns gas", Answer.BurnGas],
      ["bombs", Answer.Bomb],
    ] as const) {
      it(`keeps the credit of one who ${how}, and pays the others`, async () => {
        const system = await load();
        const { treasury, stranger, claimant, actor } = system;
        await actor.prepare(answer, []);
        const payOut = await expectChanges(
          system,
          () => treasury.payOut(ETH, [stranger, actor, claimant], { gasLimit: 1_500_000n }),
          {
            accounts: [
              [stranger, ETH, -100n],
              [claimant, ETH, -100n],
              [actor, ETH, 0n],
            ],
            totals: [[ETH, -200n]],
            wallets: [
              [treasury, ETH, -200n],
              [stranger, ETH, 100n],
              [claimant, ETH, 100n],
              [actor, ETH, 0n],
            ],
          },
        );
        await expectEvents(system, Promise.resolve(payOut), [
          [treasury, "Movement", accountOf(stranger), OUTSIDE, ETH, 100n, stranger, PAYOUT],
          [treasury, "PayoutFailed", actor, ETH, 100n],
          [treasury, "Movement", accountOf(claimant), OUTSIDE, ETH, 100n, claimant, PAYOUT],
        ]);
        expect(await treasury.balanceOf(accountOf(actor), ETH)).to.equal(100n);
      });
    }

    it("can be paid later, when the payee has mended its ways", async () => {
      const system = await load();
      const { treasury, actor } = system;
      await actor.prepare(Answer.Refuse, []);
      await treasury.payOut(ETH, [actor]);
      await actor.prepare(Answer.Accept, []);
      await expectChanges(system, () => treasury.payOut(ETH, [actor]), {
        accounts: [[actor, ETH, -100n]],
        totals: [[ETH, -100n]],
        wallets: [
          [treasury, ETH, -100n],
          [actor, ETH, 100n],
        ],
      });
    });

    it("keeps the credit of a payee on the token's blocklist, and pays the others", async () => {
      const system = await load();
      const { treasury, faulty, stranger, claimant } = system;
      await faulty.setBlocked(stranger, true);
      await expectChanges(system, () => treasury.payOut(faulty, [stranger, claimant]), {
        assets: [faulty],
        accounts: [[claimant, faulty, -100n]],
        totals: [[faulty, -100n]],
        wallets: [
          [treasury, faulty, -100n],
          [claimant, faulty, 100n],
        ],
      });
    });
  });

  describe("given a token that fails", () => {
    for (const fault of ["ReturnsFalse", "MovesNothing", "TakesTooMuch", "Paused", "BurnsGas", "Bomb"] as const) {
      it(`keeps every credit for the fault ${fault}`, async () => {
        const system = await load();
        const { treasury, faulty, stranger, claimant } = system;
        await faulty.setFault(Fault[fault]);
        const payOut = await expectChanges(
          system,
          () => treasury.payOut(faulty, [stranger, claimant], { gasLimit: 1_500_000n }),
          { assets: [faulty] },
        );
        await expectEvents(system, Promise.resolve(payOut), [
          [treasury, "PayoutFailed", stranger, faulty, 100n],
          [treasury, "PayoutFailed", claimant, faulty, 100n],
        ]);
        await expectCovered(system, [faulty]);
      });
    }

    it("keeps every credit when nobody is told what the treasury holds, and pays later", async () => {
      const system = await load();
      const { treasury, faulty, stranger } = system;
      await faulty.setFault(Fault.Mute);
      await expectEvents(system, treasury.payOut(faulty, [stranger]), [
        [treasury, "PayoutFailed", stranger, faulty, 100n],
      ]);
      expect(await treasury.balanceOf(accountOf(stranger), faulty)).to.equal(100n);
      await faulty.setFault(Fault.None);
      await expectChanges(system, () => treasury.payOut(faulty, [stranger]), {
        assets: [faulty],
        accounts: [[stranger, faulty, -100n]],
        totals: [[faulty, -100n]],
        wallets: [
          [treasury, faulty, -100n],
          [stranger, faulty, 100n],
        ],
      });
    });
  });

  describe("given little gas", () => {
    it("reverts, rather than to call it a refusal", async () => {
      const { treasury, stranger } = await load();
      await expectError(
        treasury.payOut(ETH, [stranger], { gasLimit: 270_000n }),
        treasury,
        "Treasury_TooLittleGas",
        anyUint,
        treasury.FAIR_GAS(),
      );
    });

    it("either pays a payee who uses most of what it is given, or reverts: no gas limit in between denies it", async () => {
      const { treasury, actor } = await load();
      // Each call costs the actor about 16,000 gas, most of it to read its plan.
      await actor.prepare(
        Answer.Accept,
        Array.from({ length: 8 }, () => call(treasury, "refusePayouts", [false])),
      );
      let [paid, reverted] = [0, 0];
      for (let gasLimit = 60_000n; gasLimit <= 500_000n; gasLimit += 4_000n) {
        const snapshot = await networkHelpers.takeSnapshot();
        try {
          await treasury.payOut(ETH, [actor], { gasLimit });
          expect(await treasury.balanceOf(accountOf(actor), ETH), `with ${gasLimit} gas`).to.equal(0n);
          paid++;
        } catch (error) {
          if (error instanceof Error && error.name === "AssertionError") throw error;
          reverted++;
        }
        await snapshot.restore();
      }
      expect(paid).to.be.greaterThan(20);
      expect(reverted).to.be.greaterThan(20);
    });
  });

  describe("given bad input", () => {
    it("reverts for an empty list", async () => {
      const { treasury, token } = await load();
      await expectError(treasury.payOut(token, []), treasury, "Treasury_EmptyList");
    });

    it("reverts for the general fund, also after other payees", async () => {
      const { treasury, token, stranger } = await load();
      await expectError(treasury.payOut(token, [stranger, treasury]), treasury, "Treasury_InvalidRecipient", treasury);
    });
  });
});

describe("Treasury: transferOut", () => {
  it("reverts for anybody but the treasury itself", async () => {
    const { treasury, admin, spender, workflow, stranger } = await load();
    for (const caller of [admin, spender, workflow, stranger]) {
      await expectError(
        treasury.connect(caller).transferOut(ETH, caller, 1n),
        treasury,
        "Treasury_NotTheTreasury",
        caller,
      );
    }
  });
});
