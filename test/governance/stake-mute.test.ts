import { expect } from "chai";

import { ethers, networkHelpers, time } from "./fixtures.ts";

/** A token with two holders who delegated to themselves; the mute account has a key here, which a treasury has not. */
async function deploy() {
  const [alpha, beta, mute] = await Promise.all([0, 1, 2].map((i) => ethers.provider.getSigner(i)));
  const token = await ethers.deployContract("StakeToken", [
    "Exchequer Stake",
    "STAKE",
    [
      { holder: alpha!, amount: 700n },
      { holder: beta!, amount: 250n },
      { holder: mute!, amount: 50n },
    ],
    mute!,
  ]);
  for (const holder of [alpha!, beta!]) await token.connect(holder).delegate(holder);
  /** The supply of which quorums are shares, as of the last block. */
  const counted = async () => {
    await time.increase(1n);
    return token.getPastTotalSupply((await time.latest()) - 1);
  };
  return { token, alpha: alpha!, beta: beta!, mute: mute!, counted };
}

/**
 * mute stake
 * ├── given out at deployment: no votes, not counted
 * ├── going in: the delegate's votes are gone; coming out: the receiver's delegate has them; within: nothing
 * ├── delegation from it: of nothing, before and after it receives; to it: votes that nobody casts
 * └── no mute account: everything counts
 */
describe("Stake: the mute account", () => {
  it("has no votes and is not counted from the start", async () => {
    const { token, mute, counted } = await networkHelpers.loadFixture(deploy);
    expect(await token.MUTE()).to.equal(mute.address);
    expect(await token.balanceOf(mute)).to.equal(50n);
    expect(await token.totalSupply()).to.equal(1000n);
    expect(await counted()).to.equal(950n);
  });

  it("silences what goes in, and gives its votes back to whoever gets it", async () => {
    const { token, alpha, beta, mute, counted } = await networkHelpers.loadFixture(deploy);
    await expect(token.connect(alpha).transfer(mute, 200n))
      .to.emit(token, "DelegateVotesChanged")
      .withArgs(alpha.address, 700n, 500n)
      .to.emit(token, "Transfer")
      .withArgs(alpha.address, mute.address, 200n);
    expect(await counted()).to.equal(750n);
    await expect(token.connect(mute).transfer(beta, 220n))
      .to.emit(token, "DelegateVotesChanged")
      .withArgs(beta.address, 250n, 470n);
    expect(await counted()).to.equal(970n);
    expect(await token.balanceOf(mute)).to.equal(30n);
  });

  it("counts the same after it sent something to itself", async () => {
    const { token, mute, counted } = await networkHelpers.loadFixture(deploy);
    await expect(token.connect(mute).transfer(mute, 50n)).not.to.emit(token, "DelegateVotesChanged");
    expect(await counted()).to.equal(950n);
    expect(await token.balanceOf(mute)).to.equal(50n);
  });

  it("delegates nothing, neither what it has nor what it gets", async () => {
    const { token, alpha, beta, mute, counted } = await networkHelpers.loadFixture(deploy);
    for (const delegatee of [mute, beta, alpha]) {
      await expect(token.connect(mute).delegate(delegatee)).not.to.emit(token, "DelegateVotesChanged");
    }
    await token.connect(beta).transfer(mute, 100n);
    expect(await token.getVotes(mute)).to.equal(0n);
    expect(await token.getVotes(alpha)).to.equal(700n);
    expect(await token.getVotes(beta)).to.equal(150n);
    await token.connect(mute).transfer(beta, 150n);
    expect(await token.getVotes(alpha)).to.equal(700n);
    expect(await token.getVotes(beta)).to.equal(300n);
    expect(await counted()).to.equal(1000n);
  });

  it("can be delegated to, as anybody can: such votes count and are not cast", async () => {
    const { token, beta, mute, counted } = await networkHelpers.loadFixture(deploy);
    await token.connect(beta).delegate(mute);
    expect(await token.getVotes(mute)).to.equal(250n);
    expect(await counted()).to.equal(950n);
    await token.connect(beta).transfer(mute, 250n);
    expect(await token.getVotes(mute)).to.equal(0n);
    expect(await counted()).to.equal(700n);
  });

  it("may be nobody: then everything counts", async () => {
    const alpha = await ethers.provider.getSigner(0);
    const allocations = [{ holder: alpha, amount: 1000n }];
    const token = await ethers.deployContract("StakeToken", ["Stake", "STAKE", allocations, ethers.ZeroAddress]);
    await token.delegate(alpha);
    await token.transfer(await ethers.provider.getSigner(1), 400n);
    await time.increase(1n);
    expect(await token.getVotes(alpha)).to.equal(600n);
    expect(await token.getPastTotalSupply((await time.latest()) - 1)).to.equal(1000n);
  });

  it("adds up with the greatest supply there can be", async () => {
    const [alpha, mute] = [await ethers.provider.getSigner(0), await ethers.provider.getSigner(2)];
    const most = 2n ** 208n - 1n;
    const token = await ethers.deployContract("StakeToken", ["Stake", "STAKE", [{ holder: mute, amount: most }], mute]);
    await token.connect(mute).transfer(mute, most);
    await token.connect(mute).transfer(alpha, most);
    await token.connect(alpha).transfer(mute, most - 1n);
    await time.increase(1n);
    expect(await token.getPastTotalSupply((await time.latest()) - 1)).to.equal(1n);
  });
});
