import { expect } from "chai";

import { accountOf, addressOf, ETH, NOBODY, OUTSIDE } from "../fixtures/accounts.ts";
import { expectChanges, expectCovered, expectError, expectEvents } from "../fixtures/assertions.ts";
import {
  awardsFor,
  bountyBitsOf,
  BountyState,
  type Contribution,
  deployBounties,
  closedPot,
  openBounty,
  passDeadline,
  submitClaim,
} from "../fixtures/bounties.ts";
import { at, DAY, networkHelpers, now, reach } from "../fixtures/chain.ts";
import { Answer, call, Fault } from "../fixtures/money.ts";
import { ESCALATION } from "../fixtures/reviews.ts";
import { DOMAINS } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deployBounties);
const CLOSED = bountyBitsOf("Closed");

describe("Bounties: refund", () => {
  it("gives everything back when nothing was awarded, whoever calls", async () => {
    const system = await closedPot([1_000n, 250n]);
    const { bounties, treasury, bounty, contributions, stranger, funder, otherFunder, token } = system;
    const refund = await expectChanges(
      system,
      () => bounties.connect(stranger).refund(bounty.terms, contributions, false),
      {
        accounts: [
          [bounty.account, token, -1_250n],
          [funder, token, 1_000n],
          [otherFunder, token, 250n],
        ],
      },
    );
    await expectEvents(system, Promise.resolve(refund), [
      [bounties, "BountyRefunded", bounty.id, funder, 0n, 1_000n, 1_000n],
      [bounties, "BountyRefunded", bounty.id, otherFunder, 1_000n, 250n, 250n],
      [treasury, "Movement", bounty.account, accountOf(funder), token, 1_000n, NOBODY, bounty.id],
      [treasury, "Movement", bounty.account, accountOf(otherFunder), token, 250n, NOBODY, bounty.id],
    ]);
  });

  it("sends at once where that is asked, and credits a funder that cannot take it", async () => {
    const system = await load();
    const { bounties, treasury, actor, funder } = system;
    const openedAt = (await now()) + 100n;
    const deadline = openedAt + DAY;
    const bounty = await openBounty(system, { asset: ETH, deadline });
    await actor.connect(funder).run([call(bounties, "add", [bounty.terms, 500n], 500n)], { value: 500n });
    await actor.prepare(Answer.Refuse, []);
    await passDeadline(bounty);
    const byActor = { funder: await actor.getAddress(), start: 1_000n, amount: 500n };
    const refund = await expectChanges(
      system,
      () => bounties.refund(bounty.terms, [byActor, bounty.contribution], true, { gasLimit: 1_500_000n }),
      {
        accounts: [
          [bounty.account, ETH, -1_500n],
          [actor, ETH, 500n],
        ],
        totals: [[ETH, -1_000n]],
        wallets: [
          [treasury, ETH, -1_000n],
          [funder, ETH, 1_000n],
        ],
      },
    );
    await expectEvents(system, Promise.resolve(refund), [
      [bounties, "BountyRefunded", bounty.id, actor, 1_000n, 500n, 500n],
      [bounties, "BountyRefunded", bounty.id, funder, 0n, 1_000n, 1_000n],
      [treasury, "PayoutFailed", actor, ETH, 500n],
      [treasury, "Movement", bounty.account, accountOf(actor), ETH, 500n, NOBODY, bounty.id],
      [treasury, "Movement", bounty.account, OUTSIDE, ETH, 1_000n, funder, bounty.id],
    ]);
  });

  describe("given a token that takes a fee", () => {
    it("gives back what had arrived", async () => {
      const system = await load();
      const { bounties, fee, funder } = system;
      const bounty = await openBounty(system, { asset: addressOf(fee) });
      await passDeadline(bounty);
      await expectChanges(
        system,
        () => bounties.refund(bounty.terms, [{ ...bounty.contribution, amount: 990n }], false),
        {
          assets: [fee],
          accounts: [
            [bounty.account, fee, -990n],
            [funder, fee, 990n],
          ],
        },
      );
      await expectCovered(system, [fee]);
    });
  });

  it("keeps the refunds of one bounty from another's money, also of a token that fails", async () => {
    const system = await load();
    const { bounties, faulty, funder } = system;
    const bounty = await openBounty(system, { asset: addressOf(faulty) });
    await passDeadline(bounty);
    await faulty.setFault(Fault.Paused);
    await expectChanges(system, () => bounties.refund(bounty.terms, [bounty.contribution], true), {
      assets: [faulty],
      accounts: [
        [bounty.account, faulty, -1_000n],
        [funder, faulty, 1_000n],
      ],
    });
  });

  describe("given a deadline", () => {
    it("is closed in the last second before it, and open in its own", async () => {
      const system = await load();
      const { bounties } = system;
      const bounty = await openBounty(system);
      await at(bounty.terms.deadline - 1n);
      await expectError(
        bounties.refund(bounty.terms, [bounty.contribution], false, { gasLimit: 1_000_000n }),
        bounties,
        "Bounties_UnexpectedState",
        bounty.id,
        BountyState.Open,
        CLOSED,
      );
      await at(bounty.terms.deadline);
      await bounties.refund(bounty.terms, [bounty.contribution], false);
    });

    it("waits for pending claims, which only delay: every one of them ends", async () => {
      const system = await load();
      const { bounties, stranger, funder, token } = system;
      const bounty = await openBounty(system);
      await reach(bounty.terms.deadline - 100n);
      const spam = [];
      for (let i = 0n; i < 5n; i++)
        spam.push(await submitClaim(system, bounty, awardsFor([stranger, 1n + i]), stranger));
      await passDeadline(bounty);
      const refund = () => bounties.refund(bounty.terms, [bounty.contribution], false);
      await expectError(refund(), bounties, "Bounties_UnexpectedState", bounty.id, BountyState.Judging, CLOSED);
      await reach(bounty.terms.deadline + DOMAINS.standard.period + ESCALATION);
      await bounties.dismiss(
        bounty.terms,
        spam.slice(1).map(({ claim }) => claim),
      );
      await expectError(refund(), bounties, "Bounties_UnexpectedState", bounty.id, BountyState.Judging, CLOSED);
      await bounties.dismiss(bounty.terms, [spam[0]!.claim]);
      await expectChanges(system, refund, {
        accounts: [
          [bounty.account, token, -1_000n],
          [funder, token, 1_000n],
        ],
      });
    });
  });

  describe("given bad input", () => {
    it("reverts for an empty list", async () => {
      const { bounties, bounty } = await closedPot([1_000n]);
      await expectError(bounties.refund(bounty.terms, [], false), bounties, "Bounties_EmptyList");
    });

    it("reverts for terms of no bounty", async () => {
      const { bounties, bounty, stranger } = await closedPot([1_000n]);
      const other = { ...bounty.terms, opener: stranger.address };
      await expectError(
        bounties.refund(other, [bounty.contribution], false),
        bounties,
        "Bounties_UnexpectedState",
        bounties.idOf(other),
        BountyState.None,
        CLOSED,
      );
    });

    it("reverts the second time, in the same call or later", async () => {
      const { bounties, bounty, contributions } = await closedPot([1_000n, 10n]);
      const [first] = contributions as [Contribution];
      const refusal = [
        bounties,
        "Bounties_UnknownContribution",
        bounty.id,
        first.funder,
        first.start,
        first.amount,
      ] as const;
      await expectError(bounties.refund(bounty.terms, [first, first], false), ...refusal);
      await bounties.refund(bounty.terms, [first], false);
      await expectError(bounties.refund(bounty.terms, [first], false), ...refusal);
      expect(await bounties.isRefundable(bounty.id, first)).to.equal(false);
      expect(await bounties.refundOf(bounty.id, first)).to.equal(0n);
    });

    it("reverts for a contribution that was never made, or made to another bounty", async () => {
      const system = await closedPot([1_000n, 10n]);
      const { bounties, bounty, contributions, stranger } = system;
      const [first, second] = contributions as [Contribution, Contribution];
      const elsewhere = await openBounty(system, { amount: 77n, deadline: (await now()) + DAY });
      for (const other of [
        { ...first, funder: stranger.address },
        { ...first, amount: first.amount + 1n },
        { ...second, start: 0n },
        { ...first, start: first.start + first.amount },
        elsewhere.contribution,
      ]) {
        expect(await bounties.isRefundable(bounty.id, other)).to.equal(false);
        expect(await bounties.refundOf(bounty.id, other)).to.equal(0n);
        await expectError(
          bounties.refund(bounty.terms, [other], false),
          bounties,
          "Bounties_UnknownContribution",
          bounty.id,
          other.funder,
          other.start,
          other.amount,
        );
      }
    });
  });
});
