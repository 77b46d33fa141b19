import { expect } from "chai";
import { id as hashOf } from "ethers";

import { addressOf, ETH, OUTSIDE } from "../fixtures/accounts.ts";
import { expectChanges, expectError, expectEvents, plain } from "../fixtures/assertions.ts";
import { addMoney, bountyBitsOf, BountyState, deployBounties, openBounty, submitClaim } from "../fixtures/bounties.ts";
import { at, DAY, networkHelpers, now } from "../fixtures/chain.ts";

const load = () => networkHelpers.loadFixture(deployBounties);
const OPEN = bountyBitsOf("Open");

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
