import { defineConfig } from "vitest/config";
import { cataloguePlugin } from "./frontend/tooling/catalogue_plugin.ts";
import { laterPlugin } from "./frontend/tooling/later_plugin.ts";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [cataloguePlugin(), laterPlugin(), cataloguePlugin("virtual:desk-catalogues")],
  test: {
    include: ["tests/{frontend,service_worker,architecture}/**/*.test.{ts,tsx}"],
    environment: "node",
    // No test leaves anything in a module, so files share a process: a new one for each costs more than the tests.
    isolate: false,
    // The clock, the network and IndexedDB are injected; nothing waits for real time.
    testTimeout: 15_000,
    restoreMocks: true,
    // The app's own build reads it from pyproject.toml.
    env: { VITE_VERSION: "0.0.0" },
  },
});
