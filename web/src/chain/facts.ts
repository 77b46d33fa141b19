import { erc20Abi, erc20Abi_bytes32, type Abi, type Address } from "viem";

import { ETH_ADDRESS } from "./accounts.ts";
import type { Deployment } from "./deployment.ts";
import type { Facts, World } from "./derive/world.ts";
import { stakeholderGovernorAbi, stakeTokenAbi } from "./generated/abis.ts";
import { plainText, tokenSymbol, unpackBytes32 } from "../shared/format/index.ts";
import type { ChainSource, Read } from "./source.ts";
import type { Asset } from "./types.ts";

type Metadata = Omit<Asset, "enabled">;

/** ETH, as it is shown among the assets. */
const ETH: Metadata = { address: ETH_ADDRESS, symbol: "ETH", name: "Ether", decimals: 18, wellFormed: true };

/** Before anything was read. */
export const NO_FACTS: Facts = {
  assets: new Map([[ETH_ADDRESS, ETH]]),
  electorates: new Map(),
  approvalPercent: 0,
  quorumFloor: 0n,
  decidesEarly: false,
  lateExtension: 0,
  supply: 0n,
  stake: { symbol: "STAKE", decimals: 18 },
};

const NAME_LENGTH = 40;

/** What is asked of a token; some early ones answer their texts as bytes32. */
const questions: readonly { readonly abi: Abi; readonly functionName: string }[] = [
  { abi: erc20Abi, functionName: "symbol" },
  { abi: erc20Abi_bytes32, functionName: "symbol" },
  { abi: erc20Abi, functionName: "name" },
  { abi: erc20Abi_bytes32, functionName: "name" },
  { abi: erc20Abi, functionName: "decimals" },
];

/** Reads what events don't tell and is not known yet, together; the same facts again when nothing is missing. */
export async function completeFacts(
  source: ChainSource,
  deployment: Deployment,
  world: World,
  facts: Facts,
  block: { number: bigint; time: number },
): Promise<Facts> {
  const { governor, stakeToken, treasury } = deployment.contracts;
  const tokens = world.missingAssets(facts);
  const voted = world.missingElectorates(facts, block.time);
  const first = facts.approvalPercent === 0;
  if (tokens.length === 0 && voted.length === 0 && !first) return facts;

  const ofGovernor = (functionName: string, ...args: readonly unknown[]): Read => ({
    address: governor,
    abi: stakeholderGovernorAbi,
    functionName,
    args,
  });
  const ofStake = (functionName: string, ...args: readonly unknown[]): Read => ({
    address: stakeToken,
    abi: stakeTokenAbi,
    functionName,
    args,
  });
  const rules = [
    ofGovernor("approvalPercent"),
    ofGovernor("quorumFloor"),
    ofGovernor("decidesEarly"),
    ofGovernor("lateQuorumVoteExtension"),
    ofStake("totalSupply"),
    ofStake("balanceOf", treasury),
    ofStake("symbol"),
    ofStake("decimals"),
  ];
  const electorateReads = voted.flatMap(({ snapshot }) => [
    ofGovernor("quorum", BigInt(snapshot)),
    ofStake("getPastTotalSupply", BigInt(snapshot)),
  ]);
  const [[approval, floor, early, extension, supply, mute, symbol, decimals, ...answers], metadata] = await Promise.all(
    [source.read([...rules, ...electorateReads], block.number), readMetadata(source, tokens, block.number)],
  );
  return {
    assets: new Map([...facts.assets, ...metadata.map((asset) => [asset.address, asset] as const)]),
    electorates: new Map([
      ...facts.electorates,
      ...voted.flatMap(({ id }, index) => {
        const [quorum, electorate] = [answers[2 * index], answers[2 * index + 1]];
        const read = typeof quorum === "bigint" && typeof electorate === "bigint";
        return read ? [[id, { quorum, supply: electorate }] as const] : [];
      }),
    ]),
    approvalPercent: typeof approval === "bigint" ? Number(approval) : facts.approvalPercent,
    quorumFloor: typeof floor === "bigint" ? floor : facts.quorumFloor,
    decidesEarly: typeof early === "boolean" ? early : facts.decidesEarly,
    lateExtension: typeof extension === "number" ? extension : facts.lateExtension,
    // What the treasury itself holds has no votes.
    supply: typeof supply === "bigint" ? supply - (typeof mute === "bigint" ? mute : 0n) : facts.supply,
    stake:
      first && typeof symbol === "string" && typeof decimals === "number"
        ? { symbol: tokenSymbol(symbol), decimals }
        : facts.stake,
  };
}

function readsOf(token: Address): Read[] {
  return questions.map((question) => ({ ...question, address: token }));
}

/** A token that makes a whole multicall fail is asked alone, so that it hides nobody but itself. */
async function readMetadata(source: ChainSource, tokens: readonly Address[], block: bigint): Promise<Metadata[]> {
  try {
    const answers = await source.read(tokens.flatMap(readsOf), block);
    return tokens.map((token, index) =>
      toMetadata(token, answers.slice(index * questions.length, (index + 1) * questions.length)),
    );
  } catch (error) {
    if (tokens.length === 0) throw error;
    return Promise.all(
      tokens.map(async (token) => toMetadata(token, await source.read(readsOf(token), block).catch(() => []))),
    );
  }
}

/** What a token says of itself, read now: for one that nothing on chain has named yet. Nobody has enabled such a token. */
export async function readToken(source: ChainSource, token: Address): Promise<Asset> {
  return { ...toMetadata(token, await source.read(readsOf(token))), enabled: false };
}

function toMetadata(address: Address, [symbol, symbolBytes, name, nameBytes, decimals]: readonly unknown[]): Metadata {
  const texts = { symbol: symbol ?? symbolBytes, name: name ?? nameBytes };
  const wellFormed = typeof texts.symbol === "string" && typeof decimals === "number";
  const shownSymbol = tokenSymbol(typeof texts.symbol === "string" ? texts.symbol : undefined);
  return {
    address,
    symbol: shownSymbol,
    name: plainText(typeof texts.name === "string" ? unpackBytes32(texts.name) : "", NAME_LENGTH) || shownSymbol,
    decimals: typeof decimals === "number" ? decimals : 0,
    wellFormed,
  };
}
