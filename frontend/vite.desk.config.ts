import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { BROWSERS } from "./tooling/browsers.ts";
import { cataloguePlugin } from "./tooling/catalogue_plugin.ts";

/** The coordinators' desk: a program of its own under /desk/, online only; no phone loads any of it. */
export default defineConfig({
  root: fileURLToPath(new URL("./src/desk/", import.meta.url)),
  base: "/desk/",
  publicDir: false,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: fileURLToPath(new URL("./dist-desk/", import.meta.url)),
    emptyOutDir: true,
    target: BROWSERS,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  plugins: [cataloguePlugin("virtual:desk-catalogues")],
});
