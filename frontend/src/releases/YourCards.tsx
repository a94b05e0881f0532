import { Card } from "../components/Card";
import { Chip } from "../components/Chip";
import { consequenceOf } from "../letters/consequences";
import type { Letter, Release } from "../local/types";
import { language, t } from "../messages/translate";
import { mainName } from "../prisoners/names";
import { watched } from "../replica";
import { linkTo } from "../routes";

/** What this release means for cards that somebody wrote here to the people in it. */
export function YourCards({ release }: { release: Release }) {
  const mine = watched()
    .letters()
    .filter(({ prisoner_id }) => prisoner_id && release.prisoner_ids.includes(prisoner_id));
  const first = onePerPerson(mine);
  if (first.length === 0) return null;
  return (
    <Card title={t("release.your_cards")}>
      {first.map((letter) => (
        <Consequence key={letter.letter_id} letter={letter} />
      ))}
      <p>
        <a class="link" href={linkTo.letters}>
          {t("letter.to_letters")}
        </a>
      </p>
    </Card>
  );
}

function Consequence({ letter }: { letter: Letter }) {
  const prisoner = watched().prisoner(letter.prisoner_id ?? "");
  if (!prisoner) return null;
  const key = consequenceOf(letter, prisoner.state);
  const name = mainName(prisoner, language());
  return (
    <div class="release__card">
      <p class="serif" lang={name.lang}>
        {name.text}
      </p>
      {letter.do_not_post && <Chip tone="stop">{t("letters.warning_title", { n: 1 })}</Chip>}
      {key && <p>{t(key)}</p>}
    </div>
  );
}

/** A card that must not be posted goes before one that is on its way. */
function onePerPerson(letters: readonly Letter[]): Letter[] {
  const byPerson = new Map<string | null, Letter>();
  for (const letter of letters) {
    const before = byPerson.get(letter.prisoner_id);
    if (!before || (letter.do_not_post && !before.do_not_post))
      byPerson.set(letter.prisoner_id, letter);
  }
  return [...byPerson.values()];
}
