import { CACHES, type Environment, SCOPE } from "./environment";

/** The page of another build was served: during a deploy, or from a cache in between. The browser tries again later. */
export class MixedBuilds extends Error {}

const cacheName = ({ build }: Environment): string => CACHES + build.name;

/** Keeps the whole shell under the build's name, or nothing: a half-kept shell would open to a blank page. */
export async function install(environment: Environment): Promise<void> {
  const { build, caches, origin } = environment;
  const cache = await caches.open(cacheName(environment));
  try {
    const answers = await Promise.all(
      build.precache.map(async (path) => {
        // Past the browser's own cache: an old page must not be kept under the new build's name.
        const request = new Request(origin + path, { cache: "reload" });
        return [path, await whole(environment, request)] as const;
      }),
    );
    await checkPage(answers.find(([path]) => path === SCOPE)?.[1], build.mark);
    for (const [path, response] of answers) await cache.put(origin + path, response);
  } catch (error) {
    await caches.delete(cacheName(environment));
    throw error;
  }
}

/**
 * Is the shell here, if need be after fetching it again? A browser takes back a worker that a wipe had ended while another
 * tab has it; what it had kept is gone then, and nobody installs it anew.
 */
export async function keepAgain(environment: Environment): Promise<boolean> {
  if (await environment.caches.has(cacheName(environment))) return true;
  return install(environment).then(
    () => true,
    () => false,
  );
}

async function whole({ fetch }: Environment, request: Request): Promise<Response> {
  const response = await fetch(request);
  if (!response.ok || response.redirected) throw new Error(`${request.url}: ${response.status}`);
  // Read to its end at once: a body that waits holds its connection, and the other files of the shell wait behind it.
  // What is kept is the answer itself: of a script in one that was put together anew no browser keeps the compiled form.
  const kept = response.clone();
  await response.blob();
  return kept;
}

async function checkPage(page: Response | undefined, mark: string): Promise<void> {
  if (!(await page?.clone().text())?.includes(mark)) throw new MixedBuilds(mark);
}

/** Deletes the shells of other builds; nothing else on this phone. */
export async function activate(environment: Environment): Promise<void> {
  const names = await environment.caches.keys();
  const others = names.filter((name) => name.startsWith(CACHES) && name !== cacheName(environment));
  await Promise.all(others.map((name) => environment.caches.delete(name)));
}

/** From the shell; from the network when the browser has thrown a part of it away. */
export async function answerFromShell(
  environment: Environment,
  path: string,
  request: Request,
): Promise<Response> {
  // Never `open` here: it makes the cache anew when a page that is still open asks after a wipe.
  const options = { cacheName: cacheName(environment), ignoreVary: true };
  const kept = await environment.caches.match(environment.origin + path, options);
  return kept ?? environment.fetch(request);
}
