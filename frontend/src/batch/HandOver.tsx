import { Card } from "../components/Card";
import { QrCode } from "../components/QrCode";
import { typedCode } from "../local/batch/contract";
import { t } from "../messages/translate";
import { watched } from "../replica";
import { linkTo } from "../routes";

/** To another phone: its camera reads the square, or somebody types the letters. Nothing goes through a network. */
export function HandOver({ ids, onGiven }: { ids: string[]; onGiven: () => void }) {
  const known =
    watched()
      .list()
      ?.prisoners.map(({ id }) => id) ?? [];
  const link = location.origin + linkTo.handover(ids);
  return (
    <details class="choosing">
      <summary>{t("handover.title")}</summary>
      <div class="choosing__fields">
        <p>{t("handover.how", { n: ids.length })}</p>
        <QrCode text={link} label={t("handover.square")} />
        <Card title={t("handover.typed_title")} tone="quiet">
          <p class="handover__code">{typedCode(ids, known)}</p>
          <p class="small soft">{t("handover.typed_text", { place: t("batch.none_take") })}</p>
        </Card>
        <p>{t("handover.given_text")}</p>
        <button type="button" class="textbutton" onClick={onGiven}>
          {t("handover.given")}
        </button>
      </div>
    </details>
  );
}
