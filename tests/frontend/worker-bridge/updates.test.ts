import { expect, test } from "vitest";
import { ShellUnavailable } from "../../../frontend/src/local/shell";
import { shellOf } from "../../../frontend/src/worker-bridge/registration";
import { watchUpdates } from "../../../frontend/src/worker-bridge/updates";

class TestWorker extends EventTarget {
  state: ServiceWorkerState;
  messages: unknown[] = [];

  constructor(state: ServiceWorkerState) {
    super();
    this.state = state;
  }

  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }

  postMessage(message: unknown): void {
    this.messages.push(message);
  }
}

class TestRegistration extends EventTarget {
  active: TestWorker | null = null;
  waiting: TestWorker | null = null;
  installing: TestWorker | null = null;
  updates = 0;

  async update(): Promise<void> {
    this.updates += 1;
  }

  async unregister(): Promise<boolean> {
    return true;
  }

  find(worker: TestWorker): void {
    this.installing = worker;
    this.dispatchEvent(new Event("updatefound"));
  }
}

function aPage(
  registration: TestRegistration | undefined,
  ready: Promise<TestRegistration> = new Promise(() => undefined),
) {
  const document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  const serviceWorker = Object.assign(new EventTarget(), {
    getRegistration: async () => registration,
    register: async () => registration,
    ready,
  });
  let reloads = 0;
  const updates = watchUpdates({
    serviceWorker: serviceWorker as unknown as ServiceWorkerContainer,
    document: document as unknown as Document,
    reload: () => {
      reloads += 1;
    },
  });
  return { document, serviceWorker, updates, reloads: () => reloads };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test("a new version that waits asks, and takes over only after the tap, with one reload", async () => {
  const registration = new TestRegistration();
  registration.active = new TestWorker("activated");
  const { serviceWorker, updates, reloads } = aPage(registration);
  let ready = 0;
  updates.onUpdateReady(() => {
    ready += 1;
  });
  await settled();
  const next = new TestWorker("installing");
  registration.find(next);
  expect(ready).toBe(0);
  registration.waiting = next;
  next.become("installed");
  expect(ready).toBe(1);
  expect(next.messages).toEqual([]);
  await updates.applyUpdate();
  expect(next.messages).toEqual([{ type: "activate" }]);
  expect(reloads()).toBe(0);
  serviceWorker.dispatchEvent(new Event("controllerchange"));
  serviceWorker.dispatchEvent(new Event("controllerchange"));
  expect(reloads()).toBe(1);
});

test("the tap in another tab never reloads this one", async () => {
  const registration = new TestRegistration();
  registration.active = new TestWorker("activated");
  const { serviceWorker, reloads } = aPage(registration);
  await settled();
  serviceWorker.dispatchEvent(new Event("controllerchange"));
  expect(reloads()).toBe(0);
});

test("a version that waited already at the start asks too", async () => {
  const registration = new TestRegistration();
  registration.active = new TestWorker("activated");
  registration.waiting = new TestWorker("installed");
  const { updates } = aPage(registration);
  await settled();
  let ready = 0;
  updates.onUpdateReady(() => {
    ready += 1;
  });
  expect(ready).toBe(1);
});

test("the very first worker asks nobody", async () => {
  const registration = new TestRegistration();
  const { updates } = aPage(registration);
  let ready = 0;
  updates.onUpdateReady(() => {
    ready += 1;
  });
  await settled();
  const first = new TestWorker("installing");
  registration.find(first);
  first.become("installed");
  expect(ready).toBe(0);
});

test("a page looks for a new version when it is opened, and whenever it becomes visible", async () => {
  const registration = new TestRegistration();
  const { document } = aPage(registration);
  await settled();
  expect(registration.updates).toBe(1);
  document.dispatchEvent(new Event("visibilitychange"));
  await settled();
  expect(registration.updates).toBe(2);
  document.visibilityState = "hidden";
  document.dispatchEvent(new Event("visibilitychange"));
  await settled();
  expect(registration.updates).toBe(2);
});

test("a page that said yes after it was opened hears of later versions", async () => {
  let begin: (registration: TestRegistration) => void = () => undefined;
  const { updates } = aPage(
    undefined,
    new Promise((resolve) => {
      begin = resolve;
    }),
  );
  let ready = 0;
  updates.onUpdateReady(() => {
    ready += 1;
  });
  await settled();
  const registration = new TestRegistration();
  registration.active = new TestWorker("activated");
  begin(registration);
  await settled();
  const next = new TestWorker("installing");
  registration.find(next);
  next.become("installed");
  expect(ready).toBe(1);
});

test("before the yes there is no registration, and looking makes none", async () => {
  const { document, updates } = aPage(undefined);
  document.dispatchEvent(new Event("visibilitychange"));
  await updates.applyUpdate();
});

const shellWith = (registration: TestRegistration) => {
  const serviceWorker = {
    register: async () => registration,
    getRegistration: async () => registration,
  };
  return shellOf({
    serviceWorker: serviceWorker as unknown as ServiceWorkerContainer,
    caches: undefined,
  });
};

test("the shell is kept when the first worker has installed", async () => {
  const registration = new TestRegistration();
  registration.installing = new TestWorker("installing");
  let kept = false;
  const keeping = shellWith(registration)
    .keep()
    .then(() => {
      kept = true;
    });
  await settled();
  expect(kept).toBe(false);
  registration.installing.become("installed");
  await keeping;
  expect(kept).toBe(true);
});

test("a first worker that fails to install means that the shell did not come", async () => {
  const registration = new TestRegistration();
  registration.installing = new TestWorker("installing");
  const keeping = shellWith(registration).keep();
  const outcome = expect(keeping).rejects.toThrow(ShellUnavailable);
  await settled();
  registration.installing.become("redundant");
  await outcome;
});

test("a worker that is there already is asked whether it still has the shell", async () => {
  const registration = new TestRegistration();
  for (const kept of [true, false]) {
    registration.active = new TestWorker("activated");
    registration.active.postMessage = (message: unknown, [port]: MessagePort[] = []) => {
      expect(message).toEqual({ type: "keep" });
      port?.postMessage(kept);
    };
    const keeping = shellWith(registration).keep();
    if (kept) await keeping;
    else await expect(keeping).rejects.toThrow(ShellUnavailable);
  }
});

test("where there are no workers the shell is unavailable, and nothing remains after a wipe", async () => {
  const shell = shellOf({ serviceWorker: undefined, caches: undefined });
  await expect(shell.keep()).rejects.toThrow(ShellUnavailable);
  expect(await shell.remove()).toEqual([]);
});

test("a wipe deletes our caches and says when one could not be deleted", async () => {
  const names = new Set(["lebenszeichen-shell-b1", "somebody-elses"]);
  const caches = {
    keys: async () => [...names],
    delete: async (name: string) => names.delete(name),
  } as unknown as CacheStorage;
  expect(await shellOf({ serviceWorker: undefined, caches }).remove()).toEqual([]);
  expect([...names]).toEqual(["somebody-elses"]);
  const stuck = { keys: caches.keys, delete: async () => false } as unknown as CacheStorage;
  names.add("lebenszeichen-shell-b2");
  expect(await shellOf({ serviceWorker: undefined, caches: stuck }).remove()).toEqual(["shell"]);
});
