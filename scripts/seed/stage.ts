import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";

import type { DemoToken } from "../../types/ethers-contracts/index.ts";
import type { Deployment } from "../tooling/address-book.ts";
import type { Configuration } from "../deployment/configuration.ts";

import { connectSystem, type System } from "../deployment/connect.ts";
import { ETH } from "../deployment/plan.ts";
import { PartyRegister } from "./parties.ts";
import { Story } from "./story.ts";

/** Seconds. */
export const MINUTE = 60;
export const HOUR = 3_600;
export const DAY = 86_400;

/** An asset of the story. */
export interface Asset {
  readonly address: string;
  /** Its symbol, for texts. */
  readonly symbol: string;
  /** Base units of one whole unit. */
  readonly unit: bigint;
}

/** What every chapter of the story needs. */
export interface Stage {
  readonly story: Story;
  /** Who has which number, and bills through whom, at any time. */
  readonly parties: PartyRegister;
  readonly system: System;
  readonly deployment: Deployment;
  readonly configuration: Configuration;
  /** The demo token that stands for Decred's coin. */
  readonly dcr: Asset;
  /** The demo token that stands for a dollar. */
  readonly dollar: Asset;
  readonly eth: Asset;
  /** Encodes calls to either demo token. */
  readonly token: DemoToken["interface"];
  /** Seconds since 1970 up to which the story goes. */
  readonly now: number;
}

/** Sets the stage on a deployed chain. */
export async function setStage(
  ethers: HardhatEthers,
  deployment: Deployment,
  configuration: Configuration,
  now: number,
): Promise<Stage> {
  const { DemoDecred, DemoDollar } = deployment.contracts;
  if (DemoDecred === undefined || DemoDollar === undefined) throw new Error("The story needs both demo tokens");
  const token = (await ethers.getContractAt("DemoToken", DemoDecred)) as unknown as DemoToken;
  return {
    story: new Story(),
    parties: new PartyRegister(configuration.domains.flatMap(({ founders }) => founders.map(({ account }) => account))),
    system: await connectSystem(ethers, deployment),
    deployment,
    configuration,
    dcr: { address: DemoDecred, symbol: "DCR", unit: 10n ** 8n },
    dollar: { address: DemoDollar, symbol: "DUSD", unit: 10n ** 6n },
    eth: { address: ETH, symbol: "ETH", unit: 10n ** 18n },
    token: token.interface,
    now,
  };
}

/** The address of a contract in the address book. */
export function addressOf({ deployment }: Stage, contract: string): string {
  const address = deployment.contracts[contract];
  if (address === undefined) throw new Error(`The address book has no ${contract}`);
  return address;
}

/** Demo money for `account`, out of thin air. */
export function tellMint({ story, token }: Stage, at: number, asset: Asset, account: string, amount: bigint): void {
  const data = token.encodeFunctionData("mint", [account, amount]);
  story.tell({ at, from: account, to: asset.address, data, label: `mint ${asset.symbol} for ${account}` });
}

/** Lets `contract` take `amount` of the sender's tokens; nothing for ETH, which is sent along. */
export function tellApproval(
  stage: Stage,
  at: number,
  from: string,
  contract: string,
  asset: Asset,
  amount: bigint,
): void {
  if (asset.address === ETH) return;
  const data = stage.token.encodeFunctionData("approve", [addressOf(stage, contract), amount]);
  stage.story.tell({ at, from, to: asset.address, data, label: `approve ${asset.symbol} for ${contract}` });
}

/** Brings money into the general fund, with `reference` of up to 31 characters. */
export function tellDeposit(
  stage: Stage,
  at: number,
  from: string,
  asset: Asset,
  amount: bigint,
  reference: string,
): void {
  const { treasury } = stage.system;
  const treasuryAddress = addressOf(stage, "Treasury");
  const ref = `0x${Buffer.from(reference, "ascii").toString("hex").padEnd(64, "0")}`;
  const value = asset.address === ETH ? amount : 0n;
  const fund = `0x${treasuryAddress.slice(2).toLowerCase()}${"0".repeat(24)}`;
  tellApproval(stage, at, from, "Treasury", asset, amount);
  const data = treasury.interface.encodeFunctionData("deposit", [fund, asset.address, amount, ref]);
  stage.story.tell({ at, from, to: treasuryAddress, data, value, label: `deposit: ${reference}` });
}
