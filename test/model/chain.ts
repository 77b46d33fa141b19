import { Wallet, type BaseContract, type Interface } from "ethers";
import { network } from "hardhat";

import type { Terms } from "./rules/domains.ts";
import { NOBODY, type Address, type World } from "./rules/ledger.ts";
import { KINDS, type Offer } from "./rules/people.ts";

/** A transaction that somebody sends; wei. */
export interface Sending {
  readonly from: Address;
  readonly to: Address;
  readonly data: string;
  readonly value: bigint;
}

/** One word of what a view answers; without a call, the target's ETH. */
export interface Query {
  readonly target: Address;
  readonly call: string;
  /** Which word of the answer. */
  readonly word: number;
}

const DAY = 86_400n;

/** How the domains judge at first: with and without a challenge period, and one that a single voice decides. */
export const DOMAINS: ReadonlyMap<bigint, Terms> = new Map([
  [1n, { k: 3, challenge: DAY, period: 5n * DAY, cooldown: 2n * DAY, admissionPercent: 25, revocationPercent: 10 }],
  [2n, { k: 2, challenge: 0n, period: 3n * DAY, cooldown: 0n, admissionPercent: 50, revocationPercent: 40 }],
  [3n, { k: 1, challenge: 2n * DAY, period: DAY, cooldown: DAY, admissionPercent: 0, revocationPercent: 100 }],
]);

const FOUNDERS = 6;
const PEOPLE = 10;
/** Addresses to which people move, and companies. */
const OTHERS = 14;
const COMPANIES = 2;
const GAS = 5_000_000n;
const PURSE = 10n ** 40n;

function lower(contract: BaseContract): Address {
  return String(contract.target).toLowerCase();
}

/** The contracts on a chain of their own, where every second is set and gas is free. */
export async function deployHouse() {
  const { ethers, provider } = await network.create({ override: { gasPrice: 0n, initialBaseFeePerGas: 0n } });
  const signers = (await ethers.getSigners()).map(({ address }) => address.toLowerCase());
  const [stakeholders = ""] = signers;
  const wallets = Array.from(
    { length: PEOPLE + OTHERS },
    (_, index) => new Wallet(`0x${String(index + 1).padStart(64, "0")}`),
  );
  const everyone = wallets.map(({ address }) => address.toLowerCase());
  const people = everyone.slice(0, PEOPLE);
  for (const who of everyone) {
    await provider.request({ method: "hardhat_impersonateAccount", params: [who] });
    await provider.request({ method: "hardhat_setBalance", params: [who, `0x${PURSE.toString(16)}`] });
  }

  const treasury = await ethers.deployContract("Treasury", [stakeholders]);
  const cards = await ethers.deployContract("ClearanceCards", [(await ethers.deployContract("Profiles")).target]);
  const contractors = await ethers.deployContract("Contractors", [stakeholders, cards.target]);
  const reviews = await ethers.deployContract("Reviews", [stakeholders, contractors.target, stakeholders]);
  const clearances = await ethers.deployContract("Clearances", [stakeholders, contractors.target, reviews.target]);
  const revocations = await ethers.deployContract("Revocations", [contractors.target, reviews.target]);
  const moves = await ethers.deployContract("Moves", [contractors.target, reviews.target]);
  const bounties = await ethers.deployContract("Bounties", [treasury.target, contractors.target, reviews.target]);
  const plain = await ethers.deployContract("DemoToken", ["Plain", "PLAIN", 6]);
  const fee = await ethers.deployContract("FeeToken");
  const grudge = await ethers.deployContract("Actor");
  const reader = await ethers.deployContract("Reader");

  await grudge.prepare(1, []);
  await treasury.grantRole(await treasury.SPENDER_ROLE(), stakeholders);
  await treasury.grantRole(await treasury.WORKFLOW_ROLE(), bounties.target);
  await reviews.grantRole(await reviews.WORKFLOW_ROLE(), bounties.target);
  for (const workflow of [clearances, revocations, moves]) {
    await reviews.grantRole(await reviews.WORKFLOW_ROLE(), workflow.target);
    await contractors.grantRole(await contractors.REGISTRAR_ROLE(), workflow.target);
  }
  await contractors.grantRole(await contractors.BILLER_ROLE(), stakeholders);

  const world: World = {
    treasury: lower(treasury),
    bounties: lower(bounties),
    ether: (await treasury.ETH()).toLowerCase(),
    feeToken: lower(fee),
    enabled: [(await treasury.ETH()).toLowerCase(), lower(plain)],
    grudge: lower(grudge),
    stakeholders,
  };
  for (const asset of world.enabled) await treasury.setPolicy(asset, { floor: 1n, rate: 1_000_000n, window: DAY });
  // A first policy loosens, and so waits for its window.
  await provider.request({ method: "evm_increaseTime", params: [Number(DAY)] });
  for (const who of people) {
    for (const token of [plain, fee]) {
      await token.mint(who, PURSE);
      const signer = await ethers.getSigner(who);
      for (const spender of [treasury, bounties]) await token.connect(signer).approve(spender.target, 2n ** 256n - 1n);
    }
  }
  const members: { domain: bigint; who: Address; offer: Offer; since: bigint }[] = [];
  for (const [domain, terms] of DOMAINS) {
    await contractors.createDomain(`Domain ${domain}`, terms);
    for (const [index, who] of people.slice(0, FOUNDERS).entries()) {
      const kind = index === 0 ? "Supervisor" : "Direct";
      const offer: Offer = { kind, rate: 60_000_000n, until: 0n, supervisor: NOBODY };
      await clearances.admit(domain, who, { ...offer, kind: KINDS.indexOf(kind) });
      const { since } = await contractors.clearanceOf(domain, who);
      members.push({ domain, who, offer, since });
    }
  }
  const colleagues: { who: Address; company: Address; since: bigint }[] = [];
  const company = everyone.at(-COMPANIES) ?? NOBODY;
  for (const who of people.slice(FOUNDERS - 2, FOUNDERS)) {
    await contractors.connect(await ethers.getSigner(company)).invite(who, true);
    await contractors.connect(await ethers.getSigner(who)).joinCompany(company, [...DOMAINS.keys()]);
    const { joinedAt: since } = await contractors.partyOf(await contractors.partyNumberOf(who));
    colleagues.push({ who, company, since });
  }
  const { chainId } = await ethers.provider.getNetwork();

  const interfaces: Interface[] = [treasury, contractors, reviews, clearances, revocations, moves, bounties].map(
    (each) => each.interface,
  );
  const reading = reader.interface.encodeFunctionData("time");

  /** The name of the error in what a provider throws; anything else is thrown on. */
  function nameOf(error: unknown): string {
    const data = dataOf(error);
    if (data === undefined) throw error;
    for (const known of interfaces) {
      const parsed = known.parseError(data);
      if (parsed) return parsed.name;
    }
    return data;
  }

  return {
    world,
    people,
    /** People, companies, and addresses to which people move. */
    everyone,
    companies: everyone.slice(-COMPANIES),
    spares: everyone.slice(PEOPLE, -COMPANIES),
    wallets: new Map(wallets.map((wallet) => [wallet.address.toLowerCase(), wallet])),
    chainId,
    members,
    /** Founders who bill through a company, and since when. */
    colleagues,
    assets: [world.ether, lower(plain), lower(fee)],
    treasury,
    contractors,
    reviews,
    clearances,
    revocations,
    moves,
    bounties,
    plain,

    /** Sends at `second`. Returns the name of the error that it fails with, or null. */
    async send({ from, to, data, value }: Sending, second: bigint): Promise<string | null> {
      await provider.request({ method: "evm_setNextBlockTimestamp", params: [`0x${second.toString(16)}`] });
      const hex = (amount: bigint) => `0x${amount.toString(16)}`;
      try {
        await provider.request({
          method: "eth_sendTransaction",
          params: [{ from, to, data, value: hex(value), gas: hex(GAS) }],
        });
        return null;
      } catch (error) {
        return nameOf(error);
      }
    },

    /** The time that views see, seconds since 1970. */
    async time(): Promise<bigint> {
      const params = [{ to: reader.target, data: reading }, "latest"];
      return BigInt((await provider.request({ method: "eth_call", params })) as string);
    },

    /** The answers to all queries, as of the latest block. */
    async ask(queries: readonly Query[]): Promise<bigint[]> {
      const packed = queries.map(({ target, call, word }) => {
        const body = call.slice(2);
        const size = (body.length / 2).toString(16).padStart(4, "0");
        return target.slice(2) + word.toString(16).padStart(2, "0") + size + body;
      });
      const data = reader.interface.encodeFunctionData("read", [`0x${packed.join("")}`, queries.length]);
      const answer = await provider.request({ method: "eth_call", params: [{ to: reader.target, data }, "latest"] });
      const words = String(answer).slice(2 + 2 * 64);
      return queries.map((_, index) => BigInt(`0x${words.slice(index * 64, index * 64 + 64)}`));
    },
  };
}

/** Everything that the driver needs of the chain. */
export type House = Awaited<ReturnType<typeof deployHouse>>;

/** The bytes that a transaction reverted with, however deep the provider wraps them. */
function dataOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if ("data" in error) {
    if (typeof error.data === "string") return error.data;
    const inner = dataOf({ data: undefined, ...(error.data as object) });
    if (inner !== undefined) return inner;
  }
  return "cause" in error ? dataOf(error.cause) : undefined;
}
