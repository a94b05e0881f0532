import { ActionLink, Actions } from "../components/Action";
import { language, t } from "../messages/translate";
import { boot } from "../replica";
import { linkTo } from "../routes";

/** How to hear of it where no notice can come: the page that anybody can open, and the app's own list. */
export function OtherWays() {
  return (
    <>
      <p>{t("alerts.other_ways")}</p>
      <Actions>
        <ActionLink kind="quiet" href={linkTo.plainReleases(language())}>
          {t("alerts.plain_releases")}
        </ActionLink>
        {boot.value === "open" && (
          <ActionLink kind="quiet" href={linkTo.releases}>
            {t("alerts.app_releases")}
          </ActionLink>
        )}
      </Actions>
    </>
  );
}
