import { useSignal } from "@preact/signals";
import { Button } from "../../components/Action";
import { SearchField } from "../../components/SearchField";
import { post } from "../api/client";
import { useAct } from "../frame/act";
import { bound, Field } from "../frame/Field";
import { readableName } from "../frame/names";
import { PersonName } from "../frame/PersonName";
import { Pick } from "../frame/Pick";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { fetchDirectory, found, type Listed, useDirectory } from "../people/directory";

const WHAT = ["do_not_write", "silence", "take_down"] as const;
type What = (typeof WHAT)[number];

const AT_MOST = 6;

/** Find somebody, say what is to happen and why. `onDone`: false when another one has to say the same. */
export function FlagForm({ onDone }: { onDone: (decided: boolean) => Promise<void> }) {
  const typed = useSignal("");
  const chosen = useSignal<Listed | null>(null);
  if (!chosen.value) {
    return (
      <section class="stack">
        <SearchField
          label={t("withheld.find")}
          hint={t("editor.find_hint")}
          clearLabel={t("editor.find_clear")}
          value={typed.value}
          onInput={(text) => {
            typed.value = text;
          }}
        />
        <Found
          typed={typed.value}
          onChoose={(person) => {
            chosen.value = person;
          }}
        />
      </section>
    );
  }
  const leave = () => {
    chosen.value = null;
    typed.value = "";
  };
  return <About person={chosen.value} onLeave={leave} onDone={onDone} />;
}

function Found({ typed, onChoose }: { typed: string; onChoose: (person: Listed) => void }) {
  const list = useDirectory();
  if (typed.trim() === "") return null;
  if (!list) return <p class="soft small">{t("editor.list_missing")}</p>;
  const people = found([...list.values()], typed).slice(0, AT_MOST);
  if (people.length === 0) return <p class="soft small">{t("withheld.nobody")}</p>;
  return (
    <ul class="plain stack">
      {people.map((person) => (
        <li key={person.id}>
          <button type="button" class="tool" onClick={() => onChoose(person)}>
            <PersonName names={person.names} id={person.id} />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface AboutProps {
  person: Listed;
  onLeave: () => void;
  onDone: (decided: boolean) => Promise<void>;
}

function About({ person, onLeave, onDone }: AboutProps) {
  const what = useSignal<What>("do_not_write");
  const reason = useSignal("");
  const tried = useSignal(false);
  const act = useAct();
  const forGood = what.value === "take_down";
  const missing = !forGood && reason.value.trim() === "";
  const send = () => {
    tried.value = true;
    if (missing) return;
    void act.run(async () => {
      const decided = await carryOut(person.id, what.value, reason.value.trim());
      onLeave();
      await onDone(decided);
      await fetchDirectory().catch(() => {});
    });
  };
  return (
    <section class="card stack">
      <h2>
        <PersonName names={person.names} id={person.id} />
      </h2>
      <Pick
        label={t("withheld.what")}
        value={what.value}
        options={WHAT.map((value) => ({ value, text: t(`withheld.${value}`) }))}
        onPick={(value) => {
          what.value = value as What;
        }}
      />
      <p class="soft">{t(`withheld.${what.value}_means`)}</p>
      {!forGood && (
        <Field
          label={t("withheld.why")}
          hint={t("withheld.why_hint")}
          error={tried.value && missing ? t("withheld.why_missing") : undefined}
          max={400}
          {...bound(reason)}
        />
      )}
      <TroubleNote trouble={act.trouble.value} />
      <div class="actions">
        <Button
          kind={forGood ? "stop" : "next"}
          onPress={send}
          busy={act.busy.value}
          label={`${t(forGood ? "withheld.take_down_now" : "withheld.flag_now")}: ${readableName(person.names, person.id)}`}
        >
          {t(forGood ? "withheld.take_down_now" : "withheld.flag_now")}
        </Button>
        <Button kind="quiet" onPress={onLeave}>
          {t("frame.not_now")}
        </Button>
      </div>
    </section>
  );
}

async function carryOut(prisoner_id: string, what: What, reason: string): Promise<boolean> {
  if (what !== "take_down") {
    await post("/api/desk/family/flags", { prisoner_id, kind: what, reason });
    return true;
  }
  const answer = await post<{ decided: boolean }>("/api/desk/family/takedowns", { prisoner_id });
  return answer.decided;
}
