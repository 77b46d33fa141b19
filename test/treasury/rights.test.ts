import { expect } from "chai";

import { ETH } from "../fixtures/accounts.ts";
import { expectError, expectEvents, expectUnauthorized } from "../fixtures/assertions.ts";
import { networkHelpers } from "../fixtures/chain.ts";
import { EVERYTHING, NOTHING } from "../fixtures/money.ts";
import { deploySystem } from "../fixtures/system.ts";

const load = () => networkHelpers.loadFixture(deploySystem);

describe("Treasury: which assets have a policy", () => {
  it("is decided by the admin, both ways", async () => {
    const { treasury, token, admin } = await load();
    for (const asset of [ETH, await token.getAddress()]) {
      expect(await treasury.isEnabled(asset)).to.equal(false);
      for (const policy of [EVERYTHING, NOTHING]) {
        await treasury.connect(admin).setPolicy(asset, policy);
        expect(await treasury.isEnabled(asset)).to.equal(policy === EVERYTHING);
      }
    }
  });

  it("reverts for anybody else", async () => {
    const { treasury, token, spender, workflow, stranger } = await load();
    for (const caller of [spender, workflow, stranger]) {
      await expectUnauthorized(
        treasury.connect(caller).setPolicy(token, EVERYTHING),
        treasury,
        caller,
        treasury.DEFAULT_ADMIN_ROLE(),
      );
    }
  });

  it("reverts for a contract that is no token, and for an asset without code", async () => {
    const { treasury, admin, reviews, stranger } = await load();
    for (const asset of [reviews, stranger]) {
      await expectError(treasury.connect(admin).setPolicy(asset, EVERYTHING), treasury, "Treasury_NotAToken", asset);
    }
  });

  it("reverts for precompiles, which answer with a number and have no code", async () => {
    const { treasury, admin } = await load();
    for (const number of ["2", "3", "4"]) {
      const asset = `0x${number.padStart(40, "0")}`;
      await expectError(treasury.connect(admin).setPolicy(asset, EVERYTHING), treasury, "Treasury_NotAToken", asset);
    }
  });
});

describe("Treasury: refusePayouts", () => {
  it("is said by each payee for itself, both ways", async () => {
    const system = await load();
    const { treasury, stranger, claimant } = system;
    for (const refused of [true, false]) {
      await expectEvents(system, treasury.connect(stranger).refusePayouts(refused), [
        [treasury, "PayoutsRefused", stranger, refused],
      ]);
      expect(await treasury.refusesPayouts(stranger)).to.equal(refused);
      expect(await treasury.refusesPayouts(claimant)).to.equal(false);
    }
  });
});

describe("Treasury: rights", () => {
  it("are granted by the admin alone", async () => {
    const { treasury, spender, workflow, stranger, admin } = await load();
    const adminRole = await treasury.DEFAULT_ADMIN_ROLE();
    for (const role of [adminRole, await treasury.SPENDER_ROLE(), await treasury.WORKFLOW_ROLE()]) {
      for (const caller of [spender, workflow, stranger]) {
        await expectUnauthorized(treasury.connect(caller).grantRole(role, caller), treasury, caller, adminRole);
      }
      await treasury.connect(admin).grantRole(role, stranger);
      expect(await treasury.hasRole(role, stranger)).to.equal(true);
      await treasury.connect(admin).revokeRole(role, stranger);
    }
  });

  it("leave a revoked workflow its own accounts, so that people get their money", async () => {
    const { treasury, workflow, admin, stranger } = await load();
    const account = `${workflow.address}${"0".repeat(23)}1`;
    await treasury.connect(workflow).deposit(account, ETH, 5n, `0x${"0".repeat(64)}`, { value: 5n });
    await treasury.connect(admin).revokeRole(await treasury.WORKFLOW_ROLE(), workflow);
    await treasury.connect(workflow).pay(account, ETH, [{ payee: stranger, amount: 5n }], `0x${"0".repeat(64)}`, false);
    expect(await treasury.balanceOf(account, ETH)).to.equal(0n);
  });
});
