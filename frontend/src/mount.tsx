import { effect } from "@preact/signals";
import { render } from "preact";
import { App } from "./App";
import { watchWidth } from "./frame/wide";
import type { Local } from "./local/contract";
import { chooseLanguage } from "./messages/languages";
import { loadAndSpeak } from "./messages/loading";
import { language } from "./messages/translate";
import { attach, openKept, watched } from "./replica";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/print.css";

/** Draws the app over a store. Everything the screens need comes in here. Rejects when no words could be loaded. */
export async function mount(store: Local, root: HTMLElement): Promise<void> {
  attach(store);
  watchWidth();
  // The words this device most likely wants come while the store opens; a stored wish for others is heard after it.
  await Promise.all([openKept(), loadAndSpeak(wishedLanguage()).catch(() => {})]);
  await loadAndSpeak(wishedLanguage());
  effect(() => {
    loadAndSpeak(wishedLanguage()).catch(() => {});
  });
  effect(() => {
    document.documentElement.lang = language();
    document.documentElement.dataset.theme = watched().preferences().theme;
  });
  // The word that stood there while loading: Preact leaves what it did not draw.
  root.replaceChildren();
  render(<App />, root);
}

function wishedLanguage() {
  return chooseLanguage(watched().preferences().language, navigator.languages);
}
