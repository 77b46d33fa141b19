import { fileURLToPath } from "node:url";

import hardhatToolboxMochaEthers from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { configVariable, defineConfig } from "hardhat/config";

export default defineConfig({
  plugins: [hardhatToolboxMochaEthers],
  solidity: {
    version: "0.8.37",
    // The compiler is the WebAssembly build from the npm package: nothing is downloaded at build time.
    path: fileURLToPath(import.meta.resolve("solc/soljson.js")),
    settings: { viaIR: true, optimizer: { enabled: true, runs: 10_000 }, evmVersion: "cancun" },
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
});
