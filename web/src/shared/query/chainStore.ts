import { activeDeployment } from "../../chain/deployment.ts";
import { RpcSource } from "../../chain/rpc-source.ts";
import type { ChainSource } from "../../chain/source.ts";
import { StakeStore } from "../../chain/stakeStore.ts";
import { ChainStore } from "../../chain/store.ts";
import { readClient } from "./readClient.ts";

/** Where everything is read. */
export const chainSource: ChainSource = new RpcSource(readClient);

/** The one snapshot of the chain that all pages share. */
export const chainStore = new ChainStore(chainSource, activeDeployment);

/** Who holds the stake; read by the pages about it only. */
export const stakeStore = new StakeStore(chainSource, activeDeployment, () => chainStore.newestHead());
