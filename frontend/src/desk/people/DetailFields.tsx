import { Button } from "../../components/Action";
import { ask } from "../api/client";
import { useAct } from "../frame/act";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { dayOrNone, SaidFields, Submit, useSaid } from "./said";
import type { Person, PersonDetail } from "./types";
import { accordingTo, wordFor } from "./words";

interface DetailFieldsProps {
  person: Person;
  onChanged: () => Promise<void>;
}

/** Charges and description: only here, until somebody lets everybody read one of them. */
export function DetailFields({ person, onChanged }: DetailFieldsProps) {
  if (person.details.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="details">
      <h2 id="details">{t("people.details")}</h2>
      <p class="small soft">{t("people.details_hint")}</p>
      {person.details.map((detail) => (
        <Detail key={detail.field} person={person} detail={detail} onChanged={onChanged} />
      ))}
    </section>
  );
}

function Detail({ person, detail, onChanged }: DetailFieldsProps & { detail: PersonDetail }) {
  const act = useAct();
  const path = `/api/desk/people/${person.id}/details/${detail.field}`;
  const said = useSaid(person.public.source ?? "");
  const doing = (method: "PUT" | "DELETE", body?: unknown) =>
    void act.run(() => ask(method, path, body).then(onChanged));
  const same = detail.public_text === detail.text;
  return (
    <article class="card stack" aria-label={wordFor("field", detail.field)}>
      <h3>{wordFor("field", detail.field)}</h3>
      {detail.text && <p class="detailtext">{detail.text}</p>}
      <p class="small soft">{whoMayRead(detail, same)}</p>
      {detail.public_text && !same && <p class="detailtext">{detail.public_text}</p>}
      <TroubleNote trouble={act.trouble.value} />
      {detail.text && !same && (
        <details class="foldout">
          <summary>{t("people.release_detail")}</summary>
          <form
            class="stack"
            onSubmit={(submitted) => {
              submitted.preventDefault();
              doing("PUT", {
                content_hash: detail.content_hash,
                source: said.source.value.trim(),
                as_of: dayOrNone(said.day),
              });
            }}
          >
            <p class="small">{t("people.release_hint")}</p>
            <SaidFields said={said} />
            <div class="actions">
              <Submit text={t("people.release_send")} busy={act.busy.value} />
            </div>
          </form>
        </details>
      )}
      {detail.public_text && (
        <div class="actions">
          <Button kind="quiet" busy={act.busy.value} onPress={() => doing("DELETE")}>
            {t("people.detail_back")}
          </Button>
        </div>
      )}
    </article>
  );
}

function whoMayRead(detail: PersonDetail, same: boolean): string {
  if (!detail.public_text) return t("people.desk_only");
  const source = accordingTo(detail.source ?? "", detail.as_of);
  const by = detail.by ? t("people.released_by", { name: detail.by }) : "";
  return [t(same ? "people.is_public" : "people.other_is_public"), source, by]
    .filter(Boolean)
    .join(" · ");
}
