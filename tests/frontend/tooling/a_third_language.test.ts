/** Adding a language is adding a file: a copy of the app with an Esperanto catalogue speaks Esperanto, and nothing else changed. */
import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createServer } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { en } from "../../../frontend/src/messages/en";
import { languages } from "../../../frontend/src/messages/languages";
import { pseudoCatalogue } from "../../../frontend/src/messages/pseudo";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const FILES = ["package.json", "pyproject.toml", "tsconfig.base.json"];
const esperanto = pseudoCatalogue(en);

/** A build or a type check of the whole app, on a computer that runs other tests too. */
const LONG = 120_000;

let checkout = "";
const at = (...parts: string[]): string => join(checkout, ...parts);

function writeEsperanto(messages: object): void {
  const code = `import type { Catalogue } from "./catalogue";\n\nexport const eo: Catalogue = ${JSON.stringify(messages)};\n`;
  writeFileSync(at("frontend/src/messages/eo.ts"), code);
}

/** Runs a tool of ours in the copy; what it says, whether it is content or not. */
async function run(tool: string, ...words: string[]): Promise<string> {
  const env = { ...process.env, NODE_ENV: "production" };
  const command = [at("node_modules", tool), ...words];
  return promisify(execFile)(process.execPath, command, { cwd: checkout, env }).then(
    ({ stdout }) => stdout,
    (error: { stdout: string; stderr: string }) => error.stdout + error.stderr,
  );
}

beforeAll(async () => {
  checkout = mkdtempSync(join(tmpdir(), "lebenszeichen-"));
  for (const part of ["frontend", "service_worker", ...FILES]) {
    const built = join(ROOT, "frontend", "dist");
    cpSync(join(ROOT, part), at(part), { recursive: true, filter: (path) => path !== built });
  }
  symlinkSync(join(ROOT, "node_modules"), at("node_modules"), "junction");
  writeEsperanto(esperanto);
  const said = await run("vite/bin/vite.js", "build", "--config", "frontend/vite.config.ts");
  expect(said).toContain("built in");
}, LONG);

afterAll(() => rmSync(checkout, { recursive: true }));

const assets = (kind: RegExp): string[] =>
  readdirSync(at("frontend/dist/assets")).filter((name) => kind.test(name));

test("its words are a file of the built app", () => {
  const [file = ""] = assets(/^messages-eo-.+\.json$/);
  expect(JSON.parse(readFileSync(at("frontend/dist/assets", file), "utf-8"))).toEqual(esperanto);
});

test("the worker keeps them with the shell", () => {
  const worker = readFileSync(at("frontend/dist/sw.js"), "utf-8");
  expect(assets(/^messages-/)).toHaveLength(languages.length + 1);
  for (const file of assets(/^messages-/)) expect(worker).toContain(`/app/assets/${file}`);
});

test("the script knows where they are, and holds none of them", () => {
  const [script = ""] = assets(/\.js$/);
  const code = readFileSync(at("frontend/dist/assets", script), "utf-8");
  expect(code).toContain(`/app/assets/${assets(/^messages-eo-/)[0]}`);
  expect(code).not.toContain(esperanto["frame.skip"]);
});

test(
  "the settings offer it by its own name, and a browser that asks for it is heard",
  async () => {
    mkdirSync(at("asking"));
    writeFileSync(
      at("asking/ask.ts"),
      `import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { chooseLanguage } from "../frontend/src/messages/languages";
import { LanguageSection } from "../frontend/src/settings/LanguageSection";
export const html = renderToString(h(LanguageSection, {}));
export const chosen = chooseLanguage(null, ["xx", "eo", "de"]);
`,
    );
    const server = await createServer({
      configFile: at("frontend/vite.config.ts"),
      logLevel: "error",
      appType: "custom",
      server: { middlewareMode: true, ws: false, watch: null },
      optimizeDeps: { noDiscovery: true },
    });
    const { html, chosen } = await server.ssrLoadModule(at("asking/ask.ts"));
    await server.close();
    expect(html).toMatch(/value="eo"[\s\S]*lang="eo"[^>]*>Esperanto/);
    expect(chosen).toBe("eo");
  },
  LONG,
);

test(
  "the type checker names what it does not say",
  async () => {
    const { "frame.skip": _, ...less } = esperanto;
    writeEsperanto(less);
    mkdirSync(at("checking"));
    // The catalogues and what they stand on: the whole app takes ten times as long.
    const project = { extends: "../frontend/tsconfig.json", include: ["../frontend/src/messages"] };
    writeFileSync(at("checking/tsconfig.json"), JSON.stringify(project));
    const said = await run("typescript/bin/tsc", "-p", "checking", "--pretty", "false");
    const errors = said.split("\n").filter((line) => line.includes("error TS"));
    expect(errors).toEqual([
      expect.stringMatching(/^frontend\/src\/messages\/eo\.ts.*'"frame\.skip"'/),
    ]);
  },
  LONG,
);
