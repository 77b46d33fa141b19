import { expect } from "chai";

import { deployHouse, ethers, house, networkHelpers, proposeRule } from "./fixtures.ts";

/** The identifier of an interface (ERC-165): the selectors of its functions, one over the other. */
function interfaceId(...functions: string[]): string {
  const id = functions.reduce((bits, signature) => bits ^ BigInt(ethers.id(signature).slice(0, 10)), 0n);
  return ethers.toBeHex(id, 4);
}

/** where the organisation is: its description (ERC-4824), its owner (ERC-5313), what it understands (ERC-165) */
describe("StakeholderGovernor: the organisation", () => {
  it("tells from its deployment on where it describes itself", async () => {
    const { governor } = await deployHouse([1n], { daoURI: "ipfs://organisation" });
    expect(await governor.daoURI()).to.equal("ipfs://organisation");
    await expect(governor.deploymentTransaction())
      .to.emit(governor, "DAOURIUpdate")
      .withArgs(governor.target, "ipfs://organisation");
  });

  it("describes itself elsewhere after a vote, and after nothing else", async () => {
    const governance = await networkHelpers.loadFixture(house);
    const { governor, holder } = governance;
    await expect(governor.connect(holder(0)).setDaoURI("ipfs://mine"))
      .to.be.revertedWithCustomError(governor, "GovernorOnlyExecutor")
      .withArgs(holder(0).address);
    const move = proposeRule(governance, governor.interface.encodeFunctionData("setDaoURI", ["ipfs://elsewhere"]));
    await move.passAndQueue();
    await expect(move.execute()).to.emit(governor, "DAOURIUpdate").withArgs(governor.target, "ipfs://elsewhere");
    expect(await governor.daoURI()).to.equal("ipfs://elsewhere");
  });

  it("is owned by its timelock, also by a new one", async () => {
    const governance = await networkHelpers.loadFixture(house);
    const { governor, timelock, stranger } = governance;
    expect(await governor.owner()).to.equal(timelock.target);
    const move = proposeRule(governance, governor.interface.encodeFunctionData("updateTimelock", [stranger.address]));
    await move.passAndQueue();
    await expect(move.execute()).to.emit(governor, "TimelockChange").withArgs(timelock.target, stranger.address);
    expect(await governor.owner()).to.equal(stranger.address);
    expect(await governor.timelock()).to.equal(stranger.address);
  });

  it("says that it is a governor, and nothing that it is not", async () => {
    const { governor } = await networkHelpers.loadFixture(house);
    const governorId = "0x65455a86";
    expect(await governor.supportsInterface(governorId)).to.equal(true);
    expect(await governor.supportsInterface(interfaceId("supportsInterface(bytes4)"))).to.equal(true);
    const receiver1155 = "0x4e2312e0";
    for (const id of [receiver1155, interfaceId("onERC721Received(address,address,uint256,bytes)"), "0xffffffff"]) {
      expect(await governor.supportsInterface(id)).to.equal(id === receiver1155);
    }
  });
});
