// Hardhat's configuration for measuring coverage: the project's own, with branches measured as well, and with folders
// of its own, so that instrumented contracts never take the place of the real ones.
import { defineConfig } from "hardhat/config";

import config from "../../hardhat.config.ts";
import branchCoverage from "./branch-coverage.ts";

export default defineConfig({
  ...config,
  plugins: [...(config.plugins ?? []), branchCoverage],
  paths: { ...config.paths, artifacts: ".exchequer/coverage/artifacts", cache: ".exchequer/coverage/cache" },
  coverage: { skipFiles: ["contracts/mocks/**", "contracts/demo/**"] },
});
