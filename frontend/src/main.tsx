import { forAlerts, startAlerts } from "./alerts/start";
import { createServer } from "./api";
import { watchUpdates } from "./frame/update";
import { loadLater, loadRecording, supply } from "./later/load";
import { createLocal } from "./local";
import { mistakesWait } from "./local/mistakes/waiting";
import { mount } from "./mount";
import { applyUpdate, onUpdateReady, onWorkerMessage, shell } from "./worker-bridge";

const root = document.getElementById("app");
if (root) {
  watchUpdates({ onUpdateReady, applyUpdate });
  supply(shell);
  mount(
    createLocal({ server: createServer(), shell, alerts: forAlerts }, loadRecording),
    root,
  ).then(
    // Alerts may wait: whoever opens the app wants to see it first.
    () => {
      startAlerts(onWorkerMessage).catch(() => undefined);
      // The second script sends it; nobody else needs that one now.
      mistakesWait()
        .then((wait) => (wait ? loadLater() : null))
        .catch(() => undefined);
    },
    () => {
      // The network went away between the code and its words: said in both languages, without either catalogue.
      root.textContent = "Bitte lade die Seite neu. · Please load this page again.";
    },
  );
}
