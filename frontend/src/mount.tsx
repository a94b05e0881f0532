import { effect } from "@preact/signals";
import { render } from "preact";
import { App } from "./App";
import { watchWidth } from "./frame/wide";
import type { Local } from "./local/contract";
import { chooseLanguage } from "./messages/languages";
import { language, loadAndSpeak } from "./messages/translate";
import { attach, openKept, watched } from "./replica";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/print.css";

/** Draws the app over a store. Everything the screens need comes in here. */
export async function mount(store: Local, root: HTMLElement): Promise<void> {
  attach(store);
  watchWidth();
  await loadAndSpeak(wishedLanguage());
  await openKept();
  effect(() => void loadAndSpeak(wishedLanguage()));
  effect(() => {
    document.documentElement.lang = language();
    document.documentElement.dataset.theme = watched().preferences().theme;
  });
  render(<App />, root);
}

function wishedLanguage() {
  return chooseLanguage(watched().preferences().language, navigator.languages);
}
