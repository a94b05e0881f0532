import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { BROWSERS } from "./tooling/browsers.ts";
import { cataloguePlugin } from "./tooling/catalogue_plugin.ts";
import { workerPlugin } from "./tooling/worker_plugin.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  root: here,
  base: "/app/",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: BROWSERS,
    cssCodeSplit: false,
    // A data: URL would be counted twice, once per build; files are precached anyway.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  plugins: [cataloguePlugin(), workerPlugin()],
});
