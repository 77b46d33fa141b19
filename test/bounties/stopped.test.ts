import { expect } from "chai";

import { accountOf, ETH, refOf } from "../fixtures/accounts.ts";
import { expectChanges, expectError } from "../fixtures/assertions.ts";
import {
  addMoney,
  awardsFor,
  BountyState,
  claimIn,
  deployBounties,
  openBounty,
  passDeadline,
  submitClaim,
} from "../fixtures/bounties.ts";
import { DAY, networkHelpers, now } from "../fixtures/chain.ts";
import type { FundedSystem } from "../fixtures/money.ts";

/**
 * given spending is stopped
 * ├── awards: credited, and sent at once
 * ├── refunds: credited, and sent at once
 * └── opening, adding money, claiming
 */
async function deployStopped() {
  const system = await deployBounties();
  const { treasury, admin, claimant, crowd } = system;
  const guardian = crowd[0];
  await treasury.connect(admin).setGuardian(guardian);
  const [open, inEther] = [await openBounty(system), await openBounty(system, { asset: ETH })];
  const credited = await claimIn(system, open, "Passed", awardsFor([claimant, 300n]));
  const sent = await claimIn(system, inEther, "Passed", awardsFor([claimant, 400n]));
  const deadline = (await now()) + DAY;
  const over = await openBounty(system, { deadline });
  const overInEther = await openBounty(system, { asset: ETH, deadline });
  await passDeadline(overInEther);
  await treasury.connect(guardian).stopSpending();
  return { ...system, open, inEther, over, overInEther, credited, sent };
}

const load = () => networkHelpers.loadFixture(deployStopped);

/** Not a unit leaves the general fund, before and after. */
async function expectStopped({ treasury, spender, claimant, token }: FundedSystem): Promise<void> {
  const credits = [{ to: accountOf(claimant), amount: 1n }];
  for (const asset of [token, ETH]) {
    const refused = treasury.connect(spender).spend(asset, credits, refOf("work"));
    await expectError(refused, treasury, "Treasury_OverCapacity", asset, 1n, 0n);
  }
}

describe("Bounties: while spending is stopped", () => {
  it("awards what was approved, credited or sent at once", async () => {
    const system = await load();
    const { bounties, treasury, claimant, token, open, inEther, credited, sent } = system;
    await expectStopped(system);
    await expectChanges(system, () => bounties.award(open.terms, credited.claim, false), {
      accounts: [
        [open.account, token, -300n],
        [claimant, token, 300n],
      ],
    });
    await expectChanges(system, () => bounties.award(inEther.terms, sent.claim, true), {
      accounts: [[inEther.account, ETH, -400n]],
      totals: [[ETH, -400n]],
      wallets: [
        [treasury, ETH, -400n],
        [claimant, ETH, 400n],
      ],
    });
    await expectStopped(system);
  });

  it("refunds what is left, credited or sent at once", async () => {
    const system = await load();
    const { bounties, treasury, funder, token, over, overInEther } = system;
    await expectStopped(system);
    await expectChanges(system, () => bounties.refund(over.terms, [over.contribution], false), {
      accounts: [
        [over.account, token, -1_000n],
        [funder, token, 1_000n],
      ],
    });
    await expectChanges(system, () => bounties.refund(overInEther.terms, [overInEther.contribution], true), {
      accounts: [[overInEther.account, ETH, -1_000n]],
      totals: [[ETH, -1_000n]],
      wallets: [
        [treasury, ETH, -1_000n],
        [funder, ETH, 1_000n],
      ],
    });
    await expectStopped(system);
  });

  it("opens others, takes money for them and claims", async () => {
    const system = await load();
    const { bounties, treasury, token } = system;
    const bounty = await openBounty(system);
    await addMoney(system, bounty, 500n);
    await submitClaim(system, bounty);
    expect(await bounties.stateOf(bounty.terms)).to.equal(BountyState.Open);
    expect(await treasury.balanceOf(bounty.account, token)).to.equal(1_500n);
    expect((await bounties.potOf(bounty.id)).pending).to.equal(1n);
    await expectStopped(system);
  });
});
