import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { Button } from "../../components/Action";
import { Note } from "../../components/Note";
import { type Trouble, troubleFrom } from "../api/trouble";
import { bound, Field } from "../frame/Field";
import { Pick } from "../frame/Pick";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { today } from "../releases/proposal-link";
import { linkTo } from "../routes";
import type { FileTrouble, Step } from "./answer-lines";
import { Dropzone } from "./Dropzone";
import { FileNote } from "./FileNote";
import { type FilesTrouble, filesTrouble, withFiles } from "./files";
import { Progress } from "./Progress";
import { FileRefused, upload } from "./upload";

/** Files, the list's own day, and off: from here to the difference without another press. */
export function UploadForm() {
  const files = useSignal<File[]>([]);
  const asOf = useSignal(today());
  const lang = useSignal("");
  const wrong = useSignal<FilesTrouble | null>(null);
  const sending = useSending();
  const choose = (chosen: File[]) => {
    files.value = chosen;
    wrong.value = filesTrouble(chosen);
    sending.forget();
  };
  const send = () => {
    if (files.value.length === 0 || wrong.value) return;
    void sending.send(files.value, { as_of: dayToSay(asOf.value), lang: lang.value });
  };
  if (sending.step.value) {
    return (
      <Progress step={sending.step.value} files={files.value.length} onGiveUp={sending.giveUp} />
    );
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Dropzone
        files={files.value}
        onFiles={(more) => choose(withFiles(files.value, more))}
        onRemove={(file) => choose(files.value.filter((one) => one !== file))}
      />
      {wrong.value && (
        <Note tone="stop" live="alert">
          <p>{t(`imports.files_${wrong.value}`)}</p>
        </Note>
      )}
      {sending.file.value && (
        <FileNote trouble={sending.file.value} names={files.value.map(({ name }) => name)} />
      )}
      <TroubleNote trouble={sending.trouble.value} />
      {files.value.length > 0 && (
        <>
          <div class="fields">
            <Field
              label={t("imports.as_of")}
              hint={t("imports.as_of_hint")}
              type="date"
              {...bound(asOf)}
            />
            <Pick
              label={t("imports.language")}
              value={lang.value}
              options={["", "be", "ru", "en"].map((value) => ({
                value,
                text: t(`imports.language_${(value || "told") as "told"}`),
              }))}
              onPick={(value) => {
                lang.value = value;
              }}
            />
          </div>
          <div class="actions">
            <Button kind="next" onPress={send}>
              {t("imports.compare")}
            </Button>
          </div>
        </>
      )}
    </form>
  );
}

/** Today is not said: the server has its own, and by this computer's clock it may be tomorrow there. */
const dayToSay = (day: string): string => (day === today() ? "" : day);

/** One upload: how far it has come, what became of it; leaving the screen gives it up. */
function useSending() {
  const { route } = useLocation();
  const step = useSignal<Step | null>(null);
  const trouble = useSignal<Trouble | null>(null);
  const file = useSignal<FileTrouble | null>(null);
  const current = useRef<AbortController | null>(null);
  useEffect(() => () => current.current?.abort(), []);
  const forget = () => {
    trouble.value = null;
    file.value = null;
  };
  const failed = (error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") return;
    if (error instanceof FileRefused) file.value = error.file;
    else trouble.value = troubleFrom(error);
  };
  const send = async (files: File[], said: { as_of: string; lang: string }) => {
    forget();
    const ending = new AbortController();
    current.current = ending;
    step.value = { step: "sending", done: 0, total: 1 };
    const onStep = (now: Step) => {
      step.value = now;
    };
    try {
      const id = await upload(files, said, onStep, ending.signal);
      current.current = null;
      route(linkTo.import(id));
    } catch (error) {
      failed(error);
      step.value = null;
    }
  };
  return { step, trouble, file, send, forget, giveUp: () => current.current?.abort() };
}
