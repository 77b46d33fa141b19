import { expect } from "chai";

import { accountOf, ETH, refOf } from "../fixtures/accounts.ts";
import { expectCovered, expectError, receiptOf } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { Answer, attemptsIn, call, deployFunded, type FundedSystem } from "../fixtures/money.ts";
import { WRONG_PERMIT } from "../fixtures/permit.ts";

const REF = refOf("thief");

/** The actor is a workflow, a spender and a holder of 100 in two accounts: whatever it fails to do, the guard stopped. */
async function deployWithThief(): Promise<FundedSystem> {
  const system = await deployFunded();
  const { treasury, admin, funder, actor, personal } = system;
  await treasury.connect(admin).grantRole(await treasury.WORKFLOW_ROLE(), actor);
  await treasury.connect(admin).grantRole(await treasury.SPENDER_ROLE(), actor);
  await treasury.connect(funder).move(personal, ETH, [{ to: accountOf(actor), amount: 100n }], REF);
  return system;
}

const load = () => networkHelpers.loadFixture(deployWithThief);

/** Every entry of the treasury that moves money, each with arguments that would succeed outside of a callback. */
function entriesOf({ treasury, actor, token }: FundedSystem) {
  const own = accountOf(actor);
  const payments = [{ payee: actor.target, amount: 1n }];
  return {
    deposit: call(treasury, "deposit", [own, ETH, 1n, REF], 1n),
    depositWithPermit: call(treasury, "depositWithPermit", [own, token.target, 1n, REF, WRONG_PERMIT]),
    announce: call(treasury, "announce", [ETH]),
    settle: call(treasury, "settle", [own, actor.target, 1n, REF]),
    sync: call(treasury, "sync", [ETH]),
    move: call(treasury, "move", [own, ETH, [{ to: accountOf(actor, 1n), amount: 1n }], REF]),
    spend: call(treasury, "spend", [ETH, [{ to: own, amount: 1n }], REF]),
    withdraw: call(treasury, "withdraw", [own, actor.target, [{ asset: ETH, amount: 1n }], REF]),
    collect: call(treasury, "collect", [ETH]),
    pay: call(treasury, "pay", [own, ETH, payments, REF, true]),
    payOut: call(treasury, "payOut", [ETH, [actor.target]]),
  };
}

type Entry = keyof ReturnType<typeof entriesOf>;
const ENTRIES: Entry[] = [
  "deposit",
  "depositWithPermit",
  "announce",
  "settle",
  "sync",
  "move",
  "spend",
  "withdraw",
  "collect",
  "pay",
  "payOut",
];

describe("Treasury: a payee who calls back", () => {
  for (const entry of ENTRIES) {
    it(`cannot enter ${entry} while it is paid`, async () => {
      const system = await load();
      const { treasury, actor, funder, personal } = system;
      await actor.prepare(Answer.Accept, [entriesOf(system)[entry]]);
      const sendings = [
        () => treasury.payOut(ETH, [actor]),
        () => treasury.connect(funder).pay(personal, ETH, [{ payee: actor, amount: 10n }], REF, true),
        () => treasury.connect(funder).withdraw(personal, actor, [{ asset: ETH, amount: 10n }], REF),
      ];
      for (const send of sendings) {
        const receipt = await receiptOf(send());
        expect(attemptsIn(receipt.logs, actor, treasury.interface)).to.deep.equal([["ReentrancyGuardReentrantCall"]]);
      }
      await expectCovered(system, [ETH]);
      expect(await treasury.balanceOf(accountOf(actor), ETH)).to.equal(0n);
    });
  }

  it("cannot use the inner transfer of the treasury", async () => {
    const system = await load();
    const { treasury, actor } = system;
    await actor.prepare(Answer.Accept, [call(treasury, "transferOut", [ETH, actor.target, 500n])]);
    const receipt = await receiptOf(treasury.payOut(ETH, [actor]));
    expect(attemptsIn(receipt.logs, actor, treasury.interface)).to.deep.equal([
      ["Treasury_NotTheTreasury", actor.target],
    ]);
  });

  it("cannot send the ETH straight back, which would count it twice", async () => {
    const { treasury, actor, funder, personal } = await load();
    await actor.prepare(Answer.Accept, [{ target: await treasury.getAddress(), value: 10n, data: "0x" }]);
    const receipt = await receiptOf(
      treasury.connect(funder).withdraw(personal, actor, [{ asset: ETH, amount: 10n }], REF),
    );
    expect(attemptsIn(receipt.logs, actor, treasury.interface)).to.deep.equal([["ReentrancyGuardReentrantCall"]]);
    const total = await treasury.totalOf(ETH);
    await expectError(treasury.sync(ETH), treasury, "Treasury_NothingStray", ETH);
    expect(await treasury.totalOf(ETH)).to.equal(total);
  });
});
