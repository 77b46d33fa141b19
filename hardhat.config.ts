import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import hardhatToolboxMochaEthers from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { configVariable, defineConfig } from "hardhat/config";

import { shareOverrides } from "./scripts/tooling/share-overrides.ts";

// The compiler is the WebAssembly build from the npm package: nothing is downloaded at build time.
const COMPILER = { version: "0.8.37", path: fileURLToPath(import.meta.resolve("solc/soljson.js")) };

// Tests in Solidity deploy the contracts as they are built for a real chain, but are themselves built the quick way: in a
// tenth of the time.
const QUICK_BUILD = { ...COMPILER, settings: { optimizer: { enabled: true, runs: 200 }, evmVersion: "cancun" } };
const SOLIDITY_TESTS = readdirSync(new URL("test/solidity", import.meta.url), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".sol"))
  .map((file) => `test/solidity/${file.replaceAll("\\", "/")}`);

export default defineConfig({
  plugins: [hardhatToolboxMochaEthers, shareOverrides],
  solidity: {
    compilers: [
      { ...COMPILER, settings: { viaIR: true, optimizer: { enabled: true, runs: 10_000 }, evmVersion: "cancun" } },
    ],
    overrides: Object.fromEntries(SOLIDITY_TESTS.map((file) => [file, QUICK_BUILD])),
    npmFilesToBuild: ["@openzeppelin/contracts/governance/TimelockController.sol"],
  },
  networks: {
    // A real chain. Both values come from Hardhat's keystore (npx hardhat keystore set NAME) or from the environment.
    live: {
      type: "http",
      url: configVariable("EXCHEQUER_RPC_URL"),
      accounts: [configVariable("EXCHEQUER_DEPLOYER_KEY")],
    },
  },
  verify: { etherscan: { apiKey: configVariable("ETHERSCAN_API_KEY") } },
  paths: { tests: { mocha: "./test", solidity: "./test/solidity" } },
  test: {
    solidity: {
      // The seed is fixed: a failure is the same on every machine, and a run that passes passes again.
      fuzz: { runs: 256, seed: "0x45786368657175657200000000000000000000000000000000000000000000ff" },
      // A handler that reverts is a mistake in the handler: what the contracts refuse, it catches and counts.
      // Nothing is shrunk: a part of a sequence mostly fails for another reason, having done too little.
      invariant: { runs: 6, depth: 300, failOnRevert: true, shrinkRunLimit: 0 },
    },
  },
});
