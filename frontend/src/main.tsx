import { createServer } from "./api";
import { watchUpdates } from "./frame/update";
import { createLocal } from "./local";
import { mount } from "./mount";
import { applyUpdate, onUpdateReady, shell } from "./worker-bridge";

const root = document.getElementById("app");
if (root) {
  watchUpdates({ onUpdateReady, applyUpdate });
  void mount(createLocal({ server: createServer(), shell }), root);
}
