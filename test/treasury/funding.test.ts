import { expect } from "chai";

import { accountOf, ETH, NOBODY, OUTSIDE, refOf } from "../fixtures/accounts.ts";
import { expectChanges, expectError, expectEvents, expectUnauthorized, receiptOf } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { attemptsIn, call, deployFunded, provide, type FundedSystem } from "../fixtures/money.ts";
import { WRONG_PERMIT } from "../fixtures/permit.ts";

const REF = refOf("funding");

/** The actor is a granted workflow; the funder has let it take 100 of each token. */
async function deployWithWorkflow(): Promise<FundedSystem> {
  const system = await deployFunded();
  const { treasury, admin, actor, token, faulty, fee, callback, funder } = system;
  await treasury.connect(admin).grantRole(await treasury.WORKFLOW_ROLE(), actor);
  for (const asset of [token, faulty, fee, callback]) {
    await asset.mint(funder, 100n);
    await asset.connect(funder).approve(actor, 100n);
  }
  return system;
}

const load = () => networkHelpers.loadFixture(deployWithWorkflow);

describe("Treasury: announce and settle", () => {
  describe("given a granted workflow", () => {
    it("credits the tokens that it moves into the treasury in between", async () => {
      const system = await load();
      const { treasury, actor, token, funder } = system;
      const to = accountOf(actor, 9n);
      const funding = await expectChanges(
        system,
        () =>
          actor.run([
            call(treasury, "announce", [token.target]),
            call(token, "transferFrom", [funder.address, treasury.target, 60n]),
            call(treasury, "settle", [to, funder.address, REF]),
          ]),
        {
          accounts: [[to, token, 60n]],
          totals: [[token, 60n]],
          wallets: [
            [funder, token, -60n],
            [treasury, token, 60n],
          ],
        },
      );
      await expectEvents(system, Promise.resolve(funding), [
        [treasury, "Movement", OUTSIDE, to, token, 60n, funder, REF],
      ]);
    });

    it("credits the ETH that comes with settling", async () => {
      const system = await load();
      const { treasury, actor, funder, personal } = system;
      const funding = await expectChanges(
        system,
        () =>
          actor
            .connect(funder)
            .run([call(treasury, "announce", [ETH]), call(treasury, "settle", [personal, funder.address, REF], 80n)], {
              value: 80n,
            }),
        {
          accounts: [[personal, ETH, 80n]],
          totals: [[ETH, 80n]],
          wallets: [
            [funder, ETH, -80n],
            [treasury, ETH, 80n],
          ],
        },
      );
      await expectEvents(system, Promise.resolve(funding), [
        [treasury, "Movement", OUTSIDE, personal, ETH, 80n, funder, REF],
      ]);
    });

    it("credits what arrives of a token that takes a fee", async () => {
      const system = await load();
      const { treasury, actor, fee, funder } = system;
      const to = accountOf(actor, 9n);
      await expectChanges(
        system,
        () =>
          actor.run([
            call(treasury, "announce", [fee.target]),
            call(fee, "transferFrom", [funder.address, treasury.target, 100n]),
            call(treasury, "settle", [to, funder.address, REF]),
          ]),
        {
          assets: [fee],
          accounts: [[to, fee, 99n]],
          totals: [[fee, 99n]],
          wallets: [
            [funder, fee, -100n],
            [treasury, fee, 99n],
          ],
        },
      );
    });

    it("does not credit what was stray before", async () => {
      const system = await load();
      const { treasury, actor, token, funder } = system;
      await token.mint(treasury, 500n);
      const to = accountOf(actor, 9n);
      await expectChanges(
        system,
        () =>
          actor.run([
            call(treasury, "announce", [token.target]),
            call(token, "transferFrom", [funder.address, treasury.target, 60n]),
            call(treasury, "settle", [to, funder.address, REF]),
          ]),
        {
          accounts: [[to, token, 60n]],
          totals: [[token, 60n]],
          wallets: [
            [funder, token, -60n],
            [treasury, token, 60n],
          ],
        },
      );
    });

    it("may announce again after settling", async () => {
      const system = await load();
      const { treasury, actor, token, funder } = system;
      const once = [
        call(treasury, "announce", [token.target]),
        call(token, "transferFrom", [funder.address, treasury.target, 10n]),
        call(treasury, "settle", [accountOf(actor, 9n), funder.address, REF]),
      ];
      await actor.run([...once, ...once]);
      expect(await treasury.balanceOf(accountOf(actor, 9n), token)).to.equal(20n);
    });

    it("leaves no lock behind when it never settles", async () => {
      const { treasury, actor, token, funder, personal } = await load();
      await actor.run([call(treasury, "announce", [token.target])]);
      await treasury.connect(funder).withdraw(personal, funder, [{ asset: token, amount: 1n }], REF);
    });
  });

  describe("given bad input", () => {
    it("lets only granted workflows announce", async () => {
      const { treasury, stranger, token } = await load();
      await expectUnauthorized(
        treasury.connect(stranger).announce(token),
        treasury,
        stranger,
        treasury.WORKFLOW_ROLE(),
      );
    });

    it("lets a workflow announce no more once its right is revoked", async () => {
      const { treasury, workflow, admin, token } = await load();
      await treasury.connect(admin).revokeRole(await treasury.WORKFLOW_ROLE(), workflow);
      await expectUnauthorized(
        treasury.connect(workflow).announce(token),
        treasury,
        workflow,
        treasury.WORKFLOW_ROLE(),
      );
    });

    it("reverts for an asset without code", async () => {
      const { treasury, workflow, stranger } = await load();
      await expectError(treasury.connect(workflow).announce(stranger), treasury, "Treasury_NotAToken", stranger);
    });

    it("reverts when something is announced already", async () => {
      const { treasury, actor, token } = await load();
      await expectError(
        actor.run([call(treasury, "announce", [token.target]), call(treasury, "announce", [ETH])]),
        treasury,
        "Treasury_FundingInProgress",
        actor,
        token,
      );
    });

    it("reverts when nothing is announced, also when it was in an earlier transaction", async () => {
      const { treasury, workflow, funder, personal, token } = await load();
      await expectError(
        treasury.connect(workflow).settle(personal, funder, REF),
        treasury,
        "Treasury_NothingAnnounced",
        workflow,
      );
      await treasury.connect(workflow).announce(token);
      await expectError(
        treasury.connect(workflow).settle(personal, funder, REF),
        treasury,
        "Treasury_NothingAnnounced",
        workflow,
      );
    });

    it("reverts when it has been settled already", async () => {
      const { treasury, actor, token, funder } = await load();
      const settle = call(treasury, "settle", [accountOf(actor, 9n), funder.address, REF]);
      await expectError(
        actor.run([
          call(treasury, "announce", [token.target]),
          call(token, "transferFrom", [funder.address, treasury.target, 10n]),
          settle,
          settle,
        ]),
        treasury,
        "Treasury_NothingAnnounced",
        actor,
      );
    });

    it("reverts when nothing arrived, of a token or of ETH", async () => {
      const { treasury, actor, token, funder, personal } = await load();
      for (const asset of [token.target as string, ETH]) {
        await expectError(
          actor.run([call(treasury, "announce", [asset]), call(treasury, "settle", [personal, funder.address, REF])]),
          treasury,
          "Treasury_NothingArrived",
          asset,
        );
      }
    });

    it("reverts when ETH comes with settling a token", async () => {
      const { treasury, actor, token, funder, personal } = await load();
      await expectError(
        actor.run(
          [call(treasury, "announce", [token.target]), call(treasury, "settle", [personal, funder.address, REF], 5n)],
          { value: 5n },
        ),
        treasury,
        "Treasury_ValueMismatch",
        0n,
        5n,
      );
    });

    it("reverts for a numbered account of somebody else and for one without a holder", async () => {
      const { treasury, actor, funder, numbered } = await load();
      for (const account of [numbered, OUTSIDE, accountOf(NOBODY, 3n)]) {
        await expectError(
          actor.run([call(treasury, "announce", [ETH]), call(treasury, "settle", [account, funder.address, REF], 5n)], {
            value: 5n,
          }),
          treasury,
          "Treasury_AccountClosedTo",
          account,
          actor,
        );
      }
    });
  });

  describe("while a workflow is funding", () => {
    it("locks every other entry", async () => {
      const system = await load();
      const { treasury, actor, callback, token, funder, personal, workflow } = system;
      const payments = [{ payee: funder.address, amount: 1n }];
      const entries = [
        call(treasury, "deposit", [personal, ETH, 1n, REF]),
        call(treasury, "depositWithPermit", [personal, token.target, 1n, REF, WRONG_PERMIT]),
        call(treasury, "announce", [token.target]),
        call(treasury, "sync", [token.target]),
        call(treasury, "move", [accountOf(callback), token.target, [{ to: personal, amount: 1n }], REF]),
        call(treasury, "spend", [token.target, payments, REF]),
        call(treasury, "withdraw", [accountOf(callback), workflow.address, [{ asset: token.target, amount: 1n }], REF]),
        call(treasury, "collect", [token.target]),
        call(treasury, "pay", [accountOf(callback), token.target, payments, REF, true]),
        call(treasury, "payOut", [token.target, [funder.address]]),
        { target: treasury.target as string, data: "0x" },
      ];
      await callback.prepare(entries);
      const receipt = await receiptOf(
        actor.run([
          call(treasury, "announce", [callback.target]),
          call(callback, "transferFrom", [funder.address, treasury.target, 60n]),
          call(treasury, "settle", [accountOf(actor, 9n), funder.address, REF]),
        ]),
      );
      expect(attemptsIn(receipt.logs, callback, treasury.interface)).to.deep.equal(
        entries.map(() => ["Treasury_FundingInProgress", actor.target, callback.target]),
      );
      expect(await treasury.balanceOf(accountOf(actor, 9n), callback)).to.equal(60n);
    });

    it("lets nobody else settle", async () => {
      const { treasury, actor, callback, funder } = await load();
      await callback.prepare([call(treasury, "settle", [accountOf(callback), funder.address, REF])]);
      const receipt = await receiptOf(
        actor.run([
          call(treasury, "announce", [callback.target]),
          call(callback, "transferFrom", [funder.address, treasury.target, 60n]),
          call(treasury, "settle", [accountOf(actor, 9n), funder.address, REF]),
        ]),
      );
      expect(attemptsIn(receipt.logs, callback, treasury.interface)).to.deep.equal([
        ["Treasury_NothingAnnounced", callback.target],
      ]);
    });

    it("locks the other workflows' fundings, so that nobody's money is credited twice", async () => {
      const { treasury, actor, callback, funder, admin } = await load();
      await treasury.connect(admin).grantRole(await treasury.WORKFLOW_ROLE(), callback);
      await callback.prepare([call(treasury, "announce", [callback.target])]);
      const receipt = await receiptOf(
        actor.run([
          call(treasury, "announce", [callback.target]),
          call(callback, "transferFrom", [funder.address, treasury.target, 60n]),
          call(treasury, "settle", [accountOf(actor, 9n), funder.address, REF]),
        ]),
      );
      expect(attemptsIn(receipt.logs, callback, treasury.interface)).to.deep.equal([
        ["Treasury_FundingInProgress", actor.target, callback.target],
      ]);
      expect(await treasury.totalOf(callback)).to.equal(60n);
    });

    it("takes no plain ETH, which would be credited to the workflow's account", async () => {
      const system = await load();
      const { treasury, actor, funder } = system;
      const other = await system.actor.getAddress();
      await expectError(
        actor
          .connect(funder)
          .run([call(treasury, "announce", [ETH]), { target: treasury.target as string, value: 5n, data: "0x" }], {
            value: 5n,
          }),
        treasury,
        "Treasury_FundingInProgress",
        other,
        ETH,
      );
    });
  });

  it("guards deposits against the same token's callbacks", async () => {
    const system = await load();
    const { treasury, callback, funder, personal, token } = system;
    await provide(system, callback, funder, 60n);
    await callback.prepare([
      call(treasury, "sync", [token.target]),
      call(treasury, "deposit", [accountOf(callback), ETH, 1n, REF]),
    ]);
    const receipt = await receiptOf(treasury.connect(funder).deposit(personal, callback, 60n, REF));
    expect(attemptsIn(receipt.logs, callback, treasury.interface)).to.deep.equal([
      ["ReentrancyGuardReentrantCall"],
      ["ReentrancyGuardReentrantCall"],
    ]);
    expect(await treasury.balanceOf(personal, callback)).to.equal(60n);
  });
});
