import type { ContractTransactionResponse } from "ethers";

import { STANDARD_GOVERNOR_SETTINGS, STANDARD_TIMELOCK_DELAY } from "../deployment/standard-rules.ts";
import { DAY, type GasTable } from "./chain.ts";
import type { GasSystem } from "./system.ts";

const FOR = 1;
/** What a voter signs; see OpenZeppelin's Governor. */
const BALLOT = {
  Ballot: [
    { name: "proposalId", type: "uint256" },
    { name: "support", type: "uint8" },
    { name: "voter", type: "address" },
    { name: "nonce", type: "uint256" },
  ],
};
/** What a holder signs to delegate; see OpenZeppelin's Votes. */
const DELEGATION = {
  Delegation: [
    { name: "delegatee", type: "address" },
    { name: "nonce", type: "uint256" },
    { name: "expiry", type: "uint256" },
  ],
};
/** As long as a sentence that explains a vote. */
const REASON = "The work is needed, and the price is fair for what is promised.";

/** A vote on a plain transfer, comparable with any OpenZeppelin governor, and one on a payment; later calls. */
export async function measureVotes(system: GasSystem): Promise<GasTable> {
  const { chain, people, token, stake, treasury, budgets, governor, timelock } = system;
  const { ethers, send, wait } = chain;
  const { first, second, claimant, opener } = people;
  const table: GasTable = {};
  for (const holder of [first, second]) {
    table.delegate = Number((await send(() => stake.connect(holder).delegate(holder))).gasUsed);
  }
  await send(() => opener.sendTransaction({ to: timelock, value: 10n }));
  await send(async () =>
    treasury.connect(opener).deposit(await treasury.generalFund(), token, 10_000n, ethers.ZeroHash),
  );

  const decide = async (suffix: string, description: string, action: { to: string; value: bigint; data: string }) => {
    const actions: [string[], bigint[], string[]] = [[action.to], [action.value], [action.data]];
    const hash = ethers.id(description);
    const note = async (name: string, call: () => Promise<ContractTransactionResponse>): Promise<void> => {
      table[name + suffix] = Number((await send(call)).gasUsed);
    };
    await note("propose", () => governor.connect(first).propose(...actions, description));
    const id = await governor.getProposalId(...actions, hash);
    wait(Number(STANDARD_GOVERNOR_SETTINGS.votingDelay));
    await note("castVoteFirst", () => governor.connect(first).castVote(id, FOR));
    await note("castVote", () => governor.connect(second).castVote(id, FOR));
    wait(Number(STANDARD_GOVERNOR_SETTINGS.votingPeriod));
    await note("queue", () => governor.connect(first).queue(...actions, hash));
    wait(Number(STANDARD_TIMELOCK_DELAY));
    await note("execute", () => governor.connect(first).execute(...actions, hash));
  };

  const transfer = { to: claimant.address, value: 1n, data: "0x" };
  for (const number of [1, 2]) await decide("", `Proposal ${number}`, transfer);
  for (const number of [1, 2]) {
    const description = `Payment ${number}`;
    const data = budgets.interface.encodeFunctionData("pay", [
      await token.getAddress(),
      [{ payee: claimant.address, amount: 100n }],
      ethers.id(description),
    ]);
    await decide("Payment", description, { to: await budgets.getAddress(), value: 0n, data });
  }

  const actions: [string[], bigint[], string[]] = [[transfer.to], [transfer.value], [transfer.data]];
  for (const number of [1, 2]) {
    const reasoned = `Reasoned ${number}`;
    await send(() => governor.connect(first).propose(...actions, reasoned));
    const id = await governor.getProposalId(...actions, ethers.id(reasoned));
    wait(Number(STANDARD_GOVERNOR_SETTINGS.votingDelay));
    await send(() => governor.connect(first).castVoteWithReason(id, FOR, REASON));
    const vote = await send(() => governor.connect(second).castVoteWithReason(id, FOR, REASON));
    table.castVoteWithReason = Number(vote.gasUsed);

    const cancelled = `Cancelled ${number}`;
    await send(() => governor.connect(first).propose(...actions, cancelled));
    const cancellation = await send(() => governor.connect(first).cancel(...actions, ethers.id(cancelled)));
    table.cancel = Number(cancellation.gasUsed);
  }
  return table;
}

/** A vote by a signature that somebody else brings in, and a delegation by one; later calls. */
export async function measureSignedVotes(system: GasSystem): Promise<GasTable> {
  const { chain, people, governor, stake } = system;
  const { ethers, send, wait } = chain;
  const { first, second, claimant, relay } = people;
  const table: GasTable = {};
  const { chainId } = await ethers.provider.getNetwork();
  const domainOf = async (contract: typeof governor | typeof stake, name: string) => {
    return { name, version: "1", chainId, verifyingContract: await contract.getAddress() };
  };

  const actions: [string[], bigint[], string[]] = [[claimant.address], [1n], ["0x"]];
  for (const number of [1, 2]) {
    const description = `Signed ${number}`;
    await send(() => governor.connect(first).propose(...actions, description));
    const proposalId = await governor.getProposalId(...actions, ethers.id(description));
    wait(Number(STANDARD_GOVERNOR_SETTINGS.votingDelay));
    await send(() => governor.connect(first).castVote(proposalId, FOR));
    const voter = second.address;
    const ballot = { proposalId, support: FOR, voter, nonce: await governor.nonces(voter) };
    const vote = await second.signTypedData(await domainOf(governor, "StakeholderGovernor"), BALLOT, ballot);
    const cast = await send(() => governor.connect(relay).castVoteBySig(proposalId, FOR, voter, vote));
    table.castVoteBySig = Number(cast.gasUsed);

    const expiry = chain.now() + DAY;
    const delegatee = number === 1 ? first.address : second.address;
    const delegation = { delegatee, nonce: await stake.nonces(voter), expiry };
    const signed = await second.signTypedData(await domainOf(stake, await stake.name()), DELEGATION, delegation);
    const { v, r, s } = ethers.Signature.from(signed);
    const delegated = await send(() =>
      stake.connect(relay).delegateBySig(delegatee, delegation.nonce, expiry, v, r, s),
    );
    table.delegateBySig = Number(delegated.gasUsed);
  }
  return table;
}

/** A request for proposals with two candidates, and a vote on both; later calls. */
export async function measureRunoffs({ chain, people, governor }: GasSystem): Promise<GasTable> {
  const { send, wait } = chain;
  const { first, second, claimant } = people;
  const table: GasTable = {};
  for (const number of [1, 2]) {
    const candidates = ["One", "Other"].map((name) => ({
      targets: [claimant.address],
      values: [1n],
      calldatas: ["0x"],
      description: `${name} ${number}#proposer=${first.address}`,
    }));
    const need = "data:text/markdown,Somebody%20who%20writes%20the%20manual.";
    const runoff = await governor.connect(first).proposeRunoff.staticCall(candidates, need);
    table.proposeRunoff = Number((await send(() => governor.connect(first).proposeRunoff(candidates, need))).gasUsed);
    wait(Number(STANDARD_GOVERNOR_SETTINGS.votingDelay));
    await send(() => governor.connect(first).castVotes(runoff, [FOR, FOR], ""));
    table.castVotes = Number((await send(() => governor.connect(second).castVotes(runoff, [FOR, FOR], ""))).gasUsed);
  }
  return table;
}
