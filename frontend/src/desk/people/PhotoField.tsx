import { useSignal } from "@preact/signals";
import { Button } from "../../components/Action";
import { ask } from "../api/client";
import { Refused } from "../api/trouble";
import { useAct } from "../frame/act";
import { readableName } from "../frame/names";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { PhotoChooser } from "./PhotoChooser";
import { SaidFields, Submit, useSaid } from "./said";
import type { Person, PersonPhoto } from "./types";
import { accordingTo } from "./words";
import "./photo.css";

/** Bytes; the server takes no more. */
const LARGEST = 8 * 1024 * 1024;

interface PhotoFieldProps {
  person: Person;
  onChanged: () => Promise<void>;
}

/** A picture: only here, until somebody lets everybody see it. */
export function PhotoField({ person, onChanged }: PhotoFieldProps) {
  const { photo } = person;
  return (
    <section class="stack" aria-labelledby="photo">
      <h2 id="photo">{t("people.photo")}</h2>
      <p class="small soft">{t("people.photo_hint")}</p>
      {photo && <Picture key={photo.hash} person={person} photo={photo} onChanged={onChanged} />}
      <Upload key={photo?.hash} person={person} onChanged={onChanged} />
    </section>
  );
}

function Picture({ person, photo, onChanged }: PhotoFieldProps & { photo: PersonPhoto }) {
  const act = useAct();
  const path = `/api/desk/people/${person.id}/photo`;
  const doing = (work: Promise<unknown>) => void act.run(() => work.then(onChanged));
  return (
    <article class="card deskphoto" aria-label={t("people.photo")}>
      <img
        class="deskphoto__picture"
        src={`${path}?${photo.hash}`}
        width={photo.width}
        height={photo.height}
        alt={t("people.photo_of", { name: readableName(person.public.names, person.id) })}
      />
      <div class="stack">
        <p class="small">{whoMaySee(photo)}</p>
        <p class="small soft">{accordingTo(photo.source, photo.as_of)}</p>
        <TroubleNote trouble={act.trouble.value} />
        {!photo.released_on && <p class="small">{t("people.photo_release_hint")}</p>}
        <div class="actions">
          {!photo.released_on && (
            <Button
              kind="next"
              busy={act.busy.value}
              onPress={() => doing(ask("PUT", `${path}/release`, { hash: photo.hash }))}
            >
              {t("people.photo_release")}
            </Button>
          )}
          <Button kind="quiet" busy={act.busy.value} onPress={() => doing(ask("DELETE", path))}>
            {t("people.photo_delete")}
          </Button>
        </div>
      </div>
    </article>
  );
}

function whoMaySee(photo: PersonPhoto): string {
  const added = photo.added_by ? t("people.photo_added_by", { name: photo.added_by }) : "";
  if (!photo.released_on) return [t("people.desk_only"), added].filter(Boolean).join(" · ");
  const by = photo.released_by ? t("people.released_by", { name: photo.released_by }) : "";
  return [t("people.is_public"), added, by].filter(Boolean).join(" · ");
}

/** Another picture takes the place of the one before, and is only at the desk again. */
function Upload({ person, onChanged }: PhotoFieldProps) {
  const act = useAct();
  const said = useSaid();
  const file = useSignal<File | null>(null);
  const send = () =>
    act.run(async () => {
      const chosen = file.value;
      if (!chosen || chosen.size > LARGEST) throw new Refused(unreadable(chosen ? 413 : 0));
      const form = new FormData();
      // What somebody called a file is nobody's business.
      form.append("photo", chosen, "photo");
      form.append("source", said.source.value.trim());
      form.append("as_of", said.day.value.trim());
      await ask("PUT", `/api/desk/people/${person.id}/photo`, form);
      for (const one of [said.source, said.day]) one.value = "";
      file.value = null;
      await onChanged();
    });
  return (
    <details class="card foldout">
      <summary>{t(person.photo ? "people.photo_replace" : "people.photo_add")}</summary>
      <form
        class="stack"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          void send();
        }}
      >
        <PhotoChooser file={file} />
        <SaidFields said={said} dayRequired />
        <TroubleNote trouble={act.trouble.value} />
        <div class="actions">
          <Submit text={t("people.photo_send")} busy={act.busy.value} />
        </div>
      </form>
    </details>
  );
}

const unreadable = (status: number) => ({ slug: "unreadable-photo", title: "", status });
