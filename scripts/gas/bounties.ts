import type { ContractTransactionReceipt, ContractTransactionResponse } from "ethers";

import type { IReviewTypes } from "../../types/ethers-contracts/contracts/Reviews.js";
import { DAY, type GasTable } from "./chain.ts";
import type { GasSystem } from "./system.ts";

const REWARD = 1_000_000_000n;
/** Text on IPFS, as most descriptions of tasks and works will be. */
const URI = "ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi";

/** A bounty's whole life with three endorsers and one payee. */
const LIFE = ["openBountyErc20", "submitClaim", "endorse", "endorseSecond", "endorseConcluding", "awardAndPay"];

const DEVELOPMENT = 1;
const MARKETING = 2;

/** The question of the review that `receipt` opened. */
export function questionIn(
  system: GasSystem,
  receipt: ContractTransactionReceipt,
): IReviewTypes.QuestionStruct & { readonly barred: bigint[] } {
  for (const log of receipt.logs) {
    const event = system.reviews.interface.parseLog(log);
    if (event?.name === "ReviewOpened") {
      const { workflow, domain, content, subject, salt, payees, barred } = event.args.question;
      return { workflow, domain, content, subject, salt, payees: [...payees], barred: [...barred] };
    }
  }
  throw new Error("No review was opened where the gas scenario expects one.");
}

/** Bounties from their opening to the last refund; receipt gas of later calls. */
export async function measureBounties(system: GasSystem): Promise<GasTable> {
  await liveThrough(system, {});
  const table: GasTable = {};
  await liveThrough(system, table);
  table.bountyLife = LIFE.reduce((sum, action) => sum + (table[action] ?? NaN), 0);
  return table;
}

/** One bounty for each way that a bounty can go, all noted in `table`. */
async function liveThrough(system: GasSystem, table: GasTable): Promise<void> {
  const { chain, people, token, treasury, reviews, bounties } = system;
  const { ethers, send, wait } = chain;
  const { opener, claimant, first, second, third, fourth, candidate } = people;
  const content = ethers.id(URI);
  const ETH = await treasury.ETH();

  const note = async (
    name: string,
    call: () => Promise<ContractTransactionResponse>,
  ): Promise<ContractTransactionReceipt> => {
    const receipt = await send(call);
    table[name] = Number(receipt.gasUsed);
    return receipt;
  };
  const open = async (name: string, asset: string, domain: number) => {
    const deadline = chain.now() + 30 * DAY;
    const value = asset === ETH ? REWARD : 0n;
    const receipt = await note(name, () =>
      bounties.connect(opener).open(asset, domain, deadline, URI, REWARD, { value }),
    );
    const openedAt = (await receipt.getBlock()).timestamp;
    return { opener: opener.address, asset, domain, openedAt, deadline, content };
  };
  type Terms = Awaited<ReturnType<typeof open>>;
  const submit = async (name: string, terms: Terms, awards: { payee: string; amount: bigint }[]) => {
    const question = questionIn(system, await note(name, () => bounties.connect(claimant).claim(terms, awards, URI)));
    const { salt: openedAt, barred } = question;
    return { question, claim: { claimant: claimant.address, openedAt, content, awards, barred } };
  };
  const all = [{ payee: claimant.address, amount: REWARD }];

  const paid = await open("openBountyErc20", await token.getAddress(), DEVELOPMENT);
  const work = await submit("submitClaim", paid, all);
  await note("endorse", () => reviews.connect(first).endorse(work.question, ""));
  await note("endorseSecond", () => reviews.connect(second).endorse(work.question, ""));
  await note("endorseConcluding", () => reviews.connect(third).endorse(work.question, ""));
  await note("awardAndPay", () => bounties.connect(fourth).award(paid, work.claim, true));

  const inEther = await open("openBountyEth", ETH, MARKETING);
  await note("addToBounty", () => bounties.connect(candidate).add(inEther, REWARD, { value: REWARD }));
  const sharers = [second, third, fourth, claimant].map((person) => person.address).toSorted(byAddress);
  const shared = await submit(
    "submitClaimOfFour",
    inEther,
    sharers.map((payee) => ({ payee, amount: REWARD / 4n })),
  );
  // Payees cannot endorse: of the four members one is left, so this one is objected to, withdrawn and lapses.
  await note("object", () => reviews.connect(second).object(shared.question, ""));
  await note("withdrawSay", () => reviews.connect(second).withdraw(shared.question));
  const half = await submit("submitClaimLater", inEther, [{ payee: claimant.address, amount: REWARD / 2n }]);
  for (const member of [first, second]) await send(() => reviews.connect(member).endorse(half.question, ""));
  await note("endorseReaching", () => reviews.connect(third).endorse(half.question, ""));
  wait(3 * DAY);
  await note("conclude", () => reviews.connect(fourth).conclude(half.question));
  await note("award", () => bounties.connect(fourth).award(inEther, half.claim, false));
  await note("collectEth", () => treasury.connect(claimant).collect(ETH));
  wait(30 * DAY);
  await note("dismiss", () => bounties.connect(fourth).dismiss(inEther, [shared.claim]));
  await note("refund", () =>
    bounties.connect(opener).refund(inEther, [{ funder: opener.address, start: 0n, amount: REWARD }], false),
  );
  await note("refundAtOnce", () =>
    bounties.connect(candidate).refund(inEther, [{ funder: candidate.address, start: REWARD, amount: REWARD }], true),
  );

  const credited = await open("openBountyErc20", await token.getAddress(), DEVELOPMENT);
  const later = await submit("submitClaim", credited, all);
  for (const member of [first, second, third]) {
    await send(() => reviews.connect(member).endorse(later.question, ""));
  }
  await note("awardCredited", () => bounties.connect(fourth).award(credited, later.claim, false));
  await note("collect", () => treasury.connect(claimant).collect(token));
}

function byAddress(a: string, b: string): number {
  return BigInt(a) < BigInt(b) ? -1 : 1;
}
