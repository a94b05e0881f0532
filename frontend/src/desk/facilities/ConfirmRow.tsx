import { useId } from "preact/hooks";
import { ask } from "../api/client";
import type { Names } from "../api/types";
import { useAct } from "../frame/act";
import { TroubleNote } from "../frame/Trouble";
import { t } from "../messages/translate";
import { AddressText } from "./AddressText";
import type { TextToConfirm } from "./queue";
import { joined, nameOfText } from "./words";

/** Each name that is another one, and what is public at present. */
function Renamed({ text, names }: { text: Names; names: Names }) {
  const langs = Object.keys(text) as (keyof Names)[];
  return (
    <p class="serif">
      {langs.map((lang) => (
        <span key={lang} class="renamed">
          <span lang={lang}>{text[lang]}</span>
          {names[lang] && <span class="small soft"> ({names[lang]})</span>}
        </span>
      ))}
    </p>
  );
}

interface ConfirmRowProps {
  one: TextToConfirm;
  ticked: boolean;
  onTick: (on: boolean) => void;
  onChanged: () => Promise<void>;
}

/** One text in full, what is public at present, who compared it, and the tick. */
export function ConfirmRow({ one, ticked, onTick, onChanged }: ConfirmRowProps) {
  const { text, facility } = one;
  const act = useAct();
  const id = useId();
  const name = nameOfText(text, facility);
  const before = facility?.address?.join("\n") === text.address.join("\n") ? null : facility;
  const refuse = async () => {
    await ask("DELETE", `/api/desk/texts/${text.proposal_id}`);
    await onChanged();
  };
  return (
    <section class="card confirmrow" aria-labelledby={`${id}-name`}>
      <div class="confirmrow__tick">
        <input
          id={id}
          type="checkbox"
          checked={ticked}
          aria-labelledby={`${id}-tick ${id}-name`}
          aria-describedby={`${id}-text`}
          onChange={(event) => onTick(event.currentTarget.checked)}
        />
        <label id={`${id}-tick`} for={id}>
          {t("confirming.tick")}
        </label>
      </div>
      <div class="stack confirmrow__text" id={`${id}-text`}>
        <h2 id={`${id}-name`}>{name}</h2>
        {text.kind !== "address" && <p class="small">{t(`text.${text.kind}`)}</p>}
        {text.name && facility && <Renamed text={text.name} names={facility.names} />}
        <AddressText lines={text.address} source={text.source} as_of={text.as_of} />
        <p class="small soft">{t("text.compared_by", { names: joined(text.confirmed_by) })}</p>
      </div>
      {before?.address && (
        <div class="stack confirmrow__before">
          <h3>{t("text.before")}</h3>
          <AddressText lines={before.address} source={before.source} as_of={before.as_of} />
        </div>
      )}
      <TroubleNote trouble={act.trouble.value} />
      <div class="tools">
        <button
          type="button"
          class="tool tool--stop"
          aria-label={`${t("text.refuse")}: ${name}`}
          onClick={() => void act.run(refuse)}
        >
          {t("text.refuse")}
        </button>
      </div>
    </section>
  );
}
