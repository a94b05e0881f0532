import type { Build, Environment } from "./environment";
import { route } from "./routing";
import { activate, answerFromShell, install } from "./shell";

declare const self: ServiceWorkerGlobalScope;
/** The build step puts the value in. */
declare const __BUILD__: Build;

const environment: Environment = {
  build: __BUILD__,
  origin: self.location.origin,
  caches: self.caches,
  fetch: (request) => fetch(request),
};

// No skipWaiting here: a new version waits until somebody says yes.
self.addEventListener("install", (event) => event.waitUntil(install(environment)));

self.addEventListener("activate", (event) => event.waitUntil(activate(environment)));

self.addEventListener("message", (event) => {
  if (event.data?.type !== "activate") return;
  event.waitUntil(self.skipWaiting().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const path = route(event.request, environment.origin, environment.build);
  if (path !== null) event.respondWith(answerFromShell(environment, path, event.request));
});
