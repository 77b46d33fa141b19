/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Chain id this build shows; the local chain when absent. */
  readonly VITE_CHAIN_ID?: string;
  /** RPC endpoint for reads; the chain's default when absent. */
  readonly VITE_RPC_URL?: string;
}
