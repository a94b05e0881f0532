import { useSignal } from "@preact/signals";
import { Button } from "../../components/Action";
import { ask, post } from "../api/client";
import type { Evening, EveningDetail } from "../api/event-types";
import { type Act, useAct } from "../frame/act";
import { Fetched } from "../frame/Fetched";
import { formatDay } from "../frame/moments";
import { nameFor } from "../frame/names";
import { useRemote } from "../frame/remote";
import { TroubleNote } from "../frame/Trouble";
import { language, t } from "../messages/translate";

interface EveningCardProps {
  evening: Evening;
  campaign: string;
  onChanged: () => Promise<void>;
}

/** One evening: what phones told and what was counted by hand, beside each other and never added. */
export function EveningCard({ evening, campaign, onChanged }: EveningCardProps) {
  const act = useAct();
  const shown = useSignal(false);
  const say = (word: "accept" | "close") => () =>
    void act.run(async () => {
      await post(`/api/desk/events/${evening.id}/${word}`, {});
      await onChanged();
    });
  const { phones, accepted_on, closed_on } = evening;
  return (
    <section class="card stack" aria-labelledby={`evening-${evening.id}`}>
      <h3 id={`evening-${evening.id}`}>
        {formatDay(evening.day, language())} · <span class="evenings__id">{evening.code}</span>
      </h3>
      <p class="soft">
        {t("evenings.of", { campaign, how: t(`evenings.by_${evening.counting}`) })}
      </p>
      {!accepted_on && <p>{t("evenings.not_accepted")}</p>}
      {evening.posted_on && (
        <p>{t("evenings.posted_on", { day: formatDay(evening.posted_on, language()) })}</p>
      )}
      <dl class="evenings__numbers">
        <div>
          <dt>{t("evenings.by_phones")}</dt>
          <dd>
            {t("evenings.phones_numbers", { n: phones.handed_in, posted: phones.posted })}
            {phones.held > 0 && ` ${t("evenings.phones_held", { n: phones.held })}`}
          </dd>
        </div>
        <div>
          <dt>{t("evenings.by_paper")}</dt>
          <dd>{t("evenings.paper_numbers", { n: evening.paper })}</dd>
        </div>
      </dl>
      {evening.paper > 0 && !shown.value && (
        <button
          type="button"
          class="tool"
          onClick={() => {
            shown.value = true;
          }}
        >
          {t("evenings.show_tallies")}
        </button>
      )}
      {shown.value && <Tallies evening={evening} act={act} onChanged={onChanged} />}
      <TroubleNote trouble={act.trouble.value} />
      <div class="actions">
        {(!accepted_on || closed_on) && (
          <Button kind="quiet" busy={act.busy.value} onPress={say("accept")}>
            {t(accepted_on ? "evenings.open_again" : "evenings.accept")}
          </Button>
        )}
        {!closed_on && (
          <Button kind="quiet" busy={act.busy.value} onPress={say("close")}>
            {t(accepted_on ? "evenings.close" : "evenings.leave")}
          </Button>
        )}
      </div>
    </section>
  );
}

interface TalliesProps {
  evening: Evening;
  act: Act;
  onChanged: () => Promise<void>;
}

function Tallies({ evening, act, onChanged }: TalliesProps) {
  const detail = useRemote<EveningDetail>(`/api/desk/events/${evening.id}`);
  const base = `/api/desk/campaigns/${encodeURIComponent(evening.campaign_id)}/tallies`;
  const takeBack = (id: string) => () =>
    void act.run(async () => {
      await ask("DELETE", `${base}/${id}`);
      await Promise.all([detail.reload(), onChanged()]);
    });
  return (
    <Fetched of={detail}>
      {({ tallies }) => (
        <ul class="evenings__tallies">
          {tallies.map(({ id, cards, names }) => {
            const who = nameFor(names, language(), "");
            const words = who
              ? t("evenings.tally_for", { n: cards, who })
              : t("evenings.tally", { n: cards });
            return (
              <li key={id}>
                {words}{" "}
                <button
                  type="button"
                  class="tool"
                  aria-label={`${t("frame.undo")}: ${words}`}
                  onClick={takeBack(id)}
                >
                  {t("frame.undo")}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </Fetched>
  );
}
