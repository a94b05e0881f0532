import { useEffect } from "preact/hooks";
import { Screen } from "../frame/Screen";
import type { AlertsView } from "../local/alerts/contract";
import { language, t } from "../messages/translate";
import { boot } from "../replica";
import { linkTo } from "../routes";
import { lookAround, readSurroundings } from "../welcome/surroundings";
import { AlertsOn } from "./AlertsOn";
import { alerts, watchedAlerts } from "./attached";
import { Blocked, HomeScreenFirst, Unsupported } from "./CannotHear";
import { NeverAsked } from "./NeverAsked";
import { TurningOn } from "./TurningOn";
import "./alerts.css";

/** "Hear when somebody comes out": explained, asked for, changed, tried out and ended here. Needs no list. */
export function AlertsScreen() {
  const view = watchedAlerts().view();
  useEffect(() => void alerts().look(), []);
  return (
    <Screen title={t("alerts.title")} back={wayBack()}>
      {view ? <Standing view={view} /> : <p class="unseen">{t("frame.loading")}</p>}
    </Screen>
  );
}

/** To the app's own list of releases where there is one, else to the plain page. */
function wayBack() {
  const text = t("nav.releases");
  return boot.value === "open"
    ? { href: linkTo.releases, text }
    : { href: linkTo.plainReleases(language()), text };
}

function Standing({ view }: { view: AlertsView }) {
  const around = readSurroundings(lookAround());
  switch (view.at) {
    case "unsupported":
      return around.iosTab ? <HomeScreenFirst /> : <Unsupported />;
    case "off":
      return view.denied ? <Blocked /> : <NeverAsked untold={view.untold} around={around} />;
    case "turning_on":
      return <TurningOn step={view.step} />;
    default:
      return <AlertsOn view={view} />;
  }
}
