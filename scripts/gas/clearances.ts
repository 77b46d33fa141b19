import type { IClearances } from "../../types/ethers-contracts/contracts/Clearances.js";
import { questionIn } from "./bounties.ts";
import { DAY, type GasTable } from "./chain.ts";
import type { GasSystem } from "./system.ts";

const RATE = 40_000_000n;
const URI = "ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi";

/** Nominations up to the clearance; receipt gas of later calls. */
export async function measureClearances(system: GasSystem): Promise<GasTable> {
  const { chain, people, reviews, clearances } = system;
  const { ethers, send, wait } = chain;
  const { first, second, third, candidate, claimant, opener } = people;
  const table: GasTable = {};

  for (const [domain, newcomer] of [
    [1, claimant],
    [1, candidate],
    [2, claimant],
    [2, candidate],
  ] as const) {
    const receipt = await send(() => clearances.connect(first).nominate(domain, newcomer, RATE, URI));
    table.nominate = Number(receipt.gasUsed);
    const question = questionIn(system, receipt);
    const nomination: IClearances.NominationStruct = {
      domain,
      openedAt: question.openedAt,
      candidate: newcomer.address,
      opener: first.address,
      rate: RATE,
      content: ethers.id(URI),
    };
    await send(() => reviews.connect(second).endorse(question, ""));
    if (domain === 1) {
      await send(() => reviews.connect(third).endorse(question, ""));
      table.acceptAndIssue = Number((await send(() => clearances.connect(newcomer).accept(nomination))).gasUsed);
    } else {
      table.accept = Number((await send(() => clearances.connect(newcomer).accept(nomination))).gasUsed);
      await send(() => reviews.connect(third).endorse(question, ""));
      wait(3 * DAY);
      table.concludeAndIssue = Number((await send(() => clearances.connect(first).issue(nomination))).gasUsed);
    }
  }
  for (const domain of [1, 2]) {
    table.apply = Number((await send(() => clearances.connect(opener).nominate(domain, opener, RATE, URI))).gasUsed);
  }
  return table;
}
