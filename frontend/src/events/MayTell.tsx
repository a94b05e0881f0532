import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { Button } from "../components/Action";
import { Card } from "../components/Card";
import { Note } from "../components/Note";
import { reasonNotSaved } from "../frame/saving";
import { t } from "../messages/translate";
import { local, watched } from "../replica";
import { linkTo } from "../routes";

/** What an organiser counts is for the server: nothing is recorded that could never be told. */
export function MayTell({ children }: { children: ComponentChildren }) {
  const problem = useSignal<ReturnType<typeof reasonNotSaved> | null>(null);
  if (watched().profile()?.counting === "yes") return <>{children}</>;
  const allow = () =>
    local()
      .setCounting("yes")
      .catch((error: unknown) => {
        problem.value = reasonNotSaved(error);
      });
  return (
    <Card title={t("evening.tell_title")}>
      <p>{t("evening.tell_text")}</p>
      <a class="link" href={linkTo.privacy}>
        {t("letter.ask_count_more")}
      </a>
      {problem.value && <Note tone="stop" live="alert" title={t(problem.value)} />}
      <Button kind="next" onPress={() => void allow()}>
        {t("evening.tell_yes")}
      </Button>
    </Card>
  );
}
