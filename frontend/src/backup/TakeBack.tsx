import { type Signal, useSignal } from "@preact/signals";
import { ActionLink, Actions, Button } from "../components/Action";
import { Note } from "../components/Note";
import { reasonNotSaved } from "../frame/saving";
import { ownCards } from "../letters/own-cards";
import { CannotOpen, type RestoredCards, type WhyNot } from "../local/own/contract";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { PassphraseField, ShowWords } from "./PassphraseField";

type Outcome =
  | { at: "open" | "busy" | "no_file" }
  | { at: "back"; cards: RestoredCards }
  | { at: "closed"; why: WhyNot }
  | { at: "failed"; why: ReturnType<typeof reasonNotSaved> };

/** A file and its passphrase; what is here already stays as it is. */
export function TakeBack() {
  const file = useSignal<File | null>(null);
  const words = useSignal("");
  const shown = useSignal(false);
  const outcome = useSignal<Outcome>({ at: "open" });
  const busy = outcome.value.at === "busy";
  const take = async () => {
    if (!file.value) {
      outcome.value = { at: "no_file" };
      return;
    }
    outcome.value = { at: "busy" };
    outcome.value = await restored(file.value, words.value);
    if (outcome.value.at === "back") words.value = "";
  };
  return (
    <>
      <p>{t("backup.take_text")}</p>
      <ChooseFile file={file} />
      <PassphraseField
        id="passphrase-of-file"
        label={t("backup.words_of_file")}
        value={words}
        shown={shown.value}
      />
      <ShowWords shown={shown} text={t("backup.words_show_one")} />
      <Actions>
        <Button kind="quiet" busy={busy} onPress={() => void (busy || take())}>
          {t(busy ? "backup.taking" : "backup.take")}
        </Button>
      </Actions>
      <Said outcome={outcome.value} />
    </>
  );
}

async function restored(file: File, words: string): Promise<Outcome> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const cards = await ownCards().restoreBackup(bytes, words);
    return { at: "back", cards };
  } catch (error) {
    return error instanceof CannotOpen
      ? { at: "closed", why: error.why }
      : { at: "failed", why: reasonNotSaved(error) };
  }
}

function ChooseFile({ file }: { file: Signal<File | null> }) {
  return (
    <div class="field">
      <label class="field__label" for="backup-file">
        {t("backup.choose")}
      </label>
      <input
        id="backup-file"
        class="field__file"
        type="file"
        onChange={(event) => {
          file.value = event.currentTarget.files?.[0] ?? null;
        }}
      />
    </div>
  );
}

function Said({ outcome }: { outcome: Outcome }) {
  switch (outcome.at) {
    case "no_file":
      return <Note tone="stop" live="alert" title={t("backup.no_file")} />;
    case "closed":
      return (
        <Note tone="stop" live="alert" title={t(`backup.closed_${outcome.why}`)}>
          <p>{t("backup.closed_unchanged")}</p>
        </Note>
      );
    case "failed":
      return <Note tone="stop" live="alert" title={t(outcome.why)} />;
    case "back":
      return <Back cards={outcome.cards} />;
    default:
      return null;
  }
}

function Back({ cards: { came, here } }: { cards: RestoredCards }) {
  return (
    <>
      <Note
        tone="done"
        live="status"
        title={came > 0 ? t("backup.came", { n: came }) : t("backup.came_none")}
      >
        {here > 0 && <p>{t("backup.here", { n: here })}</p>}
        <p>{t("backup.back_text")}</p>
      </Note>
      <Actions>
        <ActionLink kind="quiet" href={linkTo.letters}>
          {t("letter.to_letters")}
        </ActionLink>
      </Actions>
    </>
  );
}
