import { ETH, NOBODY, OUTSIDE, refOf } from "../fixtures/accounts.ts";
import { expectChanges, expectError, expectEvents } from "../fixtures/assertions.ts";
import { ethers, networkHelpers } from "../fixtures/chain.ts";
import { deployFunded, Fault, NOTHING } from "../fixtures/money.ts";

const load = () => networkHelpers.loadFixture(deployFunded);

describe("Treasury: plain ETH", () => {
  it("belongs to the general fund", async () => {
    const system = await load();
    const { treasury, stranger, general } = system;
    const sending = await expectChanges(system, () => stranger.sendTransaction({ to: treasury.target, value: 55n }), {
      accounts: [[general, ETH, 55n]],
      totals: [[ETH, 55n]],
      wallets: [
        [stranger, ETH, -55n],
        [treasury, ETH, 55n],
      ],
    });
    await expectEvents(system, Promise.resolve(sending), [
      [treasury, "Movement", OUTSIDE, general, ETH, 55n, stranger, refOf("received")],
    ]);
  });

  it("reverts for an amount of zero", async () => {
    const { treasury, stranger } = await load();
    await expectError(stranger.sendTransaction({ to: treasury.target, value: 0n }), treasury, "Treasury_ZeroAmount");
  });
});

describe("Treasury: sync", () => {
  describe("given an enabled asset", () => {
    it("credits stray tokens to the general fund, whoever calls", async () => {
      const system = await load();
      const { treasury, token, stranger, general } = system;
      await token.mint(treasury, 33n);
      const sync = await expectChanges(system, () => treasury.connect(stranger).sync(token), {
        accounts: [[general, token, 33n]],
        totals: [[token, 33n]],
      });
      await expectEvents(system, Promise.resolve(sync), [
        [treasury, "Movement", OUTSIDE, general, token, 33n, NOBODY, refOf("sync")],
      ]);
    });

    it("credits ETH that was forced in", async () => {
      const system = await load();
      const { treasury, stranger, general } = system;
      const held = await ethers.provider.getBalance(treasury);
      await networkHelpers.setBalance(await treasury.getAddress(), held + 44n);
      const sync = await expectChanges(system, () => treasury.connect(stranger).sync(ETH), {
        accounts: [[general, ETH, 44n]],
        totals: [[ETH, 44n]],
      });
      await expectEvents(system, Promise.resolve(sync), [
        [treasury, "Movement", OUTSIDE, general, ETH, 44n, NOBODY, refOf("sync")],
      ]);
    });

    it("reverts when nothing is stray", async () => {
      const { treasury, token } = await load();
      await expectError(treasury.sync(token), treasury, "Treasury_NothingStray", token);
      await expectError(treasury.sync(ETH), treasury, "Treasury_NothingStray", ETH);
    });

    it("reverts when the token holds less than the books say", async () => {
      const { treasury, faulty, funder, admin } = await load();
      await faulty.setFault(Fault.TakesTooMuch);
      await networkHelpers.impersonateAccount(await treasury.getAddress());
      await networkHelpers.setBalance(await treasury.getAddress(), 10n ** 18n);
      await faulty.connect(await ethers.getSigner(await treasury.getAddress())).transfer(admin, 1n);
      await expectError(treasury.connect(funder).sync(faulty), treasury, "Treasury_NothingStray", faulty);
    });
  });

  describe("given an asset that is not enabled", () => {
    it("reverts", async () => {
      const { treasury, fee, token, admin } = await load();
      await fee.mint(treasury, 33n);
      await expectError(treasury.sync(fee), treasury, "Treasury_AssetNotEnabled", fee);
      await treasury.connect(admin).setPolicy(token, NOTHING);
      await token.mint(treasury, 33n);
      await expectError(treasury.sync(token), treasury, "Treasury_AssetNotEnabled", token);
    });
  });
});
