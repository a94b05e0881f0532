import { expect, test } from "vitest";
import type { Environment } from "../../service_worker/src/environment";
import { kill } from "../../service_worker/src/killing";
import {
  activate,
  answerFromShell,
  install,
  keepAgain,
  MixedBuilds,
} from "../../service_worker/src/shell";
import { MemoryCaches } from "./caches";

const ORIGIN = "https://lebenszeichen.example";
const SHELL = "lebenszeichen-shell-b2";
const MARK = "/app/assets/index-b2.js";

function aWorld(answers: Record<string, () => Response> = {}) {
  const caches = new MemoryCaches();
  const asked: { path: string; cache: RequestCache }[] = [];
  const files: Record<string, () => Response> = {
    "/app/": () => new Response(`<script src="${MARK}"></script>`),
    [MARK]: () => new Response("script"),
    "/app/assets/style-b2.css": () => new Response("style"),
    ...answers,
  };
  const environment: Environment = {
    build: { name: "b2", precache: ["/app/", MARK, "/app/assets/style-b2.css"], mark: MARK },
    origin: ORIGIN,
    caches: caches as unknown as CacheStorage,
    fetch: async (request) => {
      const path = new URL(request.url).pathname;
      asked.push({ path, cache: request.cache });
      return files[path]?.() ?? new Response("not found", { status: 404 });
    },
  };
  return { environment, caches, asked };
}

test("installing keeps the whole shell under the build's name, past the browser's own cache", async () => {
  const { environment, caches, asked } = aWorld();
  await install(environment);
  expect(caches.paths(SHELL)).toEqual(["/app/", MARK, "/app/assets/style-b2.css"].sort());
  expect(asked.map(({ cache }) => cache)).toEqual(["reload", "reload", "reload"]);
});

test.each([
  ["is missing", () => new Response("gone", { status: 404 })],
  ["does not come", () => Response.error()],
])("when a file %s nothing is kept and installing fails", async (_how, answer) => {
  const { environment, caches } = aWorld({ "/app/assets/style-b2.css": answer });
  await expect(install(environment)).rejects.toThrow();
  expect(await caches.keys()).toEqual([]);
});

test("a phone that is full keeps nothing rather than half a shell", async () => {
  const { environment, caches } = aWorld();
  caches.failPutOf = "style-b2.css";
  await expect(install(environment)).rejects.toThrow("QuotaExceededError");
  expect(await caches.keys()).toEqual([]);
});

test("the page of another build is refused", async () => {
  const { environment, caches } = aWorld({
    "/app/": () => new Response('<script src="/app/assets/index-b1.js"></script>'),
  });
  await expect(install(environment)).rejects.toThrow(MixedBuilds);
  expect(await caches.keys()).toEqual([]);
});

test("activating deletes older shells and nothing else", async () => {
  const { environment, caches } = aWorld();
  await caches.open("lebenszeichen-shell-b1");
  await caches.open("somebody-elses");
  await install(environment);
  await activate(environment);
  expect(await caches.keys()).toEqual(["somebody-elses", SHELL]);
});

test("a kept path is answered without the network", async () => {
  const { environment, asked } = aWorld();
  await install(environment);
  asked.length = 0;
  const answer = await answerFromShell(environment, "/app/", new Request(`${ORIGIN}/app/letters`));
  expect(await answer.text()).toContain(MARK);
  expect(asked).toEqual([]);
});

test("what the browser has thrown away comes from the network", async () => {
  const { environment, asked } = aWorld();
  await answerFromShell(environment, MARK, new Request(ORIGIN + MARK));
  expect(asked.map(({ path }) => path)).toEqual([MARK]);
});

test("a page that is still open after a wipe makes no cache anew", async () => {
  const { environment, caches } = aWorld();
  await install(environment);
  await caches.delete(SHELL);
  await answerFromShell(environment, MARK, new Request(ORIGIN + MARK));
  expect(await caches.keys()).toEqual([]);
});

test("a worker that was taken back after a wipe keeps the shell again, and says when it cannot", async () => {
  const { environment, caches, asked } = aWorld();
  expect(await keepAgain(environment)).toBe(true);
  expect(caches.paths(SHELL)).toHaveLength(3);
  expect(await keepAgain(environment)).toBe(true);
  expect(asked).toHaveLength(3);
  await caches.delete(SHELL);
  environment.fetch = () => Promise.reject(new TypeError("no network"));
  expect(await keepAgain(environment)).toBe(false);
});

test("the kill switch deletes our caches and ends the worker, and nothing else", async () => {
  const caches = new MemoryCaches();
  await caches.open("lebenszeichen-shell-b1");
  await caches.open("somebody-elses");
  let ended = 0;
  await kill(caches as unknown as CacheStorage, async () => {
    ended += 1;
    return true;
  });
  expect(await caches.keys()).toEqual(["somebody-elses"]);
  expect(ended).toBe(1);
});
