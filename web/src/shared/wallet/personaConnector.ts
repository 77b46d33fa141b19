import { getAddress, isAddress, type Address, type EIP1193Provider } from "viem";
import { createConnector } from "wagmi";

import { activeChain } from "../../chain/networks.ts";
import { storage } from "../storage.ts";

/** The connector's id in wagmi's list. */
export const PERSONA_CONNECTOR_ID = "persona";

const STORAGE_KEY = "persona";

/** The address of the persona that was worn last, also before a reload. */
function wornPersona(): Address | undefined {
  const stored = storage.read(STORAGE_KEY);
  return typeof stored === "string" && isAddress(stored) ? getAddress(stored) : undefined;
}

/** Chooses who the persona connector is; undefined takes the costume off. */
export function choosePersona(address: Address | undefined): void {
  storage.write(STORAGE_KEY, address);
}

/**
 * A wagmi connector for the demo personas of the local chain. The provider, and the keys with it, load only when a persona
 * is worn.
 */
export function personaConnector() {
  let provider: Promise<EIP1193Provider> | undefined;
  return createConnector<EIP1193Provider>((config) => ({
    id: PERSONA_CONNECTOR_ID,
    name: "Demo persona",
    type: "persona",
    async connect({ withCapabilities } = {}) {
      const address = wornPersona();
      if (!address) throw new Error("Choose a persona first.");
      const accounts = withCapabilities ? [{ address, capabilities: {} }] : [address];
      // wagmi's conditional return type can't be narrowed by its own flag.
      return { accounts: accounts as never, chainId: activeChain.id };
    },
    async disconnect() {
      choosePersona(undefined);
    },
    async getAccounts() {
      const address = wornPersona();
      return address ? [address] : [];
    },
    async getChainId() {
      return activeChain.id;
    },
    async getProvider() {
      provider ??= import("./personaProvider.ts").then(
        ({ createPersonaProvider }) => createPersonaProvider(wornPersona) as unknown as EIP1193Provider,
      );
      return provider;
    },
    async isAuthorized() {
      return wornPersona() !== undefined;
    },
    async switchChain() {
      return activeChain;
    },
    onAccountsChanged(accounts) {
      config.emitter.emit("change", { accounts: accounts.map((account) => getAddress(account)) });
    },
    onChainChanged() {
      // A persona knows one chain only.
    },
    onDisconnect() {
      config.emitter.emit("disconnect");
    },
  }));
}
