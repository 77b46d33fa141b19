import { expect } from "chai";
import { MaxUint256 } from "ethers";

import { addressOf, ETH, OUTSIDE } from "../fixtures/accounts.ts";
import { expectChanges, expectError, expectEvents } from "../fixtures/assertions.ts";
import {
  bountyBitsOf,
  BountyState,
  deployBounties,
  describeBounty,
  openBounty,
  passDeadline,
  TASK,
} from "../fixtures/bounties.ts";
import { at, DAY, networkHelpers, now } from "../fixtures/chain.ts";
import { signPermit, useAhead, WRONG_PERMIT } from "../fixtures/permit.ts";
import { DOMAINS } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deployBounties);
const { standard } = DOMAINS;
const OPEN = bountyBitsOf("Open");

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
