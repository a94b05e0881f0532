import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { Button } from "../components/Action";
import { Card } from "../components/Card";
import { t } from "../messages/translate";
import { watched } from "../replica";
import { linkTo } from "../routes";

/** Somebody said yes, and has recorded nothing yet; lives as long as the page. */
const allowed = signal(false);

/**
 * What an organiser counts is for the server: nothing is recorded that could never be told. The yes is the organiser's, about the
 * evening: whether a volunteer's own cards may be counted, each is asked.
 */
export function MayTell({ children }: { children: ComponentChildren }) {
  const profile = watched().profile();
  const organises = watched()
    .facts()
    .some(({ profile_id }) => profile_id !== profile?.id);
  if (allowed.value || organises || profile?.counting === "yes") return <>{children}</>;
  return (
    <Card title={t("evening.tell_title")}>
      <p>{t("evening.tell_text")}</p>
      <a class="link" href={linkTo.privacy}>
        {t("letter.ask_count_more")}
      </a>
      <Button
        kind="next"
        onPress={() => {
          allowed.value = true;
        }}
      >
        {t("evening.tell_yes")}
      </Button>
    </Card>
  );
}
