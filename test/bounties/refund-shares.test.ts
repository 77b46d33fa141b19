import { expect } from "chai";

import { accountOf, addressOf, NOBODY } from "../fixtures/accounts.ts";
import { expectChanges, expectError, expectEvents } from "../fixtures/assertions.ts";
import {
  addMoney,
  awardsFor,
  claimIn,
  deployBounties,
  closedPot,
  shareOf,
  openBounty,
  passDeadline,
} from "../fixtures/bounties.ts";
import { networkHelpers } from "../fixtures/chain.ts";

const load = () => networkHelpers.loadFixture(deployBounties);

describe("Bounties: shares of what is left", () => {
  describe("after partial awards", () => {
    const orders = [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [2, 0, 3, 1],
    ];
    const pots = [
      { amounts: [333n, 334n, 1n, 332n], awarded: 333n },
      { amounts: [1n, 1n, 1n, 1n], awarded: 1n },
      { amounts: [7n, 11n, 13n, 17n], awarded: 47n },
      { amounts: [999_996n, 1n, 500_000n, 3n], awarded: 1_499_999n },
    ] as const;
    for (const { amounts, awarded } of pots) {
      for (const order of orders) {
        it(`gives the rest of [${amounts}] less ${awarded} back to the last unit, in the order ${order}`, async () => {
          const system = await closedPot([...amounts], awarded);
          const { bounties, treasury, bounty, contributions, funded, token } = system;
          let given = 0n;
          for (const index of order) {
            const contribution = contributions[index]!;
            const share = shareOf(contribution, funded, awarded);
            expect(await bounties.refundOf(bounty.id, contribution)).to.equal(share);
            await expectChanges(system, () => bounties.refund(bounty.terms, [contribution], false), {
              accounts: [
                [bounty.account, token, -share],
                [contribution.funder, token, share],
              ],
            });
            given += share;
          }
          expect(given).to.equal(funded - awarded);
          expect(await treasury.balanceOf(bounty.account, token)).to.equal(0n);
        });
      }
    }

    it("gives all contributions back in one call, the same funder's separately", async () => {
      const system = await closedPot([333n, 334n, 1n, 332n], 333n);
      const { bounties, bounty, contributions, funder, otherFunder, stranger, token } = system;
      const shares = contributions.map((contribution) => shareOf(contribution, 1_000n, 333n)) as [
        bigint,
        bigint,
        bigint,
        bigint,
      ];
      await expectChanges(system, () => bounties.refund(bounty.terms, contributions, false), {
        accounts: [
          [bounty.account, token, -667n],
          [funder, token, shares[0] + shares[3]],
          [otherFunder, token, shares[1]],
          [stranger, token, shares[2]],
        ],
      });
    });

    it("tells of a contribution whose share is nothing, and pays nothing for it", async () => {
      const system = await closedPot([1n, 1n], 1n);
      const { bounties, treasury, bounty, contributions, funder, otherFunder, token } = system;
      const empty = await expectChanges(system, () => bounties.refund(bounty.terms, [contributions[0]!], true), {});
      await expectEvents(system, Promise.resolve(empty), [[bounties, "BountyRefunded", bounty.id, funder, 0n, 1n, 0n]]);
      await expectEvents(system, bounties.refund(bounty.terms, [contributions[1]!], false), [
        [bounties, "BountyRefunded", bounty.id, otherFunder, 1n, 1n, 1n],
        [treasury, "Movement", bounty.account, accountOf(otherFunder), token, 1n, NOBODY, bounty.id],
      ]);
    });

    it("asks no token to move nothing, which some revert on", async () => {
      const system = await load();
      const { bounties, faulty, claimant, funder, otherFunder, treasury } = system;
      await expectError(faulty.transfer(claimant, 0n), faulty, "ZeroTransfer");
      const bounty = await openBounty(system, { asset: addressOf(faulty), amount: 1n });
      const second = await addMoney(system, bounty, 1n);
      const { claim } = await claimIn(system, bounty, "Passed", awardsFor([claimant, 1n]));
      await bounties.award(bounty.terms, claim, false);
      await passDeadline(bounty);
      await expectChanges(system, () => bounties.refund(bounty.terms, [bounty.contribution, second], true), {
        assets: [faulty],
        accounts: [[bounty.account, faulty, -1n]],
        totals: [[faulty, -1n]],
        wallets: [
          [treasury, faulty, -1n],
          [otherFunder, faulty, 1n],
          [funder, faulty, 0n],
        ],
      });
    });

    it("pays those that are due in a list with one that is not", async () => {
      const system = await closedPot([1n, 1n], 1n);
      const { bounties, bounty, contributions, otherFunder, token } = system;
      await expectChanges(system, () => bounties.refund(bounty.terms, contributions, false), {
        accounts: [
          [bounty.account, token, -1n],
          [otherFunder, token, 1n],
        ],
      });
    });

    it("gives nothing back of a pot that was awarded to the last unit", async () => {
      const system = await closedPot([600n, 400n], 1_000n);
      const { bounties, bounty, contributions } = system;
      await expectChanges(system, () => bounties.refund(bounty.terms, contributions, true), {});
      expect(await bounties.isRefundable(bounty.id, contributions[0]!)).to.equal(false);
    });
  });

  describe("given the largest pot", () => {
    it("divides without overflow", async () => {
      const system = await load();
      const { bounties, callback, funder, claimant, treasury } = system;
      const max = 2n ** 112n - 1n;
      await callback.mint(funder, max);
      const bounty = await openBounty(system, { asset: addressOf(callback), amount: max - 3n });
      await callback.connect(funder).approve(bounties, max);
      const second = await addMoney(system, bounty, 3n, funder);
      const { claim } = await claimIn(system, bounty, "Passed", awardsFor([claimant, max / 3n]));
      await bounties.award(bounty.terms, claim, false);
      await passDeadline(bounty);
      await expectChanges(system, () => bounties.refund(bounty.terms, [bounty.contribution, second], false), {
        assets: [callback],
        accounts: [
          [bounty.account, callback, max / 3n - max],
          [funder, callback, max - max / 3n],
        ],
      });
      expect(await treasury.balanceOf(bounty.account, callback)).to.equal(0n);
    });
  });
});
