import { expect } from "chai";

import { accountOf, ETH, refOf } from "../fixtures/accounts.ts";
import { expectError, receiptOf } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { attemptsIn, call, deployWithWorkflow, provide } from "../fixtures/money.ts";
import { WRONG_PERMIT } from "../fixtures/permit.ts";

const REF = refOf("funding");
const load = () => networkHelpers.loadFixture(deployWithWorkflow);

describe("Treasury: while a workflow is funding", () => {
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
      call(treasury, "spend", [token.target, [{ to: accountOf(actor), amount: 1n }], REF]),
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
        call(treasury, "settle", [accountOf(actor, 9n), funder.address, 60n, REF]),
      ]),
    );
    expect(attemptsIn(receipt.logs, callback, treasury.interface)).to.deep.equal(
      entries.map(() => ["Treasury_FundingInProgress", actor.target, callback.target]),
    );
    expect(await treasury.balanceOf(accountOf(actor, 9n), callback)).to.equal(60n);
  });

  it("lets nobody else settle", async () => {
    const { treasury, actor, callback, funder } = await load();
    await callback.prepare([call(treasury, "settle", [accountOf(callback), funder.address, 60n, REF])]);
    const receipt = await receiptOf(
      actor.run([
        call(treasury, "announce", [callback.target]),
        call(callback, "transferFrom", [funder.address, treasury.target, 60n]),
        call(treasury, "settle", [accountOf(actor, 9n), funder.address, 60n, REF]),
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
        call(treasury, "settle", [accountOf(actor, 9n), funder.address, 60n, REF]),
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
