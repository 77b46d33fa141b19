import { expect } from "chai";

import { addressOf, ETH, OUTSIDE } from "../fixtures/accounts.ts";
import { expectChanges, expectError, expectEvents, plain, receiptOf } from "../fixtures/assertions.ts";
import {
  BountyState,
  deployBounties,
  describeBounty,
  openBounty,
  TASK,
  awardsFor,
  WORK,
} from "../fixtures/bounties.ts";
import { at, DAY, networkHelpers, now } from "../fixtures/chain.ts";
import { attemptsIn, call, Fault } from "../fixtures/money.ts";
import { DOMAINS } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deployBounties);
const { standard } = DOMAINS;

describe("Bounties: open", () => {
  for (const kind of ["ETH", "token"] as const) {
    it(`opens with a first contribution in ${kind}, straight into the treasury`, async () => {
      const system = await load();
      const { bounties, treasury, funder } = system;
      const asset = kind === "ETH" ? ETH : addressOf(system.token);
      const openedAt = (await now()) + 100n;
      const { id, terms, account } = describeBounty(system, openedAt, { asset });
      await at(openedAt);
      const open = await expectChanges(
        system,
        () =>
          bounties.connect(funder).open(asset, standard.id, terms.deadline, TASK, 1_000n, {
            value: kind === "ETH" ? 1_000n : 0n,
          }),
        {
          accounts: [[account, asset, 1_000n]],
          totals: [[asset, 1_000n]],
          wallets: [
            [funder, asset, -1_000n],
            [treasury, asset, 1_000n],
          ],
        },
      );
      await expectEvents(system, Promise.resolve(open), [
        [bounties, "BountyOpened", id, funder, standard.id, asset, openedAt, terms.deadline, TASK],
        [treasury, "Movement", OUTSIDE, account, asset, 1_000n, funder, id],
        [bounties, "BountyFunded", id, funder, 0n, 1_000n],
      ]);
      expect(await bounties.idOf(terms)).to.equal(id);
      expect(await bounties.stateOf(terms)).to.equal(BountyState.Open);
      expect(plain(await bounties.potOf(id))).to.deep.equal([1_000n, 0n, 0n]);
      expect(await bounties.isRefundable(id, { funder, start: 0n, amount: 1_000n })).to.equal(true);
    });
  }

  it("credits what arrives of a token that takes a fee", async () => {
    const system = await load();
    const { bounties, treasury, fee, funder } = system;
    const openedAt = (await now()) + 100n;
    const { id, terms, account } = describeBounty(system, openedAt, { asset: addressOf(fee) });
    await at(openedAt);
    const open = await expectChanges(
      system,
      () => bounties.connect(funder).open(fee, standard.id, terms.deadline, TASK, 1_000n),
      {
        assets: [fee],
        accounts: [[account, fee, 990n]],
        totals: [[fee, 990n]],
        wallets: [
          [funder, fee, -1_000n],
          [treasury, fee, 990n],
        ],
      },
    );
    await expectEvents(system, Promise.resolve(open), [
      [bounties, "BountyOpened", id, funder, standard.id, fee, openedAt, terms.deadline, TASK],
      [treasury, "Movement", OUTSIDE, account, fee, 990n, funder, id],
      [bounties, "BountyFunded", id, funder, 0n, 990n],
    ]);
    expect((await bounties.potOf(id)).funded).to.equal(990n);
    expect(await bounties.isRefundable(id, { funder, start: 0n, amount: 990n })).to.equal(true);
    expect(await bounties.isRefundable(id, { funder, start: 0n, amount: 1_000n })).to.equal(false);
  });

  it("takes a token whose functions return nothing", async () => {
    const system = await load();
    const { id } = await openBounty(system, { asset: addressOf(system.silent), amount: 70n });
    expect((await system.bounties.potOf(id)).funded).to.equal(70n);
  });

  it("does not count what was stray in the treasury before", async () => {
    const system = await load();
    await system.token.mint(system.treasury, 500n);
    const { id } = await openBounty(system, { amount: 70n });
    expect((await system.bounties.potOf(id)).funded).to.equal(70n);
  });

  describe("given a deadline", () => {
    it("takes the next second and the last of two years", async () => {
      const system = await load();
      const { bounties, funder } = system;
      const openedAt = (await now()) + 100n;
      for (const [i, ahead] of [1n, 730n * DAY].entries()) {
        const second = openedAt + BigInt(i);
        await at(second);
        await bounties.connect(funder).open(ETH, 1n, second + ahead, TASK, 1n, { value: 1n });
      }
    });

    it("reverts for this second, an earlier one, and more than two years", async () => {
      const system = await load();
      const { bounties, funder } = system;
      let second = (await now()) + 100n;
      for (const ahead of [0n, -1n, 730n * DAY + 1n]) {
        await at(second);
        await expectError(
          bounties.connect(funder).open(ETH, 1n, second + ahead, TASK, 1n, { value: 1n, gasLimit: 1_000_000n }),
          bounties,
          "Bounties_InvalidDeadline",
          second + ahead,
          second + 1n,
          second + 730n * DAY,
        );
        second += 1n;
      }
    });
  });

  describe("given bad input", () => {
    it("reverts for a domain that does not exist", async () => {
      const { bounties, contractors, funder, token } = await load();
      await expectError(
        bounties.connect(funder).open(token, 9n, (await now()) + DAY, TASK, 1n),
        contractors,
        "Contractors_UnknownDomain",
        9n,
      );
    });

    it("reverts without a description and for an amount of zero", async () => {
      const { bounties, treasury, funder, token } = await load();
      const deadline = (await now()) + DAY;
      await expectError(bounties.connect(funder).open(token, 1n, deadline, "", 1n), bounties, "Bounties_NoContent");
      for (const asset of [ETH, addressOf(token)]) {
        await expectError(
          bounties.connect(funder).open(asset, 1n, deadline, TASK, 0n),
          treasury,
          "Treasury_ZeroAmount",
        );
      }
    });

    it("reverts when the ETH sent is not the amount, or comes with a token", async () => {
      const { bounties, funder, token } = await load();
      const deadline = (await now()) + DAY;
      for (const value of [0n, 9n, 11n]) {
        await expectError(
          bounties.connect(funder).open(ETH, 1n, deadline, TASK, 10n, { value }),
          bounties,
          "Bounties_ValueMismatch",
          10n,
          value,
        );
      }
      await expectError(
        bounties.connect(funder).open(token, 1n, deadline, TASK, 10n, { value: 10n }),
        bounties,
        "Bounties_ValueMismatch",
        0n,
        10n,
      );
    });

    it("reverts for an asset without code", async () => {
      const { bounties, treasury, funder, stranger } = await load();
      await expectError(
        bounties.connect(funder).open(stranger, 1n, (await now()) + DAY, TASK, 1n),
        treasury,
        "Treasury_NotAToken",
        stranger,
      );
    });

    it("reverts without an allowance for this contract", async () => {
      const { bounties, treasury, token, stranger } = await load();
      await token.mint(stranger, 10n);
      await token.connect(stranger).approve(treasury, 10n);
      await expectError(
        bounties.connect(stranger).open(token, 1n, (await now()) + DAY, TASK, 10n),
        token,
        "ERC20InsufficientAllowance",
        bounties,
        0n,
        10n,
      );
    });

    it("reverts for tokens that lie about the transfer", async () => {
      const { bounties, treasury, faulty, funder } = await load();
      const open = async () => bounties.connect(funder).open(faulty, 1n, (await now()) + DAY, TASK, 10n);
      await faulty.setFault(Fault.MovesNothing);
      await expectError(open(), treasury, "Treasury_NothingArrived", faulty);
      await faulty.setFault(Fault.ReturnsFalse);
      await expectError(open(), bounties, "SafeERC20FailedOperation", faulty);
    });

    it("reverts for a pot of more than 112 bits", async () => {
      const system = await load();
      const { bounties, callback, funder } = system;
      await callback.mint(funder, 2n ** 112n);
      const open = async (amount: bigint) =>
        bounties.connect(funder).open(callback, 1n, (await now()) + DAY, TASK, amount);
      await expectError(open(2n ** 112n), bounties, "Bounties_PotTooLarge", 2n ** 112n, 2n ** 112n - 1n);
      const { terms } = await openBounty(system, { asset: addressOf(callback), amount: 2n ** 112n - 1n });
      await expectError(
        bounties.connect(funder).add(terms, 1n),
        bounties,
        "Bounties_PotTooLarge",
        2n ** 112n,
        2n ** 112n - 1n,
      );
    });

    it("reverts for the same terms in the same second, and takes them in the next", async () => {
      const system = await load();
      const { bounties, actor, funder } = system;
      const second = (await now()) + 100n;
      const open = call(bounties, "open", [ETH, 1n, second + DAY, TASK, 5n], 5n);
      const { terms } = describeBounty(system, second, { asset: ETH, deadline: second + DAY });
      const id = await bounties.idOf({ ...terms, opener: actor });
      await at(second);
      await expectError(
        actor.connect(funder).run([open, open], { value: 10n, gasLimit: 2_000_000n }),
        bounties,
        "Bounties_AlreadyOpen",
        id,
      );
      await openBounty(system);
      await openBounty(system);
    });

    it("opens nothing more once its right in the treasury is revoked", async () => {
      const { bounties, treasury, admin, funder } = await load();
      await treasury.connect(admin).revokeRole(await treasury.WORKFLOW_ROLE(), bounties);
      await expectError(
        bounties.connect(funder).open(ETH, 1n, (await now()) + DAY, TASK, 1n, { value: 1n }),
        treasury,
        "AccessControlUnauthorizedAccount",
        bounties,
        treasury.WORKFLOW_ROLE(),
      );
    });
  });

  it("keeps its own funding apart from another of the same token that calls back", async () => {
    const system = await load();
    const { bounties, treasury, callback, funder } = system;
    const bounty = await openBounty(system, { asset: addressOf(callback) });
    await callback.prepare([
      call(bounties, "add", [bounty.terms, 1n]),
      call(bounties, "open", [callback.target, 1n, bounty.terms.deadline, TASK, 1n]),
    ]);
    const receipt = await receiptOf(bounties.connect(funder).add(bounty.terms, 50n));
    expect(attemptsIn(receipt.logs, callback, treasury.interface)).to.deep.equal([
      ["Treasury_FundingInProgress", bounties.target, callback.target],
      ["Treasury_FundingInProgress", bounties.target, callback.target],
    ]);
    expect(plain(await bounties.potOf(bounty.id))).to.deep.equal([1_050n, 0n, 0n]);
  });

  it("keeps a claim that is submitted while the token is called", async () => {
    const system = await load();
    const { bounties, callback, funder, stranger } = system;
    const bounty = await openBounty(system, { asset: addressOf(callback) });
    await callback.prepare([call(bounties, "claim", [bounty.terms, awardsFor([stranger, 1n]), WORK])]);
    const receipt = await receiptOf(bounties.connect(funder).add(bounty.terms, 50n));
    expect(attemptsIn(receipt.logs, callback, bounties.interface)).to.deep.equal(["done"]);
    expect(plain(await bounties.potOf(bounty.id))).to.deep.equal([1_050n, 0n, 1n]);
  });
});
