import { createServer } from "./api";
import { watchUpdates } from "./frame/update";
import { createLocal } from "./local";
import { mount } from "./mount";
import { applyUpdate, onUpdateReady, shell } from "./worker-bridge";

const root = document.getElementById("app");
if (root) {
  watchUpdates({ onUpdateReady, applyUpdate });
  mount(createLocal({ server: createServer(), shell }), root).catch(() => {
    // The network went away between the code and its words: said in both languages, without either catalogue.
    root.textContent = "Bitte lade die Seite neu. · Please load this page again.";
  });
}
