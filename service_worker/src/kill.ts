import { kill } from "./killing";

declare const self: ServiceWorkerGlobalScope;

// Served in place of sw.js when a worker must be taken back from every phone at once.
self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));

self.addEventListener("activate", (event) =>
  event.waitUntil(kill(self.caches, () => self.registration.unregister())),
);
