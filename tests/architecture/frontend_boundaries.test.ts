import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Source {
  /** From the root of the checkout. */
  path: string;
  code: string;
  /** Relative imports as paths from the root, packages as they are written. */
  imports: string[];
}

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g;

function sources(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf-8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => {
      const path = join(folder, name);
      const code = readFileSync(join(root, path), "utf-8");
      const imports = [...code.matchAll(IMPORT)].map(([, target = ""]) =>
        target.startsWith(".") ? relative(root, resolve(root, dirname(path), target)) : target,
      );
      return { path, code, imports };
    });
}

const withoutComments = (code: string): string =>
  code.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/.*$/gm, "");

const inFolder = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(`${folder}/`);

const everything = sources("frontend/src");
/** The coordinators' desk is a program of its own: no phone loads any of it. */
const desk = everything.filter(({ path }) => inFolder(path, "frontend/src/desk"));
const app = everything.filter((source) => !desk.includes(source));
/** Where the two scripts begin, and the list of what the second takes from the first: they join the parts. */
const ENTRIES = ["main.tsx", "later/entry.ts", "later/shared.ts"].map(
  (name) => `frontend/src/${name}`,
);
const part = (folder: string): Source[] =>
  app.filter(({ path }) => inFolder(path, `frontend/src/${folder}`));

/** `path -> import` of everything that a rule does not allow. */
const breaches = (files: Source[], allowed: (target: string, path: string) => boolean): string[] =>
  files.flatMap(({ path, imports }) =>
    imports.filter((target) => !allowed(target, path)).map((target) => `${path} -> ${target}`),
  );

test("the check sees imports at all", () => {
  expect(part("local").flatMap(({ imports }) => imports)).toContain("idb");
  expect(app.length).toBeGreaterThan(50);
});

describe("directions", () => {
  test("the phone's own half imports nothing but itself and idb", () => {
    const own = "frontend/src/local";
    expect(breaches(part("local"), (to) => to === "idb" || inFolder(to, own))).toEqual([]);
  });

  test("the client and the worker's bridge import only themselves and the phone's own half", () => {
    for (const folder of ["api", "worker-bridge"]) {
      const own = `frontend/src/${folder}`;
      const allowed = (to: string) => inFolder(to, own) || inFolder(to, "frontend/src/local");
      expect(breaches(part(folder), allowed)).toEqual([]);
    }
  });

  test("components know no domain and no store", () => {
    const own = "frontend/src/components";
    const drawing = ["preact", "preact/hooks", "@preact/signals", "lean-qr/nano"];
    const allowed = (to: string) =>
      drawing.includes(to) ||
      inFolder(to, own) ||
      inFolder(to, "frontend/src/styles") ||
      inFolder(to, "frontend/src/messages");
    expect(breaches(part("components"), allowed)).toEqual([]);
  });

  test("the worker imports only itself and the phone's own half", () => {
    const allowed = (to: string) =>
      inFolder(to, "service_worker/src") || inFolder(to, "frontend/src/local");
    expect(breaches(sources("service_worker/src"), allowed)).toEqual([]);
  });

  test("screens reach the phone's own half through its front door", () => {
    const doors = [
      "",
      "/index",
      "/contract",
      "/types",
      "/alerts/contract",
      "/batch/contract",
      "/events/contract",
      "/mistakes/contract",
      "/own/contract",
      "/photos/contract",
    ].map((door) => `frontend/src/local${door}`);
    const outside = app.filter(
      ({ path }) =>
        !ENTRIES.includes(path) &&
        !["local", "api", "worker-bridge"].some((own) => inFolder(path, `frontend/src/${own}`)),
    );
    const allowed = (to: string) => !inFolder(to, "frontend/src/local") || doors.includes(to);
    expect(breaches(outside, allowed)).toEqual([]);
  });

  test("only the entries know the client and the worker's bridge", () => {
    const doors = ["frontend/src/api", "frontend/src/worker-bridge"];
    const others = app.filter(
      ({ path }) => !ENTRIES.includes(path) && !doors.some((door) => inFolder(path, door)),
    );
    expect(breaches(others, (to) => !doors.some((door) => inFolder(to, door)))).toEqual([]);
  });
});

describe("the desk", () => {
  const own = "frontend/src/desk";

  test("nothing of it is in the phone's bundle", () => {
    expect(breaches(app, (to) => !inFolder(to, own))).toEqual([]);
  });

  test("it takes from the app what draws, folds names and reads the public list, and the alerts of this browser", () => {
    const shared = [
      "frontend/src/api/schema",
      "frontend/src/components",
      "frontend/src/styles",
      "frontend/src/frame/focus",
      "frontend/src/frame/wide",
      "frontend/src/messages/translate",
      "frontend/src/messages/catalogue",
      "frontend/src/messages/dates",
      "frontend/src/local/search/fold",
      "frontend/src/local/alerts",
      // How files and deltas become a list: once for phones and desk. Nothing of it stores or asks by itself.
      "frontend/src/local/replica/apply",
      "frontend/src/local/replica/plan",
      "frontend/src/local/replica/state",
      "frontend/src/local/server",
    ];
    const allowed = (to: string) =>
      !inFolder(to, "frontend/src") ||
      inFolder(to, own) ||
      to.endsWith(".css") ||
      shared.some((door) => inFolder(to, door));
    expect(breaches(desk, allowed)).toEqual([]);
  });

  test("its passkeys are made and used in one place", () => {
    const users = desk.filter(({ code }) => /navigator\.credentials/.test(withoutComments(code)));
    expect(users.map(({ path }) => path)).toEqual(["frontend/src/desk/passkeys/ceremony.ts"]);
  });

  test("only its client asks the server; the words of a language are a file of its own", () => {
    const users = desk.filter(({ code }) => /(?<![.\w])fetch\(/.test(withoutComments(code)));
    expect(users.map(({ path }) => path).sort()).toEqual([
      "frontend/src/desk/api/client.ts",
      "frontend/src/desk/messages/loading.ts",
    ]);
  });

  test("it stores nothing and logs nothing: what is half-written names people whom nobody may name yet", () => {
    const keeping =
      /localStorage|sessionStorage|document\.cookie|indexedDB\.open|\bcaches\b|\bconsole\./;
    const users = desk.filter(({ code }) => keeping.test(withoutComments(code)));
    expect(users.map(({ path }) => path)).toEqual([]);
  });
});

describe("what only one place may do", () => {
  const using = (files: Source[], pattern: RegExp): string[] =>
    files.filter(({ code }) => pattern.test(withoutComments(code))).map(({ path }) => path);

  test("the phone's own half reads the time only in its clock", () => {
    const clock = /\bDate\.now\b|\bnew Date\(\)|performance\.now/;
    expect(using(part("local"), clock)).toEqual(["frontend/src/local/clock.ts"]);
  });

  test("only the client asks the server; the words of a language are a file of the app's own", () => {
    const fetching = /(?<![.\w])fetch\(|globalThis\.fetch|window\.fetch|XMLHttpRequest|sendBeacon/;
    const users = using(app, fetching);
    const others = users.filter((path) => !inFolder(path, "frontend/src/api"));
    expect(users).toContain("frontend/src/api/index.ts");
    expect(others).toEqual(["frontend/src/messages/loading.ts"]);
  });

  test("only the phone's own half stores anything", () => {
    const storing = /localStorage|sessionStorage|document\.cookie|\bindexedDB\b/;
    const users = using(app, storing);
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter((path) => !inFolder(path, "frontend/src/local"))).toEqual([]);
  });

  test("nothing is logged: a console is a log too", () => {
    expect(using(app, /\bconsole\./)).toEqual([]);
  });
});
