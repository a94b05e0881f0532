import { effect } from "@preact/signals";
import { render } from "preact";
import { watchWidth } from "../frame/wide";
import { App } from "./App";
import { keepFocus } from "./frame/kept-focus";
import { watchPresence } from "./frame/presence";
import { chooseLanguage, loadAndSpeak } from "./messages/loading";
import { language } from "./messages/translate";
import { lookWhoIsIn, sayHere } from "./session/session";
import "../styles/tokens.css";
import "../styles/base.css";

async function open(root: HTMLElement): Promise<void> {
  watchWidth();
  watchPresence(sayHere);
  await Promise.all([loadAndSpeak(chooseLanguage(navigator.languages)), lookWhoIsIn()]);
  effect(() => {
    document.documentElement.lang = language();
  });
  // The word that stood there while loading: Preact leaves what it did not draw.
  root.replaceChildren();
  render(<App />, root);
  keepFocus(root);
}

const root = document.getElementById("desk");
if (root) {
  open(root).catch(() => {
    // The network went away between the code and its words: said in both languages, without either catalogue.
    root.textContent = "Bitte lade die Seite neu. · Please load this page again.";
  });
}
