import { useSignal } from "@preact/signals";
import { useLocation } from "preact-iso/router";
import { Note } from "../components/Note";
import { Screen } from "../frame/Screen";
import { loadLater } from "../later/load";
import { language, t } from "../messages/translate";
import { boot, local } from "../replica";
import { linkTo } from "../routes";
import { Ask } from "./Ask";
import { BelarusWord } from "./BelarusWord";
import { KeepingFailed, KeepingProgress, Ready } from "./KeepingSteps";
import { type Keeping, whyFailed } from "./keeping";
import { Postcard } from "./Postcard";
import { lookAround, readSurroundings, type Surroundings } from "./surroundings";
import "./welcome.css";

/** Explains in few words, asks before anything is stored, shows what is loaded. */
export function WelcomeScreen() {
  const keeping = useSignal<Keeping>(
    boot.peek() === "open" ? { at: "ready", offline: true } : { at: "asking" },
  );
  const { query } = useLocation();
  const around = readSurroundings(lookAround());
  const keep = async () => {
    keeping.value = { at: "running", progress: null };
    let offline = true;
    try {
      // No worker answers for this page before its next load: what it may need without a network comes into it now.
      await loadLater().catch(() => undefined);
      await local().keep([language()], (progress) => {
        keeping.value = { at: "running", progress };
        offline = progress.problem === undefined;
      });
      await local().open();
      keeping.value = { at: "ready", offline };
    } catch (error) {
      keeping.value = { at: "failed", why: whyFailed(error) };
    }
  };
  return (
    <main class="welcome">
      <Screen title={t("welcome.title")} edge under={<Postcard />}>
        {query.wiped && <Note tone="done" live="status" title={t("settings.wipe_done")} />}
        <Stage keeping={keeping.value} around={around} onKeep={() => void keep()} />
        <p class="settings__legal">
          <a class="link" href={linkTo.plainNotice(language(), "imprint")}>
            {t("nav.imprint")}
          </a>
          <a class="link" href={linkTo.plainNotice(language(), "privacy")}>
            {t("nav.privacy")}
          </a>
        </p>
      </Screen>
    </main>
  );
}

interface StageProps {
  keeping: Keeping;
  around: Surroundings;
  onKeep: () => void;
}

function Stage({ keeping, around, onKeep }: StageProps) {
  if (keeping.at === "ready") return <Ready offline={keeping.offline} />;
  if (keeping.at === "running") return <KeepingProgress progress={keeping.progress} />;
  return (
    <>
      {around.nearBelarus && <BelarusWord large />}
      {keeping.at === "failed" && <KeepingFailed why={keeping.why} />}
      <Ask around={around} again={keeping.at === "failed"} onKeep={onKeep} />
    </>
  );
}
