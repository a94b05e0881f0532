import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { post } from "../api/client";
import { type Trouble, troubleFrom } from "../api/trouble";
import type { DraftStep, ReleaseText } from "../api/types";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { DraftTexts } from "./DraftTexts";
import { contentOf, type Editing, missingIn } from "./editing";

/** Which version is written, and of which release; null for one that has none yet. */
export interface Version {
  step: DraftStep;
  release_id: string | null;
}

/** Milliseconds after the last change, so that typing a number does not ask at every digit. */
const PAUSE = 350;

/** What phones would show, in every language, as the server would fill its reviewed texts. */
export function Preview({ editing, of }: { editing: Editing; of: Version }) {
  const texts = useSignal<Record<string, ReleaseText> | null>(null);
  const trouble = useSignal<Trouble | null>(null);
  // A source's address changes no text: what is missing there hides no preview.
  const blocking = missingIn(editing).filter((missing) => !missing.startsWith("source"));
  const { sources: _unsaid, ...content } = contentOf(editing);
  const body = JSON.stringify({ ...of, content });
  useEffect(() => {
    if (blocking.length > 0) return;
    let late = false;
    const ask = async () => {
      try {
        const answer = await post<{ texts: Record<string, ReleaseText> }>(
          "/api/desk/drafts/preview",
          JSON.parse(body),
        );
        if (late) return;
        texts.value = answer.texts;
        trouble.value = null;
      } catch (error) {
        if (!late) trouble.value = troubleFrom(error);
      }
    };
    const timer = setTimeout(() => void ask(), PAUSE);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [body]);
  return (
    <section class="stack" aria-labelledby="preview-title">
      <h2 id="preview-title">{t("editor.preview")}</h2>
      <p class="soft">{t("editor.preview_hint")}</p>
      <TroubleNote trouble={trouble.value} />
      {texts.value ? (
        <DraftTexts texts={texts.value} />
      ) : (
        <p class="soft">{t("editor.preview_waits")}</p>
      )}
    </section>
  );
}
