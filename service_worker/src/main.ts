import { AlertsDatabase } from "../../frontend/src/local/alerts/database";
import type { Build, Environment } from "./environment";
import { type PushEnvironment, renewSubscription, showPush } from "./push";
import { route } from "./routing";
import { activate, answerFromShell, install, keepAgain } from "./shell";
import { openNotice } from "./tap";

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
  const { type } = event.data ?? {};
  if (type === "activate") event.waitUntil(self.skipWaiting().then(() => self.clients.claim()));
  if (type === "keep") {
    event.waitUntil(keepAgain(environment).then((kept) => event.ports[0]?.postMessage(kept)));
  }
});

self.addEventListener("fetch", (event) => {
  const path = route(event.request, environment.origin, environment.build);
  if (path !== null) event.respondWith(answerFromShell(environment, path, event.request));
});

const notices: PushEnvironment = {
  origin: self.location.origin,
  alerts: new AlertsDatabase(self.indexedDB),
  registration: self.registration,
  clients: self.clients,
  navigator: self.navigator,
  fetch: (input, init) => fetch(input, init),
  now: () => Date.now(),
};

self.addEventListener("push", (event) =>
  event.waitUntil(showPush(notices, event.data?.text() ?? null)),
);

self.addEventListener("notificationclick", (event) =>
  event.waitUntil(openNotice(notices, event.notification, event.action)),
);

self.addEventListener("pushsubscriptionchange", (event) =>
  event.waitUntil(renewSubscription(notices)),
);
