import type { BaseContract } from "ethers";

import { expect } from "chai";
import { id as hashOf } from "ethers";

import { deployGovernance } from "../../scripts/tooling/governance.ts";
import { accountOf, addressOf, ETH } from "../fixtures/accounts.ts";
import { ethers, networkHelpers, now, reach } from "../fixtures/chain.ts";
import { call } from "../fixtures/money.ts";
import { bill, openBudget, ownerOf } from "../budgets/budget.ts";
import { lineOf, queue } from "../budgets/line.ts";
import { deployFund, donate, LOOSE, POLICY } from "./fund.ts";

const FOR = 1;

/** A treasury that stakeholders govern, with money in two assets and debts; and the one that they move to, under the same timelock. */
async function deployBoth() {
  const fund = await deployFund();
  const { treasury, budgets, token, admin, crowd, funder } = fund;
  const holder = crowd[1];
  const {
    token: stake,
    governor,
    timelock,
  } = await deployGovernance(ethers, admin, [{ holder: holder.address, amount: 1_000n }]);
  await stake.connect(holder).delegate(holder);

  await treasury.connect(admin).setPolicy(ETH, POLICY);
  await funder.sendTransaction({ to: treasury, value: 5_000n });
  const successor = await ethers.deployContract("Treasury", [admin.address]);
  for (const asset of [ETH, addressOf(token)]) await successor.connect(admin).setPolicy(asset, POLICY);
  const waiting = await queue(fund, [fund.claimant, 700n]);
  const owed = await bill(fund, await openBudget(fund), [ownerOf(fund), 300n]);

  for (const contract of [treasury, budgets, successor]) {
    const role = await contract.DEFAULT_ADMIN_ROLE();
    await contract.connect(admin).grantRole(role, timelock);
    await contract.connect(admin).renounceRole(role, admin);
  }
  return { fund, successor, governor, holder, waiting, owed };
}

type Both = Awaited<ReturnType<typeof deployBoth>>;

/** Proposes, votes, queues and executes. */
async function decide(
  { governor, holder }: Both,
  description: string,
  calls: ReturnType<typeof call>[],
): Promise<void> {
  const lists = [calls.map(({ target }) => target), calls.map(({ value }) => value), calls.map(({ data }) => data)] as [
    string[],
    bigint[],
    string[],
  ];
  const known = [...lists, hashOf(description)] as const;
  await governor.connect(holder).propose(...lists, description);
  const id = await governor.hashProposal(...known);
  await reach((await governor.proposalSnapshot(id)) + 1n);
  await governor.connect(holder).castVote(id, FOR);
  await governor.queue(...known);
  await reach(await governor.proposalEta(id));
  await governor.execute(...known);
}

describe("Run-book: moving the whole treasury to a successor", () => {
  it("loosens to 100 %, waits a window, pays debts first and then everything, and what comes later", async () => {
    const both = await networkHelpers.loadFixture(deployBoth);
    const { fund, successor, waiting, owed } = both;
    const { treasury, budgets, token, general, claimant, stranger, funder } = fund;
    const assets = [ETH, addressOf(token)];
    const holds = (contract: BaseContract, account: BaseContract | typeof claimant) =>
      Promise.all(assets.map((asset) => (contract as typeof treasury).balanceOf(accountOf(account), asset)));

    // 1. One vote loosens each asset and ends the budgets.
    await decide(both, "Loosen", [
      ...assets.map((asset) => call(treasury, "setPolicy", [asset, LOOSE])),
      call(budgets, "close", [1n]),
    ]);
    const { since } = await treasury.policyOf(token);
    expect(since - (await now())).to.equal(POLICY.window);
    // 400 were released to those who wait when they were approved.
    expect(await treasury.capacity(token)).to.equal(0n);

    // 2. A window passes, in which the old policy holds. Then whoever waited is paid, by anyone.
    await reach(since - 1n);
    expect(await treasury.capacity(token)).to.equal(384n);
    await reach(since);
    await budgets.connect(stranger).draw(waiting, [0n]);
    await budgets.connect(stranger).draw(owed, [0n]);
    expect(await lineOf(fund)).to.deep.equal([1_000n, 1_000n, 0n]);
    expect(await holds(treasury, treasury)).to.deep.equal([5_000n, 9_000n]);

    // 3. A second vote pays the successor more than there is: what comes later follows without another vote.
    const much = 1_000_000n;
    const payments = [{ payee: addressOf(successor), amount: much }];
    await decide(
      both,
      "Move",
      assets.map((asset) => call(budgets, "pay", [asset, payments, hashOf("Move")])),
    );
    const tickets = assets.map((asset) => ({
      asset,
      start: asset === ETH ? 0n : 1_000n,
      budget: 0n,
      ref: hashOf("Move"),
      payments,
    }));

    // 4. Anyone draws, sends and takes in.
    const carry = async () => {
      for (const ticket of tickets) {
        await budgets.connect(stranger).draw(ticket, [0n]);
        await treasury.connect(stranger).payOut(ticket.asset, [successor]);
      }
      await successor.connect(stranger).sync(token);
    };
    await carry();
    expect(await holds(treasury, treasury)).to.deep.equal([0n, 0n]);
    expect(await holds(successor, successor)).to.deep.equal([5_000n, 9_000n]);

    // What comes to the old address later follows.
    await donate(fund, 77n);
    await funder.sendTransaction({ to: treasury, value: 33n });
    await carry();
    expect(await holds(treasury, treasury)).to.deep.equal([0n, 0n]);
    expect(await holds(successor, successor)).to.deep.equal([5_033n, 9_077n]);

    // What belongs to people stays theirs, where it is.
    expect(await holds(treasury, claimant)).to.deep.equal([0n, 700n]);
    await treasury.connect(claimant).collect(token);
    await treasury.connect(ownerOf(fund)).collect(token);
    expect(await treasury.totalOf(token)).to.equal(0n);
    expect(await treasury.totalOf(ETH)).to.equal(0n);
    expect(await treasury.balanceOf(general, token)).to.equal(0n);
  });

  it("cannot be done by the first vote alone: until the window is over, the old policy holds", async () => {
    const both = await networkHelpers.loadFixture(deployBoth);
    const { fund, successor } = both;
    const { treasury, budgets, token, stranger } = fund;
    const payments = [{ payee: addressOf(successor), amount: 1_000_000n }];
    await decide(both, "Loosen and move", [
      call(treasury, "setPolicy", [token.target, LOOSE]),
      call(budgets, "pay", [token.target, payments, hashOf("Loosen and move")]),
    ]);
    expect(await treasury.balanceOf(fund.general, token)).to.equal(9_600n);
    const { since } = await treasury.policyOf(token);
    await reach(since - 2n);
    await budgets.connect(stranger).release(token);
    // 4 % of 9,600.
    expect(await treasury.balanceOf(fund.general, token)).to.equal(9_216n);
    expect(await treasury.capacity(token)).to.equal(0n);
  });
});
