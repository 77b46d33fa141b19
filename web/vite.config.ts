import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";

import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/**
 * Writes a content security policy into the built page: scripts only from the app itself, plus the inline theme script
 * by its hash. Text from the chain is sanitised before it is shown; this is the second lock on the same door.
 * `connect-src` stays open because the RPC endpoint is the reader's choice.
 */
function contentSecurityPolicy(): Plugin {
  return {
    name: "content-security-policy",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html) {
        const inline = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
          ([, body]) =>
            `'sha256-${createHash("sha256")
              .update(body ?? "")
              .digest("base64")}'`,
        );
        const policy = [
          "default-src 'self'",
          `script-src 'self' ${inline.join(" ")}`.trim(),
          "style-src 'self' 'unsafe-inline'",
          "img-src 'self' data:",
          "connect-src *",
          "object-src 'none'",
          "base-uri 'none'",
          "form-action 'none'",
        ].join("; ");
        return html.replace("<head>", `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`);
      },
    },
  };
}

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  // Relative, so that the same files work from a domain root, a sub-path or an IPFS gateway.
  base: "./",
  plugins: [react(), contentSecurityPolicy()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "es2023",
    // `light-dark()` stays as written: it is what the theme tokens are made of.
    cssTarget: ["chrome123", "safari17.5", "firefox120"],
    chunkSizeWarningLimit: 900,
  },
  test: { include: ["src/**/*.test.ts"], environment: "node", css: true },
});
