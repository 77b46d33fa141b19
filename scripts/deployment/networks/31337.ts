import type { Configuration, Founder } from "../configuration.ts";

import {
  STANDARD_DOMAIN_LIMITS,
  STANDARD_GOVERNOR_SETTINGS,
  STANDARD_POLICY,
  STANDARD_TIMELOCK_DELAY,
} from "../standard-rules.ts";

/**
 * The local chain. Its accounts are those of Hardhat's public mnemonic ("test test ... junk"), whose keys everybody knows:
 * account 0 deploys, 1 to 12 and 28 are the personas of the web app, 13 to 17 hold the stake that the seed votes with.
 */
const DEVELOPER_A = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
const DEVELOPER_B = "0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65";
const DEVELOPER_C = "0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc";
const DESIGNER = "0x976EA74026E726554dB657fA54763abd0C3a0aa9";
const RESEARCHER = "0x14dC79964da2C08b23698B3D3cc7Ca32193d9955";
const MARKETER = "0x23618e81E3f5cdF7f54C3d65f7FBc0aBf5B21E8f";
const GUARDIAN = "0x40Fc963A729c542424cD800349a7E4Ecc4896624";
const FIRST_VOTER = "0x1CBd3b2770909D4e10f157cABC84C7264073C9Ec";

const DAY = 86_400;
/** One whole stake token, in base units. */
const STAKE = 10n ** 18n;
/** One whole unit of each asset, in base units. */
const ETHER = 10n ** 18n;
const COIN = 10n ** 8n;
const DOLLAR = 10n ** 6n;

function founder(account: string, usdPerHour: number, kind: Founder["kind"] = "Direct"): Founder {
  return { account, kind, rate: BigInt(usdPerHour) * 1_000_000n };
}

export const configuration: Configuration = {
  name: "Local chain",
  confirmations: 1,
  logRange: 10_000,
  stakeToken: {
    name: "Exchequer Stake",
    symbol: "STAKE",
    // As many as votes were cast on the proposal with the largest turnout of all, which the seed replays.
    allocations: [{ holder: FIRST_VOTER, amount: 42_260n * STAKE }],
  },
  governor: {
    ...STANDARD_GOVERNOR_SETTINGS,
    quorumFloor: 2_000n * STAKE,
    daoURI: `data:application/json,${encodeURIComponent(
      JSON.stringify({
        "@context": "http://www.daostar.org/schemas",
        type: "DAO",
        name: "Exchequer on the local chain",
      }),
    )}`,
  },
  timelockDelay: STANDARD_TIMELOCK_DELAY,
  domains: [
    {
      name: "Development",
      k: 3,
      challenge: 0,
      period: 30 * DAY,
      ...STANDARD_DOMAIN_LIMITS,
      founders: [founder(DEVELOPER_A, 85, "Supervisor"), founder(DEVELOPER_B, 70), founder(DEVELOPER_C, 60)],
    },
    {
      name: "Design",
      k: 2,
      challenge: 0,
      period: 21 * DAY,
      ...STANDARD_DOMAIN_LIMITS,
      founders: [founder(DESIGNER, 55), founder(DEVELOPER_C, 45), founder(MARKETER, 40)],
    },
    {
      name: "Research",
      k: 2,
      challenge: 3 * DAY,
      period: 30 * DAY,
      ...STANDARD_DOMAIN_LIMITS,
      founders: [founder(RESEARCHER, 65), founder(DEVELOPER_A, 75), founder(DEVELOPER_B, 60)],
    },
    {
      name: "Marketing",
      k: 3,
      challenge: 3 * DAY,
      period: 21 * DAY,
      ...STANDARD_DOMAIN_LIMITS,
      founders: [founder(MARKETER, 50), founder(DESIGNER, 45), founder(RESEARCHER, 45)],
    },
  ],
  policies: [
    { asset: "ETH", floor: 5n * ETHER, ...STANDARD_POLICY },
    // Decred spent most of what came in as long as it had little. The seed replays that, and then has the stakeholders tighten it.
    { asset: "DemoDecred", floor: 1_000n * COIN, rate: 1_000_000, windowDays: 1 },
    { asset: "DemoDollar", floor: 8_000n * DOLLAR, ...STANDARD_POLICY },
  ],
  dollarTokens: ["DemoDollar"],
  guardian: GUARDIAN,
  demoTokens: [
    { key: "DemoDecred", name: "Decred (demo)", symbol: "DCR", decimals: 8 },
    { key: "DemoDollar", name: "Dollar (demo)", symbol: "DUSD", decimals: 6 },
  ],
};
