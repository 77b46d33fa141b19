import { createGasChain, type GasTable } from "./chain.ts";
import { measureClearances, measureSignedClearances, measureSignedSays } from "./clearances.ts";
import { measureBounties } from "./bounties.ts";
import { measureContractors } from "./contractors.ts";
import { measureFunding } from "./funding.ts";
import { measureFurtherMoney, measureMoney } from "./money.ts";
import { deployGasSystem } from "./system.ts";
import { measureSpending } from "./spending.ts";
import { measureRunoffs, measureSignedVotes, measureVotes } from "./votes.ts";

/**
 * Gas of every action of a user in one fixed scenario, on plain OpenZeppelin ERC-20s. Each action is done once before it is
 * measured, so that what is compared is a later call, not the first of its kind; payees hold the token already.
 */
export async function measureGas(): Promise<GasTable> {
  const system = await deployGasSystem(await createGasChain());
  return {
    ...(await measureMoney(system)),
    ...(await measureBounties(system)),
    ...(await measureClearances(system)),
    ...(await measureVotes(system)),
    // What comes later in the scenario leaves the times of what comes before as they are: their bytes are paid for.
    ...(await measureFurtherMoney(system)),
    ...(await measureFunding(system)),
    ...(await measureSignedClearances(system)),
    ...(await measureSignedSays(system)),
    ...(await measureContractors(system)),
    ...(await measureSignedVotes(system)),
    ...(await measureSpending(system)),
    ...(await measureRunoffs(system)),
  };
}
