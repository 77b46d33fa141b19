import { expect } from "chai";
import { dataSlice, id } from "ethers";

import { questionIn } from "../../scripts/gas/bounties.ts";
import { createGasChain, DAY } from "../../scripts/gas/chain.ts";
import { deployGasSystem, OFFER, type GasSystem } from "../../scripts/gas/system.ts";
import { STANDARD_DOMAIN_LIMITS } from "../../scripts/deployment/standard-rules.ts";

const K = 3;
const SIZES = [1, K - 1, K, 600] as const;
const TERMS = { k: K, challenge: 3 * DAY, period: 14 * DAY, ...STANDARD_DOMAIN_LIMITS };

describe("An endorsement in a domain of any size", () => {
  let system: GasSystem;
  const domains = new Map<number, number>();

  before(async () => {
    system = await deployGasSystem(await createGasChain());
    const { chain, people, contractors, clearances } = system;
    for (const size of SIZES) {
      await chain.send(() => contractors.createDomain(`Domain of ${size}`, TERMS));
      const domain = Number(await contractors.domainCount());
      domains.set(size, domain);
      await chain.send(() => clearances.admit(domain, people.first, OFFER));
      for (let member = 1; member < size; ++member) {
        const account = dataSlice(id(`member ${member}`), 12);
        await chain.send(() => clearances.admit(domain, account, OFFER));
      }
      expect((await contractors.domainOf(domain)).voices).to.equal(size);
    }
  });

  /** Gas of the first endorsement of an application in the domain of `size`. */
  async function endorse(size: number, salt: number): Promise<number> {
    const { chain, people, clearances, reviews } = system;
    const { candidate, first } = people;
    const domain = domains.get(size)!;
    const applied = await chain.send(() =>
      clearances.connect(candidate).nominate(domain, candidate, OFFER, "ipfs://statement", salt),
    );
    const question = questionIn(system, applied);
    return Number((await chain.send(() => reviews.connect(first).endorse(question, ""))).gasUsed);
  }

  it("costs the same to the unit", async () => {
    const costs = [];
    for (const size of SIZES) costs.push(await endorse(size, 1));
    expect(new Set(costs), costs.join(", ")).to.have.length(1);
  });

  it("costs the same once only the seasoned judge, and next to nothing more than where all do", async () => {
    system.chain.wait(61 * DAY);
    const costs = new Map<number, number>();
    for (const size of SIZES) costs.set(size, await endorse(size, 2));
    expect(costs.get(K)).to.equal(costs.get(600));
    expect(costs.get(1)).to.equal(costs.get(K - 1));
    expect(costs.get(600)! - costs.get(1)!).to.be.within(0, 150);
  });
});
