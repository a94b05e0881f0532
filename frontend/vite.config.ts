import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { BROWSERS } from "./tooling/browsers.ts";
import { cataloguePlugin } from "./tooling/catalogue_plugin.ts";
import { laterPlugin } from "./tooling/later_plugin.ts";
import { pagePlugin } from "./tooling/page_plugin.ts";
import { workerPlugin } from "./tooling/worker_plugin.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

/** One version for app and server: the project's own. */
const project = readFileSync(new URL("../pyproject.toml", import.meta.url), "utf-8");
const version = /^version = "([^"]+)"$/m.exec(project)?.[1];
if (!version) throw new Error("pyproject.toml names no version");

const define = { "import.meta.env.VITE_VERSION": JSON.stringify(version) };

export default defineConfig({
  root: here,
  base: "/app/",
  define,
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
    rolldownOptions: { output: { format: "iife", strict: true } },
  },
  plugins: [cataloguePlugin(), laterPlugin(define), pagePlugin(), workerPlugin()],
});
