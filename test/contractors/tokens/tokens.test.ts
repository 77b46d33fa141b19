import { expect } from "chai";
import { id as hashOf, toBeHex } from "ethers";

import { NOBODY } from "../../fixtures/accounts.ts";
import { expectError, receiptOf } from "../../fixtures/assertions.ts";
import { DAY, networkHelpers, now, reach } from "../../fixtures/chain.ts";
import { clear, deployWithKeys, FOUNDED, foundDomain, tokenOf } from "../../fixtures/contractors.ts";
import { Kind } from "../../fixtures/system.ts";

/** The candidate, party 8, holds a proposal in the founded domain that ends in five days. */
async function deployHolder() {
  const system = await deployWithKeys();
  await foundDomain(system, { revocationPercent: 100n });
  const until = (await now()) + 5n * DAY;
  for (const member of system.members.slice(0, 3)) await clear(system, member);
  await clear(system, system.candidate, { kind: Kind.Proposal, until });
  const caller = system.contractors.connect(system.registrar);
  return { ...system, caller, holder: system.candidate, tokenId: (FOUNDED << 32n) | 8n, until };
}

const load = () => networkHelpers.loadFixture(deployHolder);
type Scene = Awaited<ReturnType<typeof load>>;

/** Asserts that `token` is one, held by `owner`, who holds `balance` in all. */
async function expectHeld({ contractors }: Scene, token: bigint, owner: string, balance: bigint): Promise<void> {
  expect(await contractors.ownerOf(token)).to.equal(owner);
  expect(await contractors.balanceOf(owner)).to.equal(balance);
  expect(await contractors.locked(token)).to.equal(true);
  expect(await contractors.getApproved(token)).to.equal(NOBODY);
  expect(await contractors.tokenURI(token)).to.match(/^data:application\/json;base64,/);
}

/** Asserts that `token` is none. */
async function expectNoToken({ contractors }: Scene, token: bigint): Promise<void> {
  for (const read of ["ownerOf", "locked", "getApproved", "tokenURI"] as const) {
    await expectError(contractors.getFunction(read)(token), contractors, "ERC721NonexistentToken", token);
  }
}

describe("Clearance tokens: ERC-165", () => {
  for (const [standard, id] of [
    ["ERC-165", "0x01ffc9a7"],
    ["ERC-721", "0x80ac58cd"],
    ["ERC-721's metadata", "0x5b5e139f"],
    ["ERC-5192", "0xb45a3c0e"],
    ["OpenZeppelin's access control", "0x7965db0b"],
  ] as const) {
    it(`understands ${standard}, ${id}`, async () => {
      expect(await (await load()).contractors.supportsInterface(id)).to.equal(true);
    });
  }

  it("understands IContractors, the sum of its own functions", async () => {
    const { contractors } = await load();
    const names = [
      "clearanceOf",
      "isCleared",
      "rateAt",
      "judgeOf",
      "eligibleOf",
      "openingOf",
      "requireValid",
      "clear",
      "end",
      "expire",
      "suspend",
      "reinstate",
      "setRate",
      "move",
      "useClearance",
    ] as const;
    const id = names.reduce((sum, name) => sum ^ BigInt(contractors.interface.getFunction(name).selector), 0n);
    expect(await contractors.supportsInterface(toBeHex(id, 4))).to.equal(true);
  });

  it("understands nothing else: not the invalid id, ERC-20, ERC-721's enumeration, ERC-4906 or ERC-1155", async () => {
    const { contractors } = await load();
    for (const id of ["0xffffffff", "0x36372b07", "0x780e9d63", "0x49064906", "0xd9b67a26", "0x00000000"]) {
      expect(await contractors.supportsInterface(id)).to.equal(false, id);
    }
  });
});

describe("Clearance tokens: what they are called", () => {
  it("have a name and a symbol", async () => {
    const { contractors } = await load();
    expect(await contractors.name()).to.equal("Exchequer Clearance");
    expect(await contractors.symbol()).to.equal("CLEARANCE");
  });

  it("have an id of domain and party number, which stays with another clearance", async () => {
    const system = await load();
    const { contractors, caller, holder, tokenId } = system;
    expect(await tokenOf(system, holder)).to.equal(tokenId);
    await caller.end(FOUNDED, holder);
    await clear(system, holder);
    await expectHeld(system, tokenId, holder.address, 1n);
    expect(await contractors.ownerOf((FOUNDED << 32n) | 1n)).to.equal(system.members[0].address);
  });
});

describe("Clearance tokens: in each state", () => {
  it("none before there is a clearance", async () => {
    const system = await load();
    await expectNoToken(system, (4n << 32n) | 8n);
    expect(await system.contractors.balanceOf(system.crowd[0])).to.equal(0n);
  });

  it("held while cleared", async () => {
    const system = await load();
    await expectHeld(system, system.tokenId, system.holder.address, 1n);
    await expectHeld(system, (FOUNDED << 32n) | 1n, system.members[0].address, 4n);
  });

  it("held while suspended", async () => {
    const system = await load();
    await system.caller.suspend(FOUNDED, system.holder, true);
    await expectHeld(system, system.tokenId, system.holder.address, 1n);
  });

  it("held when over, until that is written down", async () => {
    const system = await load();
    const { contractors, holder, tokenId, until } = system;
    await reach(until);
    await expectHeld(system, tokenId, holder.address, 1n);
    await contractors.expire(FOUNDED, holder);
    await expectNoToken(system, tokenId);
    expect(await contractors.balanceOf(holder)).to.equal(0n);
  });

  it("none after the end", async () => {
    const system = await load();
    await system.caller.end(FOUNDED, system.holder);
    await expectNoToken(system, system.tokenId);
    expect(await system.contractors.balanceOf(system.holder)).to.equal(0n);
  });

  it("held by the new address after a move, under the same id, and by the old one no more", async () => {
    const system = await load();
    const { contractors, caller, holder, tokenId, stranger } = system;
    await caller.move(holder, stranger, [FOUNDED], 0n);
    await expectHeld(system, tokenId, stranger.address, 1n);
    expect(await contractors.balanceOf(holder)).to.equal(0n);
  });

  it("none for ids that no clearance has: of nobody, of no domain, and with bits above", async () => {
    const system = await load();
    const { tokenId } = system;
    for (const id of [
      0n,
      FOUNDED << 32n,
      (FOUNDED << 32n) | 99n,
      8n,
      (99n << 32n) | 8n,
      (1n << 64n) | tokenId,
      (1n << 255n) | tokenId,
      2n ** 256n - 1n,
    ]) {
      await expectNoToken(system, id);
    }
  });

  it("are asked of somebody: the balance of nobody reverts", async () => {
    const { contractors } = await load();
    await expectError(contractors.balanceOf(NOBODY), contractors, "ERC721InvalidOwner", NOBODY);
  });
});

describe("Clearance tokens: events as the standards want them", () => {
  it("Transfer with three indexed arguments, Locked with none", async () => {
    const system = await load();
    const { contractors, crowd } = system;
    const { logs } = await receiptOf(clear(system, crowd[0]));
    const word = (value: string | bigint) => toBeHex(BigInt(value), 32);
    const token = (FOUNDED << 32n) | 9n;
    const [transfer, locked] = logs.slice(-2);
    expect([transfer!.address, transfer!.topics, transfer!.data]).to.deep.equal([
      contractors.target,
      [hashOf("Transfer(address,address,uint256)"), word(NOBODY), word(crowd[0].address), word(token)],
      "0x",
    ]);
    expect([locked!.address, locked!.topics, locked!.data]).to.deep.equal([
      contractors.target,
      [hashOf("Locked(uint256)")],
      word(token),
    ]);
  });
});

describe("Clearance tokens: everything that would transfer reverts", () => {
  const to = "0x00000000000000000000000000000000000000aa";
  const acts: Record<string, (scene: Scene) => Promise<unknown>> = {
    approve: ({ contractors, holder, tokenId }) => contractors.connect(holder).approve(to, tokenId),
    "setApprovalForAll, to allow": ({ contractors, holder }) => contractors.connect(holder).setApprovalForAll(to, true),
    "setApprovalForAll, to forbid": ({ contractors, holder }) =>
      contractors.connect(holder).setApprovalForAll(to, false),
    transferFrom: ({ contractors, holder, tokenId }) => contractors.connect(holder).transferFrom(holder, to, tokenId),
    "transferFrom to itself": ({ contractors, holder, tokenId }) =>
      contractors.connect(holder).transferFrom(holder, holder, tokenId),
    safeTransferFrom: ({ contractors, holder, tokenId }) =>
      contractors.connect(holder)["safeTransferFrom(address,address,uint256)"](holder, to, tokenId),
    "safeTransferFrom with data": ({ contractors, holder, tokenId }) =>
      contractors.connect(holder)["safeTransferFrom(address,address,uint256,bytes)"](holder, to, tokenId, "0x01"),
    "transferFrom by a registrar": ({ caller, holder, tokenId }) => caller.transferFrom(holder, to, tokenId),
    "transferFrom by the admin": ({ contractors, admin, holder, tokenId }) =>
      contractors.connect(admin).transferFrom(holder, to, tokenId),
    "transferFrom of a token that is none": ({ contractors, holder }) =>
      contractors.connect(holder).transferFrom(holder, to, 0n),
  };
  for (const [name, act] of Object.entries(acts)) {
    it(name, async () => {
      const system = await load();
      await expectError(act(system), system.contractors, "Contractors_NotTransferable");
    });
  }

  it("nobody is approved for anything", async () => {
    const { contractors, holder, registrar, tokenId } = await load();
    expect(await contractors.isApprovedForAll(holder, registrar)).to.equal(false);
    expect(await contractors.isApprovedForAll(holder, holder)).to.equal(false);
    expect(await contractors.getApproved(tokenId)).to.equal(NOBODY);
  });
});
