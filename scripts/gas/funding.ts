import type { ITreasury } from "../../types/ethers-contracts/contracts/Treasury.js";
import { DAY, type GasTable } from "./chain.ts";
import type { GasSystem } from "./system.ts";

const AMOUNT = 1_000_000_000n;
const DEVELOPMENT = 1;
const URI = "ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi";

/** The ways to fund with an ERC-20: signed allowances of exactly the amount, and a standing one; later calls. */
export async function measureFunding(system: GasSystem): Promise<GasTable> {
  const { chain, people, token, treasury, bounties } = system;
  const { ethers, send } = chain;
  // Whoever signs an allowance has given none before, as in the app.
  const { opener, fourth: signer } = people;
  const fund = await treasury.generalFund();
  const asset = await token.getAddress();
  const memo = ethers.encodeBytes32String("gift");
  const content = ethers.id(URI);
  const table: GasTable = {};

  const permit = async (spender: string): Promise<ITreasury.PermitStruct> => {
    const deadline = chain.now() + DAY;
    const { name, version, chainId, verifyingContract } = await token.eip712Domain();
    const signature = await signer.signTypedData({ name, version, chainId, verifyingContract }, PERMIT, {
      owner: signer.address,
      spender,
      value: AMOUNT,
      nonce: await token.nonces(signer),
      deadline,
    });
    const { v, r, s } = ethers.Signature.from(signature);
    return { value: AMOUNT, deadline, v, r, s };
  };

  for (const _round of [1, 2]) {
    const toTreasury = await permit(await treasury.getAddress());
    const deposit = await send(() => treasury.connect(signer).depositWithPermit(fund, asset, AMOUNT, memo, toTreasury));
    table.depositWithPermit = Number(deposit.gasUsed);

    const deadline = chain.now() + 30 * DAY;
    const toOpen = await permit(await bounties.getAddress());
    const opened = await send(() =>
      bounties.connect(signer).openWithPermit(asset, DEVELOPMENT, deadline, URI, AMOUNT, toOpen),
    );
    table.openWithPermit = Number(opened.gasUsed);

    const openedAt = (await opened.getBlock()).timestamp;
    const terms = { opener: signer.address, asset, domain: DEVELOPMENT, openedAt, deadline, content };
    const toAdd = await permit(await bounties.getAddress());
    const added = await send(() => bounties.connect(signer).addWithPermit(terms, AMOUNT, toAdd));
    table.addWithPermit = Number(added.gasUsed);
    table.addToBountyErc20 = Number((await send(() => bounties.connect(opener).add(terms, AMOUNT))).gasUsed);
  }
  return table;
}

/** The message of ERC-2612. */
const PERMIT = {
  Permit: [
    { name: "owner", type: "address" },
    { name: "spender", type: "address" },
    { name: "value", type: "uint256" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
};
