import { useSignal } from "@preact/signals";
import { Actions, Button } from "../components/Action";
import { Note } from "../components/Note";
import { giveFile } from "../frame/give-file";
import { reasonNotSaved } from "../frame/saving";
import { ownCards } from "../letters/own-cards";
import { SHORTEST } from "../local/own/contract";
import { t } from "../messages/translate";
import { today } from "../today";
import { PassphraseField, ShowWords } from "./PassphraseField";

type Outcome =
  | { at: "open" | "busy" | "too_short" | "not_alike" }
  | { at: "made"; name: string }
  | { at: "failed"; why: ReturnType<typeof reasonNotSaved> };

/** The passphrase twice, then the file. The words are gone from the page as soon as it is made. */
export function MakeFile() {
  const [words, again] = [useSignal(""), useSignal("")];
  const shown = useSignal(false);
  const outcome = useSignal<Outcome>({ at: "open" });
  const make = async () => {
    outcome.value = { at: "busy" };
    outcome.value = await made(words.value, again.value);
    if (outcome.value.at === "made") {
      words.value = "";
      again.value = "";
    }
  };
  const busy = outcome.value.at === "busy";
  return (
    <>
      <p id="passphrase-hint">{t("backup.words_hint")}</p>
      <PassphraseField
        id="passphrase"
        label={t("backup.words")}
        value={words}
        shown={shown.value}
        describedBy="passphrase-hint"
      />
      <Strength words={words.value} />
      <PassphraseField
        id="passphrase-again"
        label={t("backup.words_again")}
        value={again}
        shown={shown.value}
      />
      <ShowWords shown={shown} text={t("backup.words_show")} />
      <Actions>
        <Button kind="next" busy={busy} onPress={() => void (busy || make())}>
          {t(busy ? "backup.making" : "backup.make")}
        </Button>
      </Actions>
      <Said outcome={outcome.value} />
    </>
  );
}

async function made(words: string, again: string): Promise<Outcome> {
  if (ownCards().strengthOf(words) === "too_short") return { at: "too_short" };
  if (!ownCards().areAlike(words, again)) return { at: "not_alike" };
  try {
    const name = `${t("backup.file")}-${today()}.bin`;
    giveFile(await ownCards().makeBackup(words), name, "application/octet-stream");
    return { at: "made", name };
  } catch (error) {
    return { at: "failed", why: reasonNotSaved(error) };
  }
}

/** A hint while somebody types; what is too short is said only when they are done. */
function Strength({ words }: { words: string }) {
  const strength = words === "" ? "too_short" : ownCards().strengthOf(words);
  return (
    <p class="small soft" role="status">
      {strength !== "too_short" && t(`backup.strength_${strength}`)}
    </p>
  );
}

function Said({ outcome }: { outcome: Outcome }) {
  switch (outcome.at) {
    case "too_short":
      return <Note tone="stop" live="alert" title={t("backup.too_short", { n: SHORTEST })} />;
    case "not_alike":
      return <Note tone="stop" live="alert" title={t("backup.not_alike")} />;
    case "failed":
      return <Note tone="stop" live="alert" title={t(outcome.why)} />;
    case "made":
      return (
        <Note tone="done" live="status" title={t("backup.made", { name: outcome.name })}>
          <p>{t("backup.made_text")}</p>
        </Note>
      );
    default:
      return null;
  }
}
