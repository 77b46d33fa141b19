import { createWalletClient, http, numberToHex, type Address, type Hex } from "viem";
import { privateKeyToAccount } from "viem/accounts";

import { activeChain, rpcUrl } from "../../chain/networks.ts";
import { personas } from "./personas.ts";

interface RpcTransaction {
  to?: Address;
  data?: Hex;
  value?: Hex;
  gas?: Hex;
  nonce?: Hex;
}

type Request = (call: { method: string; params?: unknown }) => Promise<unknown>;

const optionalBigInt = (hex: Hex | undefined) => (hex === undefined ? undefined : BigInt(hex));

/**
 * An EIP-1193 provider that signs as whichever persona is worn. It signs for real and sends raw transactions: nothing in the
 * app can tell a persona from a wallet.
 */
export function createPersonaProvider(worn: () => Address | undefined): { request: Request } {
  const transport = http(rpcUrl);
  const client = () => {
    const persona = personas.find(({ address }) => address === worn());
    if (!persona) throw new Error("No persona is worn.");
    return createWalletClient({ account: privateKeyToAccount(persona.privateKey), chain: activeChain, transport });
  };
  const forward = transport({ chain: activeChain }).request as Request;

  return {
    async request({ method, params }) {
      switch (method) {
        case "eth_accounts":
        case "eth_requestAccounts": {
          const address = worn();
          return address ? [address] : [];
        }
        case "eth_chainId":
          return numberToHex(activeChain.id);
        case "wallet_switchEthereumChain":
          return null;
        case "eth_sendTransaction": {
          const [transaction] = params as [RpcTransaction];
          return client().sendTransaction({
            to: transaction.to ?? null,
            data: transaction.data,
            value: optionalBigInt(transaction.value),
            gas: optionalBigInt(transaction.gas),
            nonce: transaction.nonce === undefined ? undefined : Number(transaction.nonce),
          });
        }
        case "personal_sign": {
          const [raw] = params as [Hex];
          return client().signMessage({ message: { raw } });
        }
        case "eth_signTypedData_v4": {
          const [, typedData] = params as [Address, string];
          return client().signTypedData(JSON.parse(typedData));
        }
        default:
          return forward({ method, params });
      }
    },
  };
}
