import { Card } from "../components/Card";
import { formatPartialDate } from "../messages/dates";
import { language, t } from "../messages/translate";
import { linkTo } from "../routes";
import { watchedAlerts } from "./attached";
import { dayOfMoment } from "./words";

const SHOWN = 5;

/** The releases of which this phone was told lately: they can be read again where no list is kept. */
export function LatestNotices() {
  const told = watchedAlerts()
    .notices()
    .flatMap((notice) => (notice.release_id ? [{ ...notice, id: notice.release_id }] : []));
  if (told.length === 0) return null;
  return (
    <Card title={t("alerts.latest")}>
      <ul class="plain">
        {told.slice(0, SHOWN).map((notice) => (
          <li key={notice.tag} class="told">
            <a class="told__link" href={linkTo.release(notice.id)}>
              <span class="told__title" lang={notice.lang ?? undefined}>
                {notice.title}
              </span>
              <span class="small soft">
                {formatPartialDate(dayOfMoment(notice.at), language())}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
