import { QrCode } from "../components/QrCode";
import type { KeptEvening } from "../local/events/contract";
import { shownCode } from "../local/events/contract";
import { t } from "../messages/translate";
import { watched } from "../replica";
import { linkTo } from "../routes";
import "../batch/batch.css";

/** The code, large enough for the back row; links to scan for volunteers, and for a second device of the organiser's. */
export function Invite({ evening }: { evening: KeptEvening & { key: string } }) {
  const { event_id, key } = evening;
  const campaign = evening.campaign_id ?? watched().campaign()?.id;
  const forVolunteers = campaign
    ? `/app/join#campaign=${encodeURIComponent(campaign)}&event=${event_id}`
    : linkTo.evening(event_id);
  return (
    <section class="evening__invite">
      <h2 class="evening__label">{t("evening.code_title")}</h2>
      <p class="evening__code">{shownCode(event_id)}</p>
      <Link
        title={t("evening.volunteers")}
        text={t("evening.volunteers_text")}
        path={forVolunteers}
      />
      <Link
        title={t("evening.second_device")}
        text={t("evening.second_device_text")}
        path={`${linkTo.evening(event_id)}#${key}`}
      />
    </section>
  );
}

function Link({ title, text, path }: { title: string; text: string; path: string }) {
  const link = location.origin + path;
  return (
    <details class="evening__link">
      <summary>{title}</summary>
      <div class="evening__fields">
        <p>{text}</p>
        <QrCode text={link} label={title} />
        <p class="evening__address">{link}</p>
      </div>
    </details>
  );
}
