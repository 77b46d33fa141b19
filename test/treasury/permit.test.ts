import { accountOf, ETH, OUTSIDE, refOf } from "../fixtures/accounts.ts";
import { type Changes, expectChanges, expectError, expectEvents } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { deployFunded, type FundedSystem, provide } from "../fixtures/money.ts";
import { signPermit, useAhead, WRONG_PERMIT } from "../fixtures/permit.ts";

const REF = refOf("dues");
const load = () => networkHelpers.loadFixture(deployFunded);

/** What a deposit of 100 tokens into the funder's personal account changes. */
function deposited({ treasury, token, funder, personal }: FundedSystem): Changes {
  return {
    accounts: [[personal, token, 100n]],
    totals: [[token, 100n]],
    wallets: [
      [funder, token, -100n],
      [treasury, token, 100n],
    ],
  };
}

describe("Treasury: depositWithPermit", () => {
  describe("given a good permit", () => {
    it("uses it and credits what arrives", async () => {
      const system = await load();
      const { treasury, token, funder, personal } = system;
      const permit = await signPermit(token, funder, treasury, 100n);
      const deposit = await expectChanges(
        system,
        () => treasury.connect(funder).depositWithPermit(personal, token, 100n, REF, permit),
        deposited(system),
      );
      await expectEvents(system, Promise.resolve(deposit), [
        [treasury, "Movement", OUTSIDE, personal, token, 100n, funder, REF],
      ]);
    });

    it("deposits all the same when somebody else has used it already", async () => {
      const system = await load();
      const { treasury, token, funder, personal } = system;
      const permit = await signPermit(token, funder, treasury, 100n);
      await useAhead(token, funder, treasury, permit);
      await expectChanges(
        system,
        () => treasury.connect(funder).depositWithPermit(personal, token, 100n, REF, permit),
        deposited(system),
      );
    });

    it("does not let somebody else use it for a deposit of their own", async () => {
      const { treasury, token, funder, stranger } = await load();
      const permit = await signPermit(token, funder, treasury, 100n);
      await expectError(
        treasury.connect(stranger).depositWithPermit(accountOf(stranger), token, 100n, REF, permit),
        token,
        "ERC20InsufficientAllowance",
        treasury,
        0n,
        100n,
      );
    });
  });

  describe("given a wrong permit", () => {
    it("deposits when an allowance is there already", async () => {
      const system = await load();
      const { treasury, token, funder, personal } = system;
      await provide(system, token, funder, 100n);
      await expectChanges(
        system,
        () => treasury.connect(funder).depositWithPermit(personal, token, 100n, REF, WRONG_PERMIT),
        deposited(system),
      );
    });

    it("reverts with the transfer's reason when none is there", async () => {
      const { treasury, token, funder, personal } = await load();
      await expectError(
        treasury.connect(funder).depositWithPermit(personal, token, 100n, REF, WRONG_PERMIT),
        token,
        "ERC20InsufficientAllowance",
        treasury,
        0n,
        100n,
      );
    });
  });

  describe("given a token whose permit only seems to succeed", () => {
    it("takes nothing from anybody without an allowance", async () => {
      const { treasury, phantom, funder, personal } = await load();
      await phantom.mint(funder, 100n);
      await expectError(
        treasury.connect(funder).depositWithPermit(personal, phantom, 100n, REF, WRONG_PERMIT),
        phantom,
        "ERC20InsufficientAllowance",
        treasury,
        0n,
        100n,
      );
    });
  });

  describe("given bad input", () => {
    it("reverts for ETH and for an asset without code", async () => {
      const { treasury, funder, personal, stranger } = await load();
      for (const asset of [ETH, stranger.address]) {
        await expectError(
          treasury.connect(funder).depositWithPermit(personal, asset, 1n, REF, WRONG_PERMIT),
          treasury,
          "Treasury_NotAToken",
          asset,
        );
      }
    });

    it("reverts for an amount of zero, and for an account that is closed to the caller", async () => {
      const { treasury, token, otherFunder, numbered } = await load();
      const caller = treasury.connect(otherFunder);
      await expectError(
        caller.depositWithPermit(accountOf(otherFunder), token, 0n, REF, WRONG_PERMIT),
        treasury,
        "Treasury_ZeroAmount",
      );
      await expectError(
        caller.depositWithPermit(numbered, token, 1n, REF, WRONG_PERMIT),
        treasury,
        "Treasury_AccountClosedTo",
        numbered,
        otherFunder,
      );
    });
  });
});
