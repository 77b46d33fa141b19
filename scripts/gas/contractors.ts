import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { ContractTransactionReceipt, ContractTransactionResponse } from "ethers";

import { dataSlice } from "ethers";

import { questionIn } from "./bounties.ts";
import { DAY, type GasTable } from "./chain.ts";
import { OFFER, type GasSystem } from "./system.ts";

const URI = "ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi";
/** A portrait of the size that a small drawing has; it is stored, 32 bytes to a slot. */
const DRAWING = `data:image/svg+xml,${"%3Cpath d='M4 4h8v8z'/%3E".repeat(16)}`;
const DEVELOPMENT = 1;
const SALT = 9n;

type Note = (name: string, call: () => Promise<ContractTransactionResponse>) => Promise<ContractTransactionReceipt>;

/** What contractors do with their own standing, and with that of others; receipt gas of later calls. */
export async function measureContractors(system: GasSystem): Promise<GasTable> {
  const table: GasTable = {};
  const note: Note = async (name, call) => {
    const receipt = await system.chain.send(call);
    table[name] = Number(receipt.gasUsed);
    return receipt;
  };
  const { subjectA, subjectB, newcomerA, newcomerB, newcomerC, newcomerD, newcomerE, newcomerF } = system.people;
  const { freshKeyA, freshKeyB } = system.people;
  for (const subject of [subjectA, subjectB]) {
    await liveWithCompany(system, subject, note);
    await changeTerms(system, subject, note);
    await takeBack(system, subject, note);
  }
  await moveAway(system, newcomerA, freshKeyA, note);
  await moveAway(system, newcomerB, freshKeyB, note);
  for (const lost of [newcomerC, newcomerD]) await recover(system, lost, note);
  for (const leaving of [newcomerE, newcomerF]) {
    await note("resign", () => system.clearances.connect(leaving).resign(DEVELOPMENT));
    await putBeforeTheArbiter(system, SALT + BigInt(leaving === newcomerE ? 0 : 1), note);
  }
  return table;
}

async function liveWithCompany(
  { people, contractors, profiles }: GasSystem,
  member: HardhatEthersSigner,
  note: Note,
): Promise<void> {
  const { company } = people;
  await note("setProfile", () => profiles.connect(member).set("Somebody at work", URI, URI));
  await note("setPortraitDrawn", () => profiles.connect(member).set("Somebody at work", DRAWING, URI));
  await note("invite", () => contractors.connect(company).invite(member, true));
  await note("joinCompany", () => contractors.connect(member).joinCompany(company, [DEVELOPMENT]));
  await note("leaveCompany", () => contractors.connect(member).leaveCompany([DEVELOPMENT]));
}

async function changeTerms(system: GasSystem, subject: HardhatEthersSigner, note: Note): Promise<void> {
  const { chain, people, clearances, reviews } = system;
  const { first, second, third } = people;
  const opened = await note("askForNewTerms", () =>
    clearances.connect(subject).nominate(DEVELOPMENT, subject, OFFER, URI, SALT),
  );
  const question = questionIn(system, opened);
  for (const judge of [first, second, third]) await chain.send(() => reviews.connect(judge).endorse(question, ""));
  const nomination = {
    domain: DEVELOPMENT,
    candidate: subject.address,
    opener: subject.address,
    offer: OFFER,
    content: chain.ethers.id(URI),
    salt: SALT,
    changes: true,
    barred: question.barred,
  };
  await note("issueNewTerms", () => clearances.connect(subject).issue(nomination));
}

async function takeBack(system: GasSystem, subject: HardhatEthersSigner, note: Note): Promise<void> {
  const { chain, people, reviews, revocations } = system;
  const { deployer, first, second, third, fourth } = people;
  chain.wait(41 * DAY);
  const opened = await note("openRevocation", () => revocations.connect(first).open(DEVELOPMENT, subject, URI, SALT));
  const question = questionIn(system, opened);
  const revocation = {
    domain: DEVELOPMENT,
    account: subject.address,
    opener: first.address,
    content: chain.ethers.id(URI),
    salt: SALT,
    barred: question.barred,
  };
  await chain.send(() => revocations.connect(second).endorse(revocation, ""));
  await note("revoke", () => revocations.connect(third).endorse(revocation, ""));
  await note("appeal", () => reviews.connect(subject).appeal(question, ""));
  await note("answer", () => reviews.connect(deployer).answer(question, true, ""));
  await note("enforceRevocation", () => revocations.connect(fourth).enforce(revocation));
}

async function moveAway(
  { moves }: GasSystem,
  from: HardhatEthersSigner,
  to: HardhatEthersSigner,
  note: Note,
): Promise<void> {
  await note("offerMove", () => moves.connect(from).offer(to));
  await note("moveParty", () => moves.connect(to).take(from, [DEVELOPMENT]));
}

async function recover(system: GasSystem, lost: HardhatEthersSigner, note: Note): Promise<void> {
  const { chain, people, moves, reviews } = system;
  const { first, second, third, fourth } = people;
  const to = dataSlice(chain.ethers.id(`new key of ${lost.address}`), 12);
  const opened = await note("askForRecovery", () =>
    moves.connect(first).recover(DEVELOPMENT, lost, to, URI, SALT, [DEVELOPMENT]),
  );
  const question = questionIn(system, opened);
  for (const judge of [second, third]) await chain.send(() => reviews.connect(judge).endorse(question, ""));
  // The holder could appeal for 14 days; and a recovery counts for the limit on revocations, for up to 40.
  chain.wait(40 * DAY);
  const recovery = {
    domain: DEVELOPMENT,
    from: lost.address,
    to,
    opener: first.address,
    content: chain.ethers.id(URI),
    salt: SALT,
    barred: question.barred,
  };
  await note("completeRecovery", () => moves.connect(fourth).complete(recovery, [DEVELOPMENT]));
}

async function putBeforeTheArbiter(system: GasSystem, salt: bigint, note: Note): Promise<void> {
  const { chain, people, clearances, reviews } = system;
  const { first, relay } = people;
  const opened = await chain.send(() => clearances.connect(relay).nominate(DEVELOPMENT, relay, OFFER, URI, salt));
  const question = questionIn(system, opened);
  chain.wait(15 * DAY);
  await note("escalate", () => reviews.connect(first).escalate(question));
  // Nothing more is asked about this candidate before the arbiter's time is over.
  chain.wait(45 * DAY);
}
