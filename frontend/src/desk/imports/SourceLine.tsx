import { useSignal } from "@preact/signals";
import { Button } from "../../components/Action";
import { post } from "../api/client";
import type { ListSource } from "../api/import-types";
import { useAct } from "../frame/act";
import { formatMoment } from "../frame/moments";
import { TroubleNote } from "../frame/Trouble";
import { language, t } from "../messages/translate";
import { fileTrouble } from "./answer-lines";
import { FileNote } from "./FileNote";

interface SourceLineProps {
  source: ListSource;
  onAsked: () => Promise<void>;
}

/** The source that the clock asks for its list: what it said last, and when it is asked again. */
export function SourceLine({ source, onAsked }: SourceLineProps) {
  const act = useAct();
  /** When the source had been asked last before somebody here pressed; undefined: nobody did. */
  const pressed = useSignal<string | null | undefined>(undefined);
  const { host, outcome, problem } = source;
  const when = (iso: string | null) => formatMoment(iso ?? "", language());
  const soon = pressed.value === source.asked_at;
  const ask = async () => {
    await post("/api/desk/imports/source");
    pressed.value = source.asked_at;
    await onAsked();
  };
  return (
    <section class="stack">
      <p role="status">
        {t(`imports.source_${outcome}`, { host, when: when(source.asked_at) })}{" "}
        {soon ? t("imports.source_soon") : t("imports.source_next", { when: when(source.next_at) })}
      </p>
      {problem && <FileNote trouble={{ ...fileTrouble(problem), file: 0 }} names={[host]} />}
      <TroubleNote trouble={act.trouble.value} />
      <div class="actions">
        <Button kind="quiet" busy={act.busy.value} onPress={() => void act.run(ask)}>
          {t("imports.source_now")}
        </Button>
      </div>
    </section>
  );
}
