import { watchUpdates } from "./frame/update";
import { createLocal } from "./local";
import { mount } from "./mount";
import { applyUpdate, onUpdateReady } from "./worker-bridge";

const root = document.getElementById("app");
if (root) {
  watchUpdates({ onUpdateReady, applyUpdate });
  void mount(createLocal(), root);
}
