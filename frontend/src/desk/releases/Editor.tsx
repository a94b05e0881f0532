import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { Note } from "../../components/Note";
import type { Act } from "../frame/act";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { EditorFacts } from "./EditorFacts";
import { EditorPeople } from "./EditorPeople";
import { EditorSources } from "./EditorSources";
import { type Editing, type Missing, missingIn } from "./editing";
import { Preview, type Version } from "./Preview";
import "./editor.css";

interface EditorProps {
  editing: Editing;
  of: Version;
  act: Act;
  submit: string;
  onChange: (editing: Editing) => void;
  onSubmit: () => void;
  onGiveUp: () => void;
}

const NOTHING: ReadonlySet<Missing> = new Set();

/** The form of a draft: facts and sources first, so that a proposal needs one line and a key; people below. */
export function Editor({ editing, of, act, submit, onChange, onSubmit, onGiveUp }: EditorProps) {
  const tried = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const missing = new Set(missingIn(editing));
  const change = (to: Partial<Editing>) => onChange({ ...editing, ...to });
  const send = () => {
    tried.value = true;
    if (missing.size === 0) return onSubmit();
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus(),
    );
  };
  const shown = tried.value ? missing : NOTHING;
  return (
    <form
      ref={form}
      class="editor"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          send();
        }
      }}
    >
      <div class="editor__form stack stack--wide">
        <EditorSources editing={editing} missing={shown} onChange={change} />
        <EditorFacts editing={editing} missing={shown} onChange={change} />
        <EditorPeople editing={editing} onChange={(people) => change({ people })} />
      </div>
      <div class="editor__side stack stack--wide">
        <Preview editing={editing} of={of} />
        <div class="stack">
          {tried.value && missing.size > 0 && (
            <Note tone="stop" live="alert" title={t("editor.missing")}>
              <ul class="plain">
                {[...missing].map((one) => (
                  <li key={one}>{t(`missing.${one}`)}</li>
                ))}
              </ul>
            </Note>
          )}
          <TroubleNote trouble={act.trouble.value} />
          <div class="actions">
            <button type="submit" class="action action--next" aria-disabled={act.busy.value}>
              {submit}
            </button>
            <button type="button" class="action action--quiet" onClick={onGiveUp}>
              {t("editor.give_up")}
            </button>
          </div>
          <p class="small soft">{t("editor.shortcut")}</p>
        </div>
      </div>
    </form>
  );
}
