import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "vite";
import { CLIENT_VERSION } from "../src/local/sync/batch.ts";
import { BROWSERS } from "./browsers.ts";

const WORKER = fileURLToPath(new URL("../../service_worker/src/", import.meta.url));
const BASE = "/app/";

/** What a phone needs to open the app without a network. Icons are the installer's business, not the shell's. */
const KEPT = [/^assets\/.+\.(js|css|json|svg|woff2)$/, /^[^/]+\.svg$/, /^manifest\.webmanifest$/];

/** After the app is built: writes sw.js with the list of its files, sw-kill.js and version.json. */
export function workerPlugin(): Plugin {
  let folder = "";
  return {
    name: "lebenszeichen-worker",
    apply: "build",
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    async closeBundle(error?: Error) {
      if (error) return;
      const shell = describeShell(folder);
      await buildWorker(folder, "main.ts", "sw.js", shell);
      await buildWorker(folder, "kill.ts", "sw-kill.js", shell);
      const version = { build: shell.name, client_version: CLIENT_VERSION };
      writeFileSync(join(folder, "version.json"), `${JSON.stringify(version)}\n`);
    },
  };
}

interface Shell {
  name: string;
  precache: string[];
  mark: string;
}

/** The kept files of a built app. The name changes with any byte of any of them. */
export function describeShell(folder: string): Shell {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => KEPT.some((kept) => kept.test(path)))
    .sort();
  const hash = createHash("sha256");
  for (const path of ["index.html", ...files]) {
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(folder, path)))
      .update("\0");
  }
  const page = readFileSync(join(folder, "index.html"), "utf-8");
  const mark = /src="([^"]+\.js)"/.exec(page)?.[1];
  if (!mark) throw new Error("index.html loads no script");
  return {
    name: hash.digest("hex").slice(0, 12),
    precache: [BASE, ...files.map((path) => BASE + path)],
    mark,
  };
}

async function buildWorker(
  folder: string,
  entry: string,
  name: string,
  shell: Shell,
): Promise<void> {
  await build({
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    define: { __BUILD__: JSON.stringify(shell) },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: BROWSERS,
      copyPublicDir: false,
      rollupOptions: {
        input: join(WORKER, entry),
        output: { format: "iife", entryFileNames: name },
      },
    },
  });
}
