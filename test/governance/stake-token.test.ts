import { expect } from "chai";

import { ethers, networkHelpers, time } from "./fixtures.ts";

const MAX_SUPPLY = 2n ** 208n - 1n;

async function deployToken() {
  const alpha = await ethers.provider.getSigner(0);
  const beta = await ethers.provider.getSigner(1);
  const gamma = await ethers.provider.getSigner(2);
  const token = await ethers.deployContract("StakeToken", [
    "Exchequer Stake",
    "STAKE",
    [
      { holder: alpha, amount: 700n },
      { holder: beta, amount: 300n },
    ],
    ethers.ZeroAddress,
  ]);
  return { token, alpha, beta, gamma };
}

/** A token, and what its holder alpha signs for it. */
async function withSigning() {
  const fixture = await deployToken();
  const { chainId } = await ethers.provider.getNetwork();
  const domain = {
    name: "Exchequer Stake",
    version: "1",
    chainId,
    verifyingContract: fixture.token.target as string,
  };
  const owner = fixture.alpha;
  const sign = async (type: string, fields: [name: string, type: string][], values: Record<string, unknown>) =>
    ethers.Signature.from(
      await owner.signTypedData(domain, { [type]: fields.map(([name, kind]) => ({ name, type: kind })) }, values),
    );
  const permit = (spender: string, value: bigint, nonce: bigint, deadline: bigint) =>
    sign(
      "Permit",
      [
        ["owner", "address"],
        ["spender", "address"],
        ["value", "uint256"],
        ["nonce", "uint256"],
        ["deadline", "uint256"],
      ],
      { owner: owner.address, spender, value, nonce, deadline },
    );
  const delegation = (delegatee: string, nonce: bigint, expiry: bigint) =>
    sign(
      "Delegation",
      [
        ["delegatee", "address"],
        ["nonce", "uint256"],
        ["expiry", "uint256"],
      ],
      { delegatee, nonce, expiry },
    );
  return { ...fixture, owner, permit, delegation, deadline: BigInt(await time.latest()) + 1000n };
}

const deployWith = async (...allocations: [holder: string, amount: bigint][]) => {
  const factory = await ethers.getContractFactory("StakeToken");
  const list = allocations.map(([holder, amount]) => ({ holder, amount }));
  return { factory, deployment: factory.deploy("Stake", "STAKE", list, ethers.ZeroAddress) };
};

/**
 * StakeToken
 * ├── deployment: gives out the supply; a holder twice; the greatest supply; none, zero holder, zero amount, too much
 * ├── supply: there is no way to change it
 * ├── votes: only when delegated; move with the tokens; are remembered by the second; are not foretold
 * └── signatures: permit, delegation, one counter for both
 */
describe("StakeToken", () => {
  describe("deployment", () => {
    it("gives the whole supply to its first holders", async () => {
      const { token, alpha, beta } = await networkHelpers.loadFixture(deployToken);
      expect(await token.name()).to.equal("Exchequer Stake");
      expect(await token.symbol()).to.equal("STAKE");
      expect(await token.decimals()).to.equal(18n);
      expect(await token.totalSupply()).to.equal(1000n);
      expect(await token.balanceOf(alpha)).to.equal(700n);
      expect(await token.balanceOf(beta)).to.equal(300n);
      await expect(token.deploymentTransaction())
        .to.emit(token, "Transfer")
        .withArgs(ethers.ZeroAddress, alpha.address, 700n)
        .to.emit(token, "Transfer")
        .withArgs(ethers.ZeroAddress, beta.address, 300n);
    });

    const HOLDER = "0x00000000000000000000000000000000000000A1";

    it("adds up what a holder is given twice", async () => {
      const { deployment } = await deployWith([HOLDER, 2n], [HOLDER, 3n]);
      expect(await (await deployment).balanceOf(HOLDER)).to.equal(5n);
    });

    it("accepts the greatest supply of which votes can be kept", async () => {
      const { deployment } = await deployWith([HOLDER, MAX_SUPPLY]);
      expect(await (await deployment).totalSupply()).to.equal(MAX_SUPPLY);
    });

    it("refuses one unit more than that", async () => {
      const { factory, deployment } = await deployWith([HOLDER, MAX_SUPPLY], [HOLDER, 1n]);
      await expect(deployment)
        .to.be.revertedWithCustomError(factory, "ERC20ExceededSafeSupply")
        .withArgs(MAX_SUPPLY + 1n, MAX_SUPPLY);
    });

    it("refuses to have no holders", async () => {
      const { factory, deployment } = await deployWith();
      await expect(deployment).to.be.revertedWithCustomError(factory, "StakeTokenNoAllocations");
    });

    it("refuses the zero address, and names the place and the amount", async () => {
      const { factory, deployment } = await deployWith([HOLDER, 1n], [ethers.ZeroAddress, 7n]);
      await expect(deployment).to.be.revertedWithCustomError(factory, "StakeTokenZeroHolder").withArgs(1n, 7n);
    });

    it("refuses a zero amount, and names the place and the holder", async () => {
      const { factory, deployment } = await deployWith([HOLDER, 1n], [HOLDER, 2n], [HOLDER, 0n]);
      await expect(deployment).to.be.revertedWithCustomError(factory, "StakeTokenZeroAmount").withArgs(2n, HOLDER);
    });
  });

  it("has no function besides those of its standards: nobody can mint, burn or own it", async () => {
    const { token } = await networkHelpers.loadFixture(deployToken);
    const writes: string[] = [];
    token.interface.forEachFunction((fragment) => {
      if (!fragment.constant) writes.push(fragment.name);
    });
    expect(writes.toSorted()).to.deep.equal([
      "approve",
      "delegate",
      "delegateBySig",
      "permit",
      "transfer",
      "transferFrom",
    ]);
  });

  describe("votes", () => {
    it("runs on seconds", async () => {
      const { token } = await networkHelpers.loadFixture(deployToken);
      expect(await token.CLOCK_MODE()).to.equal("mode=timestamp");
      await time.increase(1000n);
      expect(await token.clock()).to.equal(await time.latest());
    });

    it("counts no votes until they are delegated, and all stake in the supply from the start", async () => {
      const { token, alpha, gamma } = await networkHelpers.loadFixture(deployToken);
      expect(await token.getVotes(alpha)).to.equal(0n);
      await time.increase(1n);
      expect(await token.getPastTotalSupply((await time.latest()) - 1)).to.equal(1000n);
      await expect(token.connect(alpha).delegate(gamma))
        .to.emit(token, "DelegateChanged")
        .withArgs(alpha.address, ethers.ZeroAddress, gamma.address)
        .to.emit(token, "DelegateVotesChanged")
        .withArgs(gamma.address, 0n, 700n);
      expect(await token.getVotes(gamma)).to.equal(700n);
      expect(await token.getVotes(alpha)).to.equal(0n);
    });

    it("moves votes with the tokens, and remembers who had them in which second", async () => {
      const { token, alpha, beta } = await networkHelpers.loadFixture(deployToken);
      await token.connect(alpha).delegate(alpha);
      await token.connect(beta).delegate(beta);
      const moved = (await time.latest()) + 100;
      await time.setNextBlockTimestamp(moved);
      await token.connect(alpha).transfer(beta, 200n);
      await time.increase(1n);
      expect(await token.getPastVotes(alpha, moved - 1)).to.equal(700n);
      expect(await token.getPastVotes(alpha, moved)).to.equal(500n);
      expect(await token.getPastVotes(beta, moved - 1)).to.equal(300n);
      expect(await token.getPastVotes(beta, moved)).to.equal(500n);
    });

    it("does not tell the votes of a second that is not over", async () => {
      const { token, alpha } = await networkHelpers.loadFixture(deployToken);
      const now = await time.latest();
      await expect(token.getPastVotes(alpha, now))
        .to.be.revertedWithCustomError(token, "ERC5805FutureLookup")
        .withArgs(now, now);
      await expect(token.getPastTotalSupply(now + 1))
        .to.be.revertedWithCustomError(token, "ERC5805FutureLookup")
        .withArgs(now + 1, now);
    });
  });

  describe("signatures", () => {
    it("allows a spender by the owner's signature, once", async () => {
      const { token, owner, beta, permit, deadline } = await networkHelpers.loadFixture(withSigning);
      const { v, r, s } = await permit(beta.address, 40n, 0n, deadline);
      await expect(token.connect(beta).permit(owner, beta, 40n, deadline, v, r, s))
        .to.emit(token, "Approval")
        .withArgs(owner.address, beta.address, 40n);
      expect(await token.allowance(owner, beta)).to.equal(40n);
      expect(await token.nonces(owner)).to.equal(1n);
      await expect(token.permit(owner, beta, 40n, deadline, v, r, s)).to.be.revertedWithCustomError(
        token,
        "ERC2612InvalidSigner",
      );
    });

    it("refuses a permit after its deadline", async () => {
      const { token, owner, beta, permit, deadline } = await networkHelpers.loadFixture(withSigning);
      const { v, r, s } = await permit(beta.address, 40n, 0n, deadline);
      await time.setNextBlockTimestamp(deadline + 1n);
      await expect(token.permit(owner, beta, 40n, deadline, v, r, s))
        .to.be.revertedWithCustomError(token, "ERC2612ExpiredSignature")
        .withArgs(deadline);
    });

    it("delegates by signature, on the same counter as permits", async () => {
      const { token, owner, beta, permit, delegation, deadline } = await networkHelpers.loadFixture(withSigning);
      const first = await permit(beta.address, 1n, 0n, deadline);
      await token.permit(owner, beta, 1n, deadline, first.v, first.r, first.s);
      const second = await delegation(beta.address, 1n, deadline);
      await expect(token.delegateBySig(beta, 1n, deadline, second.v, second.r, second.s))
        .to.emit(token, "DelegateVotesChanged")
        .withArgs(beta.address, 0n, 700n);
      expect(await token.delegates(owner)).to.equal(beta.address);
      expect(await token.nonces(owner)).to.equal(2n);
    });
  });
});
