import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";
import { BROWSERS } from "./browsers.ts";
import { asList, onlyWhatIsLaidOut, placesOf, sharedModules } from "./later_names.ts";

const SOURCES = fileURLToPath(new URL("../src/", import.meta.url));
const ENTRY = resolve(SOURCES, "later/entry.ts");
const SHARED = resolve(SOURCES, "later/shared.ts");
const NAME = "virtual:later";

/** Where the first script lays out what it shares, and where the second leaves what it is. */
const ON_THE_TABLE = "lebenszeichenShared";
const RESULT = "lebenszeichenLater";
const STYLES = "\0styles:";

/**
 * What no first screen needs is a script of its own: a classic one too, for only such are kept compiled
 * (docs/decisions/0009-first-paint.md). It uses the first script's modules by way of src/later/shared.ts. Where nothing is built
 * (tests, the development server) it is there at once.
 */
export function laterPlugin(define: Record<string, string> = {}): Plugin {
  let building = false;
  let inside: ReadonlySet<string> = new Set();
  return {
    name: "lebenszeichen-later",
    configResolved(config) {
      building = config.command === "build";
    },
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    async load(id) {
      if (building && id === SHARED) return asList(readFileSync(SHARED, "utf-8"));
      if (id !== `\0${NAME}`) return null;
      if (!building)
        return `export { later as inside } from ${JSON.stringify(ENTRY)}; export const address = "";`;
      const made = await buildLater(define);
      inside = made.modules;
      for (const module of made.modules) this.addWatchFile(module);
      const file = this.emitFile({ type: "asset", name: "later.js", source: made.code });
      const styles = made.styles.map((path) => `import ${JSON.stringify(path)};`);
      return `${styles.join("\n")}
        export const inside = null;
        export const address = import.meta.ROLLUP_FILE_URL_${file};`;
    },
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk") continue;
        const twice = Object.keys(chunk.modules).filter((id) => inside.has(id));
        if (twice.length > 0)
          this.error(`in both scripts; name them in src/later/shared.ts: ${twice.join(", ")}`);
      }
    },
  };
}

interface Made {
  code: string;
  /** Every module in it, by its path. */
  modules: ReadonlySet<string>;
  /** Styles that they ask for: they stand with all others. */
  styles: string[];
}

async function buildLater(define: Record<string, string>): Promise<Made> {
  const styles: string[] = [];
  const shared = readFileSync(SHARED, "utf-8");
  const places = placesOf(shared);
  const result = await build({
    configFile: false,
    logLevel: "warn",
    define,
    oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
    plugins: [fromTheTable(styles, sharedModules(shared)), onlyWhatIsLaidOut(SOURCES, shared)],
    build: {
      write: false,
      copyPublicDir: false,
      cssCodeSplit: false,
      target: BROWSERS,
      rolldownOptions: {
        input: ENTRY,
        output: {
          format: "iife",
          strict: true,
          name: RESULT,
          globals: (id) => `${ON_THE_TABLE}[${places.get(id)}]`,
        },
        preserveEntrySignatures: "strict",
      },
    },
  });
  const output = "output" in result ? result.output : [];
  const [chunk] = output;
  if (chunk?.type !== "chunk" || output.length > 1)
    throw new Error("the later script is one script");
  const modules = Object.keys(chunk.modules).filter((id) => id.startsWith(SOURCES));
  return { code: chunk.code, modules: new Set(modules), styles };
}

/** Modules of the first script are taken from where it laid them out; styles are only noted. */
function fromTheTable(styles: string[], shared: ReadonlySet<string>): Plugin {
  return {
    name: "lebenszeichen-shared",
    enforce: "pre",
    async resolveId(source, importer) {
      if (shared.has(source)) return { id: source, external: true };
      if (!importer || !source.startsWith(".")) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      // Named as no style: else each would be put into the page by a script.
      if (found?.id.endsWith(".css")) return STYLES + found.id;
      const key = found && keyOf(found.id);
      return key && shared.has(key) ? { id: key, external: true } : null;
    },
    load(id) {
      if (!id.startsWith(STYLES)) return null;
      styles.push(id.slice(STYLES.length));
      return { code: "", moduleType: "js" };
    },
  };
}

const keyOf = (path: string): string =>
  relative(SOURCES, path)
    .split("\\")
    .join("/")
    .replace(/\.tsx?$/, "");
