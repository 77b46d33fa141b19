import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";

import type { IClearances } from "../../types/ethers-contracts/contracts/Clearances.js";
import type { IReviewTypes } from "../../types/ethers-contracts/contracts/Reviews.js";

import { questionIn } from "./bounties.ts";
import { DAY, type GasTable } from "./chain.ts";
import { signEndorsement } from "./signatures.ts";
import { OFFER, type GasSystem } from "./system.ts";

const URI = "ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi";
const DEVELOPMENT = 1;
const MARKETING = 2;
const SALT = 1n;

/** The candidate accepts by calling. */
const NO_SIGNATURE = { deadline: 0, signature: "0x" };

/** Nominations up to the clearance; receipt gas of later calls. */
export async function measureClearances(system: GasSystem): Promise<GasTable> {
  const { chain, people, reviews, clearances } = system;
  const { send, wait } = chain;
  const { first, second, third, candidate, claimant, opener } = people;
  const table: GasTable = {};

  for (const [domain, newcomer] of [
    [DEVELOPMENT, claimant],
    [DEVELOPMENT, candidate],
    [MARKETING, claimant],
    [MARKETING, candidate],
  ] as const) {
    const nominated = await send(() => clearances.connect(first).nominate(domain, newcomer, OFFER, URI, SALT));
    table.nominate = Number(nominated.gasUsed);
    const question = questionIn(system, nominated);
    const nomination = nominationOf(system, domain, newcomer, first, question.barred);
    await send(() => reviews.connect(second).endorse(question, ""));
    if (domain === DEVELOPMENT) {
      await send(() => reviews.connect(third).endorse(question, ""));
      table.acceptAndIssue = Number((await send(() => clearances.connect(newcomer).accept(nomination))).gasUsed);
    } else {
      table.accept = Number((await send(() => clearances.connect(newcomer).accept(nomination))).gasUsed);
      await send(() => reviews.connect(third).endorse(question, ""));
      wait(3 * DAY);
      table.concludeAndIssue = Number((await send(() => clearances.connect(first).issue(nomination))).gasUsed);
    }
  }
  for (const domain of [DEVELOPMENT, MARKETING]) {
    const applied = await send(() => clearances.connect(opener).nominate(domain, opener, OFFER, URI, SALT));
    table.apply = Number(applied.gasUsed);
  }
  return table;
}

/** Nominations of newcomers by signature, with three endorsers: all at once, and once opened; receipt gas of later calls. */
export async function measureSignedClearances(system: GasSystem): Promise<GasTable> {
  const { chain, people, reviews, clearances } = system;
  const { newcomerA, newcomerB, newcomerC, newcomerD, newcomerE, newcomerF } = people;
  const { first, second, third, relay } = people;
  const { send, wait } = chain;
  const table: GasTable = {};
  const conduct = async (
    name: string,
    caller: HardhatEthersSigner,
    nomination: IClearances.NominationStruct,
    uri: string,
    signed: IReviewTypes.SignedSayStruct[],
  ): Promise<void> => {
    const receipt = await send(() => clearances.connect(caller).conduct(nomination, uri, signed, NO_SIGNATURE));
    table[name] = Number(receipt.gasUsed);
  };

  for (const newcomer of [newcomerA, newcomerB]) {
    wait(41 * DAY);
    const nomination = nominationOf(system, DEVELOPMENT, newcomer, newcomer, []);
    const signed = await signAll(system, nomination, [first, second, third]);
    await conduct("nominationInOne", newcomer, nomination, URI, signed);
  }
  for (const newcomer of [newcomerC, newcomerD]) {
    wait(41 * DAY);
    await send(() => clearances.connect(newcomer).nominate(DEVELOPMENT, newcomer, OFFER, URI, SALT));
    const nomination = nominationOf(system, DEVELOPMENT, newcomer, newcomer, []);
    await conduct(
      "nominationOpened",
      newcomer,
      nomination,
      "",
      await signAll(system, nomination, [first, second, third]),
    );
  }
  for (const newcomer of [newcomerE, newcomerF]) {
    wait(41 * DAY);
    const opened = await send(() => clearances.connect(first).nominate(DEVELOPMENT, newcomer, OFFER, URI, SALT));
    const question = questionIn(system, opened);
    const nomination = nominationOf(system, DEVELOPMENT, newcomer, first, []);
    const [bySecond, byThird] = await signAll(system, nomination, [second, third]);
    if (bySecond === undefined || byThird === undefined) throw new Error("Two judges sign in the gas scenario.");
    const submitted = await send(() => reviews.connect(relay).submit(question, [bySecond]));
    table.endorseSecondBySignature = Number(submitted.gasUsed);
    await conduct("nominationCompleted", newcomer, nomination, "", [byThird]);
  }
  return table;
}

/** What somebody signs in one review alone; receipt gas of later calls. */
export async function measureSignedSays(system: GasSystem): Promise<GasTable> {
  const { chain, people, reviews, clearances } = system;
  const { first, second, relay, opener, company } = people;
  const { send, wait } = chain;
  const table: GasTable = {};
  for (const candidate of [opener, company]) {
    wait(41 * DAY);
    const opened = await send(() =>
      clearances.connect(candidate).nominate(MARKETING, candidate, OFFER, URI, SALT + 1n),
    );
    const question = questionIn(system, opened);
    const signed = await signEndorsement(system, question, first);
    table.endorseBySignature = Number((await send(() => reviews.connect(relay).submit(question, [signed]))).gasUsed);
    const id = await reviews.idOf(question);
    table.voidSignatures = Number((await send(() => reviews.connect(second).voidSignatures(id))).gasUsed);
  }
  return table;
}

function nominationOf(
  { chain }: GasSystem,
  domain: number,
  candidate: HardhatEthersSigner,
  opener: HardhatEthersSigner,
  barred: bigint[],
): IClearances.NominationStruct {
  const content = chain.ethers.id(URI);
  const [candidateAddress, openerAddress] = [candidate.address, opener.address];
  return {
    domain,
    candidate: candidateAddress,
    opener: openerAddress,
    offer: OFFER,
    content,
    salt: SALT,
    changes: false,
    barred,
  };
}

async function signAll(
  system: GasSystem,
  nomination: IClearances.NominationStruct,
  signers: HardhatEthersSigner[],
): Promise<IReviewTypes.SignedSayStruct[]> {
  const { workflow, domain, content, subject, salt, payees, barred } = await system.clearances.questionOf(nomination);
  const question = { workflow, domain, content, subject, salt, payees: [...payees], barred: [...barred] };
  return Promise.all(signers.map((signer) => signEndorsement(system, question, signer)));
}
