import { ask, post } from "../api/client";
import type { AnsweredText, Facility, WaitingText } from "../api/facility-types";
import { useAct } from "../frame/act";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { AddressText } from "./AddressText";
import { refused } from "./checking";
import { joined } from "./words";

interface WaitingTextsProps {
  facility: Facility;
  onChanged: () => Promise<void>;
}

/** Everything that somebody or a list says of this institution, and my word to it. */
export function WaitingTexts({ facility, onChanged }: WaitingTextsProps) {
  if (facility.waiting.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="waiting-texts">
      <h2 id="waiting-texts">{t("facility.waiting")}</h2>
      {facility.waiting.map((text) => (
        <One
          key={text.proposal_id}
          text={text}
          closed={facility.state === "closed"}
          onChanged={onChanged}
        />
      ))}
    </section>
  );
}

function One({
  text,
  closed,
  onChanged,
}: {
  text: WaitingText;
  closed: boolean;
  onChanged: () => Promise<void>;
}) {
  const act = useAct();
  const { proposal_id, content_hash, confirmed_by } = text;
  const path = `/api/desk/texts/${proposal_id}`;
  const doing = (work: () => Promise<unknown>) => () =>
    void act.run(async () => {
      await work();
      await onChanged();
    });
  const confirm = async () => {
    const texts = [{ proposal_id, content_hash }];
    const [answer] = await post<AnsweredText[]>("/api/desk/texts/words", { texts });
    if (answer?.refused_because) throw refused(answer.refused_because);
  };
  const mayConfirm = text.may_confirm && (!closed || text.kind === "reopening");
  return (
    <div class="card stack">
      {text.kind === "reopening" && <p class="small">{t("text.reopening")}</p>}
      {text.name && <p class="serif">{Object.values(text.name).join(" · ")}</p>}
      <AddressText lines={text.address} source={text.source} as_of={text.as_of} />
      <p class="small soft">
        {confirmed_by.length > 0
          ? t("text.compared_by", { names: joined(confirmed_by) })
          : t("text.nobody")}
      </p>
      <TroubleNote trouble={act.trouble.value} />
      <div class="tools">
        {mayConfirm && (
          <button type="button" class="tool" onClick={doing(confirm)}>
            {t("text.right")}
          </button>
        )}
        {text.mine && (
          <button type="button" class="tool" onClick={doing(() => ask("DELETE", `${path}/word`))}>
            {t("text.take_back")}
          </button>
        )}
        <button type="button" class="tool tool--stop" onClick={doing(() => ask("DELETE", path))}>
          {t("text.refuse")}
        </button>
      </div>
    </div>
  );
}
