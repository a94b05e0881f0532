import { Icon } from "../components/Icon";
import { t } from "../messages/translate";
import { linkTo, type Place } from "../routes";
import "./masthead.css";

const tools = [
  { place: "guides", icon: "book", href: linkTo.guides },
  { place: "settings", icon: "sliders", href: linkTo.settings },
] as const;

/** Our name and the two quieter places. */
export function Masthead({ current }: { current: Place | null }) {
  return (
    <div class="masthead">
      <a class="masthead__name" href={linkTo.write}>
        Lebenszeichen
      </a>
      <nav class="masthead__tools" aria-label={t("frame.more")}>
        {tools.map(({ place, icon, href }) => (
          <a
            key={place}
            class="masthead__tool"
            href={href}
            aria-current={place === current ? "page" : undefined}
          >
            <Icon name={icon} />
            <span class="masthead__word">{t(`nav.${place}`)}</span>
          </a>
        ))}
      </nav>
    </div>
  );
}
