import { Icon, type IconName } from "../components/Icon";
import { t } from "../messages/translate";
import { linkTo, type Place } from "../routes";
import "./navigation-bar.css";

const places = [
  { place: "write", icon: "pen", href: linkTo.write },
  { place: "prisoners", icon: "person", href: linkTo.prisoners },
  { place: "releases", icon: "door", href: linkTo.releases },
  { place: "letters", icon: "cards", href: linkTo.letters },
] as const satisfies readonly { place: Place; icon: IconName; href: string }[];

/** The four places: a bar under the thumb, a rail from 900 px. */
export function NavigationBar({ current }: { current: Place | null }) {
  return (
    <nav class="bar" aria-label={t("frame.nav")}>
      <ul class="bar__places">
        {places.map(({ place, icon, href }) => (
          <li key={place}>
            <a class="bar__link" href={href} aria-current={place === current ? "page" : undefined}>
              <Icon name={icon} />
              <span>{t(`nav.${place}`)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
