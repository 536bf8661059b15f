/// <reference types="vitest/config" />
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const house = process.env["PALABRE_DEV_HOUSE"] ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [svelte()],
  resolve: {
    alias: { $lib: at("src/lib"), $ui: at("src/ui"), $i18n: at("src/i18n/index.svelte.ts") },
  },
  build: {
    outDir: at("../src/palabre/web/static"),
    emptyOutDir: true,
    target: "es2022",
    manifest: true,
    // The content policy allows files of this house only: no data: addresses, no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 120,
  },
  server: {
    proxy: {
      "/api": { target: house, ws: true, changeOrigin: false },
    },
  },
  test: {
    include: ["src/**/*.test.ts"],
    environment: "node",
  },
});
