import { expect } from "chai";
import { id as hashOf, MaxUint256 } from "ethers";

import { addressOf, ETH, OUTSIDE } from "../fixtures/accounts.ts";
import { expectChanges, expectError, expectEvents, plain, receiptOf } from "../fixtures/assertions.ts";
import {
  addMoney,
  bountyBitsOf,
  BountyState,
  deployBounties,
  describeBounty,
  openBounty,
  passDeadline,
  submitClaim,
  TASK,
} from "../fixtures/bounties.ts";
import { at, DAY, networkHelpers, now } from "../fixtures/chain.ts";
import { attemptsIn, call, Fault } from "../fixtures/money.ts";
import { signPermit, useAhead, WRONG_PERMIT } from "../fixtures/permit.ts";
import { DOMAINS } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deployBounties);
const { standard } = DOMAINS;
const OPEN = bountyBitsOf("Open");

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
});

describe("Bounties: add", () => {
  for (const kind of ["ETH", "token"] as const) {
    it(`adds the money of anybody in ${kind}, after what is there`, async () => {
      const system = await load();
      const { bounties, treasury, otherFunder } = system;
      const asset = kind === "ETH" ? ETH : addressOf(system.token);
      const { id, terms, account } = await openBounty(system, { asset });
      const add = await expectChanges(
        system,
        () => bounties.connect(otherFunder).add(terms, 250n, { value: kind === "ETH" ? 250n : 0n }),
        {
          accounts: [[account, asset, 250n]],
          totals: [[asset, 250n]],
          wallets: [
            [otherFunder, asset, -250n],
            [treasury, asset, 250n],
          ],
        },
      );
      await expectEvents(system, Promise.resolve(add), [
        [treasury, "Movement", OUTSIDE, account, asset, 250n, otherFunder, id],
        [bounties, "BountyFunded", id, otherFunder, 1_000n, 250n],
      ]);
      expect(plain(await bounties.potOf(id))).to.deep.equal([1_250n, 0n, 0n]);
      expect(await bounties.isRefundable(id, { funder: otherFunder, start: 1_000n, amount: 250n })).to.equal(true);
    });
  }

  it("keeps two contributions of the same funder and amount apart", async () => {
    const system = await load();
    const bounty = await openBounty(system);
    const first = await addMoney(system, bounty, 10n);
    const second = await addMoney(system, bounty, 10n);
    expect([first.start, second.start]).to.deep.equal([1_000n, 1_010n]);
    for (const contribution of [first, second]) {
      expect(await system.bounties.isRefundable(bounty.id, contribution)).to.equal(true);
    }
  });

  it("is open in the last second before the deadline, not in the deadline's own, with or without claims", async () => {
    const system = await load();
    const { bounties, otherFunder } = system;
    const deadline = (await now()) + DAY;
    const closed = await openBounty(system, { deadline });
    const judged = await openBounty(system, { deadline });
    await submitClaim(system, judged);
    await at(deadline - 1n);
    await bounties.connect(otherFunder).add(closed.terms, 1n);
    await at(deadline);
    await expectError(
      bounties.connect(otherFunder).add(closed.terms, 1n, { gasLimit: 1_000_000n }),
      bounties,
      "Bounties_UnexpectedState",
      closed.id,
      BountyState.Closed,
      OPEN,
    );
    await expectError(
      bounties.connect(otherFunder).add(judged.terms, 1n),
      bounties,
      "Bounties_UnexpectedState",
      judged.id,
      BountyState.Judging,
      OPEN,
    );
  });

  it("reverts for terms that differ in anything: there is no such bounty", async () => {
    const system = await load();
    const { bounties, otherFunder, stranger } = system;
    const { terms } = await openBounty(system);
    for (const other of [
      { ...terms, opener: stranger.address },
      { ...terms, asset: addressOf(system.fee) },
      { ...terms, domain: 2n },
      { ...terms, openedAt: terms.openedAt - 1n },
      { ...terms, deadline: terms.deadline + DAY },
      { ...terms, content: hashOf("another task") },
    ]) {
      await expectError(
        bounties.connect(otherFunder).add(other, 1n),
        bounties,
        "Bounties_UnexpectedState",
        bounties.idOf(other),
        BountyState.None,
        OPEN,
      );
    }
  });

  it("reverts for an amount of zero and for ETH that does not match", async () => {
    const system = await load();
    const { bounties, treasury, otherFunder } = system;
    const { terms } = await openBounty(system);
    const ether = await openBounty(system, { asset: ETH });
    const caller = bounties.connect(otherFunder);
    await expectError(caller.add(terms, 0n), treasury, "Treasury_ZeroAmount");
    await expectError(caller.add(terms, 5n, { value: 5n }), bounties, "Bounties_ValueMismatch", 0n, 5n);
    await expectError(caller.add(ether.terms, 5n, { value: 4n }), bounties, "Bounties_ValueMismatch", 5n, 4n);
  });
});

describe("Bounties: openWithPermit and addWithPermit", () => {
  it("use a good permit", async () => {
    const system = await load();
    const { bounties, treasury, token, funder, otherFunder } = system;
    for (const purse of [funder, otherFunder]) await token.connect(purse).approve(bounties, 0n);
    const openedAt = (await now()) + 100n;
    const { id, terms, account } = describeBounty(system, openedAt);
    const first = await signPermit(token, funder, bounties, 1_000n);
    await at(openedAt);
    await expectEvents(
      system,
      bounties.connect(funder).openWithPermit(token, standard.id, terms.deadline, TASK, 1_000n, first),
      [
        [bounties, "BountyOpened", id, funder, standard.id, token, openedAt, terms.deadline, TASK],
        [treasury, "Movement", OUTSIDE, account, token, 1_000n, funder, id],
        [bounties, "BountyFunded", id, funder, 0n, 1_000n],
      ],
    );
    const second = await signPermit(token, otherFunder, bounties, 250n);
    await expectChanges(system, () => bounties.connect(otherFunder).addWithPermit(terms, 250n, second), {
      accounts: [[account, token, 250n]],
      totals: [[token, 250n]],
      wallets: [
        [otherFunder, token, -250n],
        [treasury, token, 250n],
      ],
    });
    expect(await token.allowance(otherFunder, bounties)).to.equal(0n);
  });

  it("fund all the same when somebody else has used the permit already", async () => {
    const system = await load();
    const { bounties, token, funder } = system;
    await token.connect(funder).approve(bounties, 0n);
    const { terms } = await openBounty(system, { asset: ETH });
    const deadline = terms.deadline;
    const permit = await signPermit(token, funder, bounties, 100n);
    await useAhead(token, funder, bounties, permit);
    await bounties.connect(funder).openWithPermit(token, 1n, deadline, TASK, 60n, permit);
    const bounty = await openBounty(system, { asset: addressOf(token), amount: 10n });
    await bounties.connect(funder).addWithPermit(bounty.terms, 30n, permit);
    expect(await token.allowance(funder, bounties)).to.equal(0n);
  });

  it("revert with the transfer's reason when the permit is wrong and no allowance is there", async () => {
    const system = await load();
    const { bounties, token, funder } = system;
    const { terms } = await openBounty(system);
    await token.connect(funder).approve(bounties, 0n);
    const caller = bounties.connect(funder);
    await expectError(
      caller.openWithPermit(token, 1n, terms.deadline, TASK, 10n, WRONG_PERMIT),
      token,
      "ERC20InsufficientAllowance",
      bounties,
      0n,
      10n,
    );
    await expectError(
      caller.addWithPermit(terms, 10n, WRONG_PERMIT),
      token,
      "ERC20InsufficientAllowance",
      bounties,
      0n,
      10n,
    );
  });

  it("take nothing by a permit that only seems to succeed", async () => {
    const { bounties, phantom, funder } = await load();
    await phantom.mint(funder, 10n);
    await expectError(
      bounties.connect(funder).openWithPermit(phantom, 1n, (await now()) + DAY, TASK, 10n, WRONG_PERMIT),
      phantom,
      "ERC20InsufficientAllowance",
      bounties,
      0n,
      10n,
    );
  });

  it("revert for ETH and for an asset without code", async () => {
    const system = await load();
    const { bounties, treasury, funder, stranger } = system;
    const { terms } = await openBounty(system, { asset: ETH });
    const caller = bounties.connect(funder);
    await expectError(caller.addWithPermit(terms, 1n, WRONG_PERMIT), treasury, "Treasury_NotAToken", ETH);
    await expectError(
      caller.openWithPermit(stranger, 1n, terms.deadline, TASK, 1n, WRONG_PERMIT),
      treasury,
      "Treasury_NotAToken",
      stranger,
    );
  });

  it("revert as open and add do", async () => {
    const system = await load();
    const { bounties, contractors, funder, token } = system;
    const bounty = await openBounty(system);
    const caller = bounties.connect(funder);
    await expectError(
      caller.openWithPermit(token, 9n, bounty.terms.deadline, TASK, 1n, WRONG_PERMIT),
      contractors,
      "Contractors_UnknownDomain",
      9n,
    );
    await passDeadline(bounty);
    await expectError(
      caller.addWithPermit(bounty.terms, MaxUint256, WRONG_PERMIT),
      bounties,
      "Bounties_UnexpectedState",
      bounty.id,
      BountyState.Closed,
      OPEN,
    );
  });
});
