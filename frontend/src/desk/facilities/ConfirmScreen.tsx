import { useSignal } from "@preact/signals";
import { Button } from "../../components/Action";
import { Note } from "../../components/Note";
import { post } from "../api/client";
import type { AnsweredText, Facilities } from "../api/facility-types";
import { useAct } from "../frame/act";
import { Fetched } from "../frame/Fetched";
import { useRemote } from "../frame/remote";
import { Screen } from "../frame/Screen";
import { TroubleNote, troubleWords } from "../frame/Trouble";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { ConfirmRow } from "./ConfirmRow";
import { refused } from "./checking";
import { type TextToConfirm, textsToConfirm } from "./queue";
import { nameOfText } from "./words";
import "./facilities.css";

/** The second person: every text in full, ticked one by one or all at once, confirmed together. */
export function ConfirmScreen() {
  const remote = useRemote<Facilities>("/api/desk/facilities");
  const known = remote.value.value;
  const waiting = textsToConfirm(known?.facilities ?? [], known?.new ?? []);
  return (
    <Screen
      title={known ? t("confirming.title", { n: waiting.mine.length }) : t("facilities.title")}
      back={{ href: linkTo.facilities, text: t("nav.facilities") }}
      lead={<p>{t("confirming.lead")}</p>}
    >
      <Fetched of={remote}>
        {() => (
          <>
            <Texts texts={waiting.mine} onChanged={remote.reload} />
            {waiting.others > 0 && (
              <p class="soft">{t("confirming.others", { n: waiting.others })}</p>
            )}
          </>
        )}
      </Fetched>
    </Screen>
  );
}

function Texts({ texts, onChanged }: { texts: TextToConfirm[]; onChanged: () => Promise<void> }) {
  const act = useAct();
  const ticked = useSignal<ReadonlySet<string>>(new Set());
  const answers = useSignal<{ name: string; answer: AnsweredText }[]>([]);
  // A text that changed is another one: nobody has read it yet.
  const chosen = texts.filter(({ text }) => ticked.value.has(text.content_hash));
  const confirm = async () => {
    const seen = chosen.map(({ text: { proposal_id, content_hash } }) => ({
      proposal_id,
      content_hash,
    }));
    const found = await post<AnsweredText[]>("/api/desk/texts/words", { texts: seen });
    answers.value = found.map((answer) => ({ name: nameIn(texts, answer.proposal_id), answer }));
    ticked.value = new Set();
    await onChanged();
  };
  const all = chosen.length === texts.length;
  return (
    <>
      <Answers answers={answers.value} />
      {texts.length === 0 && <p class="empty">{t("confirming.none")}</p>}
      {texts.length > 0 && (
        <>
          <div class="tools">
            <button
              type="button"
              class="tool"
              onClick={() => {
                ticked.value = new Set(all ? [] : texts.map(({ text }) => text.content_hash));
              }}
            >
              {t(all ? "confirming.nobody" : "confirming.all")}
            </button>
          </div>
          <ul class="plain confirmlist">
            {texts.map((one) => (
              <li key={one.text.proposal_id}>
                <ConfirmRow
                  one={one}
                  ticked={ticked.value.has(one.text.content_hash)}
                  onTick={(on) => {
                    const { content_hash } = one.text;
                    const others = [...ticked.value].filter((hash) => hash !== content_hash);
                    ticked.value = new Set(on ? [...others, content_hash] : others);
                  }}
                  onChanged={onChanged}
                />
              </li>
            ))}
          </ul>
          <TroubleNote trouble={act.trouble.value} />
          <div class="actions confirmlist__foot">
            {chosen.length > 0 && (
              <Button kind="next" busy={act.busy.value} onPress={() => void act.run(confirm)}>
                {t("confirming.confirm", { n: chosen.length })}
              </Button>
            )}
          </div>
        </>
      )}
    </>
  );
}

function nameIn(texts: readonly TextToConfirm[], id: number): string {
  const one = texts.find(({ text }) => text.proposal_id === id);
  return one ? nameOfText(one.text, one.facility) : String(id);
}

/** What became of them: how many are public now, and which not, and why. */
function Answers({ answers }: { answers: { name: string; answer: AnsweredText }[] }) {
  const done = answers.filter(({ answer }) => answer.public).length;
  const not = answers.filter(({ answer }) => answer.refused_because);
  return (
    <div role="status" class="stack">
      {done > 0 && (
        <Note tone="done">
          <p>{t("confirming.public", { n: done })}</p>
        </Note>
      )}
      {not.map(({ name, answer }) => (
        <Note key={answer.proposal_id} tone="stop">
          <p>
            {t("confirming.refused", {
              name,
              why: troubleWords(refused(answer.refused_because ?? "").trouble),
            })}
          </p>
        </Note>
      ))}
    </div>
  );
}
