import type { ComponentChildren } from "preact";
import { wide } from "../../frame/wide";
import { t } from "../messages/translate";
import { type DeskPlace, linkTo } from "../routes";
import { me } from "../session/session";
import { DeskIcon } from "./DeskIcon";
import { LanguageSwitch } from "./LanguageSwitch";
import { barPlaces, isUnderMore, placesFor } from "./places";
import "../../frame/frame.css";
import "../../frame/navigation-bar.css";
import "./frame.css";

function Places({ places, current }: { places: readonly DeskPlace[]; current: DeskPlace | null }) {
  const shown = wide.value || !isUnderMore(current) ? current : "more";
  return (
    <nav class="bar" aria-label={t("frame.nav")}>
      <ul class="bar__places">
        {places.map((place) => (
          <li key={place}>
            <a
              class="bar__link"
              href={linkTo[place]}
              aria-current={place === shown ? "page" : undefined}
            >
              <DeskIcon name={place} />
              <span>{t(`nav.${place}`)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What stands around every screen: a rail on a wide window, a bar at the bottom of a phone. */
export function Frame({
  current,
  children,
}: {
  current: DeskPlace | null;
  children: ComponentChildren;
}) {
  const somebody = me();
  return (
    <div class={wide.value ? "frame frame--wide desk" : "frame desk"}>
      <a class="skip" href="#main">
        {t("frame.skip")}
      </a>
      <header class="frame__rail">
        <div class="desk__head">
          <a class="desk__name" href={linkTo.waiting}>
            <span>Lebenszeichen</span> <span class="desk__part">{t("frame.desk")}</span>
          </a>
          {!wide.value && <LanguageSwitch />}
        </div>
        {wide.value && somebody && <Places places={placesFor(somebody.role)} current={current} />}
        {wide.value && (
          <div class="desk__who">
            {somebody && (
              <p class="small soft">{t("frame.signed_in_as", { name: somebody.name })}</p>
            )}
            <LanguageSwitch />
          </div>
        )}
      </header>
      <div class="frame__page">
        <main id="main" class="frame__main" tabIndex={-1}>
          {children}
        </main>
      </div>
      {!wide.value && somebody && (
        <footer class="frame__foot">
          <Places places={barPlaces(somebody.role)} current={current} />
        </footer>
      )}
    </div>
  );
}
