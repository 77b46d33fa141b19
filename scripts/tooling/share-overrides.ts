import type { SolidityCompilerConfig } from "hardhat/types/config";
import type { HardhatPlugin } from "hardhat/types/plugins";

/**
 * Compiles all files with the same overriding settings in one run. Hardhat merges what has the same settings object, but makes one for
 * each file: every file would be compiled alone, with all that it imports.
 */
export const shareOverrides: HardhatPlugin = {
  id: "share-overrides",
  hookHandlers: {
    config: async () => ({
      default: async () => ({
        resolveUserConfig: async (userConfig, resolveVariable, next) => {
          const config = await next(userConfig, resolveVariable);
          for (const { overrides } of Object.values(config.solidity.profiles)) {
            const known = new Map<string, SolidityCompilerConfig>();
            for (const [file, compiler] of Object.entries(overrides)) {
              const settings = JSON.stringify(compiler);
              const shared = known.get(settings) ?? compiler;
              known.set(settings, shared);
              overrides[file] = shared;
            }
          }
          return config;
        },
      }),
    }),
  },
};
