import { expect } from "chai";
import { ZeroAddress } from "ethers";

import { ethers, networkHelpers, sendAs, time } from "./fixtures.ts";
import { signDelegation, signPermit } from "./signing.ts";
import { deployWrapped, TREASURY } from "./wrapped.ts";

const load = () => networkHelpers.loadFixture(deployWrapped);

/** A permit that nobody signed. */
const NO_PERMIT = { value: 0n, deadline: 0n, v: 27, r: ethers.ZeroHash, s: ethers.ZeroHash };

/**
 * WrappedStake
 * ├── wrap: for oneself, for another; never for the wrapper; not without allowance; donations make no votes
 * ├── unwrap: in part, to another; not more than one has
 * ├── delegation: moves votes with units; stays when everything is unwrapped; by signature
 * ├── permit: of the underlying with the wrapping, also used before, also useless; of the wrapper
 * ├── tokens: those that take a fee are refused; those without permit can be allowed before; those that call others find the door shut
 * └── treasury: wrapped for it, sent to it and from it
 */
describe("WrappedStake", () => {
  it("is a form of the token with its decimals, on the clock of all stake", async () => {
    const { token, underlying } = await load();
    expect(await token.underlying()).to.equal(underlying.target);
    expect(await token.decimals()).to.equal(6n);
    expect(await token.name()).to.equal("Voting Guild Coin");
    expect(await token.symbol()).to.equal("vGLD");
    expect(await token.CLOCK_MODE()).to.equal("mode=timestamp");
    expect(await token.clock()).to.equal(await time.latest());
  });

  describe("wrapping and unwrapping", () => {
    it("takes units and gives as many, to oneself or to another", async () => {
      const { token, underlying, alpha, beta } = await load();
      for (const receiver of [alpha, beta]) {
        const wrap = token.connect(alpha).depositFor(receiver, 300n);
        await expect(wrap).to.emit(token, "Transfer").withArgs(ZeroAddress, receiver.address, 300n);
        await expect(wrap).to.changeTokenBalances(ethers, underlying, [alpha, token], [-300n, 300n]);
        expect(await token.balanceOf(receiver)).to.equal(300n);
      }
      expect(await token.totalSupply()).to.equal(600n);
    });

    it("gives units back, in part and to another", async () => {
      const { token, underlying, alpha, beta } = await load();
      await token.connect(alpha).depositFor(alpha, 300n);
      const unwrap = token.connect(alpha).withdrawTo(beta, 100n);
      await expect(unwrap).to.emit(token, "Transfer").withArgs(alpha.address, ZeroAddress, 100n);
      await expect(unwrap).to.changeTokenBalances(ethers, underlying, [token, beta], [-100n, 100n]);
      expect(await token.balanceOf(alpha)).to.equal(200n);
      expect(await token.totalSupply()).to.equal(200n);
    });

    it("takes no more than it was allowed, and gives back no more than one has", async () => {
      const { token, underlying, alpha } = await load();
      await expect(token.connect(alpha).depositFor(alpha, 1001n))
        .to.be.revertedWithCustomError(underlying, "ERC20InsufficientAllowance")
        .withArgs(token.target, 1000n, 1001n);
      await token.connect(alpha).depositFor(alpha, 10n);
      await expect(token.connect(alpha).withdrawTo(alpha, 11n))
        .to.be.revertedWithCustomError(token, "ERC20InsufficientBalance")
        .withArgs(alpha.address, 10n, 11n);
    });

    it("neither wraps for itself nor unwraps to itself", async () => {
      const { token, alpha } = await load();
      await token.connect(alpha).depositFor(alpha, 10n);
      for (const act of [
        () => token.connect(alpha).depositFor(token, 1n),
        () => token.connect(alpha).withdrawTo(token, 1n),
      ]) {
        await expect(act()).to.be.revertedWithCustomError(token, "ERC20InvalidReceiver").withArgs(token.target);
      }
    });

    it("makes no votes of what is sent to it without wrapping", async () => {
      const { token, underlying, alpha, beta } = await load();
      await token.connect(beta).depositFor(beta, 10n);
      await underlying.connect(alpha).transfer(token, 500n);
      expect(await token.totalSupply()).to.equal(10n);
      await token.connect(beta).withdrawTo(beta, 10n);
      expect(await underlying.balanceOf(token)).to.equal(500n);
    });

    it("refuses a token that takes a fee: what is wrapped is covered", async () => {
      const { alpha } = await load();
      const fee = await ethers.deployContract("FeeToken");
      const token = await ethers.deployContract("WrappedStake", [fee, "Wrapped", "W", TREASURY]);
      await fee.mint(alpha, 1000n);
      await fee.connect(alpha).approve(token, 1000n);
      await expect(token.connect(alpha).depositFor(alpha, 200n))
        .to.be.revertedWithCustomError(token, "WrappedStake_NotCovered")
        .withArgs(200n, 198n);
      expect(await token.totalSupply()).to.equal(0n);
      expect(await fee.balanceOf(alpha)).to.equal(1000n);
    });
  });

  describe("a token that calls others in the middle of its transfers", () => {
    async function loadCallback() {
      const { alpha } = await load();
      const callback = await ethers.deployContract("CallbackToken");
      const token = await ethers.deployContract("WrappedStake", [callback, "Wrapped", "W", TREASURY]);
      await callback.mint(alpha, 1000n);
      await callback.connect(alpha).approve(token, 1000n);
      await token.connect(alpha).depositFor(alpha, 200n);
      const target = await token.getAddress();
      const { interface: entries } = token;
      const data = [
        entries.encodeFunctionData("depositFor", [alpha.address, 1n]),
        entries.encodeFunctionData("withdrawTo", [alpha.address, 1n]),
      ];
      await callback.prepare(data.map((one) => ({ target, data: one })));
      const refusal = token.interface.encodeErrorResult("ReentrancyGuardReentrantCall");
      return { alpha, callback, token, refusal };
    }

    it("wraps and unwraps nothing while something is wrapped", async () => {
      const { alpha, callback, token, refusal } = await loadCallback();
      const wrap = await token.connect(alpha).depositFor(alpha, 100n);
      const attempts = await callback.queryFilter(callback.filters.Attempted(), wrap.blockNumber ?? undefined);
      expect(attempts.map(({ args }) => [args.success, args.result])).to.deep.equal([
        [false, refusal],
        [false, refusal],
      ]);
      expect(await token.totalSupply()).to.equal(300n);
      expect(await callback.balanceOf(token)).to.equal(300n);
    });

    it("wraps and unwraps nothing while something is unwrapped", async () => {
      const { alpha, callback, token, refusal } = await loadCallback();
      const unwrap = await token.connect(alpha).withdrawTo(alpha, 50n);
      const attempts = await callback.queryFilter(callback.filters.Attempted(), unwrap.blockNumber ?? undefined);
      expect(attempts.map(({ args }) => args.result)).to.deep.equal([refusal, refusal]);
      expect(await token.totalSupply()).to.equal(150n);
    });
  });

  describe("delegation", () => {
    it("moves votes with the units, and stays when everything is unwrapped and wrapped again", async () => {
      const { token, alpha, beta, gamma } = await load();
      await token.connect(alpha).delegate(gamma);
      await expect(token.connect(alpha).depositFor(alpha, 400n))
        .to.emit(token, "DelegateVotesChanged")
        .withArgs(gamma.address, 0n, 400n);
      await token.connect(alpha).transfer(beta, 100n);
      expect(await token.getVotes(gamma)).to.equal(300n);
      await token.connect(alpha).withdrawTo(alpha, 300n);
      expect(await token.getVotes(gamma)).to.equal(0n);
      expect(await token.delegates(alpha)).to.equal(gamma.address);
      await token.connect(alpha).depositFor(alpha, 50n);
      expect(await token.getVotes(gamma)).to.equal(50n);
    });

    it("is done by signature, once and in time", async () => {
      const { token, alpha, beta } = await load();
      await token.connect(alpha).depositFor(alpha, 400n);
      const expiry = BigInt(await time.latest()) + 100n;
      const { v, r, s } = await signDelegation(token, alpha, { delegatee: beta.address, nonce: 0n, expiry });
      await expect(token.connect(beta).delegateBySig(beta, 0n, expiry, v, r, s))
        .to.emit(token, "DelegateChanged")
        .withArgs(alpha.address, ZeroAddress, beta.address);
      expect(await token.getVotes(beta)).to.equal(400n);
      await expect(token.delegateBySig(beta, 0n, expiry, v, r, s))
        .to.be.revertedWithCustomError(token, "InvalidAccountNonce")
        .withArgs(alpha.address, 1n);
      const late = await signDelegation(token, alpha, { delegatee: beta.address, nonce: 1n, expiry });
      await time.increaseTo(expiry);
      await expect(token.delegateBySig(beta, 1n, expiry, late.v, late.r, late.s))
        .to.be.revertedWithCustomError(token, "VotesExpiredSignature")
        .withArgs(expiry);
    });
  });

  describe("permits", () => {
    /** A holder who allowed nothing, and their permit of 70 units for the wrapper. */
    async function withPermit() {
      const fixture = await deployWrapped();
      const { underlying, token, alpha } = fixture;
      await underlying.connect(alpha).approve(token, 0n);
      const terms = { spender: token.target as string, value: 70n, deadline: BigInt(await time.latest()) + 1000n };
      const { v, r, s } = await signPermit(underlying, alpha, { ...terms, nonce: 0n });
      return { ...fixture, permit: { value: terms.value, deadline: terms.deadline, v, r, s } };
    }

    it("wraps in one transaction with a permit of the token", async () => {
      const { token, alpha, permit } = await networkHelpers.loadFixture(withPermit);
      await token.connect(alpha).depositForWithPermit(alpha, 70n, permit);
      expect(await token.balanceOf(alpha)).to.equal(70n);
    });

    it("wraps also when somebody has used the permit before", async () => {
      const { token, underlying, alpha, beta, permit } = await networkHelpers.loadFixture(withPermit);
      const { value, deadline, v, r, s } = permit;
      await underlying.connect(beta).permit(alpha, token, value, deadline, v, r, s);
      await token.connect(alpha).depositForWithPermit(alpha, 70n, permit);
      expect(await token.balanceOf(alpha)).to.equal(70n);
    });

    it("takes nothing from whoever signed, when somebody else sends the permit", async () => {
      const { token, underlying, alpha, beta, permit } = await networkHelpers.loadFixture(withPermit);
      await underlying.connect(beta).approve(token, 0n);
      await expect(token.connect(beta).depositForWithPermit(beta, 70n, permit))
        .to.be.revertedWithCustomError(underlying, "ERC20InsufficientAllowance")
        .withArgs(token.target, 0n, 70n);
      expect(await underlying.balanceOf(alpha)).to.equal(1000n);
    });

    it("lets the allowance decide when the permit is worth nothing, or the token knows none", async () => {
      const { token, underlying, alpha, beta } = await networkHelpers.loadFixture(withPermit);
      await expect(token.connect(alpha).depositForWithPermit(alpha, 1n, NO_PERMIT))
        .to.be.revertedWithCustomError(underlying, "ERC20InsufficientAllowance")
        .withArgs(token.target, 0n, 1n);
      await token.connect(beta).depositForWithPermit(beta, 1n, NO_PERMIT);
      expect(await token.balanceOf(beta)).to.equal(1n);
      for (const plain of [
        await ethers.deployContract("PhantomPermitToken"),
        await ethers.deployContract("FeeToken"),
      ]) {
        const wrapper = await ethers.deployContract("WrappedStake", [plain, "Wrapped", "W", TREASURY]);
        await expect(wrapper.connect(alpha).depositForWithPermit(alpha, 5n, NO_PERMIT))
          .to.be.revertedWithCustomError(plain, "ERC20InsufficientAllowance")
          .withArgs(wrapper.target, 0n, 5n);
      }
    });

    it("has permits of its own", async () => {
      const { token, alpha, beta } = await load();
      await token.connect(alpha).depositFor(alpha, 100n);
      const deadline = BigInt(await time.latest()) + 100n;
      const { v, r, s } = await signPermit(token, alpha, { spender: beta.address, value: 60n, nonce: 0n, deadline });
      await token.permit(alpha, beta, 60n, deadline, v, r, s);
      await token.connect(beta).transferFrom(alpha, beta, 60n);
      expect(await token.balanceOf(beta)).to.equal(60n);
      await expect(token.permit(alpha, beta, 60n, deadline, v, r, s)).to.be.revertedWithCustomError(
        token,
        "ERC2612InvalidSigner",
      );
    });
  });

  it("keeps the treasury mute, whether units are wrapped for it or sent to it", async () => {
    const { token, underlying, alpha, beta } = await load();
    await token.connect(beta).delegate(beta);
    await token.connect(alpha).depositFor(TREASURY, 100n);
    await token.connect(alpha).depositFor(alpha, 300n);
    await token.connect(alpha).transfer(TREASURY, 200n);
    await time.increase(1n);
    expect(await token.totalSupply()).to.equal(400n);
    expect(await token.getPastTotalSupply((await time.latest()) - 1)).to.equal(100n);
    const treasury = token.connect(await sendAs(TREASURY));
    await treasury.transfer(beta, 250n);
    expect(await token.getVotes(beta)).to.equal(250n);
    await treasury.withdrawTo(beta, 50n);
    await time.increase(1n);
    expect(await token.getPastTotalSupply((await time.latest()) - 1)).to.equal(350n);
    expect(await underlying.balanceOf(token)).to.equal(350n);
  });
});
