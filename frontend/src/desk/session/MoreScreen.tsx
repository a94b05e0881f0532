import { Button } from "../../components/Action";
import { DeskIcon } from "../frame/DeskIcon";
import { placesUnderMore } from "../frame/places";
import { Screen } from "../frame/Screen";
import { t } from "../messages/translate";
import { linkTo } from "../routes";
import { me, signOut } from "./session";
import "./more.css";

/** On a phone: the places that the small bar has no room for. */
export function MoreScreen() {
  return (
    <Screen title={t("nav.more")} narrow>
      <nav aria-label={t("nav.more")}>
        <ul class="plain more">
          {placesUnderMore(me()?.role ?? "assistant").map((place) => (
            <li key={place}>
              <a class="more__link" href={linkTo[place]}>
                <DeskIcon name={place} />
                <span>{t(`nav.${place}`)}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="actions">
        <Button kind="quiet" onPress={() => void signOut()}>
          {t("me.sign_out")}
        </Button>
      </div>
    </Screen>
  );
}
