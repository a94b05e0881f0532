import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso/router";
import { Note } from "../../components/Note";
import { ask, post } from "../api/client";
import type { Draft, PublicRelease, Releases } from "../api/types";
import { useAct } from "../frame/act";
import { bound, Field } from "../frame/Field";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { linkTo } from "../routes";

interface AfterProps {
  draft: Draft;
  releases: Releases;
  onChanged: () => Promise<void>;
}

/** When what was told may be wrong: doubt it at once, then correct or withdraw it, again by two. */
export function AfterTelling({ draft, releases, onChanged }: AfterProps) {
  const open = releases.drafts.find(
    (one) => one.release_id === draft.release_id && one.id !== draft.id && isOpen(one),
  );
  const release = releases.releases.find((one) => one.id === draft.release_id);
  return (
    <>
      {open && (
        <Note tone="plain" title={t("after.another_version")}>
          <p>
            <a href={linkTo.draft(open.id)}>{t("after.to_version", { version: open.version })}</a>
          </p>
        </Note>
      )}
      {release && <Ways release={release} onChanged={onChanged} />}
    </>
  );
}

const isOpen = ({ state }: Draft): boolean => state !== "told" && state !== "dropped";

/** The server wants three characters at least: "no" explains nothing. */
const SHORTEST = 3;

function Ways({ release, onChanged }: { release: PublicRelease; onChanged: () => Promise<void> }) {
  const { route } = useLocation();
  const act = useAct();
  const reason = useSignal("");
  const { may } = release;
  const path = `/api/desk/releases/${encodeURIComponent(release.id)}`;
  const question = async () => {
    await post(`${path}/question`, { reason: reason.value.trim() });
    await onChanged();
  };
  const lift = async () => {
    await ask("DELETE", `${path}/question`);
    await onChanged();
  };
  const correct = async () => route(linkTo.amend((await post<Draft>(`${path}/correction`)).id));
  const withdraw = async () => {
    const made = await post<Draft>(`${path}/withdrawal`, { reason: reason.value.trim() });
    route(linkTo.draft(made.id));
  };
  const withReason = (work: () => Promise<unknown>) => () => {
    if (reason.value.trim().length < SHORTEST) document.getElementById("after-why")?.focus();
    else void act.run(work);
  };
  if (!may.correct && !may.withdraw && !may.question && !release.questioned) return null;
  return (
    <section class="stack after" aria-labelledby="after-title">
      <h2 id="after-title">{t("after.title")}</h2>
      {release.questioned && (
        <Note
          tone="stop"
          title={t("after.questioned_title", { name: release.questioned_by?.name ?? "" })}
        >
          <p>{release.question_reason}</p>
          <p>{t("after.questioned")}</p>
        </Note>
      )}
      {(may.question || may.withdraw) && (
        <Field
          id="after-why"
          label={t("after.why")}
          hint={t("after.why_hint")}
          {...bound(reason)}
          max={300}
        />
      )}
      <TroubleNote trouble={act.trouble.value} />
      <div class="after__ways">
        {may.lift_question && (
          <Way text={t("after.lift_text")}>
            <Tool onPress={() => void act.run(lift)}>{t("after.lift")}</Tool>
          </Way>
        )}
        {may.question && (
          <Way text={t("after.question_text")}>
            <Tool stop onPress={withReason(question)}>
              {t("after.question")}
            </Tool>
          </Way>
        )}
        {may.correct && (
          <Way text={t("after.correct_text")}>
            <Tool onPress={() => void act.run(correct)}>{t("after.correct")}</Tool>
          </Way>
        )}
        {may.withdraw && (
          <Way text={t("after.withdraw_text")}>
            <Tool stop onPress={withReason(withdraw)}>
              {t("after.withdraw")}
            </Tool>
          </Way>
        )}
      </div>
    </section>
  );
}

function Way({ text, children }: { text: string; children: ComponentChildren }) {
  return (
    <div class="after__way">
      <p>{text}</p>
      {children}
    </div>
  );
}

function Tool({
  children,
  stop,
  onPress,
}: {
  children: string;
  stop?: boolean;
  onPress: () => void;
}) {
  return (
    <button type="button" class={stop ? "tool tool--stop" : "tool"} onClick={onPress}>
      {children}
    </button>
  );
}
