// Which chain a build of the app shows. Pure, so that `npm run build` refuses with the same sentences that a wrong build would show.
import { defineChain, type Chain } from "viem";

/** The development chain that `npm start` runs; the only one where personas and the clock control exist. */
export const LOCAL_CHAIN_ID = 31337;

const ETHER = { name: "Ether", symbol: "ETH", decimals: 18 } as const;
const MULTICALL3 = { multicall3: { address: "0xcA11bde05977b3631167028862bE2a173976CA11" } } as const;

const localChain = defineChain({
  id: LOCAL_CHAIN_ID,
  name: "Local chain",
  nativeCurrency: ETHER,
  rpcUrls: { default: { http: ["http://127.0.0.1:8545"] } },
  blockTime: 4_000,
  testnet: true,
  // As on every public chain; `npm start` puts it there.
  contracts: MULTICALL3,
});

// Written out: the list of all chains that viem brings along drags code for servers into the bundle.
const sepolia = defineChain({
  id: 11_155_111,
  name: "Sepolia",
  nativeCurrency: ETHER,
  rpcUrls: { default: { http: ["https://11155111.rpc.thirdweb.com"] } },
  blockTime: 12_000,
  testnet: true,
  contracts: MULTICALL3,
});

const mainnet = defineChain({
  id: 1,
  name: "Ethereum",
  nativeCurrency: ETHER,
  rpcUrls: { default: { http: ["https://ethereum.reth.rs/rpc"] } },
  blockTime: 12_000,
  contracts: MULTICALL3,
});

const knownChains: readonly Chain[] = [localChain, sepolia, mainnet];

/** What a build is made with: the texts of VITE_CHAIN_ID and VITE_RPC_URL, as far as they are set. */
interface BuildSettings {
  readonly VITE_CHAIN_ID?: string | undefined;
  readonly VITE_RPC_URL?: string | undefined;
}

/** The chains that Exchequer is deployed on, as the address book has them. */
type AddressBook = Readonly<Record<number, { readonly chainId: number; readonly name: string }>>;

/** The chain that a build shows. Throws a sentence when the address book or the settings lack something for it. */
export function chooseChain(settings: BuildSettings, book: AddressBook): Chain {
  const { VITE_CHAIN_ID: text = String(LOCAL_CHAIN_ID), VITE_RPC_URL: url } = settings;
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new Error(`VITE_CHAIN_ID is "${text}", which is not the number of a chain.`);
  const id = Number(text);
  const entry = book[id];
  if (!entry)
    throw new Error(
      `VITE_CHAIN_ID is ${id}, and the address book has no such chain. It has: ${Object.keys(book).join(", ")}.`,
    );
  if (url !== undefined && !/^https?:\/\/[^/]/.test(url))
    throw new Error(`VITE_RPC_URL is "${url}"; it has to be a URL that begins with http:// or https://.`);
  const known = knownChains.find((chain) => chain.id === id);
  if (known) return known;
  if (url === undefined)
    throw new Error(`VITE_RPC_URL has to name an endpoint of chain ${id}, which has no public one that is known here.`);
  return defineChain({ id, name: entry.name, nativeCurrency: ETHER, rpcUrls: { default: { http: [url] } } });
}
