import { definePlugin } from "hardhat/plugins";

/**
 * Hardhat's coverage knows statements only. This plugin wraps the condition of every `if`, `?:`, loop and `require` of
 * the instrumented sources, so that each of its two outcomes is recorded as well.
 */
export default definePlugin({
  id: "exchequer:branch-coverage",
  npmPackage: null,
  hookHandlers: { solidity: () => import("./solidity-hooks.ts") },
});
